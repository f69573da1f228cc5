import type { Reply, Subject } from '../../platform/http/route.ts';
import type { FieldError } from '../../register/index.ts';

interface FormPage {
  readonly template: string;
  /** What the form holds: as it begins, or as it was sent. */
  readonly form: URLSearchParams | Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  readonly data: Record<string, unknown>;
  /** Where it is no error in an answer: 409 for a form that lost a race. */
  readonly status?: number;
  /** What is read, where reading it is recorded. */
  readonly subject?: Subject;
}

/** A form, with each message at its field and all of them above. Nothing typed is lost. */
export function showForm({ template, form, errors = [], data, status, subject }: FormPage): Reply {
  return {
    kind: 'page',
    template,
    ...(subject ? { subject } : {}),
    ...(errors.length > 0 ? { status: 422 } : status === undefined ? {} : { status }),
    data: {
      ...data,
      form: form instanceof URLSearchParams ? Object.fromEntries(form) : form,
      problems: Object.fromEntries(errors.map(({ field, text }) => [field, { text }])),
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
    },
  };
}

/** A list to choose from, with what is chosen marked. */
export function choices(
  of: readonly { readonly value: string; readonly text: string }[],
  chosen: string | null | undefined,
  first?: string,
): { readonly value: string; readonly text: string; readonly selected: boolean }[] {
  const all = first === undefined ? of : [{ value: '', text: first }, ...of];
  return all.map((option) => ({ ...option, selected: option.value === (chosen ?? '') }));
}

export const labelled = (labels: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(labels).map(([value, text]) => ({ value, text }));
