import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { indicator, known } from '../criteria/evaluate.fixture.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { checkProposals } from './check-proposals.ts';
import { proposeForCycle } from './propose-for-cycle.ts';
import { openProposalsApp, type ProposalsApp, today, words } from './proposals-app.fixture.ts';

let app: ProposalsApp;
let lead: string;
beforeAll(async () => {
  app = await openProposalsApp();
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});
beforeEach(() => app.forget());

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const openCycle = (name = 'Autumn 2026', asAt = today) => app.post('/cycles/new', { name, ...day('as-at', asAt) }, lead);
const pathOf = ({ headers }: { headers: { location?: unknown } }): string => String(headers.location);
const proposals = () => app.db.kysely.selectFrom('tier_proposal').selectAll().orderBy('id').execute();
const cases = () => app.db.kysely.selectFrom('tier_case').selectAll().orderBy('id').execute();
const check = () => asAuthority(app.authorityId, () => checkProposals(app.db.kysely, app.authorityId));

describe('cycles', () => {
  it('say what opening one does, where there is none', async () => {
    const page = await open('/cycles');
    expect(words(page.body)).toContain('proposes a tier for every provider by the criteria in force');
    await expectValidHtml(page.body);
  });

  it('offer the season’s name and today', async () => {
    const page = await open('/cycles/new');
    expect(page.body).toContain('value="Autumn 2026"');
    expect(page.body).toMatch(/name="as-at-day"[^>]*value="23"/);
    await expectValidHtml(page.body);
  });

  it('propose a tier for every provider when they are opened, and open a case for each', async () => {
    const calm = await app.addSchool('Alderley Primary School');
    await app.addSchool('Birchwell Primary School', { with: { deficit: known(true) } });
    const opened = await openCycle();
    expect(await proposals()).toMatchObject([
      { provider_id: calm, tier: 'secure', cause: 'Autumn 2026', as_at: today, made_by: 'Jo Marsh', changes: [] },
      { tier: 'vulnerable' },
    ]);
    expect(await cases()).toMatchObject([{ provider_id: calm, state: 'proposed', cause: 'Autumn 2026' }, { state: 'proposed' }]);
    const page = await open(pathOf(opened));
    expect(words(page.body)).toMatch(/Vulnerable 1 .*Proposed by the service 2/);
    await expectValidHtml(page.body);
    await expectValidHtml((await open('/cycles')).body);
    const trail = await app.db.kysely
      .selectFrom('audit_event')
      .select(['event', 'after'])
      .where('event', '=', 'tier-proposal.made')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(trail.after)).toContain('vulnerable');
  });

  it('are opened once, by a form sent twice or by two people at once', async () => {
    for (const name of ['Alderley', 'Birchwell', 'Cedarholm']) await app.addSchool(`${name} Primary School`);
    const sent = await Promise.all([openCycle(), openCycle(), openCycle()]);
    expect(new Set(sent.map(pathOf)).size).toBe(1);
    expect(pathOf(await openCycle())).toBe(sent.map(pathOf)[0]);
    expect((await proposals()).length).toBe(3);
    expect((await cases()).length).toBe(3);
  });

  it('are refused in words, with what was typed', async () => {
    const empty = await app.post('/cycles/new', {}, lead);
    expect(empty.statusCode).toBe(422);
    expect(words(empty.body)).toContain('Enter a name, such as Autumn 2026');
    await expectValidHtml(empty.body);
    await openCycle();
    const second = await openCycle('Winter 2026');
    expect(words(second.body)).toContain('“Autumn 2026” is still open. Close it first');
    expect(second.body).toContain('value="Winter 2026"');
  });

  it('propose later for those alone that have no proposal', async () => {
    const first = await app.addSchool('Alderley Primary School');
    const path = pathOf(await openCycle());
    const late = await app.addSchool('Damsonby Primary School');
    await app.post(`${path}/propose`, {}, lead);
    await app.post(`${path}/propose`, {}, lead);
    expect((await proposals()).map((each) => each.provider_id)).toEqual([first, late]);
  });

  it('say when they are closed what is left open, and hand it to the next', async () => {
    await app.addSchool('Alderley Primary School');
    const path = pathOf(await openCycle());
    const closing = await open(`${path}/close`);
    expect(words(closing.body)).toMatch(/1 case is still open\. .*Proposed by the service: 1/);
    await expectValidHtml(closing.body);
    await app.post(`${path}/close`, {}, lead);
    expect(words((await open(path)).body)).toContain('closed by Jo Marsh on 23 November 2026');
    expect(words((await open(`${path}/close`)).body)).toContain('It was closed by Jo Marsh');
    await app.post(`${path}/propose`, {}, lead);
    expect((await proposals()).length).toBe(1);
    const next = pathOf(await openCycle('Spring 2027'));
    expect(await cases()).toMatchObject([{ cycle_id: Number(next.split('/').at(-1)), state: 'proposed' }]);
    expect((await proposals()).length).toBe(2);
  });

  it('propose for nobody more once somebody has closed them, though proposing is under way', async () => {
    for (let school = 0; school < 27; school += 1) await app.addSchool(`School ${String(school)}`);
    const entered = { authority_id: app.authorityId, name: 'Autumn 2026', as_at: today, opened_by: 'Jo Marsh', opened_at: app.clock.now() };
    const { id } = await app.db.kysely.insertInto('tier_cycle').values(entered).returning('id').executeTakeFirstOrThrow();
    let left = 1;
    const db = {
      ...app.db,
      // The first batch is proposed for; then somebody closes the cycle.
      transaction: async <T>(...given: Parameters<typeof app.db.transaction<T>>): Promise<T> => {
        const answer = await app.db.transaction(...given);
        if (left-- === 0) await app.post(`/cycles/${String(id)}/close`, {}, lead);
        return answer;
      },
    };
    const actor = { kind: 'operator', accountId: null, tokenId: null, name: 'Test', role: null, authorityId: app.authorityId } as const;
    expect(await proposeForCycle({ ...app.means, db }, actor, app.authority, id)).toHaveLength(25);
    expect(await proposals()).toHaveLength(25);
    expect(await proposeForCycle(app.means, actor, app.authority, id)).toBeUndefined();
  });

  it('are for those who propose alone', async () => {
    for (const role of ['sia', 'auditor', 'headteacher']) expect((await open('/cycles', await app.signInAs(role))).statusCode).toBe(403);
    expect((await open('/cycles/999999')).statusCode).toBe(404);
  });
});

