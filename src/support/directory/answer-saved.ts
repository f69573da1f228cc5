import type { Reply } from '../../platform/http/route.ts';
import type { FieldError, FormReader } from '../../register/index.ts';
import type { Saved } from './record-service.ts';

const dayBoxes = ['reviewed', 'review-due', 'starts', 'ends'];
/** A message at its box; of a day, at the first of three. */
export const errorAt = (field: string, text: string): FieldError => ({ field, at: dayBoxes.includes(field) ? `${field}-day` : field, text });

/** Everything that is wrong at once, but at a box that has its message already. */
export function refuseWrong(reader: FormReader, wrong: readonly { readonly field: string; readonly says: string }[]): void {
  const known = new Set(reader.errors.map(({ field }) => field));
  reader.errors.push(...wrong.filter(({ field }) => !known.has(field)).map(({ field, says }) => errorAt(field, says)));
}

/** Goes on to what was saved; or shows the form again with what is wrong, or with what somebody else saved meanwhile. */
export async function answerSaved(
  saved: Saved,
  {
    again,
    to,
    text,
  }: {
    readonly again: (errors: readonly FieldError[], status?: number) => Promise<Reply>;
    readonly to: (id: number) => string;
    readonly text: string;
  },
): Promise<Reply> {
  if (saved.kind === 'refused') return again([errorAt(saved.field, saved.reason)]);
  if (saved.kind === 'overtaken') return again([], 409);
  return { kind: 'redirect', to: to(saved.id), notice: { kind: 'success', text } };
}

/** How often it had been saved when the form was shown; of a form that does not say, never. */
export const seenIn = (form: URLSearchParams): number => Number(/^\d{1,6}$/u.exec(form.get('seen') ?? '')?.[0] ?? -1);
