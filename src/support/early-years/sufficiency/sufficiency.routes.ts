import type { Route } from '../../../platform/http/route.ts';
import { openPage, openProviderPage, type ProviderPage, type SupportPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import {
  exportSufficiency,
  saveNeed,
  saveNeedWithdrawal,
  savePlaces,
  savePlacesWithdrawal,
  showNeeds,
  showNeedWithdrawal,
  showPlaces,
  showPlacesWithdrawal,
  showSufficiency,
  showSupply,
} from './sufficiency-pages.ts';

const home = '/early-years/sufficiency';
const setting = '/providers/:providerId/early-years/places';

/** Places by age and locality beside the children who live there. */
export function sufficiencyRoutes(means: SupportMeans): Route[] {
  const page = (method: Route['method'], permission: 'sufficiency.view' | 'sufficiency.edit' | 'early-years.list', rest: string, audit: Route['audit'], show: SupportPage): Route => ({
    method, path: `${home}${rest}` as Route['path'], permission, audit, handle: openPage(means, show),
  }); // prettier-ignore
  const ofSetting = (method: Route['method'], rest: string, audit: Route['audit'], show: ProviderPage): Route => ({
    method, path: `${setting}${rest}` as Route['path'], permission: 'early-years-places.record', of: 'providerId', audit, handle: openProviderPage(means, show),
  }); // prettier-ignore
  return [
    page('GET', 'sufficiency.view', '', 'sufficiency.viewed', showSufficiency),
    page('GET', 'sufficiency.view', '/csv', 'sufficiency.exported', exportSufficiency),
    page('GET', 'early-years.list', '/settings', 'early-years-places.listed', showSupply),
    page('GET', 'sufficiency.edit', '/children', 'early-years-need.listed', showNeeds),
    page('POST', 'sufficiency.edit', '/children', 'early-years-need.entered', saveNeed),
    page('GET', 'sufficiency.edit', '/children/:needId/withdraw', 'early-years-need.opened-form', showNeedWithdrawal),
    page('POST', 'sufficiency.edit', '/children/:needId/withdraw', 'early-years-need.withdrawn', saveNeedWithdrawal),
    ofSetting('GET', '', 'early-years-places.opened-form', showPlaces),
    ofSetting('POST', '', 'early-years-places.entered', savePlaces),
    ofSetting('GET', '/:entryId/withdraw', 'early-years-places.opened-form', showPlacesWithdrawal),
    ofSetting('POST', '/:entryId/withdraw', 'early-years-places.withdrawn', savePlacesWithdrawal),
  ];
}
