import type { EntryEvent, Snapshot } from './list-entry-events.ts';
import { dayBefore } from './timeline.ts';

/** What a snapshot says of a last day that nobody gave the record, but another record brought about. */
export function broughtAboutBy(id: number, own: string | null): Snapshot {
  return { endedBy: id, ownEnd: own };
}

/** A record whose last day another brought about, and the last day that it was given itself (null: not known). */
export interface EndCaused {
  readonly id: number;
  readonly own: string | null;
}

/** The records to whose end this one is the cause, nothing having been changed of them since. `events` are the provider's, the latest first. */
export function findEndsCaused(events: readonly EntryEvent[], id: number): EndCaused[] {
  const byRecord = Map.groupBy(events, (event) => event.subjectId);
  return [...byRecord].flatMap(([subjectId, ofRecord]) => {
    if (ofRecord[0]?.after?.['endedBy'] !== id) return [];
    // One after another may have shortened it: what it was given itself stands in the first of them.
    const untouched = ofRecord.findIndex((event) => event.after?.['endedBy'] === undefined);
    const own = ofRecord.at(untouched === -1 ? -1 : untouched - 1)?.after?.['ownEnd'];
    return [{ id: Number(subjectId), own: typeof own === 'string' ? own : null }];
  });
}

/** The last day of a record that was given `own`, where `later` begin after it; `next` is whichever of them cuts it short. */
export function lastDayBefore<Later extends { readonly from: string }>(
  own: string | null,
  later: readonly Later[],
): { readonly to: string | null; readonly next: Later | null } {
  const [next] = [...later].sort((a, b) => (a.from < b.from ? -1 : 1));
  if (!next || (own !== null && own < next.from)) return { to: own, next: null };
  return { to: dayBefore(next.from), next };
}
