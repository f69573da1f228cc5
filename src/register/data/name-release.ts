import type { Release, ReleaseState } from '../../datasets/index.ts';
import { getLayout, findSource } from '../../datasets/index.ts';
import type { Actor } from '../../platform/identity/actor.ts';

export const stateWords: Readonly<Record<ReleaseState, { readonly text: string; readonly colour: string }>> = {
  staging: { text: 'Being read', colour: 'blue' },
  quarantined: { text: 'Put aside', colour: 'red' },
  waiting: { text: 'Waiting for review', colour: 'yellow' },
  committing: { text: 'Being loaded', colour: 'blue' },
  committed: { text: 'Loaded', colour: 'green' },
  discarded: { text: 'Discarded', colour: 'grey' },
  failed: { text: 'Failed', colour: 'red' },
};

/** Whether this reader's own authority sent the file. */
export function isTheirs({ sentByAuthorityId }: Release, { authorityId }: Actor): boolean {
  return sentByAuthorityId === null || sentByAuthorityId === authorityId;
}

/** The release, with the names of its people for their own authority alone. */
export function namedFor(actor: Actor, release: Release): Release {
  if (isTheirs(release, actor)) return release;
  const other = 'another authority';
  return { ...release, stagedBy: other, acceptedBy: release.acceptedBy && other, discardedBy: release.discardedBy && other };
}

export function isRunning({ state }: Release): boolean {
  return state === 'staging' || state === 'committing';
}

/** What the file is: its layout once that is known, its source until then. */
export function titleOf({ source, layout }: Pick<Release, 'source' | 'layout'>): string {
  return layout === null ? (findSource(source)?.title ?? source) : getLayout(source, layout).title;
}

/** 1,536,000 as "1.5 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(0)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
