import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { dayRoutes } from './days.routes.ts';
import { entitlementWork } from './list-entitlement-work.ts';

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp(dayRoutes);
});

/** What the first page of whoever leads a school tells of visits that are owed, with one planned on a day. */
async function told(name: string, plannedOn: string | null): Promise<string[]> {
  const { authorityId, db } = app;
  const school = await app.addSchool(`${name} School`, { tier: 'vulnerable' });
  const accountId = await app.addAdviser(`Adviser of ${name}`, [school]);
  if (plannedOn !== null)
    await sql`with planned as (
        insert into visit (authority_id, purpose, focus, planned_on, template_version, planned_by, planned_at)
        values (${authorityId}, 'termly', 'Reading', ${plannedOn}::date, 1, 'Test', now()) returning id)
      insert into visit_part (authority_id, visit_id, provider_id, state) select ${authorityId}, id, ${school}, 'planned' from planned`.execute(
      db.kysely,
    );
  const actor = { kind: 'person', accountId, tokenId: null, name, role: 'sia', authorityId } as const;
  const items = (await entitlementWork({ db }).list?.(actor, '2026-11-23')) ?? [];
  return items.filter(({ provider }) => provider?.id === school).map(({ text }) => text);
}

it('a visit that is owed waits until one is planned in time', async () => {
  expect(await told('Alder', null)).toEqual(['Visit each half-term is owed, and none is planned']);
  expect(await told('Birch', '2026-12-01')).toEqual([]);
  expect(await told('Cedar', '2027-01-20')).toEqual(['Visit each half-term is owed, and the next is planned for 20 January 2027, after that']);
});

it('of those that somebody else leads nothing waits', async () => {
  const school = await app.addSchool('Dogwood School', { tier: 'vulnerable' });
  await app.addAdviser('Adviser of Dogwood', [school]);
  const accountId = await app.addAdviser('Adviser of none');
  const actor = { kind: 'person', accountId, tokenId: null, name: 'Adviser of none', role: 'sia', authorityId: app.authorityId } as const;
  expect(await entitlementWork({ db: app.db }).list?.(actor, '2026-11-23')).toEqual([]);
});
