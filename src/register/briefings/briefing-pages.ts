import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../access/permissions.ts';
import { roles } from '../access/roles.ts';
import { askReach, type AnsweredReach } from '../accounts/read-asked-reach.ts';
import { done, errorAt, type FormPage, said, showForm } from '../accounts/show-form.ts';
import type { Field } from '../by-hand/entry-field.ts';
import { FormReader } from '../by-hand/form-reader.ts';
import { findReaderScope } from '../providers/find-reader-scope.ts';
import { paragraphsOf } from './briefing.ts';
import { findBriefing, listBriefings, listPossibleReaders, listReaders, type PossibleReader } from './find-briefings.ts';
import { withdrawBriefing } from './withdraw-briefing.ts';
import { writeBriefing, type Writing } from './write-briefing.ts';

export interface BriefingMeans {
  readonly db: Database;
  readonly clock: Clock;
}

export async function showBriefings({ db }: BriefingMeans, { actor }: PageRequest): Promise<Reply> {
  const briefings = await listBriefings(db.kysely, actor);
  return { kind: 'page', template: 'register/briefings/briefings.njk', data: { briefings, mayWrite: isAllowed(actor, 'briefing.write') } };
}

/** Reading it is recorded. Of one that was withdrawn the readers see that, and why, and no longer what it said. */
export async function showBriefing({ db }: BriefingMeans, { actor, params }: PageRequest): Promise<Reply> {
  const briefing = await findBriefing(db.kysely, actor, params['id']);
  if (briefing === undefined) return { kind: 'not-found' };
  const { isWriter, withdrawn, body } = briefing;
  const readers = isWriter ? await listReaders(db.kysely, briefing.id) : [];
  return {
    kind: 'page',
    template: 'register/briefings/briefing.njk',
    data: {
      backLink: '/briefings',
      briefing,
      paragraphs: withdrawn === null || isWriter ? paragraphsOf(body) : [],
      readers: readers.map((reader) => ({ ...reader, roleWords: roles[reader.role] })),
      mayWithdraw: isWriter && withdrawn === null,
    },
  };
}

function fieldsOf(readers: readonly PossibleReader[], school: AnsweredReach): readonly Field[] {
  const choices = readers.map(({ id, name, role, jobTitle }) => ({ value: String(id), text: name, hint: jobTitle ?? roles[role] }));
  return [
    { kind: 'text', name: 'title', label: 'Title' },
    { kind: 'textarea', name: 'body', label: 'What it says', hint: 'Plain text, with an empty line between paragraphs. Name no child.', rows: 12 },
    ...school.fields,
    {
      kind: 'checkboxes',
      name: 'reader',
      label: 'Who may read it?',
      hint: 'They and you alone. Each reading is recorded, and you see who has read it.',
      choices,
    },
  ];
}

const writePage = { title: 'Write a briefing', caption: 'Briefings', button: 'Send it to its readers', cancel: '/briefings' };

export function showWrite(means: BriefingMeans, request: PageRequest): Promise<Reply> {
  return answerForm(means, request, request.query, false);
}

export function answerWrite(means: BriefingMeans, request: PageRequest): Promise<Reply> {
  return answerForm(means, request, request.form, true);
}

async function answerForm({ db, clock }: BriefingMeans, request: PageRequest, form: URLSearchParams, isSent: boolean): Promise<Reply> {
  const { actor, reference } = request;
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  const writer = writerOf(actor);
  if (scope === undefined || writer === null) return { kind: 'not-found' };
  const possible = await listPossibleReaders(db.kysely, actor);
  const school = await askReach({ reader: db.kysely, scope, form }, { kind: 'provider', needed: false });
  const lead = possible.length > 0 ? [] : ['Nobody can be named yet: a member or the director needs an account first.'];
  const page: FormPage = { ...writePage, lead, fields: fieldsOf(possible, school) };
  if (!isSent) return showForm(page, request);

  const answers = new FormReader(form);
  const title = answers.text('title', { what: 'The title', most: 200, missing: 'Enter a title' });
  const body = readBody(answers, form);
  const readers = possible.filter(({ id }) => form.getAll('reader').includes(String(id))).map(({ id }) => id);
  const unnamed = readers.length === 0 ? errorAt('reader', 'Select who may read it') : [];
  const errors = [...answers.errors, ...school.errors, ...unnamed];
  if (errors.length > 0 || school.isOpen || title === null || body === null) return showForm(page, request, { form, errors });
  const [about] = school.reaches;
  const providerId = about?.reach.kind === 'provider' ? about.reach.providerId : null;
  const id = await db.transaction((tx) => writeBriefing(tx, { actor: writer, clock, reference }, { title, body, providerId, readers }));
  return done(`/briefings/${String(id)}`, 'The briefing can now be read by those it names.');
}

const mostCharacters = 20_000;

function readBody(answers: FormReader, form: URLSearchParams): string | null {
  const body = (form.get('body') ?? '')
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim();
  if (body === '') return answers.refuse('body', 'Enter what it says');
  return body.length > mostCharacters ? answers.refuse('body', 'What it says must be 20,000 characters or fewer') : body;
}

function writerOf(actor: PageRequest['actor']): Writing['actor'] | null {
  const { accountId, authorityId } = actor;
  return accountId === null || authorityId === null ? null : { ...actor, accountId, authorityId };
}

const withdrawPage = (id: string, title: string): FormPage => ({
  title: 'Withdraw this briefing',
  caption: title,
  lead: ['Its readers no longer see what it says. They see that it was withdrawn, and why.'],
  fields: [{ kind: 'textarea', name: 'reason', label: 'Why' }],
  button: 'Withdraw it',
  warning: true,
  cancel: `/briefings/${id}`,
});

export async function showWithdraw({ db }: BriefingMeans, request: PageRequest): Promise<Reply> {
  const briefing = await findBriefing(db.kysely, request.actor, request.params['id']);
  if (briefing?.isWriter !== true) return { kind: 'not-found' };
  return showForm(withdrawPage(String(briefing.id), briefing.title), request);
}

export async function answerWithdraw({ db, clock }: BriefingMeans, request: PageRequest): Promise<Reply> {
  const { actor, form, params, reference } = request;
  const briefing = await findBriefing(db.kysely, actor, params['id']);
  const writer = writerOf(actor);
  if (briefing?.isWriter !== true || writer === null) return { kind: 'not-found' };
  const answers = new FormReader(form);
  const reason = answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why' });
  if (reason === null) return showForm(withdrawPage(String(briefing.id), briefing.title), request, { form, errors: answers.errors });
  const withdrawn = await db.transaction((tx) => withdrawBriefing(tx, { actor: writer, clock, reference }, briefing.id, reason));
  if (withdrawn === undefined) return { kind: 'not-found' };
  const to = `/briefings/${String(briefing.id)}`;
  return withdrawn.ok ? done(to, 'The briefing is withdrawn.') : said(to, withdrawn.reason);
}
