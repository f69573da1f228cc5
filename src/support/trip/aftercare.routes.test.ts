import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { recordAgreedAction } from '../../evidence/index.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { asPerson } from '../programmes/programmes.fixture.ts';
import { takeStep } from '../programmes/take-step.ts';
import { words } from '../support-app.fixture.ts';
import { doing, InventedRun, openTripApp, seen, through } from './trip-pages.fixture.ts';

let app: Awaited<ReturnType<typeof openTripApp>>;
let on: InventedRun;
let schools = 0;
beforeAll(async () => {
  app = await openTripApp();
});

const letter = (task: string, day: string, more: Record<string, string> = {}) =>
  doing(task, day, { 'called-on': day, 'sent-on': day, 'sent-to': 'Head and chair', 'signed-by': 'Jo Marsh', ...more });
const decided = (task: string, on: string, why: string) => letter(task, on, { decided: why });
const review = (reviewId: number, day: string) => ({ kind: 'review-held', on: day, reviewId, overall: 'good' }) as const;

/** A run of the school year before, as it stands when the decision at the end of its first cycle is due. */
beforeEach(async () => {
  schools += 1;
  on = await InventedRun.startAt(app, await app.addSchool(`Withymead ${String(schools)} Primary School`), '2025-06-02');
  await on.take(
    doing('safeguarding-first', '2025-06-02', { safeguarding: 'no' }),
    doing('triage', '2025-06-03', { known: 'Results fell', why: 'It cannot wait' }),
    through('begin', '2025-06-03'),
    doing('entry-meeting', '2025-06-04', { attended: 'Head, chair', agreed: 'To begin' }),
    letter('entry-letter', '2025-06-05'),
    through('go-on-to-diagnosis', '2025-06-05'),
    doing('diagnostic-review', '2025-06-10', { found: 'Reading is weak', causes: 'No scheme', capacity: 'A keen deputy' }),
    through('go-on-to-planning', '2025-06-10'),
    doing('single-plan', '2025-06-16'),
    doing('governors-approval', '2025-06-16'),
    through('begin-the-plan', '2025-06-16'),
    review(901, '2025-09-15'),
    review(902, '2025-11-03'),
    doing('exit-test', '2025-11-10', { 'result': 'met', 'made-on': '2025-11-10', 'reasons': 'All met' }),
  );
});

/** What is sent on the form of a termly check. */
async function check(task: string, of: string, holds: string): Promise<string> {
  const page = await on.open(`tasks/${task}`);
  const sent = await on.send(`tasks/${task}`, {
    'seen': seen(page),
    ...day('on', of),
    'field-holds': holds,
    'field-found': `Seen on ${of}`,
    'note': '',
  });
  return sent.statusCode === 303 ? 'recorded' : words(sent.body);
}

describe('the termly checks after an exit', () => {
  beforeEach(async () => {
    await on.take(through('exit-improving', '2025-11-11'), decided('decision-letter', '2025-11-12', 'Reading is taught well in every class'));
  });

  it('come one after the other, and close it as sustained only where the last holds', async () => {
    expect(await check('second-check', '2026-05-11', 'in-part')).toContain('The first termly check comes first');
    expect(await check('first-check', '2026-02-09', 'no')).toBe('recorded');
    expect(await check('second-check', '2026-02-09', 'yes')).toContain('six weeks or more after the first, from 23 March 2026');
    expect(await check('second-check', '2026-05-11', 'yes')).toBe('recorded');
    await on.take(doing('lessons-learned', '2026-05-12', { 'worked': 'One plan', 'did-not': 'Haste', 'differently': 'Begin small' }));
    expect(words((await app.open(on.path)).body)).toMatch(/Close: it is sustained .*had slipped back: another check must hold first/);
    expect(await check('further-check', '2026-09-14', 'yes')).toBe('recorded');
    expect(await on.try(through('close-sustained', '2026-09-15'))).toEqual({ ok: true, value: null });
  });
});

