import { expect, it } from 'vitest';
import { recordInspection } from '../evidence/inspections/record-inspection.ts';
import { findOwnProvider, withoutForm } from '../register/index.ts';
import { asPerson } from './programmes/programmes.fixture.ts';
import { findFactsOfRun } from './find-facts-of-run.ts';
import type { Run } from './programmes/find-runs.ts';
import { gatherRunDays } from './programmes/clock/gather-run-days.ts';
import { openSupportApp } from './support-app.fixture.ts';
import { findKnown } from './find-known-of-provider.ts';
import { openLaw } from './intervention/intervention.fixture.ts';

it('knows a ground for withdrawing funding by the setting’s latest inspection on record alone', async () => {
  const app = await openSupportApp(() => []);
  const lead = await asPerson(app, 'lead', 'Jo Marsh');
  const { db, authorityId } = app;
  const setting = await app.addSchool('Alderstoke Nursery', {
    with: { legal_track: 'early-years', kind: 'nursery', registration_number: 'EY500001' },
  });
  const other = await app.addSchool('Elmsworth Nursery', { with: { legal_track: 'early-years', kind: 'nursery', registration_number: 'EY500002' } });
  const known = async (providerId: number) => {
    const { lastInspectedOn, fundingGrounds } = await findKnown(db.kysely, { authorityId, providerId, today: '2026-11-23' });
    return { lastInspectedOn, fundingGrounds };
  };
  const inspect = async (inspectedOn: string, safeguarding: string, leadership: string): Promise<void> => {
    const judgements = [{ area: 'Leadership and governance', judgement: leadership }];
    const entry = { kind: 'early-years', inspectedOn, publishedOn: null, body: 'Ofsted', ofPredecessor: false, overall: null, judgements, safeguarding, category: null, outcome: null, source: 'The report' } as const; // prettier-ignore
    const provider = await findOwnProvider(db.kysely, lead.actor, setting);
    if (provider === null) throw new Error('The setting is there.');
    const entered = await db.transaction((tx) => recordInspection(tx, { ...lead, event: 'entered-inspection.recorded' }, provider, entry, withoutForm), { authorityId }); // prettier-ignore
    expect(entered.kind).toBe('saved');
  };
  expect(await known(setting)).toEqual({ lastInspectedOn: null, fundingGrounds: [] });
  await inspect('2026-03-10', 'Not met', 'Urgent improvement');
  expect(await known(setting)).toEqual({
    lastInspectedOn: '2026-03-10',
    fundingGrounds: ['safeguarding-not-met', 'urgent-improvement-in-leadership'],
  });
  await inspect('2026-10-06', 'Met', 'Needs attention');
  expect(await known(setting)).toEqual({ lastInspectedOn: '2026-10-06', fundingGrounds: [] });
  expect(await known(other)).toEqual({ lastInspectedOn: null, fundingGrounds: [] });
});

it('is asked for as often for many runs as for one, and not again where a page knows it already', async () => {
  const app = await openSupportApp(() => []);
  const law = await openLaw(app);
  const of = { authorityId: app.authorityId, today: '2026-11-23' };
  let asked = 0;
  const reader = app.db.kysely.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const countOf = async (work: () => Promise<unknown>): Promise<number> => {
    asked = 0;
    await work();
    return asked;
  };
  const runs: Run[] = [];
  for (const name of ['Alderstoke School', 'Birchwell School', 'Elmsworth School']) {
    const school = await app.addSchool(name);
    const notice = await law.give(school);
    await law.makeEligible(notice);
    runs.push(await law.read(notice), await law.read(await law.intervene(school, 's60')));
  }
  const [notice, intervention] = runs;
  if (notice === undefined || intervention === undefined) throw new Error('There are runs.');
  const many = await countOf(() => gatherRunDays(reader, of, runs));
  expect(many).toBe(await countOf(() => gatherRunDays(reader, of, [notice, intervention])));
  for (const run of [notice, intervention]) {
    const facts = await findFactsOfRun(reader, of, run);
    const afresh = (await gatherRunDays(reader, of, [run]))(run);
    let known;
    // By the terms alone: whose they are, and bank holidays.
    expect(await countOf(async () => (known = (await gatherRunDays(reader, of, [run], new Map([[run.id, facts]])))(run)))).toBe(2);
    expect(known).toEqual(afresh);
  }
});
