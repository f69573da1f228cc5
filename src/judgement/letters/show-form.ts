import type { Reply } from '../../platform/http/route.ts';
import type { FieldError } from '../../register/index.ts';

interface FormPage {
  readonly template: string;
  /** What the form holds: as it begins, or as it was sent. */
  readonly form: URLSearchParams;
  readonly errors?: readonly FieldError[];
  readonly data: Record<string, unknown>;
}

/** A form, with each message at its field and all of them above. Nothing typed is lost. */
export function showForm({ template, form, errors = [], data }: FormPage): Reply {
  return {
    kind: 'page',
    template,
    status: errors.length > 0 ? 422 : 200,
    data: {
      ...data,
      form: Object.fromEntries(form),
      problems: Object.fromEntries(errors.map(({ field, text }) => [field, { text }])),
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
    },
  };
}

/** A rule's refusal as the message of a field. */
export function refusalAt(field: string, reason: string, at = field): FieldError[] {
  return [{ field, at, text: reason }];
}
