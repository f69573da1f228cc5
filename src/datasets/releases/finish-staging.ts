import { refuseMostlyRejected, refuseUnreadFigures, rejectRepeatedKeys } from './check-staged.ts';
import { diffStaged, digestStaged } from './diff-staged.ts';
import type { Load } from './load.ts';
import { LoadTakenOver } from './stage-rows.ts';

/** A file of rows, all written: checks them against each other, works out what they change, and leaves the release waiting for review. */
export async function finishStaging(load: Load, sha256: string): Promise<void> {
  const { context, staging, layout, id, request } = load;
  if (!staging || !layout) throw new Error('A file without a header reached its end.');
  const repeated = await context.db.transaction((tx) => rejectRepeatedKeys(tx, layout, id), { timeoutMs: Infinity });
  staging.rejectedRows += repeated;
  const rejected = staging.rejectedRows;
  refuseUnreadFigures(staging.rows, staging.building);
  refuseMostlyRejected(staging.rows, rejected, staging.firstRejections);
  await context.db.transaction(
    async (tx) => {
      const counts = await diffStaged(tx, layout, { id, partial: request.partial });
      const finished = await tx
        .updateTable('release')
        .set({
          state: 'waiting',
          sha256,
          size_bytes: load.bytes,
          encoding: load.encoding,
          progress_done: load.bytes,
          progress_total: load.bytes,
          row_count: staging.rows,
          new_count: counts.new,
          changed_count: counts.changed,
          unchanged_count: counts.unchanged,
          gone_count: counts.gone,
          rejected_count: rejected,
          notes: JSON.stringify([...load.notes, ...staging.notes()]),
          review_digest: await digestStaged(tx, layout, id),
        })
        .where('id', '=', id)
        .where('state', '=', 'staging')
        .returning('id')
        .executeTakeFirst();
      if (finished === undefined) throw new LoadTakenOver();
    },
    { timeoutMs: Infinity },
  );
}
