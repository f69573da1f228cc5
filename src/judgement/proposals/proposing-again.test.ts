import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { asInstallation } from '../../platform/database/who-asks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { addAuthority } from '../../register/providers/invented-providers.fixture.ts';
import { indicator, known } from '../criteria/evaluate.fixture.ts';
import { issueTier, openProposalsApp, type ProposalsApp, today, words } from './proposals-app.fixture.ts';
import { proposalListeners, proposeAgainForAuthority } from './start-proposing-again.ts';

const nobody = { kind: 'operator', accountId: null, name: 'Every night', role: null, tokenId: null } as const;
let app: ProposalsApp;
let lead: string;
beforeAll(async () => {
  app = await openProposalsApp();
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});
beforeEach(() => app.forget());

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const openCycle = () => app.post('/cycles/new', { name: 'Autumn 2026', ...day('as-at', today) }, lead);
const lookAgain = () => app.post('/tiers/changes/look-again', {}, lead);
const proposals = () => app.db.kysely.selectFrom('tier_proposal').selectAll().orderBy('id').execute();
const cases = () => app.db.kysely.selectFrom('tier_case').selectAll().orderBy('id').execute();
const endCases = () => app.db.kysely.updateTable('tier_case').set({ state: 'final' }).execute();
const hear = async (event: string, providerId: number, more: object = {}): Promise<void> => {
  const listener = proposalListeners(app.means).find((each) => each.event === event);
  await listener?.handle({ authorityId: app.authorityId, providerId, ...more });
};

describe('what happens to a provider', () => {
  it('is kept as a proposal with its cause, once, and joins the open case', async () => {
    const school = await app.addSchool('Alderley Primary School');
    await openCycle();
    app.know(school, { with: { deficit: known(true, 'Licensed deficit') } });
    await hear('finding-changed', school, { kind: 'deficit' });
    await hear('finding-changed', school, { kind: 'deficit' });
    const [first, again, ...others] = await proposals();
    expect(others).toEqual([]);
    expect(again).toMatchObject({ tier: 'vulnerable', case_id: first?.case_id, made_by: 'Waymark, when something happened' });
    expect(again?.cause).toMatch(/^A finding was recorded, ended or withdrawn: /);
    expect(again?.changes).toContainEqual({ what: 'tier', says: 'The proposed tier went from Secure to Vulnerable' });
  });

  it('does not say that what is restricted was recorded', async () => {
    const school = await app.addSchool('Alderley Primary School');
    await openCycle();
    app.know(school, { with: { 'critical-safeguarding-concern': known(true, 'Not for many eyes') } });
    await hear('finding-changed', school, { kind: 'critical-safeguarding-concern' });
    expect((await proposals())[1]).toMatchObject({ tier: 'cause-for-concern', cause: 'A finding was recorded, ended or withdrawn' });
    expect(words((await open(`/providers/${String(school)}/tier`)).body)).not.toContain('Not for many eyes');
  });

  it('opens a case where the tier differs from the one in force, and none where it does not', async () => {
    const school = await app.addSchool('Alderley Primary School');
    await openCycle();
    await issueTier(app, (await proposals())[0]?.id ?? 0, 'secure');
    await endCases();
    app.know(school, { with: { 'head-new-or-vacant': known(true) } });
    await hear('head-changed', school);
    expect(await cases()).toMatchObject([{ state: 'final' }]);
    app.know(school, { with: { stuck: known(true) } });
    await hear('inspection-changed', school);
    expect(await cases()).toMatchObject([{ state: 'final' }, { state: 'proposed', cause: 'An inspection was entered or withdrawn', cycle_id: null }]);
  });

  it('that came while a letter waited for its reply opens a case of its own when the other has ended', async () => {
    const school = await app.addSchool('Alderley Primary School');
    await openCycle();
    await issueTier(app, (await proposals())[0]?.id ?? 0, 'secure');
    app.know(school, { with: { stuck: known(true) } });
    await hear('inspection-changed', school);
    expect(await cases()).toMatchObject([{ state: 'issued' }]);
    await endCases();
    await lookAgain();
    expect(await cases()).toMatchObject([{ state: 'final' }, { state: 'proposed' }]);
    await lookAgain();
    expect(await cases()).toHaveLength(2);
    expect((await proposals()).at(-1)).toMatchObject({ tier: 'cause-for-concern', case_id: (await cases())[1]?.id });
  });

  it('that is graver than what a letter told is written to those who may end its case early, once, and without a tier', async () => {
    const [grave, kinder] = [await app.addSchool('Ravenby Primary School'), await app.addSchool('Birchwell Primary School')];
    await openCycle();
    for (const { id } of await proposals()) await issueTier(app, id, 'vulnerable');
    app.know(grave, { with: { 'critical-safeguarding-concern': known(true) } });
    for (const time of [1, 2]) await hear('finding-changed', grave, { kind: 'critical-safeguarding-concern', time });
    app.know(grave, { with: { 'critical-safeguarding-concern': known(true), 'stuck': known(true) } });
    await hear('inspection-changed', grave);
    app.know(kinder, { with: { 'head-years': known(4) } });
    await hear('head-changed', kinder);
    const told = await app.db.kysely.selectFrom('notice').select(['subject', 'account_id']).where('subject', 'like', '%something is new%').execute();
    // Other tests leave notices of other schools, and other leads.
    const here = told.filter(({ subject }) => subject === 'Ravenby Primary School: something is new since its case was decided');
    expect(here.length).toBeGreaterThan(0);
    expect(new Set(here.map((each) => each.account_id)).size).toBe(here.length);
    expect(told.some(({ subject }) => subject.startsWith('Birchwell'))).toBe(false);
  });

  it('waits for a cycle where nothing was proposed before, and is nothing where the provider is of nobody here', async () => {
    await hear('head-changed', await app.addSchool('Alderley Primary School', { with: { stuck: known(true) } }));
    await proposalListeners(app.means)[1]?.handle({ authorityId: 999_999, providerId: 1 });
    expect(await proposals()).toEqual([]);
  });
});

