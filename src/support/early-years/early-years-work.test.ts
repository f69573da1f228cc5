import { beforeAll, expect, it } from 'vitest';
import { addPerson } from '../../../test/harness/people.ts';
import type { Reach } from '../../register/access/grant-scope.ts';
import { addOwnProvider } from '../../register/by-hand/sent-form.fixture.ts';
import { addLocalities } from '../../register/providers/invented-providers.fixture.ts';
import type { WorkSource } from '../../register/index.ts';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { earlyYearsWork } from './early-years-work.ts';

let app: SupportApp;
let work: WorkSource;
const setting = { phase: 'early-years', legal_track: 'early-years', state_funded: false, kind: 'nursery', type_name: 'Nursery' } as const;

beforeAll(async () => {
  app = await openSupportApp(() => []);
  work = earlyYearsWork({ db: app.db, clock: app.clock });
});

it('pathways to be begun wait for the adviser who leads', async () => {
  const id = await addOwnProvider(app, { ...setting, name: 'Fern Nursery', opened_on: '2026-11-02' });
  const accountId = await app.addAdviser('Gil Test', [id], 'eeca');
  const actor = { kind: 'person', accountId, name: 'Gil Test', role: 'eeca', authorityId: app.authorityId, tokenId: null } as const;
  expect(await work.list?.(actor, app.clock.today())).toMatchObject([{ text: expect.stringContaining('begin the pathway') as string, provider: { name: 'Fern Nursery' } }]);
}); // prettier-ignore

it('an audit that is due again is in the diary of whoever leads the setting today, however late they came to it', async () => {
  const id = await addOwnProvider(app, { ...setting, name: 'Sorrel Nursery', opened_on: '2020-10-12' });
  const now = app.clock.now();
  const by = { started_by: 'Test', started_at: now, saved_by: 'Test', saved_at: now, finished_by: 'Test', finished_at: now };
  const audit = { kind: 'safeguarding', list_version: 1, by_side: 'setting', state: 'final', audited_on: '2026-11-20', answers: '{}', summary: null, saves: 1 } as const;
  await app.db.kysely.insertInto('early_years_audit').values({ authority_id: app.authorityId, provider_id: id, ...audit, next_due_on: '2027-11-20', ...by }).execute();
  const accountId = await app.addAdviser('Ila Test', [id], 'eeca');
  await app.db.kysely.updateTable('allocation').set({ valid_from: '2026-11-16' }).where('account_id', '=', accountId).execute();
  const actor = { kind: 'person', accountId, name: 'Ila Test', role: 'eeca', authorityId: app.authorityId, tokenId: null } as const;
  const entries = await work.diary?.(actor, '2026-10-23', '2027-12-31');
  expect(entries).toMatchObject([{ on: '2027-11-20', title: 'Due: safeguarding audit by the setting itself, Sorrel Nursery', providerIds: [id] }]);
}); // prettier-ignore

it('new settings that nobody advises wait for the lead, and are known to the EECA of their locality alone', async () => {
  await app.db.transaction((tx) => addLocalities(tx, app.authorityId, ['Vennick']));
  const { id: localityId } = await app.db.kysely.selectFrom('locality').select('id').where('name', '=', 'Vennick').executeTakeFirstOrThrow();
  const id = await addOwnProvider(app, { ...setting, name: 'Teasel Nursery', opened_on: '2026-11-02', sites: [{ locality: 'Vennick' }] });
  const means = { db: app.db, clock: app.clock, config: app.config };
  const of = async (role: string, reaches: Reach[] = []) => {
    const accountId = await addPerson(means, role, { authorityId: app.authorityId, reaches });
    const items = await work.list?.({ kind: 'person', accountId, name: 'Test', role, authorityId: app.authorityId, tokenId: null }, app.clock.today());
    return (items ?? []).filter(({ provider }) => provider?.id === id);
  };
  expect(await of('lead')).toMatchObject([{ text: 'Newly registered, and nobody advises it: give it an adviser', href: `/providers/${String(id)}` }]);
  expect(await of('eeca', [{ kind: 'locality', localityId }])).toMatchObject([{ text: expect.stringContaining('in your locality') as string }]);
  expect(await of('eeca')).toEqual([]);
  expect(await of('headteacher', [{ kind: 'provider', providerId: id }])).toEqual([]);
}); // prettier-ignore
