import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { saveDone, saveOutcome, showDone, showOutcome, withItem } from './item-pages.ts';
import {
  exportReview,
  type ReviewPage,
  saveClosingOfReview,
  savePlan,
  savePrepared,
  showClosingOfReview,
  showPlan,
  showReview,
  showReviews,
  withReview,
} from './review-pages.ts';
import type { ReviewsMeans } from './reviews-means.ts';

type Page = (means: ReviewsMeans, request: PageRequest) => Promise<Reply>;

const one =
  (page: ReviewPage): Page =>
  (means, request) =>
    withReview(means, request, page);

/** Which record a reading is of. */
function subjectOf(path: string): Pick<Route, 'subject'> {
  if (path.includes(':itemId')) return { subject: { kind: 'tier-review-item', param: 'itemId' } };
  return path.includes(':reviewId') ? { subject: { kind: 'tier-review-meeting', param: 'reviewId' } } : {};
}

/** The half-termly review of Vulnerable and Cause for Concern providers. */
export function tierReviewRoutes(means: ReviewsMeans): Route[] {
  const route = (
    method: Route['method'],
    path: Route['path'],
    permission: 'tier-review.view' | 'tier-review.run',
    audit: Route['audit'],
    page: Page,
  ): Route => ({ method, path, permission, audit, sensitive: method === 'GET', ...subjectOf(path), handle: (request) => page(means, request) });
  const review = '/tier-reviews/:reviewId';
  const item = `${review}/items/:itemId` as const;
  return [
    route('GET', '/tier-reviews', 'tier-review.view', 'tier-reviews.viewed', showReviews),
    route('GET', '/tier-reviews/new', 'tier-review.run', 'tier-review.opened-form', showPlan),
    route('POST', '/tier-reviews/new', 'tier-review.run', 'tier-review.planned', savePlan),
    route('GET', review, 'tier-review.view', 'tier-review.viewed', one(showReview)),
    route('GET', `${review}/word`, 'tier-review.view', 'tier-review.downloaded', one(exportReview)),
    route('POST', `${review}/prepare`, 'tier-review.run', 'tier-review.prepared', one(savePrepared)),
    route('GET', `${review}/close`, 'tier-review.run', 'tier-review.opened-form', one(showClosingOfReview)),
    route('POST', `${review}/close`, 'tier-review.run', 'tier-review.closed', one(saveClosingOfReview)),
    route('GET', `${item}/outcome`, 'tier-review.run', 'tier-review.opened-form', withItem(showOutcome)),
    route('POST', `${item}/outcome`, 'tier-review.run', 'tier-review.decided', withItem(saveOutcome)),
    route('GET', `${item}/done`, 'tier-review.run', 'tier-review.opened-form', withItem(showDone)),
    route('POST', `${item}/done`, 'tier-review.run', 'tier-review.done', withItem(saveDone)),
  ];
}
