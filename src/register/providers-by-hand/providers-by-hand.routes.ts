import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import type { EntryRouteOptions } from '../by-hand/entry.routes.ts';
import type { FormReader } from '../by-hand/form-reader.ts';
import { type EntryPage, openEntryPage, saveEntryPage } from '../by-hand/show-entry-page.ts';
import { kinds } from '../providers/classification.ts';
import { findReaderScope } from '../providers/find-reader-scope.ts';
import { addressFields, answersOfAddress, readAddress, readSource, sourceField } from '../sites/address-fields.ts';
import { type KindByHand, kindsByHand, type ProviderEntry } from './new-provider.ts';
import { recordProvider } from './record-provider.ts';

const event = 'provider.recorded';
const kindChoices = Object.keys(kindsByHand) as KindByHand[];

/** A provider that no published list has: one path, two routes. */
export function providerByHandRoutes({ db, clock }: EntryRouteOptions): Route[] {
  const handle = async (request: PageRequest, answer: (page: EntryPage<ProviderEntry, null>) => Promise<Reply>): Promise<Reply> => {
    const scope = await findReaderScope(db.kysely, request.actor.authorityId);
    if (!scope) return { kind: 'not-found' };
    const authority = { id: scope.authorityId, laCode: scope.laCode, name: scope.authorityName };
    const doing = { actor: request.actor, clock, event, reference: request.reference } as const;
    return answer(newProviderPage(authority, (tx, entry) => recordProvider(tx, doing, authority, entry)));
  };
  const path = '/providers/new';
  return [
    {
      method: 'GET',
      path,
      permission: 'provider.add',
      audit: 'provider.opened',
      handle: (request) => handle(request, (page) => openEntryPage(db.kysely, page, request)),
    },
    {
      method: 'POST',
      path,
      permission: 'provider.add',
      audit: event,
      handle: (request) => handle(request, (page) => saveEntryPage(db, page, request)),
    },
  ];
}

function newProviderPage(
  authority: { readonly id: number; readonly name: string },
  save: EntryPage<ProviderEntry, null>['save'],
): EntryPage<ProviderEntry, null> {
  return {
    provider: { id: null, name: authority.name, authorityId: authority.id },
    ledger: null,
    title: 'Add a provider',
    lead: ['For one that no published list has. Whatever the national register or Ofsted lists comes by loading their files.'],
    fields: [
      { kind: 'text', name: 'name', label: 'Name' },
      { kind: 'radios', name: 'kind', label: 'Kind', choices: kindChoices.map((value) => ({ value, text: kinds[value] })) },
      { kind: 'text', name: 'type-name', label: 'Type', hint: 'In your own words. For example, alternative provider, or forest school.' },
      ...addressFields,
      sourceField,
    ],
    button: 'Save',
    cancel: '/providers',
    after: (id) => `/providers/${id}`,
    read: readProvider,
    save,
    answersOf: (entry) => [{ label: 'Name', text: entry.name }, ...answersOfAddress(entry)],
    consequencesOf: () => [],
    savedNotice: ({ name }) => `${name} is in the register.`,
    linkToRecord: (id) => ({ href: `/providers/${id}`, text: 'See the provider that is there' }),
    describeEvent: () => '',
  };
}

function readProvider(answers: FormReader): ProviderEntry | null {
  const name = answers.text('name', { what: 'Name', most: 200, missing: 'Enter the name' });
  const kind = answers.choice('kind', kindChoices, 'Select which kind it is');
  const typeName = answers.text('type-name', { what: 'Type', most: 100, missing: 'Enter the type' });
  const address = readAddress(answers);
  const source = readSource(answers);
  if (name === null || kind === null || typeName === null || address === null || source === null) return null;
  return { name, kind, typeName, ...address, source };
}
