import type { FormReader } from '../../register/index.ts';

interface Wanted {
  readonly what: string;
  readonly most: number;
  readonly decimals?: number;
  readonly more?: number;
  readonly missing?: string;
}

/** A number of a form: null where it is wrong or missing, which the reader then holds; without `missing` it may be left empty. */
export function readDecimal(form: URLSearchParams, answers: FormReader, field: string, wanted: Wanted): number | null {
  const { what, most, decimals = 2, more, missing } = wanted;
  const typed = (form.get(field) ?? '').replace('£', '').trim();
  // A comma or a space parts thousands alone: “1,5” is not fifteen.
  const text = /^[1-9]\d{0,2}([,\s]\d{3})+(\.\d+)?$/.test(typed) ? typed.replaceAll(/[,\s]/g, '') : typed;
  if (text === '') return missing === undefined ? null : answers.refuse(field, missing);
  if (!/^\d{1,9}(\.\d+)?$/.test(text)) return answers.refuse(field, `${what} must be a number, like 2.5`);
  if ((text.split('.')[1] ?? '').length > decimals) return answers.refuse(field, `${what} must have ${String(decimals)} decimals or fewer`);
  const value = Number(text);
  if (more !== undefined && value <= more) return answers.refuse(field, `${what} must be more than ${String(more)}`);
  return value > most ? answers.refuse(field, `${what} must be ${most.toLocaleString('en-GB')} or fewer`) : value;
}

/** The id that a path names; null where it is none. */
export const readId = (text: string | undefined): number | null => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null);
