import { academicYearOf } from '../../kernel/period.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { isAllowed, type DueDay, type ListDueDays, provisionalSource } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { gatherDue } from './gather-due.ts';
import { gatherEntitled } from './gather-entitled.ts';

/** Visits and other contacts that providers are owed, with when the next is planned. */
export function entitlementDays({ db }: Pick<SupportMeans, 'db'>): ListDueDays {
  return async ({ actor, today, providerId }) => {
    if (!isAllowed(actor, 'days.view')) return [];
    const question = { actor, permission: 'days.view', year: academicYearOf(today), today, ...(providerId === null ? {} : { providerId }) } as const;
    const { providers, isProvisional } = await gatherEntitled(db.kysely, question);
    const due = await gatherDue(db.kysely, { authorityId: actor.authorityId, today, providers });
    return due.map(({ provider, says, plannedOn, due: next }): DueDay => {
      const planned = plannedOn === null ? 'none is planned' : `the next is planned for ${dateInWords(plannedOn)}`;
      return {
        kind: 'entitlement',
        providerId: provider.id,
        what: `${says}: ${planned}`,
        on: next.kind === 'due' ? next.on : null,
        why: next.kind === 'due' ? next.how : next.because,
        rule: says,
        source: isProvisional ? provisionalSource : 'The authority’s own entitlement',
        href: `/providers/${String(provider.id)}/adviser-days`,
        lapses: false,
        isRestricted: false,
      };
    });
  };
}
