import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addLocalities } from '../../register/providers/invented-providers.fixture.ts';
import { addCase, type MadeCase, openJudgementApp, signInAs, wordsOf } from '../cases/judgement.fixture.ts';
import { boardRoutes } from './board.routes.ts';
import { tiersHomeCard } from './board-home-card.ts';
import { casesWork } from './cases-work.ts';
import { distributionRoutes } from '../distribution/distribution.routes.ts';

let app: TestApp;
let lead: string;
let adviser: { readonly cookie: string; readonly account: number };
let made: Readonly<Record<'proposed' | 'judged' | 'decided' | 'final' | 'before', MadeCase>>;

beforeAll(async () => {
  app = await openJudgementApp((means) => [...boardRoutes(means), ...distributionRoutes(means)]);
  const { db, authorityId, clock } = app;
  await db.transaction((tx) => addLocalities(tx, authorityId, ['Ashby Vale', 'East Marl']));
  const row = { authority_id: authorityId, as_at: '2026-09-01', opened_by: 'Test', opened_at: clock.now() };
  const { id: earlier } = await db.kysely
    .insertInto('tier_cycle')
    .values({ ...row, name: 'Spring 2026', closed_by: 'Test', closed_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: cycleId } = await db.kysely
    .insertInto('tier_cycle')
    .values({ ...row, name: 'Autumn 2026' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const vale = { sites: [{ locality: 'Ashby Vale' }] };
  made = {
    proposed: await addCase(app, { cycleId, provider: { name: 'Alderley Primary School', ...vale } }),
    judged: await addCase(app, { cycleId, state: 'judged', tier: 'vulnerable', provider: { name: 'Birchwell Primary School', ...vale } }),
    decided: await addCase(app, { cycleId, state: 'decided', tier: 'vulnerable', provider: { name: 'Cedarholm Academy', phase: 'secondary' } }),
    final: await addCase(app, { cycleId, state: 'final', tier: 'secure', provider: { name: 'Damsonby Primary School' } }),
    before: await addCase(app, { cycleId: earlier, state: 'final', tier: 'cause-for-concern', provider: { name: 'Elmstead Primary School' } }),
  };
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
  adviser = await signInAs(app, 'sia', 'Ana Bell', [made.proposed.providerId, made.decided.providerId]);
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const namesIn = (html: string): string[] =>
  [...html.matchAll(/href="\/providers\/\d+\/tier">(\w+) (?:Primary School|Academy)</g)].map(([, name]) => name ?? '');

describe('the tier board', () => {
  it('shows where everybody stands, and what comes next', async () => {
    const page = await open('/tiers');
    expect(namesIn(page.body)).toEqual(['Alderley', 'Birchwell', 'Cedarholm', 'Damsonby', 'Elmstead']);
    const words = wordsOf(page.body);
    expect(words).toContain('Autumn 2026');
    expect(words).toMatch(/Due 4 of 5/);
    expect(words).toMatch(/Elmstead Primary School Cause for Concern since 23 November 2026 Nothing yet Not begun/);
    expect(words).toMatch(/Alderley Primary School No tier yet Secure (high|medium|low) confidence Proposed by the service.*Ana Bell/);
    await expectValidHtml(page.body, '/tiers');
  });

  it('says what there is to do for whoever reads it', async () => {
    expect(wordsOf((await open('/tiers')).body)).toContain('For you now: 1 case to put on an agenda');
    expect(wordsOf((await open('/tiers', adviser.cookie)).body)).toContain(
      'For you now: 1 judgement to record and 1 provider to ring before its letter',
    );
    expect(wordsOf((await open('/tiers', await app.signInAs('auditor'))).body)).toContain('Nothing waits for you now');
  });

  it.each([
    ['state=due', ['Alderley', 'Birchwell', 'Cedarholm', 'Elmstead']],
    ['state=final', ['Damsonby']],
    ['state=not-begun', ['Elmstead']],
    ['tier=cause-for-concern', ['Elmstead']],
    ['tier=none', ['Alderley', 'Birchwell', 'Cedarholm']],
    ['locality=ashby-vale', ['Alderley', 'Birchwell']],
    ['phase=secondary', ['Cedarholm']],
    ['adviser=none&state=judged', ['Birchwell']],
    ['sort=tier', ['Damsonby', 'Elmstead', 'Alderley', 'Birchwell', 'Cedarholm']],
    ['order=desc', ['Elmstead', 'Damsonby', 'Cedarholm', 'Birchwell', 'Alderley']],
    ['state=nonsense&tier=;drop&cycle=x', ['Alderley', 'Birchwell', 'Cedarholm', 'Damsonby', 'Elmstead']],
  ])('answers %s', async (query, names) => {
    expect(namesIn((await open(`/tiers?${query}`)).body)).toEqual(names);
  });

  it('shows an earlier cycle as it ended, and says which it is', async () => {
    const { cycle_id: cycle } = await app.db.kysely
      .selectFrom('tier_case')
      .select('cycle_id')
      .where('id', '=', made.before.caseId)
      .executeTakeFirstOrThrow();
    const page = await open(`/tiers?cycle=${String(cycle)}&state=final`);
    expect(namesIn(page.body)).toEqual(['Elmstead']);
    expect(wordsOf(page.body)).toContain('Spring 2026, an earlier cycle');
  });

  it('keeps what was chosen: in its links, and in the file', async () => {
    const page = await open('/tiers?phase=secondary&sort=tier');
    expect(page.body).toContain('href="/tiers.csv?phase=secondary&amp;sort=tier"');
    const file = await open('/tiers.csv?phase=secondary');
    const rows: Record<string, string>[] = parse(file.body, { bom: true, columns: true });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ 'Provider': 'Cedarholm Academy', 'Proposed tier': 'Vulnerable', 'State': 'Decided, not yet sent' });
  });

  it('shows an adviser their own alone', async () => {
    expect(namesIn((await open('/tiers', adviser.cookie)).body)).toEqual(['Alderley', 'Cedarholm']);
    expect((await open('/tiers.csv', adviser.cookie)).body).not.toContain('Elmstead');
    const distribution = await open('/tiers/distribution', adviser.cookie);
    expect(distribution.statusCode).toBe(200);
    expect(wordsOf(distribution.body)).not.toMatch(/Elmstead|Damsonby/);
  });

  it.each(['headteacher', 'chair', 'trust-executive', 'diocese', 'network-member', 'elected-member', 'executive-member', 'business-support'])(
    'is not there for a %s, nor its file, nor the distribution',
    async (role) => {
      const cookie = await app.signInAs(role, { reaches: [{ kind: 'provider', providerId: made.final.providerId }] });
      for (const url of ['/tiers', '/tiers.csv', '/tiers/distribution']) expect((await open(url, cookie)).statusCode).toBe(403);
    },
  );

  it('offers the way on where nothing matches', async () => {
    expect(wordsOf((await open('/tiers?state=in-review')).body)).toContain('None of 5 providers matches what you chose');
  });

  it('reminds of a half-term without a review whoever may plan it', async () => {
    expect(wordsOf((await open('/tiers')).body)).toMatch(/No review of the 1 Vulnerable or Cause for Concern provider is planned for Autumn 2/);
    expect((await open('/tiers', adviser.cookie)).body).not.toContain('is planned for');
  });
});

describe('the card on the first page', () => {
  it('says the same in brief, and nothing where there is no provider', async () => {
    const actorOf = async (account: number) => {
      const { name, role } = await app.db.kysely.selectFrom('account').select(['name', 'role']).where('id', '=', account).executeTakeFirstOrThrow();
      return { kind: 'person', accountId: account, name, role, authorityId: app.authorityId, tokenId: null } as const;
    };
    const card = tiersHomeCard({ db: app.db, clock: app.clock });
    const loaded = await card.load(await actorOf(adviser.account));
    expect(loaded?.data).toMatchObject({ total: 2, due: 2, cycle: 'Autumn 2026' });
    const source = casesWork({ db: app.db, clock: app.clock });
    expect(await source.list?.(await actorOf(adviser.account), app.clock.today())).toMatchObject([
      { kind: 'draft', text: '1 judgement to record' },
      {},
    ]);
    const stranger = await signInAs(app, 'sia', 'No Caseload');
    expect(await card.load(await actorOf(stranger.account))).toBeNull();
  });
});

describe('the distribution', () => {
  it('counts tiers in force by phase, and tells what moved and what it costs', async () => {
    await app.db.kysely
      .updateTable('tier_decision')
      .set({ valid_from: '2026-10-05' })
      .where('id', '=', made.before.decisionId ?? 0)
      .execute();
    const page = await open('/tiers/distribution?from=2026-10-10&by=phase');
    const words = wordsOf(page.body);
    expect(words).toMatch(/In force on 23 November 2026/);
    expect(words).toContain('Primary 0 1 (50%) 0 1 (50%) 2');
    expect(words).toContain('0 to one of less, 1 as before; 1 had none in force before');
    expect(words).toMatch(/None in force Secure 1 Damsonby Primary School/);
    expect(words).toContain('35 adviser days a year, £15,750 at £450 a day');
    expect(words).toMatch(/On 31 October 2026 0 Secure\+, 0 Secure, 0 Vulnerable, 1 Cause for Concern; on 23 November 2026/);
    await expectValidHtml(page.body, '/tiers/distribution');
  });

  it('is as at a day, and says so where nothing was in force', async () => {
    expect(wordsOf((await open('/tiers/distribution?on=2025-01-01')).body)).toContain('No tier was in force on that day');
  });

  it('says what is wrong with a day', async () => {
    const page = await open('/tiers/distribution?on-day=31&on-month=2&on-year=2026');
    expect(page.statusCode).toBe(422);
    expect(wordsOf(page.body)).toContain('The day must be a real date');
  });
});
