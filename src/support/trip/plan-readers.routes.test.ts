import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { words } from '../support-app.fixture.ts';
import { InventedRun, openTripApp } from './trip-pages.fixture.ts';

let app: Awaited<ReturnType<typeof openTripApp>>;
beforeAll(async () => {
  app = await openTripApp();
});

const boardRoles = ['governor', 'clerk'] as const;
const signedIn = (role: string, providerId: number) => app.signInAs(role, { reaches: [{ kind: 'provider', providerId }] });
/** Everything of a run that may be read: its own page, its plan, its reviews and their papers. */
const readable = (on: InventedRun, review: string): string[] => [
  on.path,
  `${on.path}/plan`,
  `${on.path}/reviews`,
  `${on.path}/pack`,
  review,
  `${review}/pack`,
];

describe('rapid improvement as the governors of its school read it', () => {
  it.each(boardRoles)('is the plan, the reviews and their papers for a %s, as head and chair read them, with nothing to answer', async (role) => {
    const on = await InventedRun.begin(app, `Irby ${role} Primary School`);
    const board = await signedIn(role, on.school);
    await on.draftPlan();
    expect(words(await on.open('plan?version=draft', board))).toContain('No plan has been agreed yet');
    await on.agree('1', '2026-09-28');
    await on.approve();
    await on.take({ kind: 'gate-passed', gate: 'begin-the-plan', on: '2026-10-05', reason: 'Said between officers' });
    await on.beginDraft();
    const review = String((await on.hold('2026-11-16', 'some')).headers.location);
    const list = words((await app.open(`/providers/${String(on.school)}/programmes`, board)).body);
    expect(list).toContain('Targeted Rapid Improvement Process');
    for (const address of readable(on, review)) {
      const page = await app.open(address, board);
      expect(page.statusCode, address).toBe(200);
      await expectValidHtml(page.body);
      expect(words(page.body), address).not.toMatch(/Said between officers|Results fell|No scheme|A draft of another version/);
      expect(page.body, address).not.toMatch(/own-tasks|plan\/milestones|plan\/draft|reviews\/new|\/withdraw|\/gates\//);
    }
    expect(words(await on.open('plan', board))).toContain('Train staff in early reading');
    for (const form of ['plan/draft', 'plan/agree', 'reviews/new', 'exit-test', 'pause', 'hand-over'])
      expect((await app.open(`${on.path}/${form}`, board)).statusCode, form).toBe(403);
    const elsewhere = await signedIn(role, await app.addSchool(`Far ${role} Primary School`));
    for (const address of readable(on, review)) expect((await app.open(address, elsewhere)).statusCode, address).toBe(404);
  });

  it.each(boardRoles)('is not there for a %s before the school has been told of it', async (role) => {
    const on = await InventedRun.start(app, `Usselby ${role} Primary School`);
    const board = await signedIn(role, on.school);
    for (const address of [on.path, `${on.path}/plan`, `${on.path}/reviews`]) expect((await app.open(address, board)).statusCode, address).toBe(404);
    expect(words((await app.open(`/providers/${String(on.school)}/programmes`, board)).body)).toContain('No programme is under way here');
  });
});

describe('rapid improvement as a diocese reads it', () => {
  /** A school of a type, which GIAS has under the diocese. */
  async function addSchool(name: string, urn: number, typeName: string): Promise<number> {
    const id = await app.addSchool(name, { with: { urn, type_name: typeName } });
    await sql`
      insert into gias_establishment (key, hash, release_id, urn, la_code, la_name, name, type_code, type_name, status_code, status_name, diocese_code)
      values (${String(urn)}, 'x', 0, ${urn}, '999', 'Test', ${name}, '02', ${typeName}, 1, 'Open', 'CE99')`.execute(app.db.kysely);
    return id;
  }

  it('is that of its voluntary schools once the school was told, and no other programme and no other school', async () => {
    const aided = await addSchool('Stainton Church of England Primary School', 901001, 'Voluntary aided school');
    const community = await addSchool('Thornby Primary School', 901002, 'Community school');
    const own = await app.signInAs('diocese', { name: 'Ada Sill', reaches: [{ kind: 'diocese', dioceseCode: 'CE99' }] });
    const other = await app.signInAs('diocese', { reaches: [{ kind: 'diocese', dioceseCode: 'CE98' }] });
    const early = await InventedRun.startAt(app, aided);
    for (const address of [early.path, `${early.path}/plan`]) expect((await app.open(address, own)).statusCode, address).toBe(404);
    expect(words((await app.open(`/providers/${String(aided)}/programmes`, own)).body)).toContain('No programme is under way here');
    await early.comeToPlan({
      kind: 'task-done',
      task: 'entry-letter-diocese',
      on: '2026-09-15',
      answers: { 'called-on': '2026-09-15', 'sent-on': '2026-09-15', 'sent-to': 'The diocesan director', 'signed-by': 'Jo Marsh' },
      note: null,
    });
    const letter = `${early.path}/sent-letters/entry-letter-diocese`;
    const told = await app.db.kysely
      .selectFrom('notice')
      .innerJoin('account', 'account.id', 'notice.account_id')
      .select(['account.name', 'notice.subject'])
      .where('notice.href', '=', letter)
      .execute();
    expect(told).toEqual([{ name: 'Ada Sill', subject: 'A letter from the authority is here to read: Entry letter to the diocese' }]);
    expect((await app.open(early.path, own)).body).toContain(`href="${letter}"`);
    const read = await app.open(letter, own);
    await expectValidHtml(read.body);
    expect(words(read.body)).toContain('We write because Stainton Church of England Primary School and the authority have agreed');
    expect((await app.open(letter, other)).statusCode).toBe(404);
    expect((await app.open(letter)).statusCode, 'officers read it on a page of their own').toBe(404);
    expect((await app.open(`${early.path}/sent-letters/entry-letter`, own)).statusCode).toBe(404);
    for (const role of ['headteacher', ...boardRoles]) expect((await app.open(letter, await signedIn(role, aided))).statusCode, role).toBe(404);
    await early.beginPlan();
    const review = String((await early.hold('2026-11-16', 'some')).headers.location);
    for (const address of readable(early, review)) {
      const page = await app.open(address, own);
      expect(page.statusCode, address).toBe(200);
      await expectValidHtml(page.body);
      expect(page.body, address).not.toMatch(/own-tasks|plan\/milestones|plan\/draft|reviews\/new|\/withdraw|\/gates\/|"\/actions\//);
      expect((await app.open(address, other)).statusCode, address).toBe(404);
    }
    const unasked = await InventedRun.startAt(app, community);
    await unasked.comeToPlan();
    await unasked.beginPlan();
    for (const address of [unasked.path, `${unasked.path}/plan`, `${unasked.path}/pack`])
      expect((await app.open(address, own)).statusCode, address).toBe(404);
    expect(words((await app.open(`/providers/${String(community)}/programmes`, own)).body)).toContain('No programme is under way here');
  });
});
