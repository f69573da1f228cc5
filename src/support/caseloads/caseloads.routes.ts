import type { Route } from '../../platform/http/route.ts';
import { openPage, type SupportPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { showCaseloads } from './caseloads-page.ts';
import { saveCover, saveCoverUndo, showCoverForm, showCoverUndo } from './cover-pages.ts';

/** Caseloads, and cover for whole ones. */
export function caseloadRoutes(means: SupportMeans): Route[] {
  const balance = (method: Route['method'], path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
    method,
    path,
    permission: 'caseload.balance',
    audit,
    handle: openPage(means, page),
  });
  return [
    {
      method: 'GET',
      path: '/caseloads',
      permission: 'caseload.view',
      audit: 'caseloads.viewed',
      sensitive: true,
      handle: openPage(means, showCaseloads),
    },
    balance('GET', '/caseloads/cover', 'caseload-cover.opened-form', showCoverForm),
    balance('POST', '/caseloads/cover', 'caseload-cover.arranged', saveCover),
    balance('GET', '/caseloads/cover/:coverId/undo', 'caseload-cover.opened-form', showCoverUndo),
    balance('POST', '/caseloads/cover/:coverId/undo', 'caseload-cover.undone', saveCoverUndo),
  ];
}
