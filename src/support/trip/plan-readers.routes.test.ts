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
