import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { addCase, type MadeCase, openJudgementApp, wordsOf } from '../cases/judgement.fixture.ts';
import { calmFacts } from '../criteria/evaluate.fixture.ts';
import { tierReviewRoutes } from './tier-reviews.routes.ts';

let app: TestApp;
let lead: string;
let concern: MadeCase;
let vulnerable: MadeCase;
let secure: MadeCase;

beforeAll(async () => {
  app = await openJudgementApp((means) =>
    tierReviewRoutes({
      ...means,
      gather: async (_, { asAt, providerIds = [] }) =>
        providerIds.map((id) => {
          const made = calmFacts('maintained', {});
          return { ...made, asAt, provider: { ...made.provider, id } };
        }),
    }),
  );
  concern = await addCase(app, { state: 'final', tier: 'cause-for-concern', provider: { name: 'Alderley Primary School' } });
  vulnerable = await addCase(app, { state: 'final', tier: 'vulnerable', provider: { name: 'Birchwell Primary School' } });
  secure = await addCase(app, { state: 'final', tier: 'secure', provider: { name: 'Cedarholm Primary School' } });
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const plan = (halfTerm = 'Autumn 2, 2026/27', heldOn = '2026-11-24') =>
  app.post('/tier-reviews/new', { 'half-term': halfTerm, 'chair': 'Jo Marsh', ...day('held-on', heldOn) }, lead);
const decide = (path: string, item: number, given: Record<string, string> = {}) =>
  app.post(
    `${path}/items/${String(item)}/outcome`,
    { outcome: 'more-support', decision: 'A partner head visits weekly.', owner: 'Ana Bell', ...day('due-on', '2026-12-11'), ...given },
    lead,
  );
const itemOf = async (path: string, { providerId }: MadeCase) =>
  app.db.kysely
    .selectFrom('tier_review_item')
    .selectAll()
    .where('meeting_id', '=', Number(path.split('/').at(-1)))
    .where('provider_id', '=', providerId)
    .executeTakeFirstOrThrow();

/** Each test begins with no review; answers the path of a new one. */
async function planned(): Promise<string> {
  const { kysely } = app.db;
  await kysely.deleteFrom('tier_review_item').execute();
  await kysely.deleteFrom('tier_review_meeting').execute();
  return String((await plan()).headers.location);
}

describe('a half-termly review', () => {
  it('is planned with every Vulnerable and Cause for Concern provider on its agenda, and once for a half-term', async () => {
    const path = await planned();
    const page = await open(path);
    const words = wordsOf(page.body);
    expect(words).toMatch(/Alderley Primary School Cause for Concern since 23 November 2026\. Decided today\..*Birchwell/);
    expect(words).not.toContain('Cedarholm');
    await expectValidHtml(page.body, path);
    expect((await plan()).statusCode).toBe(422);
    expect(await app.db.kysely.selectFrom('tier_review_meeting').select('id').execute()).toHaveLength(1);
  });

  it('refuses a day outside its half-term, and keeps what was typed', async () => {
    await app.db.kysely.deleteFrom('tier_review_item').execute();
    await app.db.kysely.deleteFrom('tier_review_meeting').execute();
    const refused = await plan('Autumn 2, 2026/27', '2026-12-30');
    expect(refused.statusCode).toBe(422);
    expect(wordsOf(refused.body)).toContain('The day must be in Autumn 2, 2026/27');
    expect(refused.body).toContain('value="30"');
    await expectValidHtml((await open('/tier-reviews/new')).body, '/tier-reviews/new');
    expect(wordsOf((await open('/tier-reviews')).body)).toContain('No review has been planned yet');
  });

  it('prepares what has changed: what moved in proposals, what was confirmed, signals, and what calls for support', async () => {
    await app.db.kysely
      .updateTable('tier_proposal')
      .set({ changes: JSON.stringify([{ what: 'tier', says: 'The proposed tier went from Secure to Vulnerable' }]) })
      .where('id', '=', vulnerable.proposalId)
      .execute();
    await app.db.kysely
      .insertInto('signal')
      .values({
        ...{ authority_id: app.authorityId, provider_id: vulnerable.providerId, rule: 'three-year-fall', evidence: 'x', facts: '[]' },
        ...{ says: 'Reading fell two years running', raised_on: '2026-11-20', ended_on: null },
        ...{ reviewed_by: null, reviewed_at: null, outcome: null, note: null },
      })
      .execute();
    const words = wordsOf((await open(await planned())).body);
    expect(words).toContain('The proposed tier went from Secure to Vulnerable (23 November 2026)');
    expect(words).toContain('Reading fell two years running (20 November 2026)');
  });

  it('records what is decided, in words, with who does it by when; and closes when everybody is decided on', async () => {
    const path = await planned();
    const first = await itemOf(path, concern);
    const incomplete = await decide(path, first.id, { decision: '', outcome: '' });
    expect(incomplete.statusCode).toBe(422);
    expect(wordsOf(incomplete.body)).toMatch(/Select what the review decided.*Enter the decision in words/);
    expect(incomplete.body).toContain('value="Ana Bell"');
    await decide(path, first.id);
    const early = await app.post(`${path}/close`, { present: 'Jo Marsh, Ana Bell (SEND)' }, lead);
    expect(early.statusCode).toBe(422);
    expect(wordsOf(early.body)).toContain('No decision is recorded yet for Birchwell Primary School');
    await decide(path, (await itemOf(path, vulnerable)).id, { outcome: 'continue' });
    expect((await app.post(`${path}/close`, { present: 'Jo Marsh, Ana Bell (SEND)' }, lead)).statusCode).toBe(303);
    const words = wordsOf((await open(path)).body);
    expect(words).toMatch(/Closed.*Present: Jo Marsh, Ana Bell \(SEND\)/);
    expect(words).toContain('More support A partner head visits weekly. Ana Bell, by 11 December 2026.');
    const late = await decide(path, first.id, { decision: 'Too late' });
    expect(late.statusCode).toBe(422);
    expect((await itemOf(path, concern)).decision).toBe('A partner head visits weekly.');
  });

  it('says at the next review what the last decided, and whether it was done', async () => {
    const path = await planned();
    const item = await itemOf(path, concern);
    await decide(path, item.id);
    await decide(path, (await itemOf(path, vulnerable)).id);
    await app.db.kysely.updateTable('tier_review_meeting').set({ held_on: '2026-11-03' }).execute();
    await app.post(`${path}/close`, { present: 'All' }, lead);
    const next = String((await plan('Spring 1, 2026/27', '2027-01-20')).headers.location);
    expect(wordsOf((await open(next)).body)).toContain(
      'More support. A partner head visits weekly. (Ana Bell) Not said to be done; due by 11 December 2026',
    );
    const done = `${path}/items/${String(item.id)}/done`;
    expect((await app.post(done, { words: '', ...day('done-on', '2026-11-20') }, lead)).statusCode).toBe(422);
    await app.post(done, { words: 'Weekly since 16 November.', ...day('done-on', '2026-11-20') }, lead);
    await app.post(`${next}/prepare`, {}, lead);
    expect(wordsOf((await open(next)).body)).toContain('Done on 20 November 2026: Weekly since 16 November.');
  });

  it('opens a case to judge a tier again, once', async () => {
    const path = await planned();
    const { id } = await itemOf(path, vulnerable);
    for (let twice = 0; twice < 2; twice += 1) await decide(path, id, { outcome: 'judge-again' });
    const cases = await app.db.kysely
      .selectFrom('tier_case')
      .innerJoin('tier_proposal', 'tier_proposal.case_id', 'tier_case.id')
      .select(['state', 'tier_case.cause'])
      .where('tier_case.provider_id', '=', vulnerable.providerId)
      .where('state', '<>', 'final')
      .execute();
    expect(cases).toEqual([{ state: 'proposed', cause: 'Half-termly review, Autumn 2, 2026/27' }]);
    await app.post(`${path}/prepare`, {}, lead);
    expect(await itemOf(path, vulnerable)).toMatchObject({ outcome: 'judge-again' });
  });

  it('does not slip into a case that is decided already, and says what to do', async () => {
    const path = await planned();
    const issued = await addCase(app, { state: 'issued', tier: 'vulnerable' });
    await app.post(`${path}/prepare`, {}, lead);
    const { id } = await itemOf(path, issued);
    const page = await decide(path, id, { outcome: 'judge-again' });
    expect([page.statusCode, wordsOf(page.body).includes('A case is open that is “letter issued”')]).toEqual([422, true]);
    await expectValidHtml(page.body);
    expect(await itemOf(path, issued)).toMatchObject({ outcome: null });
    expect((await decide(path, id)).statusCode).toBe(303);
    await app.db.kysely.deleteFrom('provider_tier').where('provider_id', '=', issued.providerId).execute();
  });

  it('is prepared again as of today: who needs it now comes on, who does not goes off, what is decided stays', async () => {
    const path = await planned();
    await decide(path, (await itemOf(path, concern)).id);
    const setTier = (providerId: number, tier: 'secure' | 'vulnerable' | 'cause-for-concern') =>
      app.db.kysely.updateTable('provider_tier').set({ tier }).where('provider_id', '=', providerId).execute();
    await setTier(secure.providerId, 'vulnerable');
    await setTier(vulnerable.providerId, 'secure');
    await setTier(concern.providerId, 'secure');
    await app.post(`${path}/prepare`, {}, lead);
    const words = wordsOf((await open(path)).body);
    await setTier(secure.providerId, 'secure');
    await setTier(vulnerable.providerId, 'vulnerable');
    await setTier(concern.providerId, 'cause-for-concern');
    expect(words).toMatch(/Alderley.*Cedarholm/);
    expect(words).not.toContain('Birchwell');
  });

  it('is to be had as Word', async () => {
    const file = await open(`${await planned()}/word`);
    const document = strFromU8(unzipSync(file.rawPayload)['word/document.xml'] ?? new Uint8Array());
    expect(document).toMatch(/Alderley Primary School[\s\S]*Birchwell Primary School/);
  });

  it('shows an adviser those they reach, and lets them change nothing', async () => {
    const path = await planned();
    const cookie = await app.signInAs('sia', { caseload: [vulnerable.providerId] });
    const words = wordsOf((await open(path, cookie)).body);
    expect(words).toContain('Birchwell');
    expect(words).toContain('1 of them is not yours to see');
    expect(words).not.toMatch(/Alderley|Record the decision/);
    expect((await open(`${path}/items/${String((await itemOf(path, vulnerable)).id)}/outcome`, cookie)).statusCode).toBe(403);
    expect((await open('/tier-reviews/new', cookie)).statusCode).toBe(403);
  });

  it.each(['headteacher', 'chair', 'trust-executive', 'diocese', 'network-member', 'elected-member', 'executive-member', 'business-support'])(
    'is not there for a %s',
    async (role) => {
      const cookie = await app.signInAs(role, { reaches: [{ kind: 'provider', providerId: concern.providerId }] });
      expect((await open('/tier-reviews', cookie)).statusCode).toBe(403);
    },
  );
});
