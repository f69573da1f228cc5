import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { recordInspection } from '../../evidence/inspections/record-inspection.ts';
import { startListening } from '../../platform/events/events.ts';
import { type Jobs, startJobs } from '../../platform/jobs/start-jobs.ts';
import { withoutForm } from '../../register/by-hand/record-entry-change.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { endPost } from '../../register/posts/end-post.ts';
import { recordPost } from '../../register/posts/record-post.ts';
import { known } from '../criteria/evaluate.fixture.ts';
import { openProposalsApp, type ProposalsApp, today } from './proposals-app.fixture.ts';
import { proposalListeners } from './start-proposing-again.ts';

let app: ProposalsApp;
let jobs: Jobs;
beforeAll(async () => {
  app = await openProposalsApp();
  jobs = await startJobs(app.db);
  await startListening(jobs, proposalListeners(app.means));
  return () => jobs.stop();
});
beforeEach(() => app.forget());

const actor = { kind: 'operator', accountId: null, name: 'Jo Marsh', role: null, authorityId: null, tokenId: null } as const;
const doing = (event: 'post.recorded' | 'post.ended' | 'entered-inspection.recorded') => ({
  actor: { ...actor, authorityId: app.authorityId },
  clock: app.clock,
  event,
});
const ownOf = (id: number) => ({ id, name: 'Alderley Primary School', kind: 'school', status: 'open', authorityId: app.authorityId }) as const;

const openCycle = async () => app.post('/cycles/new', { name: 'Autumn 2026', ...day('as-at', today) }, await app.signInAs('lead'));
/** Causes of the proposals kept so far, once there are so many. */
async function causes(count: number): Promise<string[]> {
  for (let tries = 0; tries < 500; tries += 1) {
    const rows = await app.db.kysely.selectFrom('tier_proposal').select('cause').orderBy('id').execute();
    if (rows.length >= count) return rows.map(({ cause }) => cause);
    await wait(40);
  }
  throw new Error(`There are fewer than ${String(count)} proposals.`);
}

it('a head who is recorded, and one who leaves, are heard of; a chair is not', { timeout: 60_000 }, async () => {
  const school = await app.addSchool('Alderley Primary School');
  const post = { standing: 'substantive', personName: 'Wren Aldous', heldFrom: '2024-09-01', heldTo: null, source: 'Governors’ minutes' } as const;
  const record = (role: 'headteacher' | 'chair') =>
    app.db.transaction((tx) => recordPost(tx, doing('post.recorded'), ownOf(school), { ...post, role }, withoutForm), {
      authorityId: app.authorityId,
    });
  await openCycle();
  app.know(school, { with: { 'head-years': known(2) } });
  await record('chair');
  const recorded = await record('headteacher');
  expect(await causes(2)).toEqual(['Autumn 2026', 'The post of headteacher or manager changed']);
  app.know(school, { with: { 'head-new-or-vacant': known(true) } });
  const id = recorded.kind === 'saved' ? recorded.id : 0;
  await app.db.transaction((tx) => endPost(tx, doing('post.ended'), ownOf(school), id, { heldTo: '2026-10-23', source: 'Letter' }, withoutForm), {
    authorityId: app.authorityId,
  });
  expect((await causes(3)).length).toBe(3);
});

const nothingSaid = { body: 'Ofsted', ofPredecessor: false, overall: null, judgements: [], safeguarding: null, category: null } as const;

it('an inspection that is entered is heard of', { timeout: 60_000 }, async () => {
  const school = await app.addSchool('Birchwell Primary School');
  await openCycle();
  app.know(school, { with: { stuck: known(true) } });
  const entry = {
    ...nothingSaid,
    kind: 'monitoring',
    inspectedOn: '2026-10-13',
    publishedOn: null,
    outcome: 'More is needed',
    source: 'Ofsted’s letter',
  } as const;
  const entered = await app.db.transaction((tx) => recordInspection(tx, doing('entered-inspection.recorded'), ownOf(school), entry, withoutForm), {
    authorityId: app.authorityId,
  });
  expect(entered.kind).toBe('saved');
  expect((await causes(2))[1]).toBe('An inspection was entered or withdrawn');
});
