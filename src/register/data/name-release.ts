import type { Release, ReleaseState } from '../../datasets/index.ts';
import { getLayout, findSource } from '../../datasets/index.ts';

export const stateWords: Readonly<Record<ReleaseState, { readonly text: string; readonly colour: string }>> = {
  staging: { text: 'Being read', colour: 'blue' },
  quarantined: { text: 'Put aside', colour: 'red' },
  waiting: { text: 'Waiting for review', colour: 'yellow' },
  committing: { text: 'Being loaded', colour: 'blue' },
  committed: { text: 'Loaded', colour: 'green' },
  discarded: { text: 'Discarded', colour: 'grey' },
  failed: { text: 'Failed', colour: 'red' },
};

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
