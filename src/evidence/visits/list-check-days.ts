import type { Database } from '../../platform/database/database.ts';
import { isAllowed, type DueDay, type ListDueDays, provisionalSource } from '../../register/index.ts';
import { checkRule } from './factual-check.ts';
import { isOfHead, isOfSchool, pathOf } from './found-part.ts';
import { listVisits } from './list-visits.ts';
import { schoolReads } from './visit.ts';
import { visitPurposes } from './visit-purposes.ts';

/** Notes that wait for the head’s factual check. */
export function factualCheckDays({ db }: { readonly db: Database }): ListDueDays {
  return async ({ actor, today, providerId }) => {
    if (!isAllowed(actor, 'visit.view')) return [];
    const parts = await listVisits(db.kysely, { actor, today, filter: 'head', ...(providerId === null ? {} : { providerId }) });
    const isSchool = isOfSchool(actor) && actor.kind !== 'operator';
    return parts
      .filter(({ state }) => !isSchool || schoolReads(state, isOfHead(actor)) !== 'nothing')
      .map((part): DueDay => ({
        kind: 'factual-check',
        providerId: part.providerId,
        what: `The head checks the facts of the note: ${visitPurposes[part.purpose].toLowerCase()}`,
        on: part.checkDueOn,
        why: part.checkDueHow ?? 'The day was not worked out',
        rule: checkRule,
        source: provisionalSource,
        href: pathOf(part),
        lapses: false,
        isRestricted: false,
      }));
  };
}
