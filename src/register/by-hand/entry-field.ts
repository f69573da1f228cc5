import type { FieldError } from './form-reader.ts';

interface Asked {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

/** One question of a form. */
export type Field =
  | (Asked & {
      readonly kind: 'text';
      readonly width?: number;
      readonly suffix?: string;
      readonly input?: 'text' | 'numeric' | 'email' | 'tel' | 'url';
    })
  | (Asked & { readonly kind: 'textarea'; readonly rows?: number })
  | (Asked & { readonly kind: 'date' })
  | (Asked & { readonly kind: 'radios' | 'select' | 'checkboxes'; readonly choices: readonly Choice[] });

/** A question as the template shows it: with what was answered, and what was wrong with it. */
export type ShownField = Field & {
  readonly value: string;
  readonly values: readonly string[];
  readonly boxes: readonly DateBox[];
  readonly error: string | null;
};

interface DateBox {
  readonly name: 'day' | 'month' | 'year';
  readonly value: string;
  readonly wide: boolean;
  readonly wrong: boolean;
}

export function showFields(fields: readonly Field[], form: URLSearchParams, errors: readonly FieldError[]): ShownField[] {
  return fields.map((field) => {
    const error = errors.find((one) => one.field === field.name);
    const boxes = (['day', 'month', 'year'] as const).map((part) => ({
      name: part,
      value: form.get(`${field.name}-${part}`) ?? '',
      wide: part === 'year',
      wrong: error !== undefined && (error.part === undefined || error.part === part),
    }));
    return { ...field, value: form.get(field.name) ?? '', values: form.getAll(field.name), boxes, error: error?.text ?? null };
  });
}

/** What was answered, to be carried by the page that asks to confirm. */
export function carryAnswers(fields: readonly Field[], form: URLSearchParams): { readonly name: string; readonly value: string }[] {
  const names = fields.flatMap(({ kind, name }) => (kind === 'date' ? [`${name}-day`, `${name}-month`, `${name}-year`] : [name]));
  return names.flatMap((name) => (form.has(name) ? form.getAll(name) : ['']).map((value) => ({ name, value })));
}

/** The id of a question's first box, for the error summary. */
export function firstBox(fields: readonly Field[], name: string): string {
  return fields.find((field) => field.name === name)?.kind === 'date' ? `${name}-day` : name;
}
