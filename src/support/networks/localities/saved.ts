/** What saving came to: the record’s id and whether anything was new, or what stands in its way, at which question. */
export type Saved =
  | { readonly ok: true; readonly id: number; readonly isNew: boolean }
  | { readonly ok: false; readonly field: string; readonly reason: string; readonly status: 422 | 409 };

export const saved = (id: number, isNew: boolean): Saved => ({ ok: true, id, isNew });
/** 409: the form lost a race. */
export const refuse = (field: string, reason: string, status: 422 | 409 = 422): Saved => ({ ok: false, field, reason, status });
