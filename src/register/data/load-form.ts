import { plainDate } from '../../kernel/plain-date.ts';
import { findSource, sources } from '../../datasets/index.ts';

export interface FormError {
  readonly text: string;
  /** Of the field on the page. */
  readonly href: string;
}

/** What the form of a load says besides the file. */
export interface LoadForm {
  readonly source: string;
  readonly partial: boolean;
  readonly allowOlder: boolean;
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export function readLoadForm(field: (name: string) => string | null | undefined): LoadForm {
  const text = (name: string) => (field(name) ?? '').trim().slice(0, 100);
  return {
    source: text('source'),
    partial: text('partial') === 'yes',
    allowOlder: text('allowOlder') === 'yes',
    day: text('asAt-day'),
    month: text('asAt-month'),
    year: text('asAt-year'),
  };
}

/** The day that the file describes; undefined where it was left to the file's name. Errors are for the person, in the order of the page. */
export function checkLoadForm(form: LoadForm, today: string): { readonly asAt: string | undefined; readonly errors: readonly FormError[] } {
  const errors: FormError[] = [];
  if (findSource(form.source) === undefined) errors.push({ text: 'Select what the file is', href: `#source-${sources[0]?.name ?? ''}` });
  const given = [form.day, form.month, form.year];
  if (given.every((part) => part === '')) return { asAt: undefined, errors };
  const asAt = plainDate(Number(form.year), Number(form.month), Number(form.day));
  if (asAt === null || given.includes(''))
    errors.push({ text: 'The day the file describes must be a real date, such as 16 11 2023', href: '#asAt-day' });
  else if (asAt > today) errors.push({ text: 'The day the file describes must be today or in the past', href: '#asAt-day' });
  return { asAt: asAt ?? undefined, errors };
}

export const noFile: FormError = { text: 'Select a file', href: '#file' };