describe('how it was decided', () => {
  const second = { kind: 'gate-passed', gate: 'escalate-improving', on: '2025-11-13', reason: 'It is so' } as const;
  const heard = async () =>
    (await app.db.kysely.selectFrom('notice').select('subject').where('href', 'like', `${on.path}%`).execute()).map(({ subject }) => subject);

  it('to exit is read by the head once told, with the days on which it is looked at again', async () => {
    const head = await on.head();
    await on.take(through('exit-improving', '2025-11-11'));
    const before = words(await on.open('', head));
    expect(before).toMatch(/Why it began It asked .*What is next .*First termly check .*Second termly check/);
    expect(before).not.toContain('Record it as done');
    expect(await on.try(decided('decision-letter', '2025-11-10', 'All are met'))).toMatchObject({ ok: false });
    await on.take(decided('decision-letter', '2025-11-12', 'Reading is taught well in every class'));
    expect(words(await on.open('', head))).toContain('Tell the head and the chair how it was decided, 12 November 2025');
    const read = await on.open('sent-letters/decision-letter', head);
    expect(words(read)).toMatch(/goes its own way again.*What was decided, and why Reading is taught well in every class/);
    await expectValidHtml(read);
    expect(await heard()).toContain('A letter from the authority is here to read: Letter of the decision: exit');
  });

  it('to escalate is on no page of the school before somebody has told the head and the letter has gone', async () => {
    const head = await on.head();
    const deputy = await asPerson(app, 'assistant-director', 'Dee Lowe');
    await on.take({ ...second, kind: 'gate-proposed', on: '2025-11-12' });
    const { count } = (await on.now()).now;
    const taken = await app.db.transaction((tx) => takeStep(tx, deputy, { runId: on.runId, step: second, seen: count }));
    expect(taken).toEqual({ ok: true, value: null });
    const end = () => on.try(through('end-escalation', '2025-11-18'));
    expect(await end()).toMatchObject({ ok: false, reason: expect.stringContaining('Tell the head and the chair') as string });
    for (const page of ['', 'plan']) expect(words(await on.open(page, head))).not.toMatch(/escalat/iu);
    // A stage that is over with none after it would say it too, and so would a page that names none.
    expect(words(await on.open('plan', head))).toContain('Now: Improving');
    expect(words((await app.open(on.path.replace(/\/\d+$/u, ''), head)).body)).toContain('Improving');
    expect(words(await on.open('', head))).toMatch(/In “Improving” since .*Where it has been .*Improving: [\w ]+ to now/u);
    // The fourteenth is a Friday.
    expect(await on.try(decided('decision-letter-escalated', '2025-11-14', 'Two reviews saw nothing move'))).toMatchObject({ ok: false });
    await on.take(decided('decision-letter-escalated', '2025-11-17', 'Two reviews saw nothing move'));
    expect(words(await on.open('sent-letters/decision-letter-escalated', head))).toContain('Two reviews saw nothing move');
    expect(words(await on.open('', head))).toContain('In “Escalation” since 13 November 2025');
    expect((await end()).ok).toBe(true);
    expect(words(await on.open('', head))).toContain('Escalated, on 18 November 2025');
    expect(words(await on.open('plan', head))).toContain('Escalated');
  });
});

describe('actions of the plan that are still open', () => {
  it('are named by the way out that ends the run, and withdrawn with it, however well it ends', async () => {
    const doingSo = { ...app.doingAsLead, event: 'agreed-action.recorded' } as const;
    const train: Parameters<typeof recordAgreedAction>[2] = {
      ...({
        authorityId: app.authorityId,
        providerId: on.school,
        cameFrom: 'improvement-plan',
        cameFromId: on.runId,
        cameFromWords: 'The plan',
      } as const),
      ...({ cameFromHref: `${on.path}/plan`, what: 'Train staff', ownerSide: 'provider', ownerName: 'Deputy head', ownerAccountId: null } as const),
      ...{ agreedOn: '2025-06-16', dueOn: '2025-12-12', dueHow: 'The day that was agreed', measure: null, isShared: true },
    };
    await app.db.transaction((tx) => recordAgreedAction(tx, doingSo, train));
    expect(words(await on.open('gates/exit-improving'))).not.toContain('still open');
    await on.take(
      through('exit-improving', '2025-11-11'),
      decided('decision-letter', '2025-11-12', 'Reading is taught well'),
      doing('first-check', '2026-02-09', { holds: 'yes', found: 'Seen' }),
      doing('second-check', '2026-05-11', { holds: 'yes', found: 'Seen' }),
      doing('lessons-learned', '2026-05-12', { 'worked': 'One plan', 'did-not': 'Haste', 'differently': 'Begin small' }),
    );
    const form = await on.open('gates/close-sustained');
    expect(words(form)).toContain('An action of its plan is still open: “Train staff”. With the run it is withdrawn');
    await expectValidHtml(form);
    await on.send('gates/close-sustained', { seen: seen(form), ...day('on', '2026-05-13'), reason: 'Both checks held' });
    expect(await on.actions()).toMatchObject([{ what: 'Train staff', state: 'withdrawn' }]);
  });
});
