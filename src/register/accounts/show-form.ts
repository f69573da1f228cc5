import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type Field, firstBox, showFields } from '../by-hand/entry-field.ts';
import type { FieldError } from '../by-hand/form-reader.ts';

/** One page with questions; what it begins with and what was wrong are given to `showForm`. */
export interface FormPage {
  readonly title: string;
  /** Whom or what it is about, above the title. */
  readonly caption: string;
  readonly lead?: readonly string[];
  readonly fields: readonly Field[];
  /** What was answered on the pages before. */
  readonly carried?: readonly { readonly name: string; readonly value: string }[];
  readonly button: string;
  /** The button does what cannot be undone by pressing another. */
  readonly warning?: boolean;
  readonly cancel: string;
}

interface Shown {
  readonly form?: URLSearchParams;
  readonly errors?: readonly FieldError[];
  /** Where what stands in the way is found. */
  readonly inTheWay?: { readonly href: string; readonly text: string } | null;
}

/** The page with what was typed; 422 where something is wrong with it. */
export function showForm(page: FormPage, request: PageRequest, { form = new URLSearchParams(), errors = [], inTheWay = null }: Shown = {}): Reply {
  const { title, caption, lead = [], fields, carried = [], button, warning = false, cancel } = page;
  const placed = errors.map((error) => ({ ...error, at: error.at === error.field ? firstBox(fields, error.field) : error.at }));
  return {
    kind: 'page',
    template: 'register/accounts/form.njk',
    status: errors.length > 0 ? 422 : 200,
    data: {
      heading: title,
      caption,
      lead,
      fields: showFields(fields, form, placed),
      carried,
      button,
      warning,
      cancel,
      inTheWay,
      action: request.url.split('?', 1)[0] ?? request.url,
      errors: placed,
      backLink: cancel,
    },
  };
}

/** A refusal of a command, at the field it belongs to. */
export function errorAt(field: string, text: string): readonly FieldError[] {
  return [{ field, at: field, text }];
}

export const done = (to: string, text: string): Reply => ({ kind: 'redirect', to, notice: { kind: 'success', text } });
export const said = (to: string, text: string): Reply => ({ kind: 'redirect', to, notice: { kind: 'important', text } });
