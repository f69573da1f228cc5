import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { findOwnProvider, FormReader, type OwnProvider } from '../../register/index.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { findOwnAuthority } from '../records/find-own-authority.ts';
import { findProvidersNamed } from '../records/find-providers-named.ts';
import { showForm } from '../records/show-form.ts';
import { doingOf } from '../records/take-turn.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import { partsForPublic } from './disclosure.ts';
import { listHeldAboutProvider, listKnownNames } from './list-held.ts';
import { prepareProviderDisclosure } from './prepare-disclosure.ts';
import { readRequest } from './read-request.ts';
import { writeDisclosure } from './write-disclosure.ts';

const shown = 10;
const offered = 20;
const longEnoughMs = 60_000;
const crumbs = [{ text: 'Records', href: '/records' }];

/** What is held about a provider of one's own authority, with the parts that an officer should look at before they are given to the public. */
export function providerRecordRoutes(means: AccountabilityMeans): Route[] {
  const { db, clock, recordKinds: kinds, render } = means;
  const withProvider = async (request: PageRequest, answer: (authority: OwnAuthority, provider: OwnProvider) => Promise<Reply>): Promise<Reply> => {
    const authority = await findOwnAuthority(db.kysely, request.actor);
    const provider = await findOwnProvider(db.kysely, request.actor, request.params['id']);
    return authority === null || provider === null ? { kind: 'not-found' } : answer(authority, provider);
  };
  return [
    {
      method: 'GET',
      path: '/records/about-a-provider',
      permission: 'records.export',
      audit: 'provider-records.opened',
      handle: (request) => showSearch(means, request),
    },
    {
      method: 'GET',
      path: '/records/about-a-provider/:id',
      permission: 'records.export',
      audit: 'provider-records.viewed',
      sensitive: true,
      handle: (request) =>
        withProvider(request, (authority, provider) => showHeld(means, authority, provider, new URLSearchParams({ format: 'html' }))),
    },
    {
      method: 'POST',
      path: '/records/about-a-provider/:id/file',
      permission: 'records.export',
      audit: 'provider-records.exported',
      handle: (request) =>
        withProvider(request, async (authority, provider) => {
          const answers = new FormReader(request.form);
          const wanted = readRequest(answers);
          if (wanted === null) return showHeld(means, authority, provider, request.form, answers.errors);
          const disclosure = await db.transaction(
            (tx) => prepareProviderDisclosure(tx, doingOf(request, clock), { kinds, authority, request: wanted }, provider),
            { authorityId: authority.id, timeoutMs: longEnoughMs },
          );
          return writeDisclosure(render, disclosure, wanted.format);
        }),
    },
  ];
}

async function showSearch({ db }: AccountabilityMeans, request: PageRequest): Promise<Reply> {
  const authority = await findOwnAuthority(db.kysely, request.actor);
  if (authority === null) return { kind: 'not-found' };
  const words = (request.query.get('q') ?? '').trim().slice(0, 200);
  const found = words === '' ? [] : await findProvidersNamed(db.kysely, authority, words, offered + 1);
  return {
    kind: 'page',
    template: 'accountability/disclosure/about-a-provider.njk',
    data: { words, found: found.slice(0, offered), more: found.length > offered, offered, breadcrumbs: crumbs },
  };
}

async function showHeld(
  { db, recordKinds: kinds }: AccountabilityMeans,
  authority: OwnAuthority,
  provider: OwnProvider,
  form: URLSearchParams,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const everybody = await listKnownNames(db.kysely, kinds, authority);
  const held = await listHeldAboutProvider(db.kysely, kinds, authority, provider.id, shown);
  const parts = partsForPublic(held, { everybody }).map((part) => ({
    ...part,
    records: part.records.map((record) => ({ ...record, toCheck: record.fields.filter(({ prompts }) => prompts.length > 0) })),
  }));
  return showForm({
    template: 'accountability/disclosure/held-about-a-provider.njk',
    form,
    errors,
    data: { provider, parts, shown, backLink: '/records/about-a-provider' },
  });
}
