import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { addAuthority, addProvider } from '../providers/invented-providers.fixture.ts';
import { trustRoutes } from './trust.routes.ts';

let app: TestApp;
let authorityId: number;

beforeAll(async () => {
  app = await openTestApp({ routes: (db) => trustRoutes({ db }), access: isAllowed });
  authorityId = await app.db.transaction(async (tx) => {
    const id = await addAuthority(tx, '940', 'North Northamptonshire');
    await addProvider(tx, id, { name: 'Alder Academy', urn: 900001 });
    await addProvider(tx, id, { name: 'Birch Academy', urn: 900002, la_code: '941', la_name: 'West Northamptonshire' });
    await addProvider(tx, id, { name: 'Cedar Academy', urn: 900003 });
    await addProvider(tx, id, { name: 'Dogwood Academy', urn: 900004, status: 'closed' });
    const organisation = {
      status: 'open',
      companies_house_number: null,
      ukprn: null,
      opened_on: null,
      closed_on: null,
      town: null,
      postcode: null,
      head_name: null,
      group_id: null,
    } as const;
    const trusts = [
      {
        ...organisation,
        uid: '5001',
        name: 'The Heron Learning Trust',
        kind: 'trust',
        type_name: 'Multi-academy trust',
        companies_house_number: '09999991',
        ukprn: '10999991',
        opened_on: '2012-09-01',
        town: 'Corby',
        postcode: 'NN99 1AA',
        sort_key: 'heron learning trust',
      },
      { ...organisation, uid: '5002', name: 'Osprey Trust', kind: 'trust', type_name: 'Multi-academy trust', sort_key: 'osprey trust' },
      {
        ...organisation,
        uid: '5003',
        name: 'Alder and Cedar Federation',
        kind: 'federation',
        type_name: 'Federation',
        sort_key: 'alder and cedar federation',
      },
    ];
    const ids = await tx.insertInto('organisation').values(trusts).returning('id').execute();
    const [heron, , federation] = ids.map((row) => row.id);
    const member = (organisation_id: number, urn: number, joined_on: string | null, left_on: string | null = null) => ({
      organisation_id,
      urn,
      joined_on,
      left_on,
    });
    const members = [
      member(heron!, 900001, '2013-01-01'),
      member(heron!, 900002, '2014-04-01'),
      member(heron!, 900003, '2015-04-01', '2020-09-01'),
      member(heron!, 900099, null),
      member(heron!, 900004, '2012-09-01'),
      member(federation!, 900001, null),
      member(federation!, 900003, null),
    ];
    await tx.insertInto('organisation_membership').values(members).execute();
    return id;
  });
});

const open = async (url: string, authority = authorityId) =>
  app.inject({ url, headers: { cookie: await app.signInAs('trust-executive', { authorityId: authority }) } });
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('trusts', () => {
  it('with schools here are listed, with how many here and in England', async () => {
    const { body } = await open('/trusts');
    expect(textOf(body)).toContain('The Heron Learning Trust Multi-academy trust 1 4');
    expect(textOf(body)).toContain('Alder and Cedar Federation Federation 2 2');
    expect(body).not.toContain('Osprey');
    await expectValidHtml(body);
  });

  it('are found by name in all of England', async () => {
    const { body } = await open('/trusts?q=osprey');
    expect(textOf(body)).toContain('Osprey Trust Multi-academy trust 0 0');
    expect(body).not.toContain('Heron');
  });

  it('are said not to be found where no name is like it, whatever was typed', async () => {
    const { statusCode, body } = await open(`/trusts?q=${encodeURIComponent(`%'"<script>`)}`);
    expect(statusCode).toBe(200);
    expect(body).not.toContain('<script>');
    expect((await open('/trusts?q=zzz')).body).toContain('No trust, federation or sponsor has a name like “zzz”');
  });

  it('are none, and the page says where they come from, where nothing is loaded', async () => {
    const { body } = await open('/trusts', app.authorityId);
    expect(body).toContain('No trust is known to have schools in Testshire Council');
    await expectValidHtml(body);
  });
});

describe('a trust', () => {
  it('shows its identity, its schools here and elsewhere with the dates they joined, and those that left', async () => {
    const { body } = await open('/trusts/5001');
    const text = textOf(body);
    for (const fact of ['09999991', '10999991', '1 September 2012', 'Corby, NN99 1AA', 'Alder Academy Community school 1 January 2013'])
      expect(text).toContain(fact);
    expect(text).toContain('Birch Academy West Northamptonshire 1 April 2014');
    expect(text).toContain('Cedar Academy North Northamptonshire 1 April 2015 1 September 2020');
    expect(text).toContain('Name not known (URN 900099, not in the register that is loaded)');
    await expectValidHtml(body);
  });

  it('that is a federation shows its schools too', async () => {
    const { body } = await open('/trusts/5003');
    expect(textOf(body)).toContain('In North Northamptonshire: 2');
    await expectValidHtml(body);
  });

  it('that does not exist is not found', async () => {
    expect((await open('/trusts/999999')).statusCode).toBe(404);
  });
});
