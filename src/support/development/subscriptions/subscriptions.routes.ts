import type { Route } from '../../../platform/http/route.ts';
import { openPage, type SupportPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { downloadCharges, downloadExport, saveExport, showCharges } from './charge-pages.ts';
import {
  exportSubscriptions,
  saveLevel,
  saveNewSubscription,
  saveWithdrawSubscription,
  showLevel,
  showNewSubscription,
  showSubscriptions,
  showWithdrawSubscription,
} from './subscription-pages.ts';

type Allowed = 'subscription.view' | 'subscription.manage' | 'academy.charges-view' | 'academy.charge';

/** What providers subscribe to, what was charged, and what went to be invoiced. */
export function subscriptionRoutes(means: SupportMeans): Route[] {
  const line = (permission: Allowed, method: Route['method'], path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
    method,
    path,
    permission,
    audit,
    handle: openPage(means, page),
  });
  return [
    line('subscription.view', 'GET', '/subscriptions', 'subscription.listed', showSubscriptions),
    line('subscription.view', 'GET', '/subscriptions.csv', 'subscription.downloaded', exportSubscriptions),
    line('subscription.manage', 'GET', '/subscriptions/new', 'subscription.opened-form', showNewSubscription),
    line('subscription.manage', 'POST', '/subscriptions/new', 'subscription.recorded', saveNewSubscription),
    line('subscription.manage', 'GET', '/subscriptions/levels/:level', 'subscription-level.opened-form', showLevel),
    line('subscription.manage', 'POST', '/subscriptions/levels/:level', 'subscription-level.entered', saveLevel),
    line('subscription.manage', 'GET', '/subscriptions/:subscriptionId/withdraw', 'subscription.opened-form', showWithdrawSubscription),
    line('subscription.manage', 'POST', '/subscriptions/:subscriptionId/withdraw', 'subscription.withdrawn', saveWithdrawSubscription),
    line('academy.charges-view', 'GET', '/subscriptions/charges', 'charge.listed', showCharges),
    line('academy.charges-view', 'GET', '/subscriptions/charges.csv', 'charge.downloaded', downloadCharges),
    line('academy.charge', 'POST', '/subscriptions/charges/export', 'charge.exported', saveExport),
    line('academy.charges-view', 'GET', '/subscriptions/charges/exports/:exportId', 'charge.export-downloaded', downloadExport),
  ];
}
