import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { erasedEvent, type RecordKind } from '../../platform/records/record-kind.ts';
import { isOwnedBy, type OwnAuthority, recordIdOf } from '../records/build-conditions.ts';
import type { Doing } from '../records/take-turn.ts';
import { eraseFrom, type Row } from './erasure.ts';

export interface Erasure {
  readonly kind: RecordKind;
  readonly id: string;
  readonly reason: string;
  readonly ruleId: number;
  readonly decisionId: number;
}

/**
 * Replaces the names in one record and in every earlier version of it; the record stays. Rows that hold its bulk (a file's bytes) go. The audit trail learns which columns were
 * replaced, and not what stood in them.
 */
export async function eraseRecord(tx: Tx, doing: Doing, authority: OwnAuthority, erasure: Erasure): Promise<void> {
  const { kind, id, reason, ruleId } = erasure;
  const isIt = sql<boolean>`${recordIdOf(kind)} = ${id} and ${isOwnedBy(kind, authority)}`;
  const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(kind.table)} t where ${isIt} for update`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Error(`There is no ${kind.kind} ${id} to erase.`);
  const changed = eraseFrom(kind, id, found.row, doing.clock.today());
  const names = Object.keys(changed);
  if (names.length > 0) {
    // Made a row by the database, which knows what each column holds: text, a list of texts or JSON.
    const columns = sql.join(names.map((name) => sql.ref(name)));
    await sql`
      update ${sql.table(kind.table)} t set (${columns}) = (
        select ${columns} from jsonb_populate_record(null::${sql.table(kind.table)}, ${JSON.stringify(changed)}::jsonb))
      where ${isIt}`.execute(tx);
  }
  const versions = await eraseFromVersions(tx, doing, authority, erasure);
  for (const { table, column } of kind.bulk ?? []) await sql`delete from ${sql.table(table)} where ${sql.ref(column)}::text = ${id}`.execute(tx);
  await recordAudit(tx, {
    actor: doing.actor,
    event: erasedEvent,
    subject: { kind: kind.kind, id },
    reason,
    after: { columns: names, bulk: (kind.bulk ?? []).map(({ table }) => table), rule: ruleId, versions },
    reference: doing.reference,
  });
}

/** What was known of the record before, without the names: each version loses its own. Answers how many versions lost any. */
async function eraseFromVersions(tx: Tx, doing: Doing, authority: OwnAuthority, { kind, id, decisionId }: Erasure): Promise<number> {
  const { rows } = await sql<{ id: number; content: Row }>`
    select v.id, v.content from record_version v
    where v.authority_id = ${authority.id} and v.table_name = ${kind.table} and v.record_id = ${id} order by v.id`.execute(tx);
  let changed = 0;
  for (const version of rows) {
    const marks = eraseFrom(kind, id, version.content, doing.clock.today());
    if (Object.keys(marks).length === 0) continue;
    await sql`select erase_from_version(${decisionId}::integer, ${version.id}::bigint, ${JSON.stringify(marks)}::jsonb)`.execute(tx);
    changed += 1;
  }
  return changed;
}
