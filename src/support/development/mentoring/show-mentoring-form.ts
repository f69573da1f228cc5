import type { Reply, Subject } from '../../../platform/http/route.ts';
import type { FieldError, FormReader } from '../../../register/index.ts';

type Labels = Readonly<Record<string, string>>;

/** One question of a form. */
export type Question =
  | { readonly kind: 'text' | 'long' | 'date'; readonly name: string; readonly label: string; readonly hint?: string; readonly width?: string; readonly rows?: number }
  | { readonly kind: 'choice' | 'boxes'; readonly name: string; readonly label: string; readonly hint?: string; readonly of: Labels }
  | { readonly kind: 'select'; readonly name: string; readonly label: string; readonly hint?: string; readonly first: string; readonly of: readonly { readonly value: string; readonly text: string }[] }; // prettier-ignore

export interface MentoringForm {
  readonly title: string;
  readonly caption?: string;
  /** Paragraphs above the questions. */
  readonly says?: readonly string[];
  readonly warning?: string;
  readonly questions: readonly Question[];
  readonly button: string;
  readonly action: string;
  readonly backLink: string;
  readonly breadcrumbs: readonly { readonly text: string; readonly href: string }[];
  /** What the form was made of, so that a lost race is seen. */
  readonly seen?: string;
  readonly subject?: Subject;
}

export interface Sent {
  readonly form: URLSearchParams;
  readonly errors?: readonly FieldError[];
  readonly status?: number;
}

/** A form of mentoring: shown first, or again with what was sent and each message at its question. */
export function showMentoringForm({ questions, subject, seen, ...about }: MentoringForm, { form, errors = [], status }: Sent): Reply {
  const problems = Object.fromEntries(errors.map(({ field, text }) => [field, { text }]));
  return {
    kind: 'page',
    template: 'support/development/mentoring/mentoring-form.njk',
    ...(subject === undefined ? {} : { subject }),
    ...(errors.length > 0 ? { status: 422 } : status === undefined ? {} : { status }),
    data: {
      ...about,
      caption: about.caption ?? null,
      says: about.says ?? [],
      warning: about.warning ?? null,
      seen: seen ?? null,
      questions: questions.map((question) => ({ ...question, hint: question.hint ?? null, items: itemsOf(question, form) })),
      form: Object.fromEntries(form),
      problems,
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
    },
  };
}

function itemsOf(question: Question, form: URLSearchParams): readonly object[] {
  if (question.kind === 'choice' || question.kind === 'boxes') {
    const given = form.getAll(question.name);
    return Object.entries(question.of).map(([value, text]) => ({ value, text, checked: given.includes(value) }));
  }
  if (question.kind !== 'select') return [];
  const given = form.get(question.name) ?? '';
  return [{ value: '', text: question.first }, ...question.of].map((one) => ({ ...one, selected: one.value === given }));
}

/** The boxes that were ticked, of those there are; without `missing` it may be none. */
export function readBoxes<T extends string>(form: URLSearchParams, answers: FormReader, field: string, ids: readonly T[], missing?: string): T[] {
  const given = form.getAll(field);
  const chosen = ids.filter((id) => given.includes(id));
  if (chosen.length === 0 && missing !== undefined) answers.refuse(field, missing);
  return chosen;
}

/** A form as it begins, from what is known. */
export function formOf(values: Readonly<Record<string, string | number | readonly string[] | null | undefined>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined) continue;
    for (const each of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) form.append(name, each);
  }
  return form;
}
