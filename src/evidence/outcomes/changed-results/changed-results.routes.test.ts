import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../test/harness/app.ts';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { isAllowed } from '../../../register/access/permissions.ts';
import { addOwnProvider } from '../../../register/by-hand/sent-form.fixture.ts';
import { loadFigures } from '../figures/figures.fixture.ts';
import { changedResultsRoutes } from './changed-results.routes.ts';

let app: TestApp;
let lead: string;
beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) =>
      changedResultsRoutes({ db, clock, listMovedProposals: async () => ({ moved: [], edgesOf: () => ({ amberBeyond: 2, redBeyond: 10 }) }) }),
    access: isAllowed,
  });
  lead = await app.signInAs('lead');
});

const open = async (cookie = lead) => app.inject({ url: '/outcomes/changed-results', headers: { cookie } });
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('changed results', () => {
  it('say what to load where there are none, then what a later release changed and whether it moves the band', async () => {
    const empty = await open();
    expect(empty.body).toContain('Nothing has changed');
    await expectValidHtml(empty.body);

    for (const [urn, name] of [
      [900_401, 'Alderley Primary School'],
      [900_402, 'Birchwell Primary School'],
    ] as const) {
      const id = await addOwnProvider(app, { urn, name });
      await sql`update provider set state_funded = true, phase = 'primary' where id = ${id}`.execute(app.db.kysely);
    }
    const given = loadFigures(app.db);
    await given.lait([['KS2RWM_Expected_STD', '2025', '970', '60']]);
    await given.keyStage2('2024-2025_england_ks2provisional.csv', [
      { urn: '900401', expected: '59%', pupils: '400' },
      { urn: '900402', expected: '70%' },
    ]);
    await given.keyStage2('2024-2025_england_ks2revised.csv', [
      { urn: '900401', expected: '55%', pupils: '400' },
      { urn: '900402', expected: '70%' },
    ]);
    const page = await open();
    const said = words(page.body);
    expect(said).toMatch(/Changes that move the band.*Alderley Primary School.*59% \(provisional\).*55% \(revised\).*Green to amber/);
    expect(said).not.toContain('Birchwell');
    await expectValidHtml(page.body);
  });

  it('are for the authority’s own staff', async () => {
    expect((await open(await app.signInAs('headteacher'))).statusCode).toBe(403);
    expect((await open(await app.signInAs('elected-member'))).statusCode).toBe(403);
  });
});
