import { type RawBuilder, sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildEstablishment, establishmentsFile } from '../../../demo/builders/establishment.ts';
import { buildGroup, groupsFile, membershipFile } from '../../../demo/builders/groups.ts';
import { amalgamationLinks, linksFile } from '../../../demo/builders/links.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import { academy, closedInfants, facts, infants, junior, neighbour, register, unplaced, useRegister } from './loading-register.fixture.ts';

let db: Database;
const { begin, files, forgetEverything, load, providerOf } = useRegister(() => db);
beforeAll(async () => {
  db = await openTestDatabase();
});
afterEach(forgetEverything);

/** What the register says, in words that do not depend on the order in which rows got their ids. */
async function whatIsRegistered(): Promise<unknown> {
  const { rows } = await sql`
    select p.name, p.urn, p.status, p.kind, p.la_name, l.name as locality, sl.rule,
      (select string_agg(i.scheme || ' ' || i.value, ', ' order by i.scheme, i.value) from provider_identifier i where i.provider_id = p.id) as numbers,
      (select string_agg(r.relation || ' ' || s.name, ', ') from provider_relation r join provider s on s.id = r.successor_id where r.predecessor_id = p.id) as relations
    from provider p left join provider_site s on s.provider_id = p.id left join site_locality sl on sl.site_id = s.id left join locality l on l.id = sl.locality_id
    where p.joined_to is null order by p.name`.execute(db.kysely);
  return rows;
}

