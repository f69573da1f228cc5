import { addDays, dayInWords } from '../../kernel/plain-date.ts';
import { halfTermOf, isSchoolDay, termOf, type SchoolCalendar, type Term } from '../../kernel/school-calendar.ts';

export interface TodayInWords {
  /** "Autumn 2 of 2026/27", or which holiday it is; null where no term dates are known for the day. */
  readonly now: string | null;
  readonly isOpen: string | null;
  /** What begins or ends next, a label and a day in words each. */
  readonly next: readonly { readonly label: string; readonly text: string }[];
}

/** What the calendar says of one day, and what comes next. */
export function todayInWords(calendar: SchoolCalendar, today: string): TodayInWords {
  const term = termOf(calendar, today);
  const coming = calendar.terms.find(({ startsOn }) => startsOn > today);
  const bankHoliday = calendar.bankHolidays.find(({ on }) => on >= today);
  const isKnown = term !== null || (coming !== undefined && calendar.terms.some(({ endsOn }) => endsOn < today));
  const half = halfTermOf(calendar, today);
  const ending = term ?? coming;
  const opens = isKnown ? nextSchoolDay(calendar, today) : undefined;
  return {
    now: half !== null ? `${half.name} of ${half.academicYear}` : isKnown ? holidayInWords(term) : null,
    isOpen: half === null ? null : whetherOpen(calendar, today),
    next: [
      ...(half === null && opens !== undefined ? [{ label: 'School begins again', text: dayInWords(opens) }] : []),
      ...(half !== null && term !== null && today < term.halfTermFrom
        ? [{ label: 'Half-term holiday', text: `${dayInWords(term.halfTermFrom)} to ${dayInWords(term.halfTermTo)}` }]
        : []),
      ...(ending === undefined ? [] : [{ label: `${ending.name} term ends`, text: dayInWords(ending.endsOn) }]),
      ...(bankHoliday === undefined ? [] : [{ label: 'Next bank holiday', text: `${dayInWords(bankHoliday.on)}: ${bankHoliday.name}` }]),
    ],
  };
}

/** No holiday is longer. */
const mostDaysShut = 70;

function nextSchoolDay(calendar: SchoolCalendar, today: string): string | undefined {
  return Array.from({ length: mostDaysShut }, (_, index) => addDays(today, index + 1)).find((day) => isSchoolDay(calendar, day));
}

function holidayInWords(term: Term | null): string {
  return term === null ? 'School holidays, between terms' : `Half-term holiday of the ${term.name.toLowerCase()} term`;
}

function whetherOpen(calendar: SchoolCalendar, today: string): string {
  if (isSchoolDay(calendar, today)) return 'A school day';
  const bankHoliday = calendar.bankHolidays.find(({ on }) => on === today);
  if (bankHoliday !== undefined) return `No school today: ${bankHoliday.name}`;
  return calendar.insetDays.has(today) ? 'An INSET day: staff, no pupils' : 'No school today: the weekend';
}