describe('looking at everything again', () => {
  it('keeps what changed, and names the data that came since', async () => {
    const school = await app.addSchool('Alderley Primary School');
    await app.addSchool('Birchwell Primary School');
    await lookAgain();
    expect(await proposals()).toEqual([]);
    await openCycle();
    await lookAgain();
    expect((await proposals()).length).toBe(2);
    app.know(school, { indicators: [{ ...indicator('absence|all', [-15, 0], { polarity: 'lower', cohort: 4000 }), name: 'Absence' }] });
    await lookAgain();
    expect((await proposals())[2]).toMatchObject({ provider_id: school, cause: 'Time has passed, or a record was corrected' });
  });

  it('does not name what another authority loaded of its own, though a job asks for every authority', async () => {
    const school = await app.addSchool('Alderley Primary School');
    await openCycle();
    const other = await app.db.transaction((tx) => addAuthority(tx, '898', 'Marchford'));
    await sql`insert into release (source, layout, file_name, sha256, size_bytes, state, authority_id, staged_by, staged_at, beat_at, committed_at)
      values ('own-collections', 'all', 'marchford-audit.csv', 'x', 1, 'committed', ${other}, 'Somebody', '2026-11-26', '2026-11-26', '2099-01-01')`.execute(
      app.db.kysely,
    );
    app.know(school, { with: { stuck: known(true) } });
    await asInstallation(() => proposeAgainForAuthority(app.means, { ...nobody, authorityId: app.authorityId }, app.authority));
    expect((await proposals()).at(-1)).toMatchObject({ tier: 'cause-for-concern', cause: 'Time has passed, or a record was corrected' });
  });

  it('is told of on a page of what moved, and of nothing else', async () => {
    const empty = await open('/tiers/changes');
    expect(words(empty.body)).toContain('Nothing has moved');
    await expectValidHtml(empty.body);
    const school = await app.addSchool('Alderley Primary School');
    const still = await app.addSchool('Birchwell Primary School');
    await openCycle();
    app.know(school, { with: { stuck: known(true) } });
    app.know(still, { with: { 'accepted-concerns': known(1) } });
    await lookAgain();
    const page = await open('/tiers/changes');
    expect(words(page.body)).toMatch(
      /1 proposal\. .*Alderley Primary School Cause for Concern .*The proposed tier went from Secure to Cause for Concern/,
    );
    expect(page.body).not.toContain('Birchwell');
    await expectValidHtml(page.body);
    expect(words((await open('/tiers/changes?since=2026-11-24')).body)).toContain('Nothing has moved');
    expect((await open('/tiers/changes?since-day=31&since-month=2&since-year=2026')).statusCode).toBe(422);
    expect((await open('/tiers/changes', await app.signInAs('sia'))).body).not.toContain('Alderley');
    expect((await open('/tiers/changes', await app.signInAs('headteacher'))).statusCode).toBe(403);
  });
});
