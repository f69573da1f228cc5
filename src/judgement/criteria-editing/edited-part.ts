import type { CriteriaDocument, CriteriaSet } from '../criteria/criteria.ts';

/** A measure and group that an indicator may be of. */
interface OfferedIndicator {
  readonly id: string;
  readonly name: string;
}

export interface PartContext {
  readonly set: CriteriaSet;
  readonly document: CriteriaDocument;
  readonly nameOf: (indicatorId: string) => string;
  /** Every measure and group that figures are published for. */
  readonly offered: readonly OfferedIndicator[];
}

/** One part of a set that is edited on a page of its own. */
export interface SetPart {
  readonly title: string;
  readonly says: string;
  readonly template: string;
  /** Whether what is saved may be saved in other sets too: floors may not, since what applies to whom is the very difference between sets. */
  readonly copies: boolean;
  /** The form's boxes as the set has them. */
  readonly fill: (context: PartContext) => Record<string, string>;
  /** What the page lists. `sent` is the form as it was sent, where it was. */
  readonly data: (context: PartContext, sent: URLSearchParams | null) => Record<string, unknown>;
  /** What becomes of the set; null where an answer is wrong, which the reader then holds. */
  readonly read: (form: URLSearchParams, answers: AnswerReader, context: PartContext) => Partial<CriteriaSet> | null;
}

/** As much of a form's reader as the parts ask. */
export interface AnswerReader {
  readonly errors: readonly unknown[];
  readonly refuse: (field: string, text: string) => null;
  readonly text: (field: string, asked: { readonly most?: number; readonly what: string; readonly missing?: string }) => string | null;
}

interface NumberAsked {
  readonly what: string;
  readonly least?: number;
  readonly most: number;
  /** Digits after the point that it may have; left out, it is a whole number. */
  readonly decimals?: number;
  readonly isOptional?: boolean;
}

/** A number typed into a box, its fault said at the box. */
export function readNumber(form: URLSearchParams, answers: AnswerReader, field: string, asked: NumberAsked): number | null {
  const { what, least = 0, most, decimals = 0, isOptional = false } = asked;
  const typed = (form.get(field) ?? '').replaceAll(/[,£%\s]/g, '');
  if (typed === '') return isOptional ? null : answers.refuse(field, `Enter ${what.charAt(0).toLowerCase()}${what.slice(1)}`);
  const pattern = decimals === 0 ? /^\d{1,7}$/ : new RegExp(String.raw`^\d{1,7}(\.\d{1,${String(decimals)}})?$`);
  if (!pattern.test(typed)) return answers.refuse(field, `${what} must be a ${decimals === 0 ? 'whole number, like 3' : 'number, like 2.5'}`);
  const value = Number(typed);
  if (value < least) return answers.refuse(field, `${what} must be ${String(least)} or more`);
  return value > most ? answers.refuse(field, `${what} must be ${String(most)} or fewer`) : value;
}

export function readChoice<T extends string>(
  form: URLSearchParams,
  answers: AnswerReader,
  field: string,
  choices: readonly T[],
  missing: string,
): T | null {
  const given = form.get(field);
  return choices.find((one) => one === given) ?? answers.refuse(field, missing);
}
