import type { Route } from '../../platform/http/route.ts';
import { openPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { saveEntitlement, saveEntitlementWithdrawal, showEntitlement, showEntitlementForm, showEntitlementWithdrawal } from './entitlement-pages.ts';

/** What providers are entitled to, in its versions. */
export function entitlementRoutes(means: SupportMeans): Route[] {
  const edit = { permission: 'entitlement.edit' } as const;
  return [
    { method: 'GET', path: '/entitlement', permission: 'entitlement.view', audit: 'entitlement.viewed', handle: openPage(means, showEntitlement) },
    { method: 'GET', path: '/entitlement/change', ...edit, audit: 'entitlement.opened-form', handle: openPage(means, showEntitlementForm) },
    { method: 'POST', path: '/entitlement/change', ...edit, audit: 'entitlement.changed', handle: openPage(means, saveEntitlement) },
    {
      method: 'GET',
      path: '/entitlement/:versionId/withdraw',
      ...edit,
      audit: 'entitlement.opened-form',
      handle: openPage(means, showEntitlementWithdrawal),
    },
    {
      method: 'POST',
      path: '/entitlement/:versionId/withdraw',
      ...edit,
      audit: 'entitlement.withdrawn',
      handle: openPage(means, saveEntitlementWithdrawal),
    },
  ];
}
