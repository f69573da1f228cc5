import { type BankHoliday, bankHolidaysFrom, daysOf, firstYearByRule, lastYearChecked } from '../../kernel/bank-holidays.ts';
import { firstYearOf } from '../../kernel/period.ts';
import { dateInWords, dayInWords } from '../../kernel/plain-date.ts';
import type { SchoolCalendar, Term } from '../../kernel/school-calendar.ts';
import { isWorkingDay } from '../../kernel/working-days.ts';
import { joinBankHolidays } from './bank-holidays.ts';
import { provisionalYears, type YearOfTerms } from './provisional-years.ts';

/** Whose dates they are: the authority's, or one provider's. */
export interface CalendarOwner {
  readonly authorityId: number;
  readonly providerId: number | null;
}

export interface YearEntry extends YearOfTerms {
  /** Where the dates are published. */
  readonly source: string;
}

export interface EnteredYear extends YearEntry {
  /** Of its first term. */
  readonly id: number;
  readonly ids: readonly number[];
  readonly providerId: number | null;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** A year's dates as they count for somebody, and whose they are. */
export interface CountingYear extends YearOfTerms {
  readonly of: 'provider' | 'authority' | 'nobody';
  /** Null where nobody has entered them, and they are provisional. */
  readonly entered: EnteredYear | null;
}

/** The dates of this owner that stand, the latest entry where there are several. */
export function inForce(entered: readonly EnteredYear[], academicYear: string, providerId: number | null): EnteredYear | null {
  return entered.findLast((year) => year.academicYear === academicYear && year.providerId === providerId && year.withdrawn === null) ?? null;
}

/** A provider's own dates of a year count before the authority's, and those before what is shipped. In order of years; `entered` in order of entry. */
export function countingYears(entered: readonly EnteredYear[], providerId: number | null): CountingYear[] {
  const names = new Set([...provisionalYears, ...entered.filter(({ withdrawn }) => withdrawn === null)].map((year) => year.academicYear));
  return [...names].sort().flatMap((name): CountingYear[] => {
    const own = providerId === null ? null : inForce(entered, name, providerId);
    const authoritys = inForce(entered, name, null);
    const shipped = provisionalYears.find(({ academicYear }) => academicYear === name);
    if (own !== null) return [{ ...own, of: 'provider', entered: own }];
    if (authoritys !== null) return [{ ...authoritys, of: 'authority', entered: authoritys }];
    return shipped === undefined ? [] : [{ ...shipped, of: 'nobody', entered: null }];
  });
}

/** `loaded`: bank holidays as gov.uk publishes them, where they were; the rule says the others. */
export function calendarOf(years: readonly CountingYear[], loaded: readonly BankHoliday[] = []): SchoolCalendar {
  const last = Math.max(lastYearChecked, ...years.map(({ academicYear }) => (firstYearOf(academicYear) ?? 0) + 2));
  const bankHolidays = joinBankHolidays(loaded, bankHolidaysFrom(firstYearByRule, last));
  return {
    terms: years.flatMap(({ terms }) => terms).toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1)),
    bankHolidays,
    holidays: daysOf(bankHolidays),
    insetDays: new Set(years.flatMap(({ insetDays }) => insetDays)),
    provisionalYears: years.filter(({ of }) => of === 'nobody').map(({ academicYear }) => academicYear),
  };
}

export interface YearProblem {
  readonly field: string;
  readonly text: string;
}

/** The name of a term's question on the form. */
export function termField({ name }: Pick<Term, 'name'>, part: 'starts' | 'half-from' | 'half-to' | 'ends'): string {
  return `${name.toLowerCase()}-${part}`;
}