describe('stored proposals', () => {
  it('give the same bytes from their stored facts, each under its own criteria', async () => {
    await app.addSchool('Alderley Primary School', { indicators: [indicator('ks2-rwm-expected|all', [-20.3, -11, 2])] });
    await app.addSchool('Birchwell Primary School', { with: { 'category-of-concern': known('special measures') } });
    const path = pathOf(await openCycle());
    await app.post(`${path}/close`, {}, lead);
    const document = {
      ...provisionalCriteria,
      title: 'Version 2',
      sets: provisionalCriteria.sets.map((set) => ({ ...set, bands: { amberBeyond: 1, redBeyond: 5 } })),
    };
    const version = {
      authority_id: app.authorityId,
      version: 2,
      document: JSON.stringify(document),
      state: 'adopted',
      in_force_from: '2026-11-01',
    } as const;
    const adopted = await app.db.kysely
      .insertInto('criteria_version')
      .values({ ...version, drafted_by: 'Jo Marsh', drafted_at: app.clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    await openCycle('Spring 2027');
    expect(new Set((await proposals()).map((each) => each.criteria_id)).size).toBe(2);
    expect((await proposals())[2]?.changes).toContainEqual({ what: 'criteria', says: 'The criteria went from version 1 to version 2' });
    expect(await check()).toEqual({ proposals: 4, agree: 4, differ: [] });
    await app.forget();
    await app.db.kysely.deleteFrom('criteria_version').where('id', '=', adopted.id).execute();
  });

  it('are told of where one gives another answer', async () => {
    await app.addSchool('Alderley Primary School');
    await openCycle();
    const [one] = await proposals();
    await app.db.kysely
      .updateTable('tier_proposal')
      .set({ answer: String(one?.answer).replace('"tier":"secure"', '"tier":"vulnerable"') })
      .execute();
    expect(await check()).toMatchObject({ proposals: 1, agree: 0, differ: [{ id: one?.id, criteriaVersion: 1 }] });
  });
});
