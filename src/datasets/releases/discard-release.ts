import { accepted, refused } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { clearStaged } from './clear-staged.ts';
import { findRelease, getRelease } from './find-releases.ts';
import type { Alongside, DatasetsContext, Release } from './release.ts';

/** Gives up a release that waits for review, or was quarantined. Its row stays, to tell who discarded it and when. */
export async function discardRelease({ db, clock }: DatasetsContext, id: number, by: string, alongside?: Alongside): Promise<Result<Release>> {
  return db.transaction(async (tx) => {
    const release = await findRelease(tx, id);
    if (!release) return refused(`There is no release ${id}.`);
    if (release.state !== 'waiting' && release.state !== 'quarantined') return refused(`Release ${id} cannot be discarded: it is ${release.state}.`);
    await clearStaged(tx, release);
    await tx.updateTable('release').set({ state: 'discarded', discarded_by: by, discarded_at: clock.now() }).where('id', '=', id).execute();
    await alongside?.(tx);
    return accepted(await getRelease(tx, id));
  });
}
