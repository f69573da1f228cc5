import type { Database, Reader, Tx } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { carryAnswers, type Field, firstBox, showFields } from './entry-field.ts';
import type { Outcome, Seen } from './record-entry-change.ts';
import { type EntryEvent, type Ledger, listEntryEvents } from './list-entry-events.ts';
import type { ShownVersion } from './show-history.ts';
import { type FieldError, FormReader } from './form-reader.ts';
import type { Answer } from './show-history.ts';

interface Link {
  readonly href: string;
  readonly text: string;
}

/** A form that changes what is recorded by hand: its questions, how the answers are read and saved, and what is said of them. */
export interface EntryPage<Entry, Plan> {
  /** Whose record it is; for a new provider, which has no id yet, the authority's name. */
  readonly provider: { readonly id: number | null; readonly name: string; readonly authorityId: number };
  /** Where what happened meanwhile is read; null where there is nothing before the first record. */
  readonly ledger: Ledger | null;
  readonly title: string;
  /** What to know before answering. */
  readonly lead?: readonly string[];
  readonly fields: readonly Field[];
  /** What the form says besides the answers: which fact, which site. */
  readonly carried?: Readonly<Record<string, string>>;
  readonly button: string;
  /** Other things that can be done instead. */
  readonly links?: readonly Link[];
  /** What was done before, below the form. */
  readonly history?: readonly ShownVersion[];
  /** Where cancelling leads. */
  readonly cancel: string;
  /** Where saving leads, by the record's id; the provider's page where not given. */
  readonly after?: string | ((id: number) => string);
  readonly read: (answers: FormReader) => Entry | null;
  readonly save: (tx: Tx, entry: Entry, seen: Seen) => Promise<Outcome<Plan>>;
  /** How the answers read back. */
  readonly answersOf: (entry: Entry) => readonly Answer[];
  /** What else saving would change, in sentences. */
  readonly consequencesOf: (plan: Plan) => readonly string[];
  /** `plan` is what saving did; not given where the same had been saved already. */
  readonly savedNotice: (entry: Entry, plan?: Plan) => string;
  /** Where the record that stands in the way of this one can be put right. */
  readonly linkToRecord?: (id: number) => Link;
  /** What somebody else did meanwhile, in a sentence. */
  readonly describeEvent: (event: EntryEvent) => string;
}

function pathAfter<E, P>({ provider, after }: EntryPage<E, P>, id: number): string {
  if (after === undefined) return `/providers/${provider.id ?? ''}`;
  return typeof after === 'string' ? after : after(id);
}

async function eventsSince<E, P>(reader: Reader, { ledger, provider }: EntryPage<E, P>, since?: number): Promise<EntryEvent[]> {
  return ledger === null || provider.id === null ? [] : listEntryEvents(reader, ledger, { ...provider, id: provider.id }, since);
}

interface Shown {
  readonly form: URLSearchParams;
  readonly latestEvent: number;
  readonly errors?: readonly FieldError[];
  readonly inTheWay?: Link | null;
  readonly meanwhile?: readonly string[];
}

function showForm<E, P>(page: EntryPage<E, P>, url: string, { form, latestEvent, errors = [], inTheWay = null, meanwhile = [] }: Shown): Reply {
  const { provider, title, lead = [], fields, carried = {}, button, links = [], history = [], cancel } = page;
  return {
    kind: 'page',
    template: 'register/by-hand/entry-form.njk',
    status: errors.length > 0 || meanwhile.length > 0 ? 422 : 200,
    data: {
      provider,
      heading: title,
      lead,
      fields: showFields(fields, form, errors),
      carried: listCarried(carried),
      button,
      links,
      history,
      cancel,
      action: pathOnly(url),
      latestEvent,
      errors,
      inTheWay,
      meanwhile,
      backLink: cancel,
    },
  };
}

/** The form with what it begins with. */
export async function openEntryPage<E, P>(
  reader: Reader,
  page: EntryPage<E, P>,
  request: PageRequest,
  initial: Readonly<Record<string, string>> | URLSearchParams = {},
): Promise<Reply> {
  const latestEvent = (await eventsSince(reader, page))[0]?.id ?? 0;
  return showForm(page, request.url, { form: new URLSearchParams(initial), latestEvent });
}

/** What was sent: saved, or shown again with what is wrong, what else it would change, or what happened meanwhile. Nothing typed is lost. */
export async function saveEntryPage<E, P>(db: Database, page: EntryPage<E, P>, request: PageRequest): Promise<Reply> {
  const { form, url } = request;
  const { provider, fields, title } = page;
  const given = Number(form.get('latest-event') ?? 0);
  const latestEvent = Number.isSafeInteger(given) && given >= 0 ? given : 0;
  if (form.get('step') === 'change') return { ...showForm(page, url, { form, latestEvent }), status: 200 } as Reply;

  const answers = new FormReader(form);
  const entry = page.read(answers);
  if (entry === null || answers.errors.length > 0) return showForm(page, url, { form, latestEvent, errors: answers.errors });

  const seen = { latestEvent, confirmed: form.get('step') === 'confirmed' };
  const outcome = await db.transaction((tx) => page.save(tx, entry, seen), { authorityId: provider.authorityId });
  switch (outcome.kind) {
    case 'saved':
    case 'already': {
      const text = page.savedNotice(entry, outcome.kind === 'saved' ? outcome.plan : undefined);
      return { kind: 'redirect', to: pathAfter(page, outcome.id), notice: { kind: 'success', text } };
    }
    case 'refused': {
      const { field, reason, record } = outcome.refusal;
      const inTheWay = record === undefined ? null : (page.linkToRecord?.(record) ?? null);
      return showForm(page, url, { form, latestEvent, errors: [{ field, at: firstBox(fields, field), text: reason }], inTheWay });
    }
    case 'overtaken': {
      const events = await eventsSince(db.kysely, page, latestEvent);
      return showForm(page, url, { form, latestEvent: events[0]?.id ?? latestEvent, meanwhile: events.map(page.describeEvent) });
    }
    case 'unconfirmed':
      return {
        kind: 'page',
        template: 'register/by-hand/check-entry.njk',
        data: {
          provider,
          heading: title,
          answers: page.answersOf(entry),
          consequences: page.consequencesOf(outcome.plan),
          carried: [...listCarried(page.carried ?? {}), ...carryAnswers(fields, form)],
          action: pathOnly(url),
          cancel: page.cancel,
          latestEvent,
        },
      };
  }
}

const listCarried = (carried: Readonly<Record<string, string>>): { name: string; value: string }[] =>
  Object.entries(carried).map(([name, value]) => ({ name, value }));
const pathOnly = (url: string): string => url.split('?', 1)[0] ?? url;
