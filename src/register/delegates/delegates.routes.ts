import type { Route } from '../../platform/http/route.ts';
import '../access/permissions.ts';
import type { AccountMeans } from '../accounts/account-means.ts';
import { answerAskDelegate, answerEndDelegate, showAskDelegate, showDelegates, showEndDelegate } from './delegate-pages.ts';

/** Whom a head asks to stand in for them, of their own provider alone. */
export function delegateRoutes(means: AccountMeans): Route[] {
  const manage = { permission: 'delegate.manage', of: 'id' } as const;
  const ask = '/providers/:id/delegates/new';
  const end = '/providers/:id/delegates/:account/end';
  return [
    {
      method: 'GET',
      path: '/my-delegates',
      permission: 'delegate.view',
      audit: 'delegate.listed',
      handle: (request) => showDelegates(means, request),
    },
    { ...manage, method: 'GET', path: ask, audit: 'delegate.form-opened', handle: (request) => showAskDelegate(means, request) },
    { ...manage, method: 'POST', path: ask, audit: 'account.requested', handle: (request) => answerAskDelegate(means, request) },
    { ...manage, method: 'GET', path: end, audit: 'delegate.form-opened', handle: (request) => showEndDelegate(means, request) },
    { ...manage, method: 'POST', path: end, audit: 'scope.ended', handle: (request) => answerEndDelegate(means, request) },
  ];
}
