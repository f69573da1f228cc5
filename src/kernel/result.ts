/**
 * What a rule answers when it may say no. A refusal is a value, told to the person in words;
 * only faults are thrown.
 */
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  /** A sentence for the person who asked. */
  readonly reason: string;
}

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused(reason: string): Refusal {
  return { ok: false, reason };
}
