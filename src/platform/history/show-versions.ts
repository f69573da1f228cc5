import type { Version } from './find-versions.ts';

/** One thing that a record says. */
export interface Saying {
  readonly label: string;
  readonly text: string;
}

export interface ShownVersion {
  readonly number: number;
  /** "Recorded", "Changed" … */
  readonly what: string;
  readonly knownFrom: Date;
  /** Null for what is known now. */
  readonly knownTo: Date | null;
  /** Null where it was not a person. */
  readonly by: string | null;
  readonly reason: string | null;
  readonly isGone: boolean;
  /** Each with what it said in the version before, where that is not the same; null where it said nothing there. */
  readonly said: readonly (Saying & { readonly change: { readonly before: string | null } | null })[];
  /** What the version before said, and this one does not. */
  readonly noLongerSaid: readonly Saying[];
}

const whatHappened = { insert: 'Recorded', update: 'Changed', delete: 'Taken away' } as const;

/** A record's versions for `platform/history/versions.njk`, the latest first: what each said, and what was other than in the one before. */
export function showVersions<Row>(
  versions: readonly Version<Row>[],
  say: (row: Row) => readonly Saying[],
  eventWords: Readonly<Record<string, string>> = {},
): ShownVersion[] {
  return versions
    .map(({ change, knownFrom, knownTo, event, row }, index) => {
      const earlier = versions[index - 1];
      const before = earlier && earlier.change !== 'delete' ? say(earlier.row) : null;
      const now = change === 'delete' ? [] : say(row);
      return {
        number: index + 1,
        what: (event && eventWords[event.event]) ?? whatHappened[change],
        knownFrom,
        knownTo,
        by: event?.by ?? null,
        reason: event?.reason ?? null,
        isGone: change === 'delete',
        said: now.map((saying) => ({ ...saying, change: before && changeOf(saying, before) })),
        noLongerSaid: change === 'delete' ? [] : (before ?? []).filter(({ label }) => !now.some((saying) => saying.label === label)),
      };
    })
    .toReversed();
}

function changeOf({ label, text }: Saying, before: readonly Saying[]): { readonly before: string | null } | null {
  const earlier = before.find((saying) => saying.label === label)?.text ?? null;
  return earlier === text ? null : { before: earlier };
}