describe('loading the register', () => {
  it('gives the same whichever file comes first', async () => {
    const orders: (keyof typeof files)[][] = [
      ['establishments', 'links', 'areas', 'outlines'],
      ['links', 'outlines', 'establishments', 'areas'],
      ['areas', 'outlines', 'links', 'establishments'],
    ];
    const outcomes = [];
    for (const order of orders) {
      await begin();
      for (const name of order) await files[name]();
      outcomes.push(await whatIsRegistered());
      await forgetEverything();
    }
    expect(outcomes[0]).toMatchObject([
      { name: 'Orrin Free School', locality: null },
      { name: 'Pell Junior School', relations: 'merged into Pell Primary School' },
      { name: 'Pell Primary School', locality: 'Halscar', rule: 'coordinates' },
      { name: 'Wendle Infant Academy', urn: 900201, locality: 'Tarmere', rule: 'lsoa-2021', la_name: 'Ambermoor' },
    ]);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  });

  it('keeps one provider through a conversion, with every number it had and what people recorded', async () => {
    const authorityId = await begin();
    await load('gias-establishments', establishmentsFile([infants]), { asAt: '2024-05-01' });
    const before = await providerOf('900101');
    await sql`
      insert into post (authority_id, provider_id, role, person_name, standing, held_from, source, entered_by, entered_at)
      values (${authorityId}, ${before.id}, 'headteacher', 'Iris Example', 'substantive', '2020-09-01', 'Test', 'Test', now())`.execute(db.kysely);
    await load('gias-establishments', establishmentsFile([closedInfants, academy]));
    const successor = await providerOf('900201');
    await files['links']();

    expect(await providerOf('900201')).toMatchObject({ id: before.id, name: 'Wendle Infant Academy', urn: 900201, status: 'open' });
    expect(await providerOf('900101')).toMatchObject({ id: before.id });
    const { rows } = await sql<{ id: number; joined_to: number }>`select id, joined_to from provider where id = ${successor.id}`.execute(db.kysely);
    expect(rows).toEqual([{ id: successor.id, joined_to: before.id }]);
    const posts = await sql`select provider_id from post`.execute(db.kysely);
    expect(posts.rows).toEqual([{ provider_id: before.id }]);
  });

  it('joins two providers of which both have what there can be one of: withdrawn where it can be, and else left where it was recorded', async () => {
    const authorityId = await begin();
    await load('gias-establishments', establishmentsFile([infants]), { asAt: '2024-05-01' });
    const { id: survivor } = await providerOf('900101');
    await load('gias-establishments', establishmentsFile([closedInfants, academy, unplaced]));
    const { id: givenUp } = await providerOf('900201');
    const { id: other } = await providerOf('900104');
    const rowOf = async (statement: RawBuilder<unknown>): Promise<number> =>
      (await sql<{ id: number }>`${statement} returning id`.execute(db.kysely)).rows[0]?.id ?? 0;
    const locality = await rowOf(sql`insert into locality (authority_id, name, slug) values (${authorityId}, 'Orrin Vale', 'orrin-vale')`);
    const meetingOn = (day: string) =>
      rowOf(sql`
        insert into network_meeting (authority_id, locality_id, on_day, starts_at, ends_at, place, chair, invited, agenda, planned_by, planned_at)
        values (${authorityId}, ${locality}, ${day}, '16:00', '17:00', 'The hall', 'Test', array['schools'], array['Reading'], 'Test', now())`);
    const [both, one] = [await meetingOn('2026-03-02'), await meetingOn('2026-06-02')];
    for (const [meeting, provider] of [
      [both, survivor],
      [both, givenUp],
      [one, givenUp],
    ])
      await sql`
        insert into network_attendance (authority_id, meeting_id, provider_id, answer, recorded_by, recorded_at)
        values (${authorityId}, ${meeting}, ${provider}, 'came', 'Test', now())`.execute(db.kysely);
    for (const provider of [survivor, givenUp])
      await sql`
        insert into early_years_no_pathway (authority_id, provider_id, reason, entered_by, entered_at)
        values (${authorityId}, ${provider}, 'Test', 'Test', now())`.execute(db.kysely);
    const ask = await rowOf(sql`
      insert into exchange_ask (authority_id, provider_id, theme, phase, title, says, urgency, is_open, not_same_trust, entered_by, entered_at)
      values (${authorityId}, ${givenUp}, 'Test', 'any', 'Test', 'Test', 'term', true, false, 'Test', now())`);
    const offer = await rowOf(sql`
      insert into exchange_offer (authority_id, provider_id, theme, phase, title, says, how, per_term, entered_by, entered_at)
      values (${authorityId}, ${survivor}, 'Test', 'any', 'Test', 'Test', 'visit', 1, 'Test', now())`);
    for (const host of [survivor, other])
      await sql`
        insert into brokered_visit (authority_id, provider_id, host_id, ask_id, offer_id, criteria, proposed_by, proposed_at)
        values (${authorityId}, ${givenUp}, ${host}, ${ask}, ${offer}, '{}', 'Test', now())`.execute(db.kysely);
    await files['links']();

    expect(await providerOf('900201')).toMatchObject({ id: survivor });
    const rows = async (statement: RawBuilder<unknown>) => (await statement.execute(db.kysely)).rows;
    expect(await rows(sql`select meeting_id, provider_id from network_attendance order by meeting_id, provider_id`)).toEqual([
      { meeting_id: both, provider_id: survivor },
      { meeting_id: both, provider_id: givenUp },
      { meeting_id: one, provider_id: survivor },
    ]);
    expect(await rows(sql`select provider_id, withdrawn_reason from early_years_no_pathway order by id`)).toEqual([
      { provider_id: survivor, withdrawn_reason: null },
      { provider_id: survivor, withdrawn_reason: 'The register made one provider of two, and the other had this too' },
    ]);
    expect(await rows(sql`select provider_id, host_id from brokered_visit order by id`)).toEqual([
      { provider_id: givenUp, host_id: survivor },
      { provider_id: survivor, host_id: other },
    ]);
  });

  it('keeps every id when the same register comes again, and when it changes', async () => {
    await begin();
    await files['establishments']();
    await files['links']();
    const ids = await Promise.all(['900101', '900102', '900103', '900104'].map(async (urn) => (await providerOf(urn)).id));
    await load('gias-establishments', establishmentsFile([closedInfants, academy.with({ name: 'Wendle Academy' }), junior, neighbour, unplaced]), {
      asAt: '2026-11-01',
    });
    const after = await Promise.all(['900101', '900102', '900103', '900104'].map(async (urn) => (await providerOf(urn)).id));
    expect(after).toEqual(ids);
    expect((await providerOf('900101')).name).toBe('Wendle Academy');
  });

  it('finds a provider by the URN that links announce before the register holds it', async () => {
    await begin();
    await load('gias-establishments', establishmentsFile([infants]));
    await files['links']();
    expect(await providerOf('900201')).toMatchObject({ name: 'Wendle Infant School', urn: 900101, status: 'open' });
  });

  it('lets an amalgamation name the schools it was made of', async () => {
    await begin();
    const made = buildEstablishment({ urn: 900301, name: 'Wendle Primary School', openedOn: '2025-09-01', number: '2301' });
    const parts = [infants.closed('2025-08-31', 'amalgamation'), junior.closed('2025-08-31', 'amalgamation')];
    await load('gias-establishments', establishmentsFile([...parts, made]));
    await load('gias-links', linksFile(amalgamationLinks(parts.map(facts), facts(made), '2025-08-31', '2025-09-01')));
    const { rows } = await sql`
      select a.name as before, r.relation, b.name as after from provider_relation r
      join provider a on a.id = r.predecessor_id join provider b on b.id = r.successor_id order by a.name`.execute(db.kysely);
    expect(rows).toEqual([
      { before: 'Pell Junior School', relation: 'merged into', after: 'Wendle Primary School' },
      { before: 'Wendle Infant School', relation: 'merged into', after: 'Wendle Primary School' },
    ]);
  });

  it('shows a provider in the trust it is in now, and remembers the one it left', async () => {
    await begin();
    await files['establishments']();
    const [first, second] = [buildGroup({ uid: '7001', name: 'Quill Trust' }), buildGroup({ uid: '7002', name: 'Fennel Trust' })];
    const member = (group: typeof first, joinedOn: string) =>
      ({
        group,
        joinedOn,
        urn: 900201,
        name: 'Wendle Infant Academy',
        type: ['34', 'Academy converter'],
        phase: ['2', 'Primary'],
        laCode: '999',
        laName: 'Ambermoor',
      }) as const;
    await load('gias-academy-membership', membershipFile([member(first, '2024-09-01')]), { asAt: '2026-01-01' });
    expect((await providerOf('900201')).trust).toBe('Quill Trust');
    await load('gias-academy-membership', membershipFile([member(second, '2026-04-01')]), { asAt: '2026-05-01', goneConfirmed: true });
    expect((await providerOf('900201')).trust).toBe('Fennel Trust');
    const { rows } = await sql`
      select o.name, m.joined_on, m.left_on from organisation_membership m join organisation o on o.id = m.organisation_id order by m.joined_on`.execute(
      db.kysely,
    );
    expect(rows).toEqual([
      { name: 'Quill Trust', joined_on: '2024-09-01', left_on: '2026-04-01' },
      { name: 'Fennel Trust', joined_on: '2026-04-01', left_on: null },
    ]);
  });

  it('makes a school its own provider when it comes, though links had announced it as another’s successor, where the rule then says no', async () => {
    await begin();
    await load('gias-establishments', establishmentsFile([infants]), { asAt: '2024-05-01' });
    await files['links']();
    expect((await providerOf('900201')).urn).toBe(900101);
    await load('gias-establishments', establishmentsFile([infants, academy]));
    expect(await providerOf('900201')).toMatchObject({ name: 'Wendle Infant Academy', urn: 900201 });
    expect(await providerOf('900101')).toMatchObject({ name: 'Wendle Infant School', urn: 900101 });
  });

  it('keeps where a person placed a school, when its record is joined to the one before it', async () => {
    await begin();
    await files['areas']();
    await files['outlines']();
    await load('gias-establishments', establishmentsFile([infants]), { asAt: '2024-05-01' });
    await load('gias-establishments', establishmentsFile([closedInfants, academy]));
    await sql`
      update site_locality sl set rule = 'by-hand', reason = 'Its hall is in Halscar', locality_id = (select id from locality where name = 'Halscar')
      from provider_site s join provider p on p.id = s.provider_id where s.id = sl.site_id and p.urn = 900201`.execute(db.kysely);
    await files['links']();
    const { rows } = await sql`
      select p.urn, l.name as locality, sl.rule from provider p join provider_site s on s.provider_id = p.id join site_locality sl on sl.site_id = s.id
      join locality l on l.id = sl.locality_id where p.joined_to is null`.execute(db.kysely);
    expect(rows).toEqual([{ urn: 900201, locality: 'Halscar', rule: 'by-hand' }]);
  });

  it('closes a school that a newer whole register no longer has, and opens it when it is back', async () => {
    await begin();
    await files['establishments']();
    await load('gias-establishments', establishmentsFile([closedInfants, academy, junior, neighbour]), { asAt: '2026-11-01', goneConfirmed: true });
    expect((await providerOf('900104')).status).toBe('closed');
    await load('gias-establishments', establishmentsFile(register), { asAt: '2026-11-10' });
    expect((await providerOf('900104')).status).toBe('open');
  });

  it('forgets the federation that a school’s record no longer names', async () => {
    await begin();
    const federated = neighbour.with({ federation: ['8001', 'Pell Federation'] });
    await load('gias-groups', groupsFile([buildGroup({ uid: '8001', name: 'Pell Federation', type: 'federation' })]));
    await load('gias-establishments', establishmentsFile([federated]), { asAt: '2026-05-01' });
    await load('gias-establishments', establishmentsFile([neighbour]), { asAt: '2026-10-01' });
    const { rows } = await sql`select urn, left_on from organisation_membership`.execute(db.kysely);
    expect(rows).toEqual([{ urn: 900103, left_on: '2026-10-01' }]);
  });
});
