import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { accepted, refused } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { Source } from '../source.ts';
import { clearStaged } from './clear-staged.ts';
import type { DatasetsContext, StageRequest } from './release.ts';
import { LoadTakenOver } from './stage-rows.ts';

/** Without a sign of life for so long, a load is taken for dead (seconds). A national file's longest statement takes a few. */
const staleAfterSeconds = 120;

/**
 * Takes the source's one place for a load, or says who has it. A file that may be the authority's own is the authority's until its header says
 * that it is open data: one whose header nobody knows is shown to no other authority.
 */
export async function beginRelease(
  { db, clock }: DatasetsContext,
  source: Source,
  request: StageRequest,
  asAt: string | null,
): Promise<Result<number>> {
  const authorityId = mayBeOwned(source) ? request.authorityId : null;
  return db.transaction(async (tx) => {
    await failStaleLoads(tx, source, authorityId, null);
    const now = clock.now();
    const begun = await sql<{ id: number }>`
      insert into release (source, authority_id, file_name, sha256, size_bytes, as_at, partial, state, progress_total, sent_by_authority_id, staged_by, staged_at, beat_at)
      values (${source.name}, ${authorityId}, ${request.fileName}, '', 0, ${asAt}, ${request.partial}, 'staging',
        ${request.sizeBytes ?? null}, ${request.authorityId}, ${request.by}, ${now}, clock_timestamp())
      on conflict do nothing returning id`.execute(tx);
    const id = begun.rows[0]?.id;
    if (id !== undefined) return accepted(id);
    return refused(await nameOtherLoad(tx, source, authorityId, request.authorityId));
  });
}

function mayBeOwned({ owned, layouts }: Source): boolean {
  return owned || layouts.some((layout) => layout.owned === true);
}

/** The header has said whose the file is: a place among that owner's loads, or who has it. */
export async function takeOwnersPlace(
  { db }: DatasetsContext,
  source: Source,
  id: number,
  authorityId: number | null,
  sentBy: number | null,
): Promise<Result<null>> {
  try {
    const taken = await db.transaction(async (tx) => {
      await failStaleLoads(tx, source, authorityId, id);
      const place = tx.updateTable('release').set({ authority_id: authorityId }).where('id', '=', id).where('state', '=', 'staging');
      return place.returning('id').executeTakeFirst();
    });
    if (taken === undefined) throw new LoadTakenOver();
    return accepted(null);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused(await nameOtherLoad(db.kysely, source, authorityId, sentBy));
  }
}

/** SQLSTATE 23505: `release_one_at_a_time`, the one rule that a change of owner can meet. */
function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

/** The authority's, and those of open data, whose place a file of this source may come to take. */
async function failStaleLoads(tx: Tx, source: Source, authorityId: number | null, except: number | null): Promise<void> {
  const stale = await sql<{ id: number; layout: string | null }>`
    update release set state = 'failed', problems = ${JSON.stringify([stoppedHalfway])}::jsonb
    where source = ${source.name} and (authority_id is null or authority_id = ${authorityId}::int) and state in ('staging', 'committing')
      and id is distinct from ${except}::int and beat_at < clock_timestamp() - make_interval(secs => ${staleAfterSeconds})
    returning id, layout`.execute(tx);
  for (const { id, layout } of stale.rows) await clearStaged(tx, { id, source: source.name, layout });
}

export const stoppedHalfway = {
  line: 0,
  column: '',
  value: '',
  reason: 'The load stopped half-way, and nothing of it was kept. Load the file again.',
};

/** Who it is that loads the other is told to their own authority alone. */
async function nameOtherLoad(tx: Reader, source: Source, authorityId: number | null, asker: number | null): Promise<string> {
  const other = await tx
    .selectFrom('release')
    .select(['id', 'file_name', 'staged_by', 'sent_by_authority_id', 'state'])
    .where('source', '=', source.name)
    .where(sql<boolean>`authority_id is not distinct from ${authorityId}::int`)
    .where('state', 'in', ['staging', 'committing'])
    .executeTakeFirst();
  if (other === undefined) return `“${source.title}” is busy. Try again in a moment.`;
  const doing = other.state === 'committing' ? 'being committed' : 'being loaded';
  const who = other.sent_by_authority_id === asker ? ` by ${other.staged_by}` : '';
  return `“${source.title}” is busy: ${other.file_name} (release ${other.id}) is ${doing}${who}. Try again when that is done.`;
}
