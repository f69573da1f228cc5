import { dateBoxes, type FieldError, FormReader } from '../by-hand/form-reader.ts';
import type { AsAtDates } from './as-at.ts';

export interface AsAtQuestion {
  /** Null where a day was not understood. */
  readonly dates: AsAtDates | null;
  readonly errors: readonly FieldError[];
  /** The boxes as they were filled in; today's where none was. */
  readonly form: URLSearchParams;
}

/** The two days of an as-at page's address. A day not given is today; what is known on a day to come nobody can say. */
export function readAsAtDates(query: URLSearchParams, today: string): AsAtQuestion {
  const answers = new FormReader(query);
  const on = answers.date('on', { what: 'The day things stood on' }) ?? today;
  const known = answers.date('known', { what: 'The day it was known on' });
  if (known !== null && known > today) answers.refuse('known', 'The day it was known on must be today or earlier');
  const errors = answers.errors.map((error) => (error.at === 'known' ? { ...error, at: 'known-day' } : error));
  if (errors.length > 0) return { dates: null, errors, form: query };
  const dates = { on, known: known === today ? null : known, today };
  return { dates, errors, form: new URLSearchParams({ ...dateBoxes('on', on), ...dateBoxes('known', known) }) };
}

/** The address of an as-at page for two days. */
export function asAtHref(path: string, { on, known }: Pick<AsAtDates, 'on' | 'known'>): string {
  return `${path}?${new URLSearchParams({ ...dateBoxes('on', on), ...dateBoxes('known', known) }).toString()}`;
}
