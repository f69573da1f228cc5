import type { Route } from '../../../platform/http/route.ts';
import { openPage, openProviderPage, type ProviderPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import {
  exportWorkforce,
  saveFilled,
  saveTurnover,
  saveVacancy,
  saveWithdrawVacancy,
  showProvider,
  showWithdrawVacancy,
  showWorkforce,
} from './workforce-pages.ts';

/** Where posts stand empty, who left, and which skills are wanted. */
export function workforceRoutes(means: SupportMeans): Route[] {
  const own = (method: Route['method'], path: Route['path'], audit: Route['audit'], page: ProviderPage): Route => ({
    method,
    path,
    permission: 'workforce.record',
    of: 'providerId',
    audit,
    handle: openProviderPage(means, page),
  });
  return [
    { method: 'GET', path: '/workforce', permission: 'workforce.view', audit: 'workforce.viewed', handle: openPage(means, showWorkforce) },
    { method: 'GET', path: '/workforce.csv', permission: 'workforce.view', audit: 'workforce.downloaded', handle: openPage(means, exportWorkforce) },
    own('GET', '/providers/:providerId/workforce', 'workforce.provider-viewed', showProvider),
    own('POST', '/providers/:providerId/workforce', 'workforce-vacancy.recorded', saveVacancy),
    own('POST', '/providers/:providerId/workforce/turnover', 'workforce-turnover.recorded', saveTurnover),
    own('POST', '/providers/:providerId/workforce/:vacancyId/filled', 'workforce-vacancy.filled', saveFilled),
    own('GET', '/providers/:providerId/workforce/:vacancyId/withdraw', 'workforce-vacancy.opened-form', showWithdrawVacancy),
    own('POST', '/providers/:providerId/workforce/:vacancyId/withdraw', 'workforce-vacancy.withdrawn', saveWithdrawVacancy),
  ];
}
