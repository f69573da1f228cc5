import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildInspections, inspectionsFile } from '../../../demo/builders/inspections.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { createLoads } from '../../datasets/releases/test-loads.ts';
import { loadFigures } from '../../evidence/outcomes/figures/figures.fixture.ts';
import type { Database } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import { releaseListeners } from '../../release-listeners.ts';
import { addAuthority, addProvider } from '../../register/providers/invented-providers.fixture.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { type FactsQuestion, gatherFacts, gatherFactsOfStates } from './gather-facts.ts';
import { listEvaluations } from './list-evaluations.ts';

let db: Database;
let authorityId: number;
let otherId: number;
const ids = { ashmere: 0, birchwell: 0, later: 0, college: 0, abroad: 0 };
const urns = { ashmere: 900_701, former: 900_700, birchwell: 900_702, later: 900_703, college: 900_704, closed: 900_705, abroad: 900_706 };
const fenbridge = { la_code: '899', la_name: 'Fenbridge', low_age: 4, high_age: 11 } as const;

beforeAll(async () => {
  db = await openTestDatabase();
  await db.transaction(async (tx) => {
    authorityId = await addAuthority(tx, '899', 'Fenbridge');
    otherId = await addAuthority(tx, '898', 'Marchford');
    const numbers = [{ scheme: 'urn', value: String(urns.former), urn: urns.former }] as const;
    const own = { ...fenbridge, pupils: 160, capacity: 210 };
    ids.ashmere = await addProvider(tx, authorityId, { name: 'Ashmere Primary School', urn: urns.ashmere, numbers, ...own });
    ids.birchwell = await addProvider(tx, authorityId, { name: 'Birchwell Primary School', urn: urns.birchwell, status: 'closing', ...fenbridge });
    ids.later = await addProvider(tx, authorityId, { name: 'New School', urn: urns.later, opened_on: '2026-09-01', ...fenbridge });
    const college = { kind: 'college', phase: '16-plus', legal_track: 'independent-college-ap', state_funded: false } as const;
    ids.college = await addProvider(tx, authorityId, { name: 'A College', urn: urns.college, ...fenbridge, ...college });
    await addProvider(tx, authorityId, { name: 'Closed School', urn: urns.closed, status: 'closed', ...fenbridge });
    ids.abroad = await addProvider(tx, otherId, { name: 'Elsewhere School', urn: urns.abroad, la_code: '898' });
    const special = { kind: 'special-school', phase: 'special', legal_track: 'academy', la_code: '898' } as const;
    await addProvider(tx, otherId, { name: 'Special Academy', urn: 900_707, ...special });
    for (const [of, from] of [[authorityId, '2021-09-01'], [otherId, '2026-09-01']] as const) {
      await sql`insert into post (authority_id, provider_id, role, person_name, standing, held_from, source, entered_by, entered_at)
        values (${of}, ${ids.ashmere}, 'headteacher', 'Jo Marsh', 'substantive', ${from}, 'Letter', 'A person', '2026-09-02')`.execute(tx);
      await sql`insert into finding (authority_id, provider_id, kind, value, valid_from, source, confirmed_by, entered_at)
        values (${of}, ${ids.ashmere}, 'deficit', ${of === authorityId ? 'licensed' : 'none'}, ${from}, 'The return', 'A person', '2026-09-02')`.execute(tx);
    } // prettier-ignore
  });
  await loadInspections();
  await loadResults();
});

async function loadInspections(): Promise<void> {
  const school = (urn: number, name: string) =>
    buildInspections({
      urn, laestab: '8992001', name, phase: 'Primary', typeOfEducation: 'Community school', openedOn: null, localAuthority: 'Fenbridge', postcode: 'FB1 1AA',
      trust: null, pupils: 200, ages: [4, 11],
    }); // prettier-ignore
  const rows = [
    school(urns.ashmere, 'Ashmere').withGraded('2022-05-10', '2', '2222--').withReportCard('2026-03-03', 'XXNNXX-N'),
    school(urns.birchwell, 'Birchwell').withGraded('2025-01-14', 'Not judged', '2222--'),
  ];
  const fileName = 'Management_information_-_state-funded_schools_-_most_recent_inspections_as_at_31_August_2026.csv';
  await createLoads(db, releaseListeners).load(inspectionsFile(rows), { source: 'ofsted-state-funded', fileName });
}

