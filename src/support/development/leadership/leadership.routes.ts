import type { Route } from '../../../platform/http/route.ts';
import { openPage, openProviderPage, type ProviderPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { saveDepartureWithdrawal, saveNewDeparture, showDeparture, showDepartureWithdrawal, showNewDeparture } from './departure-pages.ts';
import { exportForecast, showForecast } from './forecast-pages.ts';
import { exportRegister, showRegister } from './leadership-pages.ts';
import { type ListBoardVacancies, listRecordedVacancies } from './list-board-vacancies.ts';
import { saveSupport, saveSupportWithdrawal, showProviderLeadership, showSupportWithdrawal } from './provider-leadership-pages.ts';

/** Leadership that may want support: the register, the forecast, and a provider’s own page. Whoever keeps governors’ boards hands in their vacancies. */
export function leadershipRoutes(
  given: SupportMeans,
  { listBoardVacancies = listRecordedVacancies }: { readonly listBoardVacancies?: ListBoardVacancies } = {},
): Route[] {
  const means = { ...given, listBoardVacancies };
  const of = 'providerId';
  const subject = { kind: 'provider', param: 'providerId' } as const;
  const path = '/providers/:providerId/leadership';
  const list = { method: 'GET', permission: 'leadership.list', sensitive: true } as const;
  const form = (rest: `/${string}`, audit: Route['audit'], show: ProviderPage, save: ProviderPage): Route[] => [
    { method: 'GET', path: `${path}${rest}`, permission: 'leadership.record', of, audit: 'expected-departure.opened-form', handle: openProviderPage(means, show) },
    { method: 'POST', path: `${path}${rest}`, permission: 'leadership.record', of, audit, handle: openProviderPage(means, save) },
  ];
  return [
    { ...list, path: '/leadership', audit: 'leadership.listed', handle: openPage(means, showRegister(means)) },
    { ...list, path: '/leadership/csv', audit: 'leadership.exported', handle: openPage(means, exportRegister(means)) },
    { ...list, path: '/leadership/forecast', audit: 'leadership.forecast-viewed', handle: openPage(means, showForecast(means)) },
    { ...list, path: '/leadership/forecast/csv', audit: 'leadership.forecast-exported', handle: openPage(means, exportForecast(means)) },
    { method: 'GET', path, permission: 'leadership.view', of, audit: 'leadership.viewed', sensitive: true, subject, handle: openProviderPage(means, showProviderLeadership(means)) },
    { method: 'POST', path: `${path}/support`, permission: 'leadership.record', of, audit: 'leadership-support.recorded', handle: openProviderPage(means, saveSupport(means)) },
    { method: 'GET', path: `${path}/support/:supportId/withdraw`, permission: 'leadership.record', of, audit: 'leadership-support.opened-form', handle: openProviderPage(means, showSupportWithdrawal(means)) },
    { method: 'POST', path: `${path}/support/:supportId/withdraw`, permission: 'leadership.record', of, audit: 'leadership-support.withdrawn', handle: openProviderPage(means, saveSupportWithdrawal(means)) },
    ...form('/departures/new', 'expected-departure.recorded', showNewDeparture, saveNewDeparture),
    { method: 'GET', path: `${path}/departures/:departureId`, permission: 'departure.view', of, audit: 'expected-departure.viewed', sensitive: true, subject, handle: openProviderPage(means, showDeparture) },
    ...form('/departures/:departureId/withdraw', 'expected-departure.withdrawn', showDepartureWithdrawal, saveDepartureWithdrawal),
  ];
} // prettier-ignore
