import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import { findOwnAuthority } from '../records/find-own-authority.ts';
import { saveCommentary, saveCommentaryWithdrawal, showCommentaryForm, showCommentaryWithdrawal } from './commentary-pages.ts';
import { exportScorecardAsCsv, exportScorecardAsWord } from './export-scorecard.ts';
import { saveTarget, showTargetForm } from './set-target-pages.ts';
import { showLine } from './show-line.ts';
import { showScorecard } from './show-scorecard.ts';
import { saveTargetWithdrawal, showTargetWithdrawal } from './withdraw-target-pages.ts';
import type { TargetPage } from './target-page.ts';

/** The scorecard, what is done to it, and what is taken away from it. */
export function targetRoutes(means: AccountabilityMeans): Route[] {
  const page =
    (answer: TargetPage) =>
    async (request: PageRequest): Promise<Reply> => {
      const authority = await findOwnAuthority(means.db.kysely, request.actor);
      return authority === null ? { kind: 'not-found' } : answer(means, request, authority);
    };
  const view = (path: Route['path'], audit: Route['audit'], answer: TargetPage): Route => ({
    method: 'GET',
    path,
    permission: 'target.view',
    audit,
    handle: page(answer),
  });
  const edit = (method: Route['method'], path: Route['path'], audit: Route['audit'], answer: TargetPage): Route => ({
    method,
    path,
    permission: 'target.edit',
    audit,
    handle: page(answer),
  });
  return [
    view('/scorecard', 'scorecard.viewed', showScorecard),
    view('/scorecard/word', 'scorecard.downloaded', exportScorecardAsWord),
    view('/scorecard/csv', 'scorecard.downloaded', exportScorecardAsCsv),
    view('/scorecard/lines/:measure/:group', 'scorecard.line-viewed', showLine),
    edit('GET', '/scorecard/targets/new', 'target.opened', showTargetForm),
    edit('POST', '/scorecard/targets/new', 'target.set', saveTarget),
    edit('GET', '/scorecard/targets/:id/withdraw', 'target.opened', showTargetWithdrawal),
    edit('POST', '/scorecard/targets/:id/withdraw', 'target.withdrawn', saveTargetWithdrawal),
    edit('GET', '/scorecard/lines/:measure/:group/commentary', 'target-commentary.opened', showCommentaryForm),
    edit('POST', '/scorecard/lines/:measure/:group/commentary', 'target-commentary.added', saveCommentary),
    edit('GET', '/scorecard/commentary/:id/withdraw', 'target-commentary.opened', showCommentaryWithdrawal),
    edit('POST', '/scorecard/commentary/:id/withdraw', 'target-commentary.withdrawn', saveCommentaryWithdrawal),
  ];
}
