import type { DueDay, ListDueDays } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { findStatementsOwed } from './find-statements-owed.ts';

interface StatementDay extends DueDay {
  readonly programme: { readonly key: string; readonly name: string };
}

/** Statements of action that are owed, with the day by which: the clock of the law runs before anybody begins. */
export function statementDays({ db }: Pick<SupportMeans, 'db'>): ListDueDays {
  return async ({ actor, today, providerId }) => {
    const owed = await findStatementsOwed(db.kysely, { actor, authorityId: actor.authorityId, today, providerId });
    return owed.map(({ provider, category, runId, programme, on, why, rule, source }): StatementDay => {
      const href = runId === null ? 'escalation' : `programmes/${String(runId)}`;
      const what = runId === null ? `The statement of action, which nobody has begun: ${category}` : 'The statement of action, until the day of the report is recorded'; // prettier-ignore
      return {
        kind: 'programme',
        providerId: provider.id,
        what,
        on,
        why,
        rule,
        source,
        href: `/providers/${String(provider.id)}/${href}`,
        lapses: false,
        isRestricted: false,
        programme: { key: 'statement-of-action', name: programme },
      };
    });
  };
}
