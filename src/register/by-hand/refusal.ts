import type { Refusal } from '../../kernel/result.ts';

/** A refusal that belongs to one field of the form, to which the error summary links. */
export interface FieldRefusal extends Refusal {
  readonly field: string;
  /** The id of the record that stands in the way, to which the page links. */
  readonly record?: number;
}

export function refusedAt(field: string, reason: string, record?: number): FieldRefusal {
  return { ok: false, field, reason, ...(record === undefined ? {} : { record }) };
}

export type Decision<T> = { readonly ok: true; readonly value: T } | FieldRefusal;
