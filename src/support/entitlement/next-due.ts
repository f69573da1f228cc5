import { addDays, addMonths, dateInWords } from '../../kernel/plain-date.ts';
import { addSchoolWeeks, halfTermsOf, type SchoolCalendar } from '../../kernel/school-calendar.ts';
import { addWorkingDays, isWorkingDay } from '../../kernel/working-days.ts';
import { workingDayUpTo } from './months.ts';
import { cadenceInWords } from './cadence-words.ts';
import type { Cadence } from './entitlement-document.ts';

export interface Since {
  /** The last contact that counts for it; null where there was none. */
  readonly last: string | null;
  /** The day from which it is owed: a tier’s first, an inspection’s, registration’s. Null where it is not known. */
  readonly from: string | null;
}

export type NextDue = { readonly kind: 'due'; readonly on: string; readonly how: string } | { readonly kind: 'not-known'; readonly because: string };

const dueOn = (on: string, how: string): NextDue => ({ kind: 'due', on, how });
const notKnown = (because: string): NextDue => ({ kind: 'not-known', because });

/** When the next is due, and how that was worked out. What was done before it was owed does not count for it. */
export function nextDue(cadence: Cadence, { last, from }: Since, { calendar, today }: { calendar: SchoolCalendar; today: string }): NextDue {
  const said = cadenceInWords(cadence);
  const done = last !== null && (from === null || last >= from) ? last : null;
  if (done === null && cadence.firstWithin !== null) {
    if (from === null) return notKnown('The day from which it is counted is not known');
    const days = `${String(cadence.firstWithin)} working ${cadence.firstWithin === 1 ? 'day' : 'days'}`;
    return dueOn(addWorkingDays(from, cadence.firstWithin, calendar.holidays), `${said}: ${days} after ${dateInWords(from)}`);
  }
  switch (cadence.unit) {
    case 'year':
    case 'term':
    case 'half-term':
      return byEndOf(cadence, { last: done, from }, { calendar, today });
    case 'school-weeks': {
      const start = done ?? from;
      if (start === null) return notKnown('The day from which it is counted is not known');
      const reached = addSchoolWeeks(calendar, start, cadence.every);
      return reached.ok
        ? dueOn(reached.value, `${said}: ${String(cadence.every)} school weeks after ${dateInWords(start)}`)
        : notKnown(reached.reason);
    }
    case 'weeks':
    case 'months': {
      const start = done ?? from;
      if (start === null) return notKnown('The day from which it is counted is not known');
      const reached = cadence.unit === 'weeks' ? addDays(start, cadence.every * 7) : addMonths(start, cadence.every);
      // As in programmes: one visit has one day, whichever page says it.
      const on = isWorkingDay(reached, calendar.holidays) ? reached : addWorkingDays(reached, 1, calendar.holidays);
      const moved = on === reached ? '' : `, moved on to a working day from ${dateInWords(reached)}`;
      return dueOn(on, `${said}: ${String(cadence.every)} ${cadence.unit} after ${dateInWords(start)}${moved}`);
    }
  }
}

interface Span {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** By the last day of the span in which it is owed: where it was had in one, so many spans later; before the first, by the end of the one it falls in or the next. */
function byEndOf(cadence: Cadence, { last, from }: Since, { calendar, today }: { calendar: SchoolCalendar; today: string }): NextDue {
  const spans = spansOf(cadence.unit, calendar);
  const start = last ?? from ?? today;
  const at = spans.findIndex(({ to }) => start <= to);
  const wanted = at === -1 ? undefined : spans[last === null ? at : at + cadence.every];
  if (wanted === undefined) return notKnown('Term dates are not known that far');
  const why = last === null ? 'none yet' : `the last was on ${dateInWords(last)}`;
  return dueOn(workingDayUpTo(wanted.to, calendar.holidays), `${cadenceInWords(cadence)}: by the end of ${wanted.name}, as ${why}`);
}

function spansOf(unit: Cadence['unit'], calendar: SchoolCalendar): Span[] {
  const { terms } = calendar;
  if (unit === 'term')
    return terms.map(({ name, academicYear, startsOn, endsOn }) => ({
      name: `the ${name.toLowerCase()} term of ${academicYear}`,
      from: startsOn,
      to: endsOn,
    }));
  if (unit === 'half-term')
    return halfTermsOf(calendar).map(({ name, academicYear, from, to }) => ({ name: `half-term ${name} of ${academicYear}`, from, to }));
  return [...Map.groupBy(terms, ({ academicYear }) => academicYear)].map(([year, of]) => ({
    name: `the academic year ${year}`,
    from: of[0]?.startsOn ?? '',
    to: of.at(-1)?.endsOn ?? '',
  }));
}