async function loadResults(): Promise<void> {
  const figures = loadFigures(db);
  const england = (year: string, value: string) => ['KS2RWM_Expected_STD', year, '970', value] as const;
  await figures.lait([england('2025', '63'), england('2024', '61'), ['TotAbs', '2025', '970', '6.8']]);
  const row = (urn: number, expected: string) => ({ urn: String(urn), expected, pupils: '30' });
  await figures.keyStage2('2023-2024_england_ks2final.csv', [row(urns.former, '42%'), row(urns.birchwell, '60%')]);
  await figures.keyStage2('2024-2025_england_ks2provisional.csv', [row(urns.ashmere, '39%')]);
  await figures.keyStage2('2024-2025_england_ks2revised.csv', [row(urns.ashmere, '40%'), row(urns.birchwell, 'SUPP')]);
  await figures.keyStage2('2025-2026_899_ks2unvalidated.csv', [row(urns.ashmere, '77%')]);
}

const gather = (over: Partial<FactsQuestion> = {}) =>
  asAuthority(authorityId, () => gatherFacts(db.kysely, { authorityId, laCode: '899', asAt: '2026-11-26', ...over }));
const ofAshmere = async (over: Partial<FactsQuestion> = {}): Promise<ProviderFacts> => {
  const found = (await gather(over)).find(({ provider }) => provider.id === ids.ashmere);
  if (!found) throw new Error('The school is not there.');
  return found;
};
const results = ({ indicators }: ProviderFacts) => indicators.find(({ id }) => id === 'ks2-rwm-expected|all')?.points ?? [];

describe('the facts of an authority’s providers', () => {
  it('are of those that are open and that criteria are for, in the order of their ids', async () => {
    expect((await gather()).map(({ provider }) => [provider.id, provider.setId])).toEqual([
      [ids.ashmere, 'maintained'],
      [ids.birchwell, 'maintained'],
      [ids.later, 'maintained'],
    ]);
  });

  it('say of a special academy that it is an academy, so that no local audit or power of the authority’s lowers it', async () => {
    const all = await asAuthority(otherId, () => gatherFacts(db.kysely, { authorityId: otherId, laCode: '898', asAt: '2026-11-26' }));
    expect(all.map(({ provider }) => [provider.name, provider.setId, provider.isAcademy === true])).toEqual([
      ['Elsewhere School', 'maintained', false],
      ['Special Academy', 'special', true],
    ]);
  });

  it('are of a college too for as long as it agrees, and no longer', async () => {
    await db.transaction((tx) =>
      sql`insert into finding (authority_id, provider_id, kind, valid_from, valid_to, source, confirmed_by, entered_at)
        values (${authorityId}, ${ids.college}, 'agrees-to-a-tier', '2023-09-01', '2024-08-31', 'Its letter', 'A person', '2023-09-02')`.execute(tx),
    );
    const setIds = async (asAt: string) =>
      (await gather({ asAt })).filter(({ provider }) => provider.id === ids.college).map(({ provider }) => provider.setId);
    expect([await setIds('2024-01-10'), await setIds('2024-10-10')]).toEqual([['by-agreement'], []]);
  });

  it('are the same bytes again, and of one alone as of all', async () => {
    const all = await gather();
    expect(JSON.stringify(await gather())).toBe(JSON.stringify(all));
    expect(await gather({ providerIds: [ids.birchwell] })).toEqual(all.filter(({ provider }) => provider.id === ids.birchwell));
  });

  it('have the report card that stands, area by area, and not the graded inspection before it', async () => {
    const { facts, inspected } = await ofAshmere();
    expect(facts['needs-attention-areas']).toMatchObject({ state: 'known', value: 3, on: '2026-03-03' });
    expect(facts['needs-attention-leadership']).toMatchObject({ value: true, says: 'Needs attention (report card of 3 March 2026)' });
    expect(facts['requires-improvement']).toMatchObject({ state: 'not-applicable' });
    expect(inspected.map(({ judgement }) => judgement).filter((one) => one === 'Needs attention')).toHaveLength(3);
  });

  it('have each year of an indicator under the number of that year, beside England, and the year that is missing', async () => {
    expect(results(await ofAshmere()).map(({ period, own, england, source, status }) => ({ period, own, england, source, status }))).toEqual([
      {
        period: '2024/25',
        own: { value: 40, cohort: 30 },
        england: { value: 63, cohort: null },
        source: 'Department for Education, performance tables: 2024-2025_england_ks2revised.csv',
        status: 'revised',
      },
      {
        period: '2023/24',
        own: { value: 42, cohort: 30 },
        england: { value: 61, cohort: null },
        source: `Department for Education, performance tables: 2023-2024_england_ks2final.csv (under the URN it had then, ${String(urns.former)})`,
        status: 'final',
      },
      expect.objectContaining({ period: '2022/23', own: { reason: 'not-loaded', because: null }, source: null }),
    ]);
  });

  it('say of the year in question that it is suppressed, and take no year before it instead', async () => {
    const [birchwell] = await gather({ providerIds: [ids.birchwell] });
    expect(results(birchwell!)[0]).toMatchObject({ period: '2024/25', own: { reason: 'suppressed' } });
  });

  it('give a primary school no key stage 4, and say why a measure that is for it has no figure', async () => {
    const { indicators } = await ofAshmere();
    expect(indicators.filter(({ id }) => id.startsWith('ks4'))).toEqual([]);
    const phonics = indicators.find(({ id }) => id === 'phonics-year-1|all');
    expect(phonics).toMatchObject({ polarity: 'higher', points: [] });
    expect(indicators.map(({ id }) => id)).toEqual(indicators.map(({ id }) => id).toSorted());
  });

  it('leave out what schools returned themselves, unless asked', async () => {
    expect(results(await ofAshmere()).map(({ status }) => status)).not.toContain('unvalidated');
    const question = { authorityId, laCode: '899', asAt: '2026-11-26', providerIds: [ids.ashmere] };
    const [settled = [], withReturns = []] = await asAuthority(authorityId, () =>
      gatherFactsOfStates(db.kysely, question, [{}, { includeUnvalidated: true }]),
    );
    expect(settled).toEqual([await ofAshmere()]);
    expect(results(withReturns[0]!)[0]).toMatchObject({ period: '2025/26', own: { value: 77 }, status: 'unvalidated' });
  });

  it('have posts and findings of this authority alone, and places from the register', async () => {
    const { facts } = await ofAshmere();
    expect(facts['head-years']).toMatchObject({ value: 5, source: 'Recorded by the authority: Letter', on: '2021-09-01' });
    expect(facts['head-new-or-vacant']).toMatchObject({ value: false });
    expect(facts['deficit']).toMatchObject({ value: true, source: 'Confirmed by the authority: The return' });
    expect(facts['places-unfilled']).toMatchObject({ value: true, says: '160 of 210 places filled (76%)' });
    const [birchwell] = await gather({ providerIds: [ids.birchwell] });
    expect(birchwell?.facts['deficit']).toMatchObject({ state: 'missing' });
  });
});

