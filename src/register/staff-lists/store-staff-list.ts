import './tables.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../accounts/take-account.ts';
import type { ReadStaffList } from './read-staff-list.ts';

const batch = 500;

/** Keeps a list that was read, for review; the same file that waits already is the same list. Answers its id. */
export async function storeStaffList(
  tx: Tx,
  { actor, clock, reference }: Doing,
  authorityId: number,
  fileName: string,
  list: ReadStaffList,
): Promise<number> {
  const made = await tx
    .insertInto('staff_list')
    .values({
      authority_id: authorityId,
      file_name: fileName,
      sha256: list.sha256,
      uploaded_by: actor.name,
      uploaded_at: clock.now(),
      decided_by: null,
      decided_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return findWaiting(tx, authorityId, list.sha256);
  const rows = list.rows.map(({ line, cells }) => ({
    staff_list_id: made.id,
    authority_id: authorityId,
    line,
    cells: JSON.stringify(cells),
    outcome: null,
    account_id: null,
  }));
  for (let from = 0; from < rows.length; from += batch)
    await tx
      .insertInto('staff_list_row')
      .values(rows.slice(from, from + batch))
      .execute();
  const after = { fileName, sha256: list.sha256, rows: rows.length };
  const subject = { kind: 'staff-list', id: made.id };
  await recordAudit(tx, { actor, event: 'staff-list.uploaded', subject, after, ...(reference === undefined ? {} : { reference }) });
  return made.id;
}

async function findWaiting(tx: Tx, authorityId: number, sha256: string): Promise<number> {
  const { id } = await tx
    .selectFrom('staff_list')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('sha256', '=', sha256)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return id;
}
