import type { PublishedHeads } from './leadership.ts';

interface NameParts {
  readonly first: string | null;
  readonly last: string | null;
}

/** One published file that changed something of the head’s name: what stood there before, of the parts that changed. */
export interface NameChanged {
  /** The day that the file describes. */
  readonly on: string;
  readonly before: Partial<NameParts>;
}

const whole = ({ first, last }: NameParts): string | null => [first, last].flatMap((part) => (part?.trim() ? part.trim() : [])).join(' ') || null;

/** From the name of today back through what each file changed; changes the latest first. */
export function rewindNames(now: NameParts, asAt: string | null, changes: readonly NameChanged[]): PublishedHeads {
  let after = now;
  const named = changes.map(({ on, before: parts }) => {
    const before = { ...after, ...parts };
    const change = { on, before: whole(before), after: whole(after) };
    after = before;
    return change;
  });
  return { name: whole(now), asAt, changes: named };
}
