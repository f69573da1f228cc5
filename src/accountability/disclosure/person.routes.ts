import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { findOwnAuthority } from '../records/find-own-authority.ts';
import { findPerson, type PersonAsked } from '../records/find-person.ts';
import { showForm } from '../records/show-form.ts';
import { doingOf } from '../records/take-turn.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import type { HeldRow } from './list-held.ts';
import { listHeldAboutPerson } from './list-held.ts';
import { preparePersonDisclosure } from './prepare-disclosure.ts';
import { readRequest } from './read-request.ts';
import { writeDisclosure } from './write-disclosure.ts';

/** How many of a kind the page shows; the file has them all. */
const shown = 10;
const longEnoughMs = 60_000;

/**
 * What is held about a person. They are asked for by a form that is sent, never by an address: an address is kept by browsers, proxies and
 * logs, and would tell them whose records were looked for.
 */
export function personRoutes(means: AccountabilityMeans): Route[] {
  const { db, clock, recordKinds: kinds, render } = means;
  const withAuthority = async (request: PageRequest, answer: (authority: OwnAuthority) => Promise<Reply>): Promise<Reply> => {
    const authority = await findOwnAuthority(db.kysely, request.actor);
    return authority === null ? { kind: 'not-found' } : answer(authority);
  };
  return [
    {
      method: 'GET',
      path: '/records/about-a-person',
      permission: 'records.export',
      audit: 'person-records.opened',
      handle: (request) => withAuthority(request, async () => showSearch(new URLSearchParams())),
    },
    {
      method: 'POST',
      path: '/records/about-a-person',
      permission: 'records.export',
      audit: 'person-records.viewed',
      handle: (request) =>
        withAuthority(request, async (authority) => {
          const answers = new FormReader(request.form);
          const asked = readPerson(answers);
          if (asked === null) return showSearch(request.form, answers.errors);
          return showHeld(means, request, authority, asked, { form: new URLSearchParams({ format: 'html' }), errors: [] });
        }),
    },
    {
      method: 'POST',
      path: '/records/about-a-person/file',
      permission: 'records.export',
      audit: 'person-records.exported',
      handle: (request) =>
        withAuthority(request, async (authority) => {
          const answers = new FormReader(request.form);
          const asked = readPerson(answers);
          if (asked === null) return showSearch(request.form, answers.errors);
          const wanted = readRequest(answers);
          if (wanted === null) return showHeld(means, request, authority, asked, { form: request.form, errors: answers.errors });
          const disclosure = await db.transaction(
            (tx) => preparePersonDisclosure(tx, doingOf(request, clock), { kinds, authority, request: wanted }, asked),
            { authorityId: authority.id, timeoutMs: longEnoughMs },
          );
          return writeDisclosure(render, disclosure, wanted.format);
        }),
    },
  ];
}

function readPerson(answers: FormReader): PersonAsked | null {
  const name = answers.text('name', { what: 'The name', most: 200 });
  const email = answers.text('email', { what: 'The email', most: 320 });
  if (answers.errors.length > 0) return null;
  if (name === null && email === null) return answers.refuse('name', 'Enter a name, an email, or both');
  if (name !== null && name.replaceAll(/[^\p{L}]/gu, '').length < 3) return answers.refuse('name', 'Enter at least three letters of the name');
  return { name, email };
}

function showSearch(form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'accountability/disclosure/about-a-person.njk',
    form,
    errors,
    data: { breadcrumbs: [{ text: 'Records', href: '/records' }] },
  });
}

interface Shown {
  readonly form: URLSearchParams;
  readonly errors: FormReader['errors'];
}

async function showHeld(
  { db, recordKinds }: AccountabilityMeans,
  { actor, reference }: PageRequest,
  authority: OwnAuthority,
  asked: PersonAsked,
  { form, errors }: Shown,
): Promise<Reply> {
  const { sought, held } = await db.transaction(
    async (tx) => {
      const person = await findPerson(tx, authority, asked);
      const found = await listHeldAboutPerson(tx, recordKinds, authority, person, shown);
      const [accountId] = person.accountIds;
      const subject = accountId === undefined ? null : { kind: 'account', id: accountId };
      // Looking is recorded with whom it was about, also where a form was sent without what it needs; and after looking, or it would find itself.
      await recordAudit(tx, {
        actor,
        event: 'person-records.viewed',
        subject,
        after: { names: person.names, emails: person.emails },
        reference,
      });
      return { sought: person, held: found };
    },
    { authorityId: authority.id, timeoutMs: longEnoughMs },
  );
  return showForm({
    template: 'accountability/disclosure/held-about-a-person.njk',
    form,
    errors,
    data: {
      asked,
      sought,
      held: held.map((each) => ({ ...each, rows: each.rows.map((row) => ({ ...row, how: howInWords(row) })) })),
      shown,
      backLink: '/records/about-a-person',
    },
  });
}

function howInWords({ isSubject, isAuthor }: HeldRow): string {
  if (isSubject) return 'About them';
  return isAuthor ? 'Done by them' : 'Names them in its text';
}
