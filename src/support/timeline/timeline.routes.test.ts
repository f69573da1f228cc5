import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { aConcern, concernsOf } from '../../evidence/concerns/concerns.fixture.ts';
import { evidenceRoutes } from '../../evidence/index.ts';
import { startJobs } from '../../platform/jobs/start-jobs.ts';
import { addLocalities } from '../../register/providers/invented-providers.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { supportRoutes } from '../wing.ts';

let app: SupportApp;
let alderley: number;
let birchwell: number;
let near: number;
let far: number;
const read = async (cookie?: string, query = '') => words((await app.open(`/providers/${String(alderley)}/timeline${query}`, cookie)).body);
const signIn = (role: string, reaches: Parameters<SupportApp['signInAs']>[1] = {}) => app.signInAs(role, reaches);
const of = (providerId: number) => ({ reaches: [{ kind: 'provider', providerId } as const] });

beforeAll(async () => {
  app = await openSupportApp((means) => [...supportRoutes(means), ...evidenceRoutes(means)]);
  await startJobs(app.db, { work: false });
  await app.db.transaction((tx) => addLocalities(tx, app.authorityId, ['Nearby', 'Far away']));
  const localities = await app.db.kysely.selectFrom('locality').select(['id', 'name']).where('authority_id', '=', app.authorityId).execute();
  near = localities.find(({ name }) => name === 'Nearby')?.id ?? 0;
  far = localities.find(({ name }) => name === 'Far away')?.id ?? 0;
  alderley = await app.addSchool('Alderley Primary School', { tier: 'vulnerable', with: { sites: [{ locality: 'Nearby' }] } });
  birchwell = await app.addSchool('Birchwell Primary School', { tier: 'secure' });
  const { log } = concernsOf(app);
  await log(alderley, app.lead);
  const restricted = await log(alderley, app.lead, { ...aConcern, title: 'What nobody else may know' });
  await log(birchwell, app.lead, { ...aConcern, title: 'Of another school' });
  const { id } = await app.db.kysely.selectFrom('concern').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow();
  expect(restricted).not.toBe(`/concerns/${String(id)}`);
  await app.db.kysely.updateTable('concern').set({ is_restricted: true }).where('id', '=', Number(restricted.split('/').at(-1))).execute(); // prettier-ignore
  const entered = { source: 'Letter of appointment', entered_by: 'Test', entered_at: app.clock.now() };
  const post = { authority_id: app.authorityId, provider_id: alderley, role: 'headteacher', standing: 'substantive' } as const;
  await app.db.kysely
    .insertInto('post')
    .values([
      { ...post, ...entered, person_name: 'Ada Thorne', held_from: '2019-09-01', held_to: '2025-08-31' },
      { ...post, ...entered, person_name: 'Bo Dale', held_from: '2025-09-01', held_to: '2027-08-31' },
    ])
    .execute();
  const action = {
    provider_id: alderley,
    authority_id: app.authorityId,
    came_from: 'by-hand',
    owner_side: 'provider',
    owner_name: 'The head',
  } as const;
  const told = { agreed_on: '2026-01-05', due_on: '2026-02-02', due_how: 'Agreed', recorded_by: 'Test', recorded_at: app.clock.now(), state: 'done', done_on: '2026-02-01', done_by: 'Test', done_at: app.clock.now(), evidence: 'Seen' } as const; // prettier-ignore
  await app.db.kysely
    .insertInto('agreed_action')
    .values([
      { ...action, ...told, what: 'Phonics training', is_shared: true, is_restricted: false },
      { ...action, ...told, what: 'A plan kept inside', is_shared: false, is_restricted: false },
    ])
    .execute();
});

describe('the timeline of a provider', () => {
  it('tells a lead of everything, the newest first by academic year', async () => {
    const page = await app.open(`/providers/${String(alderley)}/timeline`);
    await expectValidHtml(page.body);
    expect(words(page.body)).toMatch(
      /Academic year 2026\/27 23 November 2026 Concern logged: Two senior posts are empty .*4 November 2026 Tier in force: Vulnerable .*Academic year 2025\/26 1 February 2026 Done: Phonics training.*Done: A plan kept inside.*1 September 2025 Headteacher: Bo Dale .*Academic year 2019\/20 1 September 2019 Headteacher: Ada Thorne To 31 August 2025\./,
    );
    expect(words(page.body)).not.toMatch(/Of another school|nobody else may know/);
  });

  it('shows what is chosen of kind and year, and keeps the choice', async () => {
    const page = await app.open(`/providers/${String(alderley)}/timeline?kind=head&year=2019/20`);
    expect(words(page.body)).toMatch(/Ada Thorne/);
    expect(words(page.body)).not.toMatch(/Bo Dale|Phonics/);
    expect(page.body).toMatch(/<option value="head" selected/);
    expect(page.body).toMatch(/<option value="2019\/20" selected/);
    const none = await app.open(`/providers/${String(alderley)}/timeline?kind=head&year=2026/27`);
    expect(words(none.body)).toContain('Nothing of this kind in this year');
    await expectValidHtml(none.body);
  });

  it('tells named people alone that there is a restricted concern, and nobody what it says', async () => {
    const safeguarding = await read(await signIn('safeguarding-lead'));
    expect(safeguarding).toContain('Concern logged: A restricted concern');
    expect(safeguarding).not.toContain('nobody else may know');
    for (const role of ['lead', 'director', 'auditor', 'specialist'])
      expect(await read(await signIn(role)), role).not.toContain('restricted concern');
  });

  it('tells the head of what is theirs, and of no concern and nothing kept inside the authority', async () => {
    const seen = await read(await signIn('headteacher', of(alderley)));
    expect(seen).toMatch(/Tier in force: Vulnerable/);
    expect(seen).toMatch(/Done: Phonics training/);
    expect(seen).toContain('The last day is to be 31 August 2027');
    expect(seen).not.toMatch(/Concern logged|Two senior posts|kept inside/);
  });

  it('tells a governor the same, and the head of another school only what is public', async () => {
    expect(await read(await signIn('governor', of(alderley)))).toMatch(/Tier in force: Vulnerable/);
    const other = await read(await signIn('headteacher', of(birchwell)));
    expect(other).toMatch(/Headteacher: Bo Dale/);
    expect(other).not.toMatch(/Tier in force|Phonics|Concern|Ada Thorne|2027/);
  });

  it('tells an adviser of the locality in summary, and one of another locality nothing that is not public', async () => {
    const ofLocality = await read(await signIn('sia', { reaches: [{ kind: 'locality', localityId: near }] }));
    expect(ofLocality).toMatch(/Tier in force: Vulnerable/);
    expect(ofLocality).toMatch(/Concern logged: Two senior posts are empty/);
    const elsewhere = await read(await signIn('sia', { reaches: [{ kind: 'locality', localityId: far }] }));
    expect(elsewhere).toMatch(/Headteacher: Bo Dale/);
    expect(elsewhere).not.toMatch(/Tier in force|Phonics|Concern|kept inside|2027/);
  });

  it('is of a provider of one’s own authority, or it is not there', async () => {
    expect((await app.open('/providers/999999/timeline')).statusCode).toBe(404);
  });
});
