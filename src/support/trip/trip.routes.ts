import type { Route } from '../../platform/http/route.ts';
import { openPage, openProviderPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { openBegin, saveBegin, showDueTrips } from './begin-pages.ts';
import { openExitTest, saveExitTest } from './exit-test-pages.ts';
import { openTripForm, openTripPage, saveTripForm, type TripPage } from './open-trip-page.ts';
import { exportNextPack, exportReviewPack, showNextPack, showReviewPack } from './pack-pages.ts';
import { openSpan, saveSpan } from './plan-span-pages.ts';
import { openMilestone, saveMilestone } from './milestone-pages.ts';
import { openAgree, openApprove, openDiscard, saveAgree, saveApprove, saveDiscard } from './plan-pages.ts';
import { dropPriority, openPriority, openSupport, savePriority, saveSupport } from './priority-pages.ts';
import { openReviewForm, openReviewWithdrawal, saveReview, saveReviewWithdrawal, showReview, showReviews } from './review-pages.ts';
import { showPlan } from './show-plan.ts';

const ofTheRun = { sensitive: true, subject: { kind: 'programme-run', param: 'runId' } } as const;
const ofRun = '/providers/:providerId/programmes/:runId' as const;

/** Rapid improvement: where it is due, a run’s single plan, its reviews with their papers, and the exit test. */
export function tripRoutes(means: SupportMeans): Route[] {
  const read = (path: string, audit: Route['audit'], page: TripPage): Route => ({
    method: 'GET',
    path: `${ofRun}/${path}`,
    permission: 'programme.view',
    of: 'providerId',
    audit,
    ...ofTheRun,
    handle: openTripPage(means, page),
  });
  const form = (
    path: string,
    audit: Route['audit'],
    open: TripPage | null,
    save: TripPage,
    permission: 'programme.run' | 'plan.update' = 'programme.run',
  ): Route[] => {
    const common = { path: `${ofRun}/${path}`, permission, of: 'providerId' } as const;
    const post: Route = { ...common, method: 'POST', audit, handle: saveTripForm(means, save) };
    return open === null
      ? [post]
      : [{ ...common, method: 'GET', audit: 'improvement-plan.opened-form', ...ofTheRun, handle: openTripForm(means, open) }, post];
  };
  const begin = { path: '/providers/:providerId/rapid-improvement', permission: 'programme.run', of: 'providerId' } as const;
  return [
    {
      method: 'GET',
      path: '/rapid-improvement',
      permission: 'programme-board.view',
      audit: 'rapid-improvement.listed',
      sensitive: true,
      handle: openPage(means, showDueTrips),
    },
    {
      ...begin,
      method: 'GET',
      audit: 'rapid-improvement.opened-form',
      sensitive: true,
      subject: { kind: 'provider', param: 'providerId' },
      handle: openProviderPage(means, openBegin),
    },
    { ...begin, method: 'POST', audit: 'programme-run.started', handle: openProviderPage(means, saveBegin) },
    read('plan', 'improvement-plan.viewed', showPlan),
    ...form('plan/draft', 'improvement-plan.drafted', openSpan, saveSpan),
    ...form('plan/priorities/:priorityKey', 'improvement-plan.changed', openPriority, savePriority),
    ...form('plan/priorities/:priorityKey/remove', 'improvement-plan.changed', null, dropPriority),
    ...form('plan/support', 'improvement-plan.changed', openSupport, saveSupport),
    ...form('plan/agree', 'improvement-plan.agreed', openAgree, saveAgree),
    ...form('plan/approve', 'improvement-plan.approved', openApprove, saveApprove),
    ...form('plan/discard', 'improvement-plan.discarded', openDiscard, saveDiscard),
    ...form('plan/milestones/:objectiveKey/:halfTerm', 'milestone-result.recorded', openMilestone, saveMilestone, 'plan.update'),
    ...form('reviews/new', 'plan-review.recorded', openReviewForm, saveReview),
    read('reviews', 'plan-review.listed', showReviews),
    read('reviews/:reviewId', 'plan-review.viewed', showReview),
    ...form('reviews/:reviewId/withdraw', 'plan-review.withdrawn', openReviewWithdrawal, saveReviewWithdrawal),
    read('reviews/:reviewId/pack', 'plan-review.printed', showReviewPack),
    read('reviews/:reviewId/pack/word', 'plan-review.exported', exportReviewPack),
    read('pack', 'improvement-plan.printed', showNextPack),
    read('pack/word', 'improvement-plan.exported', exportNextPack),
    ...form('exit-test', 'exit-test.made', openExitTest, saveExitTest),
  ];
}
