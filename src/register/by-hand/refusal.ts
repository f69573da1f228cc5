import type { Refusal } from '../../kernel/result.ts';

/** A refusal that belongs to one field of the form, to which the error summary links. */
export interface FieldRefusal extends Refusal {
  readonly field: string;
}

export function refusedAt(field: string, reason: string): FieldRefusal {
  return { ok: false, field, reason };
}

export type Decision<T> = { readonly ok: true; readonly value: T } | FieldRefusal;
