import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import { dateBoxes, FormReader, isAllowed } from '../../register/index.ts';
import { findOwnAuthority } from '../records/find-own-authority.ts';
import { findProvidersNamed } from '../records/find-providers-named.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { showForm } from '../records/show-form.ts';
import { doingOf } from '../records/take-turn.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import { liftHold } from './lift-hold.ts';
import { type LegalHold, listHolds } from './list-holds.ts';
import { type HoldSubject, placeHold } from './place-hold.ts';

/** Legal holds: what must not be erased, until when it is looked at again, and why. */
export function holdRoutes(means: AccountabilityMeans): Route[] {
  const { db, clock } = means;
  const withAuthority = async (request: PageRequest, answer: (authority: OwnAuthority) => Promise<Reply>): Promise<Reply> => {
    const authority = await findOwnAuthority(db.kysely, request.actor);
    return authority === null ? { kind: 'not-found' } : answer(authority);
  };
  const withHold = (request: PageRequest, answer: (authority: OwnAuthority, hold: LegalHold) => Reply | Promise<Reply>): Promise<Reply> =>
    withAuthority(request, async (authority) => {
      const hold = (await listHolds(db.kysely, authority.id)).find(({ id, liftedAt }) => String(id) === request.params['id'] && liftedAt === null);
      return hold === undefined ? { kind: 'not-found' } : answer(authority, hold);
    });
  return [
    {
      method: 'GET',
      path: '/records/holds',
      permission: 'records.view',
      audit: 'legal-holds.viewed',
      sensitive: true,
      handle: (request) => withAuthority(request, (authority) => showHolds(means, request, authority)),
    },
    {
      method: 'GET',
      path: '/records/holds/new',
      permission: 'records.manage',
      audit: 'legal-hold.opened',
      handle: (request) => withAuthority(request, async () => showPlaceForm(means, startOfForm(request.query, clock.today()))),
    },
    {
      method: 'POST',
      path: '/records/holds/new',
      permission: 'records.manage',
      audit: 'legal-hold.placed',
      handle: (request) => withAuthority(request, (authority) => saveHold(means, request, authority)),
    },
    {
      method: 'GET',
      path: '/records/holds/:id/lift',
      permission: 'records.manage',
      audit: 'legal-hold.opened',
      handle: (request) => withHold(request, (_, hold) => showLiftForm(means, hold, new URLSearchParams())),
    },
    {
      method: 'POST',
      path: '/records/holds/:id/lift',
      permission: 'records.manage',
      audit: 'legal-hold.lifted',
      handle: (request) =>
        withHold(request, async (authority, hold) => {
          const answers = new FormReader(request.form);
          const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is lifted' });
          if (reason === null) return showLiftForm(means, hold, request.form, answers.errors);
          const lifted = await db.transaction((tx) => liftHold(tx, doingOf(request, clock), authority, hold.id, reason), {
            authorityId: authority.id,
          });
          const text = lifted.ok ? 'The hold is lifted. It stays readable below.' : `${lifted.reason}.`;
          return { kind: 'redirect', to: '/records/holds', notice: { kind: lifted.ok ? 'success' : 'important', text } };
        }),
    },
  ];
}

const covers = ['provider', 'person', 'kind'] as const;
const coverWords: Readonly<Record<HoldSubject['of'], string>> = {
  provider: 'Everything about a provider',
  person: 'Everything about a person, and everything that names them',
  kind: 'Every record of one kind',
};
const crumbs = [{ text: 'Records', href: '/records' }];

function showHold(kinds: readonly RecordKind[], hold: LegalHold) {
  const kind = kinds.find((each) => each.kind === hold.recordKind);
  const person = [hold.personName, hold.personEmail].filter((each) => each !== null).join(', ');
  return { ...hold, covers: hold.providerName ?? (kind === undefined ? person : `All records of the kind: ${kind.label.toLowerCase()}`) };
}

