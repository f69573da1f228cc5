import type { Problem, UnreadableFile } from '../problem.ts';
import { clearAllButFile, clearStaged } from './clear-staged.ts';
import { getRelease } from './find-releases.ts';
import type { Load } from './load.ts';
import type { Release, StagedRelease } from './release.ts';

/** Removes every trace of a load that is not to be made. */
export async function endForNothing(load: Load): Promise<void> {
  await load.context.db.transaction(async (tx) => {
    await clearStaged(tx, { id: load.id, source: load.source.name, layout: load.layout?.name ?? null });
    await tx.deleteFrom('release').where('id', '=', load.id).execute();
  });
}

/**
 * Keeps the release apart with what is wrong with its file, and the file itself, so that it can be sent to whoever published it. The rest of it
 * is drawn in, for its hash, and so that the sender is not cut off.
 */
export async function endInQuarantine(load: Load, pieces: AsyncGenerator<Buffer>, { problems }: UnreadableFile): Promise<StagedRelease> {
  const { keeping } = load;
  try {
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
      load.sha256.update(next.value);
      load.bytes += next.value.length;
      await keeping.write(next.value);
      await keepParts(load);
    }
    await keeping.end();
    await keepParts(load);
  } finally {
    keeping.stop();
  }
  const release = await endWithoutRows(load, 'quarantined', problems);
  const reason = problems.map((problem) => problem.reason).join(' ');
  return { outcome: 'quarantined', release, reason: `${load.request.fileName}: ${reason}` };
}

async function keepParts({ context, id, keeping }: Load): Promise<void> {
  for (const { part, bytes } of keeping.takeParts()) {
    await context.db.transaction((tx) => tx.insertInto('release_file').values({ release_id: id, part, bytes }).execute());
  }
}

/** A fault of ours, not of the file. */
export async function endInFailure(load: Load, error: unknown): Promise<void> {
  const reason = `The load failed, and nothing of it was kept: ${error instanceof Error ? error.message : String(error)}`;
  await endWithoutRows(load, 'failed', [{ line: 0, column: '', value: '', reason }]);
}

async function endWithoutRows(load: Load, state: 'quarantined' | 'failed', problems: readonly Problem[]): Promise<Release> {
  const { context, id, staging } = load;
  // Once the whole file was read, its hash has been asked for already.
  const sha256 = load.hashed ?? load.sha256.digest('hex');
  return context.db.transaction(async (tx) => {
    const cleared = { id, source: load.source.name, layout: load.layout?.name ?? null };
    await (state === 'quarantined' ? clearAllButFile(tx, cleared) : clearStaged(tx, cleared));
    await tx
      .updateTable('release')
      .set({
        state,
        sha256,
        size_bytes: load.bytes,
        encoding: load.encoding,
        row_count: staging?.rows ?? 0,
        rejected_count: staging?.rejectedRows ?? 0,
        problems: JSON.stringify(problems),
        notes: JSON.stringify(load.notes),
      })
      .where('id', '=', id)
      .execute();
    return getRelease(tx, id);
  });
}
