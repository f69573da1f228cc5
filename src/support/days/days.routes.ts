import type { Route } from '../../platform/http/route.ts';
import { openPage, openProviderPage, type ProviderPage, type SupportPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { showAdviserDays } from './adviser-days-page.ts';
import { exportDaysAsCsv, exportDaysAsExcel } from './export-adviser-days.ts';
import { saveDaysWithdrawal, savePlannedDays, saveUsedDays, showDaysWithdrawal, showProviderDays, showUsedForm } from './provider-days-pages.ts';
import { saveRate, saveRateWithdrawal, showRates, showRateWithdrawal } from './rate-pages.ts';
import { showDue } from './show-due.ts';

/** Adviser days: in sum, of each provider, and what they cost. */
export function dayRoutes(means: SupportMeans): Route[] {
  const list = (path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
    method: 'GET',
    path,
    permission: 'days.list',
    audit,
    sensitive: true,
    handle: openPage(means, page),
  });
  const rate = (method: Route['method'], path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
    method,
    path,
    permission: 'entitlement.edit',
    audit,
    handle: openPage(means, page),
  });
  const plan = (method: Route['method'], rest: `/${string}`, audit: Route['audit'], page: ProviderPage): Route => ({
    method,
    path: `/providers/:providerId/adviser-days${rest}`,
    permission: 'days.plan',
    of: 'providerId',
    audit,
    handle: openProviderPage(means, page),
  });
  return [
    list('/adviser-days', 'adviser-days.listed', showAdviserDays),
    list('/adviser-days/csv', 'adviser-days.downloaded', exportDaysAsCsv),
    list('/adviser-days/excel', 'adviser-days.downloaded', exportDaysAsExcel),
    list('/adviser-days/due', 'visits-due.listed', showDue),
    {
      method: 'GET',
      path: '/providers/:providerId/adviser-days',
      permission: 'days.view',
      of: 'providerId',
      audit: 'adviser-days.viewed',
      sensitive: true,
      subject: { kind: 'provider', param: 'providerId' },
      handle: openProviderPage(means, showProviderDays),
    },
    plan('POST', '/planned', 'planned-days.recorded', savePlannedDays),
    plan('GET', '/planned/:entryId/withdraw', 'planned-days.opened-form', showDaysWithdrawal('planned_days')),
    plan('POST', '/planned/:entryId/withdraw', 'planned-days.withdrawn', saveDaysWithdrawal('planned_days')),
    plan('GET', '/used', 'used-days.opened-form', showUsedForm),
    plan('POST', '/used', 'used-days.recorded', saveUsedDays),
    plan('GET', '/used/:entryId/withdraw', 'used-days.opened-form', showDaysWithdrawal('used_days')),
    plan('POST', '/used/:entryId/withdraw', 'used-days.withdrawn', saveDaysWithdrawal('used_days')),
    rate('GET', '/day-rates', 'day-rate.listed', showRates),
    rate('POST', '/day-rates', 'day-rate.entered', saveRate),
    rate('GET', '/day-rates/:rateId/withdraw', 'day-rate.opened-form', showRateWithdrawal),
    rate('POST', '/day-rates/:rateId/withdraw', 'day-rate.withdrawn', saveRateWithdrawal),
  ];
}
