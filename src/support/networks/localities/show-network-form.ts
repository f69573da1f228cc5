import type { Tx } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { type Field, firstBox, FormReader, showFields } from '../../../register/index.ts';
import type { Asked } from '../../common/open-page.ts';
import type { Saved } from './saved.ts';

export interface NetworkForm<Entry> {
  /** Which network, and of what. */
  readonly caption: string;
  readonly title: string;
  readonly lead?: readonly string[];
  readonly fields: readonly Field[];
  /** What the form begins with. */
  readonly initial?: URLSearchParams | Readonly<Record<string, string>>;
  /** How often the record has changed that the form is of: what is sent says which it showed. */
  readonly seen?: number;
  readonly button: string;
  readonly cancel: string;
  readonly read: (answers: FormReader, form: URLSearchParams) => Entry | null;
  readonly save: (tx: Tx, entry: Entry, seen: number) => Promise<Saved>;
  readonly after: (id: number) => string;
  readonly notice: (entry: Entry, isNew: boolean) => string;
}

/** What a rule finds beyond each answer, at the questions where nothing is wrong yet: what is wrong is told at once. */
export function addFaults(answers: FormReader, faults: readonly { readonly field: string; readonly reason: string }[]): void {
  for (const { field, reason } of faults) if (!answers.errors.some((one) => one.field === field)) answers.refuse(field, reason);
}

function show<Entry>(page: NetworkForm<Entry>, action: string, form: URLSearchParams, found: FormReader['errors'], status?: number): Reply {
  const { caption, title, lead = [], fields, button, cancel, seen } = page;
  const placeOf = (name: string): number => fields.findIndex((field) => field.name === name);
  const errors = found
    .map((one) => (one.at === one.field ? { ...one, at: firstBox(fields, one.field) } : one))
    .toSorted((one, other) => placeOf(one.field) - placeOf(other.field));
  return {
    kind: 'page',
    template: 'support/networks/localities/network-form.njk',
    ...(status === undefined ? {} : { status }),
    data: {
      caption,
      title,
      lead,
      fields: showFields(fields, form, errors),
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      button,
      cancel,
      action,
      seen: seen ?? null,
      backLink: cancel,
    },
  };
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;

export function openForm<Entry>({ request }: Asked, page: NetworkForm<Entry>): Reply {
  return show(page, pathOf(request.url), new URLSearchParams(page.initial ?? {}), []);
}

/** What was sent: saved, or shown again with what is wrong. Nothing typed is lost. */
export async function saveForm<Entry>({ means, request }: Asked, page: NetworkForm<Entry>): Promise<Reply> {
  const { form, url } = request;
  const answers = new FormReader(form);
  const entry = page.read(answers, form);
  if (entry === null || answers.errors.length > 0) return show(page, pathOf(url), form, answers.errors, 422);
  const seen = /^\d{1,9}$/.test(form.get('seen') ?? '') ? Number(form.get('seen')) : 0;
  const done = await means.db.transaction((tx) => page.save(tx, entry, seen));
  if (done.ok) return { kind: 'redirect', to: page.after(done.id), notice: { kind: 'success', text: page.notice(entry, done.isNew) } };
  const { field, reason, status } = done;
  return show(page, pathOf(url), form, [{ field, at: field, text: reason }], status);
}
