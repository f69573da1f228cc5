import type { Actor } from '../../platform/identity/actor.ts';
import type { DiaryEntry, WorkItem, WorkSource } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { deadlinesOf } from '../programmes/clock/deadlines.ts';
import { gatherRunDays } from '../programmes/clock/gather-run-days.ts';
import { listRuns } from '../programmes/find-runs.ts';
import { findStatementsOwed, type StatementOwed } from './find-statements-owed.ts';

/** Who answers for the law: the director, and those who confirm. */
const answerable: readonly string[] = ['director', 'assistant-director', 'lead'];

/** What the law asks to be begun or closed: statements of action that a category of concern asks for, and notices that the Secretary of State’s has ended. */
export function lawWork({ db, clock }: Pick<SupportMeans, 'db' | 'clock'>): WorkSource {
  return {
    id: 'law',
    list: async (actor, today) => {
      const { authorityId } = actor;
      if (authorityId === null || !isAnswerable(actor)) return [];
      return [...(await statementsOwed(db, actor, authorityId, today)), ...(await noticesEnded(db, authorityId, today))];
    },
    // The clock of a statement runs before there is a run that could say its day.
    diary: async (actor, from, to) => {
      const { authorityId } = actor;
      if (authorityId === null || !isAnswerable(actor)) return [];
      const owed = await findStatementsOwed(db.kysely, { actor, authorityId, today: clock.today() });
      return owed.flatMap((one) => (one.on === null || one.on < from || to < one.on ? [] : [dueStatement(one, one.on)]));
    },
  };
}

const isAnswerable = ({ role }: Actor): boolean => role !== null && answerable.includes(role);
const pageOf = ({ provider: { id }, runId }: StatementOwed): string =>
  `/providers/${String(id)}/${runId === null ? 'escalation' : `programmes/${String(runId)}`}`;

const dueStatement = (owed: StatementOwed, on: string): DiaryEntry => ({
  uid: `statement-owed-${String(owed.provider.id)}-${on}`,
  on,
  from: null,
  to: null,
  title: `Due: the statement of action, ${owed.provider.name}${owed.runId === null ? ' (nobody has begun it)' : ''}`,
  href: pageOf(owed),
  providerIds: [owed.provider.id],
});

type Db = SupportMeans['db'];

async function statementsOwed(db: Db, actor: Actor, authorityId: number, today: string): Promise<WorkItem[]> {
  const owed = await findStatementsOwed(db.kysely, { actor, authorityId, today });
  return owed.map((one) => {
    const { provider: { id, name }, category, isAfterAnother, runId, on } = one;
    return runId === null
      ? { ...item(id, name, `A statement of action is to be begun${isAfterAnother ? ', after the one under way, from before the inspection, is closed' : ''}: ${category} (Education Act 2005 s15)`), dueOn: on }
      : { ...item(id, name, 'Statement of action: record the day on which the report came'), href: pageOf(one), dueOn: on };
  });
} // prettier-ignore

/** A notice of the authority’s that has ended, and whose run nobody has closed. */
async function noticesEnded(db: Db, authorityId: number, today: string): Promise<WorkItem[]> {
  const runs = await listRuns(db.kysely, authorityId, { programme: 'warning-notice', live: true });
  const daysOf = await gatherRunDays(db.kysely, { authorityId, today }, runs);
  return runs.flatMap((run): WorkItem[] => {
    const { definition, subject, now, providerId, providerName } = run;
    const days = daysOf(run);
    if (days.ended?.tasks !== 'all') return [];
    const closing = deadlinesOf({ definition, subject, now, ...days, today }).find(({ kind }) => kind === 'look-again');
    const text = 'The warning notice was ended by one of the Secretary of State’s: close its run';
    return [{ ...item(providerId, providerName, text), dueOn: closing?.on ?? null }];
  });
}

const item = (id: number, name: string, text: string): WorkItem => ({
  kind: 'action',
  text,
  href: `/providers/${String(id)}/escalation`,
  provider: { id, name },
  dueOn: null,
  since: null,
});
