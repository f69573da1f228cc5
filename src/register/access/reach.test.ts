import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Actor, anonymous } from '../../platform/identity/actor.ts';
import { createAccount } from '../../platform/identity/create-account.ts';
import { createAuthority } from '../authorities/create-authority.ts';
import { addLocalities, addProvider } from '../providers/invented-providers.fixture.ts';
import { reachesProvider } from './find-reach.ts';
import { grantScope, type Reach } from './grant-scope.ts';
import { listWhoMay } from './list-who-may.ts';
import type { Role } from './roles.ts';

const clock = fixedClock('2026-11-23T09:00:00Z');
const operator: Actor = { ...anonymous, kind: 'operator', name: 'Test' };

let db: Database;
let authorityId: number;
let providers: { readonly near: number; readonly same: number; readonly far: number; readonly foreign: number };
let trustId: number;
let localityId: number;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.transaction(async (tx) => {
    const made = await createAuthority(tx, operator, { laCode: '990', name: 'Marlshire' });
    await createAuthority(tx, operator, { laCode: '991', name: 'Elsewhere' });
    if (!made.ok) throw new Error(made.reason);
    authorityId = made.value;
    await addLocalities(tx, authorityId, ['Ashby Vale', 'East Marl']);
    const own = { la_code: '990', la_name: 'Marlshire' };
    providers = {
      near: await addProvider(tx, authorityId, {
        ...own,
        name: 'Ashby School',
        trust: { uid: '9901', name: 'Marl Trust' },
        sites: [{ locality: 'Ashby Vale' }],
      }),
      same: await addProvider(tx, authorityId, { ...own, name: 'Kelby School', sites: [{ locality: 'Ashby Vale' }] }),
      far: await addProvider(tx, authorityId, { ...own, name: 'East School', sites: [{ locality: 'East Marl' }] }),
      foreign: await addProvider(tx, authorityId, {
        la_code: '991',
        la_name: 'Elsewhere',
        name: 'Foreign School',
        trust: { uid: '9901', name: 'Marl Trust' },
        sites: [],
      }),
    };
  });
  trustId = (await db.kysely.selectFrom('organisation').select('id').where('name', '=', 'Marl Trust').executeTakeFirstOrThrow()).id;
  localityId = (await db.kysely.selectFrom('locality').select('id').where('name', '=', 'Ashby Vale').executeTakeFirstOrThrow()).id;
});

interface Given {
  readonly reach?: Reach;
  readonly from?: string;
  readonly to?: string;
  readonly caseload?: readonly number[];
}

/** Somebody with this role and this reach. */
async function somebody(role: Role, { reach, from = '2026-01-01', to, caseload = [] }: Given = {}): Promise<Actor> {
  const accountId = await db.transaction(async (tx) => {
    const made = await createAccount(tx, operator, { authorityId, email: `${crypto.randomUUID()}@example.invalid`, name: 'Test', role });
    if (!made.ok) throw new Error(made.reason);
    const until = to === undefined ? {} : { to };
    if (reach) await grantScope(tx, clock, operator, { holder: { accountId: made.value }, authorityId, reach, from, ...until, reason: 'Test' });
    for (const provider_id of caseload) {
      const dates = { valid_from: from, valid_to: to ?? null };
      const entered = { reason: 'Test', entered_by: 'Test', entered_at: clock.now(), withdrawn_by: null, withdrawn_at: null, withdrawn_reason: null };
      await tx
        .insertInto('allocation')
        .values({ authority_id: authorityId, provider_id, account_id: made.value, part: 'cover', ...dates, ...entered })
        .execute();
    }
    return made.value;
  });
  return { kind: 'person', accountId, tokenId: null, name: 'Test', role, authorityId };
}

type Place = keyof typeof providers;
async function reached(actor: Actor, permission: 'entry.view' | 'post.edit' | 'send-unit.edit'): Promise<Place[]> {
  const found: Place[] = [];
  for (const place of Object.keys(providers) as Place[]) {
    if (await reachesProvider(db.kysely, clock, actor, permission, providers[place])) found.push(place);
  }
  return found;
}

