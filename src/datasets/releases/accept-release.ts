import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { accepted, refused } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { Layout } from '../source.ts';
import { getLayout } from '../sources.ts';
import { clearStagedRows } from './clear-staged.ts';
import { digestStaged } from './diff-staged.ts';
import { findCurrentRelease, findRelease } from './find-releases.ts';
import { publishStaged } from './publish-staged.ts';
import type { Alongside, CommittedRelease, DatasetsContext, Release, ReleaseCounts, ReleaseListener } from './release.ts';

/** A release that was recognised, and so has a layout. */
type StagedUnder = Release & { readonly layout: string };

export interface Acceptance {
  /** Who accepts it, in words. */
  readonly by: string;
  /** Set where more than a tenth of the records would be gone, and that is right. */
  readonly goneConfirmed: boolean;
  readonly alongside?: Alongside;
}

/** More than a tenth of what is published now would be gone: asked about again before it is done. */
export function manyWouldBeGone({ unchanged, changed, gone }: ReleaseCounts): boolean {
  return gone * 10 > unchanged + changed + gone;
}

/** Makes the staged rows the published ones, in one transaction with what the wings do about it. Refuses, in words, what was not reviewed. */
export async function acceptRelease(context: DatasetsContext, id: number, acceptance: Acceptance): Promise<Result<CommittedRelease>> {
  const claimed = await claim(context, id, acceptance);
  if (!claimed.ok) return claimed;
  const layout = getLayout(claimed.value.source, claimed.value.layout);
  const outcome = await commitOrGiveBack(context, claimed.value, layout, acceptance);
  if (outcome.ok) await tidy(context, claimed.value, layout);
  return outcome;
}

async function commitOrGiveBack(
  context: DatasetsContext,
  release: StagedUnder,
  layout: Layout,
  acceptance: Acceptance,
): Promise<Result<CommittedRelease>> {
  try {
    const outcome = await context.db.transaction((tx) => commit(tx, context, release, layout, acceptance), { timeoutMs: Infinity });
    if (!outcome.ok) await giveBack(context, release.id);
    return outcome;
  } catch (error) {
    await giveBack(context, release.id);
    throw error;
  }
}

/** Takes the source's one place, in a transaction of its own, so that others see that it is taken. */
async function claim({ db }: DatasetsContext, id: number, { goneConfirmed }: Acceptance): Promise<Result<StagedUnder>> {
  return db.transaction(async (tx) => {
    const release = await findRelease(tx, id);
    if (!release) return refused(`There is no release ${id}.`);
    if (release.state === 'committed') return refused(`Release ${id} is committed already, by ${release.acceptedBy ?? 'someone'}.`);
    if (release.state !== 'waiting' || release.layout === null) return refused(`Release ${id} is not waiting for review: it is ${release.state}.`);
    const { gone } = release.counts;
    if (manyWouldBeGone(release.counts) && !goneConfirmed) {
      const before = release.counts.unchanged + release.counts.changed + gone;
      return refused(`${gone} of ${before} records would be gone, more than a tenth. Confirm that this is right, or load the file as partial.`);
    }
    const busy = await sql`
      select 1 from release where source = ${release.source} and authority_id is not distinct from ${release.authorityId}::int
        and state in ('staging', 'committing')`.execute(tx);
    if (busy.rows.length > 0) return refused('Another file of this source is being loaded. Try again when that is done.');
    await sql`update release set state = 'committing', beat_at = clock_timestamp() where id = ${id}`.execute(tx);
    return accepted({ ...release, layout: release.layout });
  });
}

async function commit(
  tx: Tx,
  { clock, listeners }: DatasetsContext,
  release: StagedUnder,
  layout: Layout,
  { by, alongside }: Acceptance,
): Promise<Result<CommittedRelease>> {
  const { id, source, authorityId } = release;
  const row = await tx
    .selectFrom('release')
    .select(['base_release_id', 'review_digest', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const current = await findCurrentRelease(tx, { source, layout: layout.name, authorityId, edition: release.edition });
  if ((current?.id ?? null) !== row.base_release_id) {
    return refused(
      `Since release ${id} was staged, release ${current?.id ?? 0} was committed: what was reviewed no longer holds. Load the file again.`,
    );
  }
  if ((await digestStaged(tx, layout, id)) !== row.review_digest) {
    return refused(`What is staged for release ${id} is no longer what was reviewed. Nothing was changed. Discard it, and load the file again.`);
  }
  await publishStaged(tx, layout, release);
  const committed: CommittedRelease = {
    id,
    source,
    layout: layout.name,
    table: layout.table,
    authorityId,
    edition: release.edition,
    asAt: release.asAt ?? clock.today(),
    partial: release.partial,
    counts: release.counts,
  };
  await sayWhen(tx, clock);
  for (const listener of listenersTo(listeners, release)) await listener.apply(tx, committed);
  await tx.updateTable('release').set({ state: 'committed', accepted_by: by, committed_at: clock.now() }).where('id', '=', id).execute();
  await alongside?.(tx);
  return accepted(committed);
}

function listenersTo(listeners: readonly ReleaseListener[], { source, layout }: StagedUnder): ReleaseListener[] {
  return listeners.filter((listener) => listener.source === source && (listener.layout ?? layout) === layout);
}

async function giveBack({ db }: DatasetsContext, id: number): Promise<void> {
  await db.transaction((tx) => tx.updateTable('release').set({ state: 'waiting' }).where('id', '=', id).where('state', '=', 'committing').execute());
}

/**
 * Staged rows have done their work; the planner is told what the tables have become, each in a statement of its own so that pages come between.
 * The release is committed whatever comes of this, so a failure is told of and not thrown.
 */
async function tidy({ db, listeners, reportFault }: DatasetsContext, release: StagedUnder, layout: Layout): Promise<void> {
  try {
    await db.transaction((tx) => clearStagedRows(tx, release), { timeoutMs: Infinity });
    const filled = listenersTo(listeners, release).flatMap(({ fills }) => fills ?? []);
    // Rows that were only added leave nothing to vacuum, and a vacuum reads the whole of a table that grows with every file.
    const { changed, gone } = release.counts;
    const own = changed + gone > 0 ? 'vacuum analyze' : 'analyze';
    const grown = layout.isVast === true && changed + gone === 0 ? [layout.table] : [layout.table, 'release_change'];
    for (const table of grown.filter((name) => !filled.includes(name))) await db.execute(`${own} ${table}`);
    for (const table of new Set(filled)) await db.execute(`vacuum analyze ${table}`);
  } catch (error) {
    reportFault?.(error, `tidying up after release ${release.id}, which is committed`);
  }
}