async function showHolds({ db, clock, recordKinds }: AccountabilityMeans, { actor }: PageRequest, authority: OwnAuthority): Promise<Reply> {
  const holds = (await listHolds(db.kysely, authority.id)).map((hold) => showHold(recordKinds, hold));
  return {
    kind: 'page',
    template: 'accountability/legal-holds/holds.njk',
    data: {
      inForce: holds.filter(({ liftedAt }) => liftedAt === null).map((hold) => ({ ...hold, isToReview: hold.reviewOn <= clock.today() })),
      lifted: holds.filter(({ liftedAt }) => liftedAt !== null),
      mayManage: isAllowed(actor, 'records.manage'),
      breadcrumbs: crumbs,
    },
  };
}

/** A year from today is when it is looked at again, unless somebody says sooner. */
function startOfForm(query: URLSearchParams, today: string): URLSearchParams {
  const form = new URLSearchParams(query);
  const nextYear = `${String(Number(today.slice(0, 4)) + 1)}${today.slice(4)}`.replace('-02-29', '-02-28');
  for (const [name, value] of Object.entries(dateBoxes('review', nextYear))) form.set(name, value);
  return form;
}

function showPlaceForm({ recordKinds }: AccountabilityMeans, form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'accountability/legal-holds/place-hold.njk',
    form,
    errors,
    data: {
      of: covers.find((each) => each === form.get('of')) ?? null,
      coverWords,
      kinds: recordKinds.filter(({ retention }) => !('none' in retention)),
      backLink: '/records/holds',
    },
  });
}

function showLiftForm({ recordKinds }: AccountabilityMeans, hold: LegalHold, form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'accountability/legal-holds/lift-hold.njk',
    form,
    errors,
    data: { hold: showHold(recordKinds, hold), backLink: '/records/holds' },
  });
}

async function saveHold(means: AccountabilityMeans, request: PageRequest, authority: OwnAuthority): Promise<Reply> {
  const { db, clock } = means;
  const answers = new FormReader(request.form);
  const of = answers.choice('of', covers, 'Select what the hold covers');
  const subject = of === null ? null : await readSubject(means, authority, answers, of);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why nothing may be erased' });
  const reviewOn = answers.date('review', { what: 'The day to look at it again', missing: 'Enter the day to look at it again' });
  if (reviewOn !== null && reviewOn <= clock.today())
    answers.errors.push({ field: 'review', at: 'review-day', text: 'The day to look at it again must be in the future' });
  if (subject === null || reason === null || reviewOn === null || answers.errors.length > 0)
    return showPlaceForm(means, request.form, answers.errors);
  await db.transaction((tx) => placeHold(tx, doingOf(request, clock), authority, { subject, reason, reviewOn }), { authorityId: authority.id });
  return { kind: 'redirect', to: '/records/holds', notice: { kind: 'success', text: 'The hold is in force. Nothing that it covers can be erased.' } };
}

async function readSubject(
  { db, recordKinds }: AccountabilityMeans,
  authority: OwnAuthority,
  answers: FormReader,
  of: HoldSubject['of'],
): Promise<HoldSubject | null> {
  if (of === 'kind') {
    const timed = recordKinds.filter(({ retention }) => !('none' in retention)).map(({ kind }) => kind);
    const kind = answers.choice('kind', timed, 'Select a kind of record');
    return kind === null ? null : { of, kind };
  }
  if (of === 'person') {
    const name = answers.text('name', { what: 'The name', most: 200 });
    const email = answers.text('email', { what: 'The email', most: 320 });
    if (name === null && email === null && !answers.errors.some(({ field }) => field === 'name' || field === 'email'))
      answers.refuse('name', 'Enter the person’s name, their email, or both');
    return name === null && email === null ? null : { of, name, email };
  }
  const named = answers.text('provider', { what: 'The provider', missing: 'Enter the provider’s number or full name' });
  if (named === null) return null;
  const found = await findProvidersNamed(db.kysely, authority, named, 2);
  const exact = found.filter(({ isExact }) => isExact);
  const [only, another] = exact.length > 0 ? exact : found;
  if (only === undefined) answers.refuse('provider', `No provider of ${authority.name} has this number or name`);
  else if (another !== undefined) answers.refuse('provider', 'More than one provider has this in its name: enter its number');
  return only === undefined || another !== undefined ? null : { of, providerId: only.id };
}
