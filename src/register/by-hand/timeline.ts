/** Days from the first to the last, both within it; no last day is known where `to` is null. */
export interface Span {
  readonly from: string;
  readonly to: string | null;
}

/** An earlier span that has to end, on this day, for a new one to begin. */
export interface Ending<S extends Span> {
  readonly span: S;
  readonly to: string;
}

export type Fit<S extends Span> =
  | {
      readonly kind: 'fits';
      /** The last day: as it was given, or the day before `endsBefore` begins. */
      readonly to: string | null;
      readonly endings: readonly Ending<S>[];
      readonly endsBefore: S | null;
    }
  /** Another begins on the same day. */
  | { readonly kind: 'same-start'; readonly other: S }
  /** The last day that was given is within a later one. */
  | { readonly kind: 'runs-into'; readonly other: S }
  /** An earlier one is known to go on for longer. */
  | { readonly kind: 'lies-within'; readonly other: S };

const aDay = 86_400_000;

export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - aDay).toISOString().slice(0, 10);
}

export function covers({ from, to }: Span, day: string): boolean {
  return from <= day && (to === null || to >= day);
}

/**
 * Fits a span among others of which only one may hold on any day. A new one ends the one before it on the day before it begins, and, given no last
 * day, itself ends before the next. It never shortens a later one, nor divides one whose last day is known.
 */
export function fitSpan<S extends Span>(entry: Span, others: readonly S[]): Fit<S> {
  const inOrder = [...others].sort((a, b) => (a.from < b.from ? -1 : 1));
  const sameStart = inOrder.find((other) => other.from === entry.from);
  if (sameStart) return { kind: 'same-start', other: sameStart };

  const next = inOrder.find((other) => other.from > entry.from) ?? null;
  if (next && entry.to !== null && entry.to >= next.from) return { kind: 'runs-into', other: next };
  const to = entry.to ?? (next ? dayBefore(next.from) : null);

  const inForce = inOrder.filter((other) => covers(other, entry.from));
  const longer = inForce.find((other) => other.to !== null && to !== null && other.to > to);
  if (longer) return { kind: 'lies-within', other: longer };
  const endings = inForce.map((span) => ({ span, to: dayBefore(entry.from) }));
  return { kind: 'fits', to, endings, endsBefore: entry.to === null ? next : null };
}
