import { parsePlainDate } from '../../kernel/plain-date.ts';
import { termNames, type Term, type TermName } from '../../kernel/school-calendar.ts';
import type { Field } from '../by-hand/entry-field.ts';
import { dateBoxes, type FormReader } from '../by-hand/form-reader.ts';
import { termField, type CountingYear, type YearEntry } from './calendar-year.ts';

const partsOf = (name: TermName) =>
  [
    { part: 'starts', label: `${name} term: first day`, what: `The first day of the ${name.toLowerCase()} term` },
    { part: 'half-from', label: `${name} half-term holiday: first day`, what: `The first day of the ${name.toLowerCase()} half-term holiday` },
    { part: 'half-to', label: `${name} half-term holiday: last day`, what: `The last day of the ${name.toLowerCase()} half-term holiday` },
    { part: 'ends', label: `${name} term: last day`, what: `The last day of the ${name.toLowerCase()} term` },
  ] as const;

/** The questions of a year; why it is changed is asked where dates stand already. */
export function fieldsOfYear(isChange: boolean): Field[] {
  return [
    ...termNames.flatMap((name) => partsOf(name).map(({ part, label }): Field => ({ kind: 'date', name: termField({ name }, part), label }))),
    {
      kind: 'textarea',
      name: 'inset-days',
      label: 'INSET days (optional)',
      hint: 'Days of a term for staff, without pupils. One on each line, like 1/9/2026.',
      rows: 5,
    },
    { kind: 'text', name: 'source', label: 'Source', hint: 'Where the dates are published. For example, the council’s website, 3 March 2026.' },
    ...(isChange
      ? [{ kind: 'text', name: 'reason', label: 'Why they are changed', hint: 'It stays beside the dates that are replaced.' } as const]
      : []),
  ];
}

export interface ReadYear {
  readonly entry: YearEntry;
  /** Null where nothing is replaced. */
  readonly reason: string | null;
}

/** The form's answers; null where one is wrong or missing, which `answers` then tells. */
export function readYear(answers: FormReader, academicYear: string, isChange: boolean): ReadYear | null {
  const terms = termNames.map((name): Term | null => {
    const [startsOn, halfTermFrom, halfTermTo, endsOn] = partsOf(name).map(({ part, what }) =>
      answers.date(termField({ name }, part), { what, missing: `Enter ${what.charAt(0).toLowerCase()}${what.slice(1)}` }),
    );
    return startsOn && halfTermFrom && halfTermTo && endsOn ? { academicYear, name, startsOn, halfTermFrom, halfTermTo, endsOn } : null;
  });
  const insetDays = answers.lines('inset-days').map((line) => {
    return parsePlainDate(line) ?? answers.refuse('inset-days', `“${line.slice(0, 40)}” must be a real date, like 1/9/2026`);
  });
  const source = answers.text('source', { what: 'Source', missing: 'Enter where the dates are published' });
  const reason = isChange ? answers.text('reason', { what: 'The reason', missing: 'Enter why they are changed' }) : null;
  const whole = terms.filter((term) => term !== null);
  const days = insetDays.filter((day) => day !== null);
  if (whole.length < terms.length || days.length < insetDays.length || source === null || (isChange && reason === null)) return null;
  return { entry: { academicYear, terms: whole, insetDays: days.toSorted(), source }, reason };
}

/** The dates that count so far, filled in. */
export function fillYear(year: CountingYear | undefined): URLSearchParams {
  if (year === undefined) return new URLSearchParams();
  const boxes = year.terms.flatMap((term) => [
    dateBoxes(termField(term, 'starts'), term.startsOn),
    dateBoxes(termField(term, 'half-from'), term.halfTermFrom),
    dateBoxes(termField(term, 'half-to'), term.halfTermTo),
    dateBoxes(termField(term, 'ends'), term.endsOn),
  ]);
  const inset = year.insetDays.map((day) => day.split('-').map(Number).reverse().join('/')).join('\n');
  return new URLSearchParams(Object.assign({ 'inset-days': inset, 'source': year.entered?.source ?? '' }, ...boxes) as Record<string, string>);
}
