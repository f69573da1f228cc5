import type { Reply, Subject } from '../../platform/http/route.ts';
import type { FieldError } from '../../register/index.ts';

interface FormPage {
  readonly template: string;
  /** What the form holds: as it begins, or as it was sent. */
  readonly form: URLSearchParams | Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  readonly data: Record<string, unknown>;
  readonly status?: number;
  /** What is read, where reading it is recorded. */
  readonly subject?: Subject;
}

/** A form, with each message at its field and all of them above. Nothing typed is lost. */
export function showForm({ template, form, errors = [], data, status = 200, subject }: FormPage): Reply {
  return {
    kind: 'page',
    template,
    ...(subject ? { subject } : {}),
    status: errors.length > 0 ? 422 : status,
    data: {
      ...data,
      form: form instanceof URLSearchParams ? Object.fromEntries(form) : form,
      problems: Object.fromEntries(errors.map(({ field, text }) => [field, { text }])),
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
    },
  };
}
