import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, addToken, signInAgain } from '../../../test/harness/people.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { indicator, known, missing } from '../criteria/evaluate.fixture.ts';
import type { Invented } from './gather-known.fixture.ts';
import { issueTier, openProposalsApp, type ProposalsApp, today, words } from './proposals-app.fixture.ts';
import { tierPanel } from './tier-panel.ts';

let app: ProposalsApp;
let lead: string;
beforeAll(async () => {
  app = await openProposalsApp();
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});
beforeEach(() => app.forget());

const pageOf = (id: number, cookie = lead, query = '') => app.inject({ url: `/providers/${String(id)}/tier${query}`, headers: { cookie } });
const openCycle = () => app.post('/cycles/new', { name: 'Autumn 2026', ...day('as-at', today) }, lead);
const latest = async () => (await app.db.kysely.selectFrom('tier_proposal').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id;
const headOf = (providerId: number, role = 'headteacher') => app.signInAs(role, { reaches: [{ kind: 'provider', providerId }] });

const falling: Invented = {
  indicators: [{ ...indicator('ks2-rwm-higher|all', [-19, -18], { cohort: 4000 }), name: 'Reading, writing and maths' }],
  with: { 'asks-for-help': known(true, 'The head rang in October'), 'stuck': missing },
};

describe('a provider’s tier, for staff', () => {
  it('says that none was proposed, and what would', async () => {
    const page = await pageOf(await app.addSchool('Alderley Primary School'));
    expect(words(page.body)).toMatch(/No tier has been issued.*No tier has been proposed/);
    await expectValidHtml(page.body);
  });

  it('opens with why, and tells every step of it', async () => {
    const school = await app.addSchool('Alderley Primary School', falling);
    await openCycle();
    const page = await pageOf(school);
    const said = words(page.body);
    expect(said).toContain('Vulnerable is proposed, because one area is red: achievement (reading, writing and maths 41%, England 60%).');
    expect(said).toContain('Provisional: not from the published framework');
    expect(page.body).toContain('href="/criteria/1"');
    expect(said).toMatch(/Stuck, as the Department for Education defines it .*Not known .*Nobody has recorded it\./);
    expect(said).toMatch(/Achievement Red Red two years running/);
    expect(said).toContain('Before: red in 2023/24');
    expect(said).toMatch(/The provider asks for help: The head rang in October/);
    expect(said).toContain('They never move a tier');
    expect(said).toContain('It is the first proposal for this provider.');
    await expectValidHtml(page.body);
    expect(page.body).not.toMatch(/\b(null|undefined|NaN)\b/);
    const read = await app.db.kysely
      .selectFrom('audit_event')
      .select('subject_id')
      .where('event', '=', 'tier.viewed')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(read.subject_id).toBe(String(school));
  });

  it('shows what was proposed before, what is in force and since when, and how it stood on a day', async () => {
    const school = await app.addSchool('Alderley Primary School');
    await openCycle();
    const first = await latest();
    await issueTier(app, first, 'secure', '2026-11-10');
    app.know(school, falling);
    await app.post('/tiers/changes/look-again', {}, lead);
    const said = words((await pageOf(school)).body);
    expect(said).toContain('Secure since 10 November 2026, by the letter of 10 November 2026.');
    expect(said).toContain('The proposed tier went from Secure to Vulnerable');
    expect(said).toContain('Reading, writing and maths is measured now: red (41%)');
    const older = await pageOf(school, lead, `?proposal=${String(first)}`);
    expect(words(older.body)).toMatch(/Secure is proposed, because.*This proposal is not the latest/);
    await expectValidHtml(older.body);
    const before = await pageOf(school, lead, '?on-day=9&on-month=11&on-year=2026');
    expect(words(before.body)).toMatch(/Tier as at 9 November 2026.*No tier has been issued.*None had been proposed by that day/);
    expect((await pageOf(school, lead, '?on-day=31&on-month=2&on-year=2026')).statusCode).toBe(422);
    expect((await pageOf(school, lead, '?on-day=1&on-month=1&on-year=2099')).statusCode).toBe(422);
    expect((await pageOf(school, lead, '?proposal=999999')).statusCode).toBe(404);
  });

  it('is there for an adviser of the provider, and for no other', async () => {
    const school = await app.addSchool('Alderley Primary School', falling);
    await openCycle();
    expect((await pageOf(school, await app.signInAs('sia', { caseload: [school] }))).body).toContain('Vulnerable is proposed');
    for (const role of ['sia', 'eeca', 'network-member', 'elected-member', 'executive-member', 'business-support'])
      expect([403, 404]).toContain((await pageOf(school, await app.signInAs(role))).statusCode);
    expect((await pageOf(school, '')).statusCode).not.toBe(200);
  });
});

describe('a provider’s tier, for those whom it is of', () => {
  const roles = ['headteacher', 'head-delegate', 'chair', 'governor', 'clerk'] as const;

  it.each(roles)('is nothing for a %s before it was issued, whatever is proposed', async (role) => {
    const school = await app.addSchool('Alderley Primary School', falling);
    await openCycle();
    const cookie = await headOf(school, role);
    const page = await pageOf(school, cookie, `?proposal=${String(await latest())}`);
    expect(words(page.body)).toContain('No tier has been issued');
    expect(page.body).not.toMatch(/Vulnerable|proposed|achievement/i);
    await expectValidHtml(page.body);
    const other = await app.addSchool('Birchwell Primary School');
    expect((await pageOf(other, cookie)).statusCode).toBe(404);
  });

  it('says in plain words what was issued, what comes with it, what would help next and how to reply', async () => {
    const school = await app.addSchool('Alderley Primary School', falling);
    await openCycle();
    await issueTier(app, await latest(), 'vulnerable');
    app.know(school, { with: { stuck: known(true) } });
    await app.post('/tiers/changes/look-again', {}, lead);
    const page = await pageOf(school, await headOf(school));
    const said = words(page.body);
    expect(said).toMatch(/Vulnerable since 10 November 2026 .*Up to 15 days of adviser time a year/);
    expect(said).toContain('Reading, writing and maths: 8 points better would make the difference');
    expect(said).toContain('can ask for a review, until 24 November 2026');
    expect(page.body).toMatch(/href="\/cases\/\d+\/reply"/);
    expect(said).not.toMatch(/Cause for Concern|only staff read|stuck/);
    await expectValidHtml(page.body);
    expect((await pageOf(school, await headOf(school, 'governor'))).body).not.toContain('/reply"');
  });

  it('says nothing of figures where people decided another tier than they gave', async () => {
    const school = await app.addSchool('Alderley Primary School', falling);
    await openCycle();
    await issueTier(app, await latest(), 'secure');
    const said = words((await pageOf(school, await headOf(school))).body);
    expect(said).toMatch(/Secure since 10 November 2026.*they can tell you what would make the most difference/);
    expect(said).not.toContain('points better');
  });
});

describe('the panel on the provider page', () => {
  it('gives staff the reason, the provider what was issued, and others nothing', async () => {
    const school = await app.addSchool('Alderley Primary School', falling);
    await openCycle();
    const { load } = tierPanel(app.means);
    const actorOf = async (role: string, reaches: Parameters<typeof addPerson>[2]['reaches'] = []) => {
      const people = { db: app.db, clock: app.clock, config: app.config };
      const accountId = await addPerson(people, role, { authorityId: app.authorityId, reaches });
      await signInAgain(people, accountId);
      return { kind: 'person', accountId, name: role, role, authorityId: app.authorityId, tokenId: null } as const;
    };
    expect((await load(school, await actorOf('lead')))?.data).toMatchObject({
      inForce: null,
      why: expect.stringContaining('Vulnerable is proposed') as string,
    });
    expect((await load(school, await actorOf('headteacher', [{ kind: 'provider', providerId: school }])))?.data).toMatchObject({
      inForce: null,
      why: null,
    });
    expect(await load(school, await actorOf('elected-member'))).toBeNull();
  });
});

describe('the API', () => {
  const ask = async (path: string, role = 'auditor') => {
    const token = await addToken({ db: app.db, clock: app.clock, config: app.config }, role, { authorityId: app.authorityId });
    return app.inject({ url: path, headers: { authorization: `Bearer ${token}` } });
  };

  it('answers proposals with their explanation, the latest of each provider or all', async () => {
    const school = await app.addSchool('Alderley Primary School');
    await openCycle();
    app.know(school, falling);
    await app.post('/tiers/changes/look-again', {}, lead);
    const body = (await ask('/api/v1/proposals')).json<{
      total: number;
      items: readonly { tier: string; why: string; explanation: { floors: readonly unknown[] } }[];
    }>();
    expect(body).toMatchObject({ total: 1, page: 1, items: [{ tier: 'vulnerable', criteria: { version: 1, provisional: true } }] });
    expect(body.items[0]?.why).toContain('achievement');
    expect(body.items[0]?.explanation.floors.length).toBeGreaterThan(10);
    expect((await ask('/api/v1/proposals?all=true')).json()).toMatchObject({ total: 2 });
    expect((await ask('/api/v1/proposals?urn=1')).json()).toMatchObject({ total: 0, items: [] });
    expect((await ask('/api/v1/proposals?page=0')).statusCode).toBe(400);
    expect((await ask('/api/v1/proposals', 'headteacher')).statusCode).toBe(403);
  });

  it('answers decisions once they were issued', async () => {
    await app.addSchool('Alderley Primary School', falling);
    await openCycle();
    expect((await ask('/api/v1/decisions')).json()).toMatchObject({ total: 0 });
    await issueTier(app, await latest(), 'vulnerable');
    expect((await ask('/api/v1/decisions')).json()).toMatchObject({
      total: 1,
      items: [{ tier: 'vulnerable', from: '2026-11-10', letterOn: '2026-11-10', decidedBy: 'Jo Marsh' }],
    });
  });
});
