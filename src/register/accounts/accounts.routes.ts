import type { AuditEventName, PageRequest, Reply, Route } from '../../platform/http/route.ts';
import '../access/permissions.ts';
import type { AccountMeans } from './account-means.ts';
import { showAccount } from './account-page.ts';
import { showAccounts } from './accounts-page.ts';
import { answerInvitationAgain, disablePages, enablePages, endReachPages, lastDayPages, rolePages } from './change-pages.ts';
import { answerInvite, showInvite } from './invite-pages.ts';
import { answerAddReach, showAddReach } from './reach-pages.ts';
import { answerRequest, showRequest, showRequests } from './request-pages.ts';

type Handle = (means: AccountMeans, request: PageRequest) => Promise<Reply>;

/** Who has an account, how one is come by, and everything that becomes of it. */
export function accountRoutes(means: AccountMeans): Route[] {
  const manage = (method: Route['method'], path: `/accounts${string}`, audit: AuditEventName, handle: Handle): Route => ({
    method,
    path,
    permission: 'account.manage',
    audit,
    handle: (request) => handle(means, request),
  });
  const change = (path: `/accounts/:id/${string}`, audit: AuditEventName, pages: { show: Handle; answer: Handle }): Route[] => [
    manage('GET', path, 'account.change-opened', pages.show),
    manage('POST', path, audit, pages.answer),
  ];
  const approve = { permission: 'account.approve' } as const;
  return [
    manage('GET', '/accounts', 'account.listed', showAccounts),
    manage('GET', '/accounts/invite', 'account.invite-opened', showInvite),
    manage('POST', '/accounts/invite', 'account.requested', answerInvite),
    { ...approve, method: 'GET', path: '/accounts/requests', audit: 'account.requests-listed', handle: (request) => showRequests(means, request) },
    { ...approve, method: 'GET', path: '/accounts/requests/:id', audit: 'account.request-viewed', handle: (request) => showRequest(means, request) },
    { ...approve, method: 'POST', path: '/accounts/requests/:id', audit: 'account.approved', handle: (request) => answerRequest(means, request) },
    manage('GET', '/accounts/:id', 'account.viewed', showAccount),
    ...change('/accounts/:id/role', 'account.role-changed', rolePages),
    ...change('/accounts/:id/last-day', 'account.last-day-set', lastDayPages),
    ...change('/accounts/:id/reach/new', 'scope.granted', { show: showAddReach, answer: answerAddReach }),
    ...change('/accounts/:id/reach/:scope/end', 'scope.ended', endReachPages),
    ...change('/accounts/:id/disable', 'account.disabled', disablePages),
    ...change('/accounts/:id/enable', 'account.enabled', enablePages),
    manage('POST', '/accounts/:id/invitation', 'account.invited', answerInvitationAgain),
  ];
}
