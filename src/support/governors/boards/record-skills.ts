import type { Tx } from '../../../platform/database/database.ts';
import { sayWhen } from '../../../platform/history/say-when.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import { type Doing, type Outcome, type OwnProvider, recordEntryChange, takeTurn } from '../../../register/index.ts';
import type { Competency } from './competencies.ts';
import { findCompetencies, listSkillsReturns } from './find-skills.ts';
import type { BoardTerm } from './find-board.ts';
import { ledgers, refusedFor } from './ledgers.ts';
import './tables.ts';

export interface SkillsEntry {
  readonly listVersion: number;
  readonly answers: Readonly<Record<string, number>>;
}

/** What a governor says of themselves, or the clerk for them. What they said before is kept; the latest counts. */
export async function recordSkillsReturn(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  term: BoardTerm,
  entry: SkillsEntry,
): Promise<Outcome<SkillsEntry>> {
  await takeTurn(tx, doing, provider);
  const { version } = await findCompetencies(tx, provider.authorityId);
  if (version !== entry.listVersion)
    return refusedFor('skills', 'The list of competencies has changed since this page was opened: answer it as it is now');
  const latest = (await listSkillsReturns(tx, { authorityId: provider.authorityId, providerId: provider.id })).find(
    ({ termId }) => termId === term.id,
  );
  if (
    latest &&
    latest.listVersion === version &&
    Object.keys({ ...latest.answers, ...entry.answers }).every((key) => latest.answers[key] === entry.answers[key])
  )
    return { kind: 'already', id: latest.id };
  const byThemselves = term.accountId !== null && term.accountId === doing.actor.accountId;
  const { id } = await tx
    .insertInto('skills_return')
    .values({
      authority_id: provider.authorityId,
      provider_id: provider.id,
      term_id: term.id,
      person_name: term.name,
      account_id: term.accountId,
      list_version: version,
      answers: JSON.stringify(entry.answers),
      by_themselves: byThemselves,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // What they answered is for them, the chair and the clerk: the audit trail says only that they did.
  await recordEntryChange(tx, doing, ledgers.skills, {
    id,
    after: { name: term.name, listVersion: version, answered: Object.keys(entry.answers).length },
  });
  return { kind: 'saved', id, plan: entry };
}

export interface ListEntry {
  readonly list: readonly Competency[];
  readonly basis: string;
  /** The version that the form began from. */
  readonly from: number;
}

/** The authority adopts its own list of competencies, as the next version. What was answered of one that stays still counts. */
export async function adoptCompetencies(tx: Tx, doing: Doing, authorityId: number, { list, basis, from }: ListEntry): Promise<Outcome<number>> {
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
  await sayWhen(tx, doing.clock);
  const now = await findCompetencies(tx, authorityId);
  if (JSON.stringify(now.list) === JSON.stringify(list)) return { kind: 'already', id: now.version };
  if (now.version !== from) return refusedFor('lines', 'Somebody adopted another list meanwhile: look at it, and enter yours again');
  const version = now.version + 1;
  const { id } = await tx
    .insertInto('competency_list')
    .values({
      authority_id: authorityId,
      version,
      document: JSON.stringify(list),
      basis,
      adopted_by: doing.actor.name,
      adopted_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor: doing.actor,
    event: doing.event,
    subject: { kind: 'competency-list', id },
    reason: basis,
    after: { version, lines: list.length },
    ...(doing.reference === undefined ? {} : { reference: doing.reference }),
  });
  return { kind: 'saved', id, plan: version };
}