describe('the facts as at a day that has passed', () => {
  it('have the inspection that was published by then, and the results of years that had ended', async () => {
    const then = await ofAshmere({ asAt: '2025-08-01' });
    expect(then.facts['needs-attention-areas']).toMatchObject({ state: 'not-applicable' });
    expect(then.facts['requires-improvement']).toMatchObject({ state: 'known', value: false, on: '2022-05-10' });
    expect(results(then)[0]).toMatchObject({ period: '2023/24', own: { value: 42 } });
    expect(then.facts['head-years']).toMatchObject({ value: 3 });
  });

  it('leave out a school that was not open yet', async () => {
    expect((await gather({ asAt: '2026-08-31' })).map(({ provider }) => provider.id)).toEqual([ids.ashmere, ids.birchwell]);
  });

  it('do not know what stood before the inspection that Ofsted’s file has in its place', async () => {
    const [birchwell] = await gather({ asAt: '2024-12-01', providerIds: [ids.birchwell] });
    expect(birchwell?.facts['category-of-concern']).toEqual({
      state: 'missing',
      because: 'Ofsted’s file has a later inspection, and not what stood on that day.',
    });
  });

  it('leave out a release that says it is of a later day', async () => {
    const change = (asAt: string) =>
      sql`update release set as_at = ${asAt}::date where file_name = '2024-2025_england_ks2revised.csv'`.execute(db.kysely);
    const { rows } = await sql<{ on: string }>`select as_at as on from release where file_name = '2024-2025_england_ks2revised.csv'`.execute(
      db.kysely,
    );
    await change('2025-12-11');
    try {
      expect(results(await ofAshmere({ asAt: '2025-12-10' }))[0]).toMatchObject({ own: { value: 39 }, status: 'provisional' });
      expect(results(await ofAshmere({ asAt: '2025-12-11' }))[0]).toMatchObject({ own: { value: 40 }, status: 'revised' });
    } finally {
      await change(rows[0]?.on ?? '');
    }
  });
});

it('what is proposed is in the order of names, with the floors that the facts fire', async () => {
  const evaluated = await asAuthority(authorityId, () => listEvaluations(db.kysely, { authorityId, laCode: '899', asAt: '2026-11-26' }));
  expect(evaluated.map(({ facts }) => facts.provider.name)).toEqual(['Ashmere Primary School', 'Birchwell Primary School', 'New School']);
  const [ashmere] = evaluated;
  expect(ashmere?.evaluation.tier).toBe('vulnerable');
  const fired = ashmere?.evaluation.floors.filter(({ answer }) => answer === 'fires').map(({ id }) => id);
  expect(fired).toEqual(['needs-attention-leadership', 'needs-attention-areas', 'deficit']);
  expect(ashmere?.criteria).toMatchObject({ version: 1, document: { provisional: true } });
});
