import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import { findProviders } from '../providers/find-providers.ts';
import { addAuthority, addLocalities, addProvider, type InventedProvider } from '../providers/invented-providers.fixture.ts';
import { parseSearch } from '../providers/provider-search.ts';
import { findReaderScope, type ReaderScope } from '../providers/find-reader-scope.ts';
import { getOverview } from './get-overview.ts';
import { overviewAnswer, toOverviewAnswer } from './overview-answer.ts';
import { overviewPage, type Figure } from './overview-page.ts';

let db: Database;
let scope: ReaderScope;
const heron = { uid: '5001', name: 'Heron Learning Trust' };
const school = (name: string, locality: string | null, given: Partial<InventedProvider> = {}): InventedProvider => ({
  name,
  sites: [{ locality }],
  ...given,
});
const special = { kind: 'special-school', phase: 'special', type_code: '44', type_name: 'Academy special converter', trust: heron } as const;
const independent = { legal_track: 'independent-college-ap', state_funded: false } as const;
const earlyYears = { phase: 'early-years', legal_track: 'early-years', state_funded: false, type_code: null } as const;

const system: InventedProvider[] = [
  school('Alder Nursery School', 'Corby', { kind: 'nursery-school', phase: 'nursery', type_code: '15', type_name: 'Local authority nursery school' }),
  school('Birch Primary School', 'Corby'),
  school('Cedar Primary Academy', 'Kettering', { trust: heron, status: 'closing' }),
  school('Dogwood Primary School', null, { postcode: 'NN99 1AB' }),
  school('Elder School', 'Wellingborough', { phase: 'secondary', type_code: '28', type_name: 'Academy sponsor led', trust: heron }),
  school('Fir School', 'East Northamptonshire', { phase: 'all-through', type_code: '02', type_name: 'Voluntary aided school' }),
  school('Gorse School', 'Corby', { ...special, low_age: 3, high_age: 19 }),
  school('Hazel School', 'Kettering', { ...special, low_age: 11, high_age: 16 }),
  school('Ivy School', 'Kettering', special),
  { name: 'Juniper School', sites: [{ locality: 'Corby' }, { name: 'Kettering site', locality: 'Kettering' }], phase: 'secondary' },
  school('Closed School', 'Corby', { status: 'closed' }),
  school('Proposed School', 'Corby', { status: 'proposed' }),
  school('Elsewhere School', null, { la_code: '941' }),
  school('Laurel School', 'Corby', {
    kind: 'independent-school',
    phase: 'not-applicable',
    type_code: '11',
    type_name: 'Other independent school',
    ...independent,
  }),
  {
    name: 'Maple College',
    kind: 'college',
    phase: '16-plus',
    type_code: '18',
    type_name: 'Further education',
    ...independent,
    sites: [{ locality: 'Corby' }, { name: 'Kettering campus', locality: 'Kettering' }],
  },
  school('Nettle Pre-school', 'Corby', { kind: 'pre-school', type_name: 'Pre-school', ...earlyYears }),
  school('Oak Nursery', 'Corby', { kind: 'nursery', type_name: 'Nursery', ...earlyYears, postcode: 'NN99 1AC' }),
];

beforeAll(async () => {
  db = await openTestDatabase();
  const authorityId = await db.transaction(async (tx) => {
    const id = await addAuthority(tx, '940', 'North Northamptonshire');
    await addLocalities(tx, id, ['Corby', 'East Northamptonshire', 'Kettering', 'Wellingborough']);
    const ids = new Map<string, number>();
    for (const provider of system) ids.set(provider.name, await addProvider(tx, id, provider));
    const unit = {
      authority_id: id,
      need: null,
      places: 12,
      opened_on: null,
      closed_on: null,
      source: 'SEND team',
      entered_by: 'A tester',
      entered_at: new Date(0),
    };
    const units = [
      ['Unit', 'send-unit', 'open'],
      ['Base', 'resourced-provision', 'open'],
      ['Next', 'send-unit', 'due'],
      ['Later', 'send-unit', 'pipeline'],
      ['Gone', 'send-unit', 'closed'],
      ['SEMH', 'semh-alternative-provision', 'open'],
    ] as const;
    for (const [name, kind, stage] of units)
      await tx
        .insertInto('send_unit')
        .values({ ...unit, name, kind, stage, provider_id: ids.get('Birch Primary School')! })
        .execute();
    await tx
      .insertInto('send_unit')
      .values({
        ...unit,
        name: 'Entered in error',
        kind: 'send-unit',
        stage: 'open',
        provider_id: ids.get('Birch Primary School')!,
        withdrawn_at: new Date(0),
        withdrawn_by: 'A tester',
        withdrawn_reason: 'Wrong school',
      })
      .execute();
    return id;
  });
  scope = (await findReaderScope(db.kysely, authorityId))!;
});

