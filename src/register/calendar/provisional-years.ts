import { academicYear } from '../../kernel/period.ts';
import { termNames, type Term } from '../../kernel/school-calendar.ts';

/** Said beside every date of these, wherever it is shown. */
export const provisionalWords = 'Provisional: check with the authority’s published term dates';

export interface YearOfTerms {
  /** "2026/27" */
  readonly academicYear: string;
  readonly terms: readonly Term[];
  readonly insetDays: readonly string[];
}

type Days = readonly [startsOn: string, halfTermFrom: string, halfTermTo: string, endsOn: string];

/**
 * The pattern of North Northamptonshire, with 195 days from the first to the last (190 for pupils and five for staff, whose days each school sets). Not copied
 * from a publication: used where an authority has entered nothing, so that a date can be worked out, and marked wherever it is.
 */
const pattern: Readonly<Record<number, readonly [Days, Days, Days]>> = {
  2025: [
    ['2025-09-01', '2025-10-27', '2025-10-31', '2025-12-19'],
    ['2026-01-05', '2026-02-16', '2026-02-20', '2026-03-27'],
    ['2026-04-13', '2026-05-25', '2026-05-29', '2026-07-20'],
  ],
  2026: [
    ['2026-09-01', '2026-10-26', '2026-10-30', '2026-12-18'],
    ['2027-01-04', '2027-02-15', '2027-02-19', '2027-03-25'],
    ['2027-04-12', '2027-05-31', '2027-06-04', '2027-07-21'],
  ],
  2027: [
    ['2027-09-01', '2027-10-25', '2027-10-29', '2027-12-17'],
    ['2028-01-04', '2028-02-14', '2028-02-18', '2028-03-31'],
    ['2028-04-18', '2028-05-29', '2028-06-02', '2028-07-21'],
  ],
};

export const provisionalYears: readonly YearOfTerms[] = Object.entries(pattern).map(([starts, terms]) => {
  const year = academicYear(Number(starts));
  return {
    academicYear: year,
    insetDays: [],
    terms: terms.map(([startsOn, halfTermFrom, halfTermTo, endsOn], index) => {
      return { academicYear: year, name: termNames[index] ?? 'Summer', startsOn, halfTermFrom, halfTermTo, endsOn };
    }),
  };
});
