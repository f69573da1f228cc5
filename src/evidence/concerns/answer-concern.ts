import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type Decision, type Doing, type Field, firstBox, type FormReader, showFields } from '../../register/index.ts';
import type { ConcernMeans } from './concern-means.ts';
import { findConcern, type SeenConcern } from './find-concerns.ts';

export function doingOf({ clock }: ConcernMeans, { actor, audit, reference }: PageRequest): Doing {
  return { actor, clock, event: audit, reference };
}

/** Answers with a concern that the reader sees in full; to everybody else it is not there. */
export async function withConcern(
  means: ConcernMeans,
  request: PageRequest,
  answer: (concern: SeenConcern) => Promise<Reply> | Reply,
): Promise<Reply> {
  const { actor, params } = request;
  const concern = await findConcern(means.db.kysely, { actor, clock: means.clock }, params['concernId']);
  return concern?.sight === 'full' ? answer(concern) : { kind: 'not-found' };
}

export interface AnswerForm {
  readonly caption: string;
  readonly title: string;
  readonly lead?: readonly string[];
  readonly fields: readonly Field[];
  readonly button: string;
  readonly cancel: string;
  readonly carried?: Readonly<Record<string, string>>;
}

/** A form of few questions, as it begins or as it was sent: nothing typed is lost. */
export function answerForm({ url }: PageRequest, page: AnswerForm, form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  const { caption, title, lead = [], fields, button, cancel, carried = {} } = page;
  return {
    kind: 'page',
    template: 'evidence/concerns/answer-form.njk',
    ...(errors.length > 0 ? { status: 422 } : {}),
    data: {
      caption,
      heading: title,
      lead,
      fields: showFields(fields, form, errors),
      carried: Object.entries(carried).map(([name, value]) => ({ name, value: form.get(name) ?? value })),
      button,
      cancel,
      action: url.split('?', 1)[0],
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      backLink: cancel,
    },
  };
}

/** A refusal, at its question. */
export function refusalAt(fields: readonly Field[], refusal: Extract<Decision<never>, { ok: false }>): FormReader['errors'] {
  const name = fields.some((field) => field.name === refusal.field) ? refusal.field : (fields[0]?.name ?? refusal.field);
  return [{ field: name, at: firstBox(fields, name), text: refusal.reason }];
}

export const choicesOf = (words: Readonly<Record<string, string | { readonly label: string; readonly hint?: string }>>) =>
  Object.entries(words).map(([value, said]) =>
    typeof said === 'string' ? { value, text: said } : { value, text: said.label, ...(said.hint === undefined ? {} : { hint: said.hint }) },
  );

export const nameNoChild = 'About the institution, never a child. Name no child, and nobody by initials.';
export const reasonField = (label: string, hint = nameNoChild): Field => ({ kind: 'textarea', name: 'reason', label, rows: 3, hint });
