import { beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { evidenceRoutes } from '../../evidence/index.ts';
import { loadFigures } from '../../evidence/outcomes/figures/figures.fixture.ts';
import { fixedClock } from '../../platform/clock.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addProvider } from '../../register/providers/invented-providers.fixture.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { movedProposals } from './list-moved-proposals.ts';

let app: TestApp;
const clock = fixedClock('2026-11-26T09:00:00Z');
beforeAll(async () => {
  app = await openTestApp({
    routes: (db) => evidenceRoutes({ db, clock, listMovedProposals: movedProposals({ db, clock }) }),
    access: isAllowed,
  });
  const { la_code } = await app.db.kysely.selectFrom('authority').select('la_code').where('id', '=', app.authorityId).executeTakeFirstOrThrow();
  const own = { la_code, la_name: 'Fenbridge' };
  await app.db.transaction(async (tx) => {
    await addProvider(tx, app.authorityId, { name: 'Alderley Primary School', urn: 900_801, ...own });
    await addProvider(tx, app.authorityId, { name: 'Birchwell Primary School', urn: 900_802, ...own });
    await addProvider(tx, app.authorityId, { name: 'Cloverfield Primary School', urn: 900_803, ...own });
  });
  const given = loadFigures(app.db);
  await given.lait(['2024', '2025', '2026'].map((year) => ['KS2RWM_Expected_STD', year, '970', '63'] as const));
  const file = (name: string, ...expected: readonly (string | null)[]) =>
    given.keyStage2(
      name,
      expected.flatMap((each, at) => (each === null ? [] : [{ urn: String(900_801 + at), expected: each, pupils: '300' }])),
    );
  await file('2023-2024_england_ks2final.csv', '40%', '64%', '64%');
  // The revised file moves the first far below England for a second year; the return would move the second.
  await file('2024-2025_england_ks2provisional.csv', '60%', '40%', '64%');
  await file('2024-2025_england_ks2revised.csv', '40%', '40%', '63%');
  await file('2025-2026_899_ks2unvalidated.csv', null, '40%', '65%');
});

it('a change of results that moves a proposal is listed, and one by unvalidated returns as what does not count', async () => {
  const page = await app.inject({ url: '/outcomes/changed-results', headers: { cookie: await app.signInAs('lead') } });
  const said = page.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(said).toMatch(/Proposals of a tier that move.*Alderley Primary School Secure Vulnerable The latest release of its results moved it/);
  expect(said).toMatch(/Birchwell Primary School Secure Vulnerable Its own unvalidated returns would move it: they do not count/);
  expect(said.split('Changes that move the band')[0]).not.toContain('Cloverfield');
  await expectValidHtml(page.body);
});

it('the band of a result is by the criteria in force', async () => {
  const open = async () => (await app.inject({ url: '/outcomes/changed-results', headers: { cookie: await app.signInAs('lead') } })).body;
  const said = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  // England 63: 60 to 40 is amber to red, by criteria whose edges are 2 and 10.
  expect(said(await open())).toMatch(/Alderley Primary School Reading, writing and maths[^<]* 60% \(provisional\) 40%[^<]*? Amber to red/);
  const sets = provisionalCriteria.sets.map((set) => ({ ...set, bands: { amberBeyond: 25, redBeyond: 30 } }));
  const version = { authority_id: app.authorityId, version: 2, state: 'adopted', in_force_from: '2026-11-01' } as const;
  const { id } = await app.db.kysely
    .insertInto('criteria_version')
    .values({ ...version, document: JSON.stringify({ ...provisionalCriteria, sets }), drafted_by: 'Test', drafted_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const wide = said(await open());
  await app.db.kysely.deleteFrom('criteria_version').where('id', '=', id).execute();
  expect(wide).toMatch(/Alderley Primary School Reading, writing and maths[^<]* 60% \(provisional\) 40%[^<]*? Green/);
  expect(wide).not.toContain('Amber to red');
});

it('an adviser is told nothing of a tier that is proposed of a provider elsewhere', async () => {
  const page = await app.inject({ url: '/outcomes/changed-results', headers: { cookie: await app.signInAs('sia') } });
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toContain('The latest release of its results moved it');
});
