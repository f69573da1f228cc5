import type { Route } from '../../../platform/http/route.ts';
import { openPage, openProviderPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { saveMine, showChangeMine, showMine, showPathway, showShared } from './pathway-pages.ts';

/** The pathway for all to see, and each person’s own record on it. */
export function pathwayRoutes(means: SupportMeans): Route[] {
  return [
    { method: 'GET', path: '/pathway', permission: 'academy.view', audit: 'pathway.viewed', handle: openPage(means, showPathway) },
    { method: 'GET', path: '/pathway/mine', permission: 'pathway.own', audit: 'pathway.own-viewed', handle: openPage(means, showMine) },
    { method: 'GET', path: '/pathway/mine/change', permission: 'pathway.own', audit: 'pathway.opened-form', handle: openPage(means, showChangeMine) },
    { method: 'POST', path: '/pathway/mine/change', permission: 'pathway.own', audit: 'pathway.own-changed', handle: openPage(means, saveMine) },
    {
      method: 'GET',
      path: '/providers/:providerId/pathway',
      permission: 'pathway.shared',
      of: 'providerId',
      audit: 'pathway.shared-viewed',
      sensitive: true,
      subject: { kind: 'provider', param: 'providerId' },
      handle: openProviderPage(means, showShared),
    },
  ];
}
