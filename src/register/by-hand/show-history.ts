import { erasedEvent } from '../../platform/records/record-kind.ts';
import type { EntryEvent, Snapshot } from './list-entry-events.ts';

export interface Answer {
  readonly label: string;
  readonly text: string;
}

export interface ShownVersion {
  readonly what: string;
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
  /** What it said when it was recorded or withdrawn. */
  readonly said: readonly Answer[];
  readonly changes: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

/** A record's events as its page tells them: first what it said, then what each change made of it. */
export function showHistory(
  events: readonly EntryEvent[],
  words: Readonly<Record<string, string>>,
  show: (snapshot: Snapshot) => readonly Answer[],
): ShownVersion[] {
  return events.map((event) => {
    const before = event.before ? show(event.before) : [];
    const after = event.after ? show(event.after) : [];
    const isChange = before.length > 0 && after.length > 0;
    return {
      what: words[event.event] ?? (event.event === erasedEvent ? 'Names erased under the retention schedule' : 'Changed'),
      by: event.by,
      at: event.at,
      reason: event.reason,
      said: isChange ? [] : [...before, ...after],
      changes: isChange
        ? after.flatMap(({ label, text }) => {
            const earlier = before.find((one) => one.label === label)?.text ?? '';
            return earlier === text ? [] : [{ label, before: earlier, after: text }];
          })
        : [],
    };
  });
}
