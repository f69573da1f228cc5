import type { Actor } from '../../platform/identity/actor.ts';
import { findOpenReview, listConfirmations } from '../access-reviews/find-reviews.ts';
import { isAllowed } from '../access/permissions.ts';
import { decideDecision } from './account-rules.ts';
import type { AccountMeans } from './account-means.ts';
import { listJudgedAccounts } from './accounts-page.ts';
import { listWaiting } from './find-requests.ts';

/** What there is to do about accounts: to decide, to confirm, to look at. Nothing where there is nothing. */
export function accountsHomeCard({ db, clock }: Pick<AccountMeans, 'db' | 'clock'>) {
  return {
    order: 20,
    roles: ['assistant-director', 'lead', 'administrator'] as const,
    load: async (actor: Actor) => {
      const { authorityId } = actor;
      if (authorityId === null) return null;
      const mayManage = isAllowed(actor, 'account.manage');
      const waiting = (await listWaiting(db.kysely, authorityId)).filter((request) => decideDecision(actor, request).ok).length;
      const review = isAllowed(actor, 'account.review') ? await findOpenReview(db.kysely, authorityId) : null;
      const left =
        review === null
          ? 0
          : (await listConfirmations(db.kysely, authorityId, review, clock.today())).filter(({ confirmedBy }) => confirmedBy === null).length;
      const judged = mayManage ? await listJudgedAccounts({ db, clock }, authorityId) : [];
      const count = (concern: 'head-left' | 'expiring'): number => judged.filter(({ concerns }) => concerns.includes(concern)).length;
      const data = {
        waiting,
        review: review === null ? null : { ...review, left },
        headsLeft: count('head-left'),
        expiring: count('expiring'),
      };
      const isNothing = waiting + left + data.headsLeft + data.expiring === 0;
      return isNothing ? null : { template: 'register/accounts/home-card.njk', data };
    },
  };
}
