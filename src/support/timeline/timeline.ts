import { academicYearOf } from '../../kernel/period.ts';

interface Placed {
  readonly kind: string;
  readonly on: string | null;
}

export interface TimelineQuestion {
  readonly kind: string | null;
  /** An academic year: "2025/26". */
  readonly year: string | null;
}

export interface TimelineYear<H extends Placed> {
  /** Null where nobody says on which day. */
  readonly year: string | null;
  readonly happenings: readonly H[];
}

/** The newest first, by academic year; of one day as they are given. What has no day comes last, and is in no year. */
export function arrangeTimeline<H extends Placed>(happenings: readonly H[], { kind, year }: TimelineQuestion): TimelineYear<H>[] {
  const wanted = happenings.filter((one) => (kind === null || one.kind === kind) && (year === null || yearOf(one) === year));
  const inOrder = wanted.toSorted((one, other) => compare(other.on ?? '', one.on ?? ''));
  return [...Map.groupBy(inOrder, yearOf)].map(([of, group]) => ({ year: of, happenings: group }));
}

/** The academic years in which anything happened, the latest first. */
export function yearsOfTimeline(happenings: readonly Placed[]): string[] {
  return [...new Set(happenings.map(yearOf))].filter((year) => year !== null).toSorted((one, other) => compare(other, one));
}

const yearOf = ({ on }: Placed): string | null => (on === null ? null : academicYearOf(on));
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
