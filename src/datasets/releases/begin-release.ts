import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { accepted, refused } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { Source } from '../source.ts';
import { clearStaged } from './clear-staged.ts';
import type { DatasetsContext, StageRequest } from './release.ts';

/** Without a sign of life for so long, a load is taken for dead (seconds). A national file's longest statement takes a few. */
const staleAfterSeconds = 120;

/** Takes the source's one place for a load, or says who has it. */
export async function beginRelease(
  { db, clock }: DatasetsContext,
  source: Source,
  request: StageRequest,
  asAt: string | null,
): Promise<Result<number>> {
  const authorityId = source.owned ? request.authorityId : null;
  return db.transaction(async (tx) => {
    await failStaleLoads(tx, source, authorityId);
    const now = clock.now();
    const begun = await sql<{ id: number }>`
      insert into release (source, authority_id, file_name, sha256, size_bytes, as_at, partial, state, progress_total, staged_by, staged_at, beat_at)
      values (${source.name}, ${authorityId}, ${request.fileName}, '', 0, ${asAt}, ${request.partial}, 'staging',
        ${request.sizeBytes ?? null}, ${request.by}, ${now}, clock_timestamp())
      on conflict do nothing returning id`.execute(tx);
    const id = begun.rows[0]?.id;
    if (id !== undefined) return accepted(id);
    return refused(await nameOtherLoad(tx, source, authorityId));
  });
}

async function failStaleLoads(tx: Tx, source: Source, authorityId: number | null): Promise<void> {
  const stale = await sql<{ id: number; layout: string | null }>`
    update release set state = 'failed', problems = ${JSON.stringify([stoppedHalfway])}::jsonb
    where source = ${source.name} and authority_id is not distinct from ${authorityId}::int and state in ('staging', 'committing')
      and beat_at < clock_timestamp() - make_interval(secs => ${staleAfterSeconds})
    returning id, layout`.execute(tx);
  for (const { id, layout } of stale.rows) await clearStaged(tx, { id, source: source.name, layout });
}

export const stoppedHalfway = {
  line: 0,
  column: '',
  value: '',
  reason: 'The load stopped half-way, and nothing of it was kept. Load the file again.',
};

async function nameOtherLoad(tx: Tx, source: Source, authorityId: number | null): Promise<string> {
  const other = await tx
    .selectFrom('release')
    .select(['id', 'file_name', 'staged_by', 'state'])
    .where('source', '=', source.name)
    .where(sql<boolean>`authority_id is not distinct from ${authorityId}::int`)
    .where('state', 'in', ['staging', 'committing'])
    .executeTakeFirst();
  const doing = other?.state === 'committing' ? 'being committed' : 'being loaded';
  return `“${source.title}” is busy: ${other?.file_name ?? 'another file'} (release ${other?.id ?? 0}) is ${doing} by ${other?.staged_by ?? 'someone'}. Try again when that is done.`;
}
