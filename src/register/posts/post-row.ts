import type { Ledger, Snapshot } from '../by-hand/list-entry-events.ts';
import type { PostEntry } from './post.ts';

export const postLedger: Ledger = { subject: 'post', table: 'post' };

export function rowOf(entry: PostEntry) {
  return {
    role: entry.role,
    standing: entry.standing,
    person_name: entry.personName,
    held_from: entry.heldFrom,
    held_to: entry.heldTo,
    source: entry.source,
  };
}

export function snapshotOf({ role, standing, personName, heldFrom, heldTo, source }: PostEntry): Snapshot {
  return { role, standing, personName, heldFrom, heldTo, source };
}

/** The same in everything: one record, however often the form is sent. */
export function isSamePost(one: PostEntry, other: PostEntry): boolean {
  return JSON.stringify(snapshotOf(one)) === JSON.stringify(snapshotOf(other));
}