/** What is wrong with a year's dates, beside those that count for the years around it; nothing where they can stand. */
export function problemsOf(entry: YearOfTerms, around: readonly CountingYear[]): YearProblem[] {
  const others = around.filter(({ academicYear }) => academicYear !== entry.academicYear).flatMap(({ terms }) => terms);
  return [
    ...entry.terms.flatMap((term, index) => problemsOfTerm(term, entry.terms[index - 1])),
    ...entry.terms.flatMap((term) => overlapsOf(term, others)),
    ...entry.insetDays.flatMap((day, index) => problemOfInsetDay(day, entry, entry.insetDays.indexOf(day) < index)),
  ];
}

function problemsOfTerm(term: Term, before: Term | undefined): YearProblem[] {
  const name = `${term.name.toLowerCase()} term`;
  const starts = firstYearOf(term.academicYear) ?? 0;
  const [first, last] = [`${String(starts)}-08-01`, `${String(starts + 1)}-08-31`];
  const at = (part: Parameters<typeof termField>[1], text: string): YearProblem[] => [{ field: termField(term, part), text }];
  for (const [part, day] of [
    ['starts', term.startsOn],
    ['ends', term.endsOn],
  ] as const)
    // prettier-ignore
    if (day < first || day > last) return at(part, `The ${name} must be between ${dateInWords(first)} and ${dateInWords(last)}`);
  if (before !== undefined && term.startsOn <= before.endsOn)
    return at('starts', `The ${name} must start after the ${before.name.toLowerCase()} term ends on ${dateInWords(before.endsOn)}`);
  if (term.endsOn <= term.startsOn) return at('ends', `The ${name} must end after it starts on ${dateInWords(term.startsOn)}`);
  if (term.halfTermFrom <= term.startsOn || term.halfTermFrom >= term.endsOn)
    return at('half-from', `The half-term holiday of the ${name} must begin after the term starts and before it ends`);
  if (term.halfTermTo < term.halfTermFrom) return at('half-to', `The half-term holiday of the ${name} must end on the day it begins, or after it`);
  return term.halfTermTo >= term.endsOn ? at('half-to', `The half-term holiday of the ${name} must end before the term does`) : [];
}

function overlapsOf(term: Term, others: readonly Term[]): YearProblem[] {
  const other = others.find(({ startsOn, endsOn }) => startsOn <= term.endsOn && term.startsOn <= endsOn);
  if (other === undefined || term.endsOn <= term.startsOn) return [];
  const words = `${other.name.toLowerCase()} term of ${other.academicYear}, ${dateInWords(other.startsOn)} to ${dateInWords(other.endsOn)}`;
  return [
    { field: termField(term, other.startsOn < term.startsOn ? 'starts' : 'ends'), text: `The ${term.name.toLowerCase()} term overlaps the ${words}` },
  ];
}

function problemOfInsetDay(day: string, { terms, academicYear }: YearOfTerms, isTwice: boolean): YearProblem[] {
  const at = (text: string): YearProblem[] => [{ field: 'inset-days', text }];
  const term = terms.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  const year = firstYearOf(academicYear) ?? 0;
  if (isTwice) return at(`${dateInWords(day)} is given twice as an INSET day`);
  if (term === undefined) return at(`The INSET day ${dateInWords(day)} must be within a term`);
  if (term.halfTermFrom <= day && day <= term.halfTermTo) return at(`The INSET day ${dateInWords(day)} is in the half-term holiday`);
  if (!isWorkingDay(day, daysOf(bankHolidaysFrom(year, year + 1)))) return at(`The INSET day ${dayInWords(day)} must be a working day`);
  return [];
}

/** The same dates from the same source: saving them again changes nothing. */
export function isSameYear(one: YearEntry, other: YearEntry): boolean {
  const inOrder = ({ source, insetDays, terms }: YearEntry) =>
    JSON.stringify([source, insetDays.toSorted(), terms.map((term) => Object.values(sorted(term)))]);
  return inOrder(one) === inOrder(other);
}

const sorted = ({ name, startsOn, halfTermFrom, halfTermTo, endsOn }: Term) => ({ name, startsOn, halfTermFrom, halfTermTo, endsOn });
