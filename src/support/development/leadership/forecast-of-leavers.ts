import { addDays, addMonths } from '../../../kernel/plain-date.ts';
import type { HalfTerm } from '../../../kernel/school-calendar.ts';

/** Somebody whose time in post is known to end. */
export interface Leaver {
  readonly providerId: number;
  readonly providerName: string;
  /** Null where the provider is not placed. */
  readonly locality: string | null;
  /** In words: "Headteacher: retirement". */
  readonly what: string;
  readonly on: string;
  readonly isConfidential: boolean;
}

export interface ForecastRow {
  /** "Autumn 2, 2026/27". */
  readonly name: string;
  readonly from: string;
  /** The last day before the next half-term: a day in the holidays is of the half-term before it. */
  readonly to: string;
  readonly leavers: readonly Leaver[];
}

export interface Forecast {
  readonly rows: readonly ForecastRow[];
  /** Within the two years, and after the term dates that are known. */
  readonly beyond: readonly Leaver[];
  readonly until: string;
}

const years = 2;
/** No holiday is longer. */
const longestHoliday = 60;

/** Each half-term of the next two years, with who is known to leave in it. Half-terms in order. */
export function forecastLeavers(leavers: readonly Leaver[], halfTerms: readonly HalfTerm[], today: string): Forecast {
  const until = addMonths(today, 12 * years);
  const asked = leavers.filter(({ on }) => on >= today && on <= until).toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  const spans = halfTerms.map((half, place) => {
    const next = halfTerms[place + 1];
    return { half, to: next === undefined ? addDays(half.to, longestHoliday) : addDays(next.from, -1) };
  });
  const rows = spans
    .filter(({ half, to }) => to >= today && half.from <= until)
    .map(({ half, to }): ForecastRow => ({
      name: `${half.name}, ${half.academicYear}`,
      from: half.from,
      to,
      leavers: asked.filter(({ on }) => on <= to && (on >= half.from || (half === spans[0]?.half && on < half.from))),
    }));
  const placed = new Set(rows.flatMap((row) => row.leavers));
  return { rows, beyond: asked.filter((leaver) => !placed.has(leaver)), until };
}

export interface LocalityLine {
  readonly locality: string | null;
  readonly providers: number;
  readonly leaving: number;
  readonly firstTwoYears: number;
  readonly covered: number;
  readonly notKnown: number;
}

interface Counted {
  readonly locality: string | null;
  readonly isLeaving: boolean;
  readonly isEarly: boolean;
  readonly isCovered: boolean;
  readonly isNotKnown: boolean;
}

/** By locality in the order given; those that are not placed come last, and only where there are any. */
export function byLocality(providers: readonly Counted[], localities: readonly string[]): LocalityLine[] {
  return [...localities, null]
    .map((locality) => {
      const of = providers.filter((one) => one.locality === locality);
      const count = (is: (one: Counted) => boolean): number => of.filter(is).length;
      return {
        locality,
        providers: of.length,
        leaving: count(({ isLeaving }) => isLeaving),
        firstTwoYears: count(({ isEarly }) => isEarly),
        covered: count(({ isCovered }) => isCovered),
        notKnown: count(({ isNotKnown }) => isNotKnown),
      };
    })
    .filter(({ locality, providers: many }) => locality !== null || many > 0);
}