describe('the education system overview', () => {
  it('counts the open state-funded schools of the authority, in the council’s own terms', async () => {
    const answer = overviewAnswer.parse(toOverviewAnswer(await getOverview(db.kysely, scope)));
    expect(answer.stateFunded).toEqual({
      total: 10,
      byPhase: { nursery: 1, primary: 3, secondary: 2, special: 3, allThrough: 1, alternativeProvision: 0, sixteenPlus: 0, other: 0 },
      byLocality: { 'Corby': 4, 'East Northamptonshire': 1, 'Kettering': 4, 'Wellingborough': 1 },
      notPlaced: 1,
      byType: {
        'Community school': 3,
        'Academy special converter': 3,
        'Academy converter': 1,
        'Academy sponsor led': 1,
        'Local authority nursery school': 1,
        'Voluntary aided school': 1,
      },
      maintained: 5,
      academy: 5,
      maintainedByPhase: { nursery: 1, primary: 2, secondary: 1, special: 0, allThrough: 1, alternativeProvision: 0, sixteenPlus: 0, other: 0 },
      academyByPhase: { nursery: 0, primary: 1, secondary: 1, special: 3, allThrough: 0, alternativeProvision: 0, sixteenPlus: 0, other: 0 },
      maintainedByType: { community: 4, voluntaryAided: 1, voluntaryControlled: 0, foundation: 0, pupilReferralUnit: 0 },
      academyByType: { converter: 4, sponsored: 1, free: 0, other: 0 },
    });
    expect(answer).toMatchObject({
      authority: { laCode: '940', name: 'North Northamptonshire' },
      asAt: null,
      specialSchoolsByPhase: { primary: 0, secondary: 1, allThrough: 1, notKnown: 1 },
      sendUnits: { open: 2, due: 1, pipeline: 1, semhAlternativeProvision: 1 },
      colleges: { total: 1, campuses: 2, specialPost16: 0 },
      independents: { schools: 1, special: 0 },
      earlyYears: { nurserySchools: 1, nurseries: 1, preSchools: 1, childminders: 0 },
      trusts: { total: 1, singleAcademy: 0, largest: [{ uid: '5001', name: 'Heron Learning Trust', schools: 5 }] },
    });
  });

  it('links every number to the question that the find page answers with that number', async () => {
    const page = overviewPage(await getOverview(db.kysely, scope));
    const tables = [...page.localities.rows, page.localities.totals, ...page.governance.rows];
    const figures: Figure[] = [page.total, ...page.headline, ...tables.flatMap((row) => [...row.cells, row.total])];
    figures.push(...page.maintained, ...page.academies, ...page.earlyYears, ...page.sixteenPlus, ...page.others);
    expect(figures.length).toBeGreaterThan(50);
    for (const { label, count, href } of figures) {
      const { search, ignored } = parseSearch(new URL(href, 'http://waymark').searchParams);
      expect(ignored).toEqual([]);
      expect([label, href, (await findProviders(db.kysely, scope, search)).total]).toEqual([label, href, count]);
    }
  });

  it('says when a school with sites in two localities makes them add up to more', async () => {
    expect(overviewPage(await getOverview(db.kysely, scope)).localities.placedTwice).toBe(1);
  });

  it('lists who is not placed, with a suggestion from its postcode’s neighbours', async () => {
    const { unplaced, unplacedTotal } = await getOverview(db.kysely, scope);
    expect(unplacedTotal).toBe(1);
    expect(unplaced).toMatchObject([
      {
        name: 'Dogwood Primary School',
        stateFunded: true,
        town: null,
        postcode: 'NN99 1AB',
        suggestion: { localityName: 'Corby', reason: 'Of those with a postcode in NN99 1, the one other site is in Corby.' },
      },
    ]);
  });

  it('leads to a locality by the address it has, whatever marks are in its name', async () => {
    const id = await db.transaction(async (tx) => {
      const norfolk = await addAuthority(tx, '926', 'Norfolk');
      await addLocalities(tx, norfolk, ["King's Lynn"]);
      await addProvider(tx, norfolk, school('Quince School', "King's Lynn", { la_code: '926' }));
      return norfolk;
    });
    const norfolk = (await findReaderScope(db.kysely, id))!;
    const [row] = overviewPage(await getOverview(db.kysely, norfolk)).localities.rows;
    const { slug } = norfolk.localities[0]!;
    expect(row?.pageHref).toBe(`/localities/${slug}`);
    const { search } = parseSearch(new URLSearchParams(row!.total.href.split('?')[1]));
    expect((await findProviders(db.kysely, norfolk, search)).items.map(({ name }) => name)).toEqual(['Quince School']);
  });

  it('is empty, and not broken, where nothing is loaded', async () => {
    const id = await db.transaction((tx) => addAuthority(tx, '866', 'Swindon'));
    const page = overviewPage(await getOverview(db.kysely, (await findReaderScope(db.kysely, id))!));
    expect(page).toMatchObject({ isEmpty: true, hasLocalities: false, unplaced: [], sources: [] });
  });
});
