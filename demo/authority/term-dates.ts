import type { YearEntry } from '../../src/register/calendar/calendar-year.ts';
import { provisionalYears } from '../../src/register/calendar/provisional-years.ts';

/** Who enters them. */
export const entersTermDates = 'Xanthe Copperwheat';

const year = '2026/27';
const pattern = provisionalYears.find(({ academicYear }) => academicYear === year)?.terms ?? [];

/** The authority’s year. The one after is left provisional. */
export const termDates: YearEntry = {
  academicYear: year,
  terms: pattern,
  insetDays: ['2026-09-01', '2027-01-04'],
  source: 'Ambermoor’s school term dates, March 2025',
};

/** Dorcote Primary Academy has two weeks in October. */
export const ownTermDates: { readonly urn: number; readonly entry: YearEntry } = {
  urn: 900139,
  entry: {
    academicYear: year,
    terms: pattern.map((term) => (term.name === 'Autumn' ? { ...term, startsOn: '2026-08-26', halfTermFrom: '2026-10-19' } : term)),
    insetDays: ['2026-08-26', '2026-11-02'],
    source: 'The academy’s website, May 2026',
  },
};