describe('how far a permission reaches', () => {
  it('is the whole of their own authority and nothing of another for a lead', async () => {
    expect(await reached(await somebody('lead'), 'post.edit')).toEqual(['near', 'same', 'far']);
  });

  it('is an adviser’s caseload for what is entered, with their locality for what is read', async () => {
    const adviser = await somebody('sia', { caseload: [providers.far], reach: { kind: 'locality', localityId } });
    expect(await reached(adviser, 'post.edit')).toEqual(['far']);
    expect(await reached(adviser, 'entry.view')).toEqual(['near', 'same', 'far']);
  });

  it('is a head’s own school, and a second one while they are lent to it', async () => {
    const head = await somebody('headteacher', { reach: { kind: 'provider', providerId: providers.near } });
    expect(await reached(head, 'entry.view')).toEqual(['near']);
    expect(await reached(head, 'post.edit')).toEqual([]);
    const lent = async (from: string, to: string) =>
      db.transaction((tx) =>
        grantScope(tx, clock, operator, {
          holder: { accountId: head.accountId ?? 0 },
          authorityId,
          reach: { kind: 'provider', providerId: providers.far },
          from,
          to,
          reason: 'Lent for two terms',
        }),
      );
    await lent('2026-01-01', '2026-07-31');
    expect(await reached(head, 'entry.view')).toEqual(['near']);
    await lent('2026-09-01', '2026-11-23');
    expect(await reached(head, 'entry.view')).toEqual(['near', 'far']);
  });

  it('is a trust’s own providers in this authority, and not those it has elsewhere', async () => {
    const chief = await somebody('trust-executive', { reach: { kind: 'trust', organisationId: trustId } });
    expect(await reached(chief, 'entry.view')).toEqual(['near']);
  });

  it('is a specialist’s own strand alone for what is entered', async () => {
    const send = await somebody('specialist', { reach: { kind: 'strand', strand: 'send' } });
    expect(await reached(send, 'send-unit.edit')).toEqual(['near', 'same', 'far']);
    expect(await reached(send, 'post.edit')).toEqual([]);
  });

  it.each([
    ['is over', { from: '2026-01-01', to: '2026-11-22' }, []],
    ['ends today', { from: '2026-01-01', to: '2026-11-23' }, ['near']],
    ['begins tomorrow', { from: '2026-11-24' }, []],
  ])('counts the days: a reach and an allocation that %s', async (_, dates, expected) => {
    const head = await somebody('headteacher', { reach: { kind: 'provider', providerId: providers.near }, ...dates });
    const adviser = await somebody('eeca', { caseload: [providers.near], ...dates });
    expect(await reached(head, 'entry.view')).toEqual(expected);
    expect(await reached(adviser, 'post.edit')).toEqual(expected);
  });

  it('is nothing for whoever does not have the permission, whatever their reach', async () => {
    const member = await somebody('elected-member', { reach: { kind: 'provider', providerId: providers.near }, caseload: [providers.near] });
    expect(await reached(member, 'entry.view')).toEqual([]);
    expect(await reached(anonymous, 'entry.view')).toEqual([]);
  });

  it('is nothing of what is no number, whoever asks', async () => {
    const lead = await somebody('lead');
    for (const id of ['', '0', '-1', '1e3', '99999999999', '1 or 1=1', undefined]) {
      expect(await reachesProvider(db.kysely, clock, lead, 'post.edit', id)).toBe(false);
    }
  });

  it('lists of everybody with an account just those who reach a provider when they are asked one by one', async () => {
    const { near, far } = providers;
    const people = [
      await somebody('lead'),
      await somebody('auditor'),
      await somebody('sia', { caseload: [near] }),
      await somebody('sia', { reach: { kind: 'locality', localityId } }),
      await somebody('eeca', { caseload: [far], to: '2026-11-22' }),
      await somebody('headteacher', { reach: { kind: 'provider', providerId: near } }),
      await somebody('trust-executive', { reach: { kind: 'trust', organisationId: trustId } }),
      await somebody('specialist', { reach: { kind: 'strand', strand: 'send' } }),
    ];
    for (const permission of ['entry.view', 'post.edit', 'send-unit.edit'] as const) {
      for (const providerId of Object.values(providers)) {
        const reaching: (number | null)[] = [];
        for (const actor of people) if (await reachesProvider(db.kysely, clock, actor, permission, providerId)) reaching.push(actor.accountId);
        const ours = (await listWhoMay(db.kysely, clock, permission, { authorityId, providerId })).map(({ id }) => id);
        expect(ours.filter((id) => people.some(({ accountId }) => accountId === id))).toEqual(reaching);
      }
    }
    expect((await listWhoMay(db.kysely, clock, 'post.edit', { authorityId, providerId: near })).map(({ id }) => id)).toContain(people[2]?.accountId);
  });
});
