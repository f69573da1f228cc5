import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { listRunDays } from '../deadlines/list-run-days.ts';
import { gatherBoard } from '../programme-board/gather-board.ts';
import { programmesWork } from '../programmes/programmes-work.ts';
import { asPerson } from '../programmes/programmes.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { supportRoutes } from '../wing.ts';
import { findLawSteps } from './find-law-runs.ts';
import { type Law, openLaw } from './intervention.fixture.ts';
import { lawWork } from './list-law-work.ts';

const today = '2026-11-23';
let app: SupportApp;
let law: Law;
let director: string;
let lead: Awaited<ReturnType<typeof asPerson>>;
beforeAll(async () => {
  app = await openSupportApp(supportRoutes);
  law = await openLaw(app);
  lead = await asPerson(app, 'lead', 'Jo Marsh');
  director = await app.signInAs('director', { name: 'Dee Lowe' });
});

let schools = 0;
let school: number;
let runId: number;
let page: string;
beforeEach(async () => {
  schools += 1;
  school = await app.addSchool(`Thornby ${String(schools)} Primary School`);
  await law.category(school, 'Special measures', '2026-06-02', '2026-06-20');
  runId = await law.intervene(school, 's62', '2026-09-07');
  page = `/providers/${String(school)}/programmes/${String(runId)}`;
});

const plan = async (...used: string[]) => {
  for (const power of ['s63', 's64', 's65', 's66', 'dfe'])
    expect(await law.task(runId, `plan-${power}`, '2026-09-08', { use: used.includes(power) ? 'yes' : 'no', why: 'So' })).toBeNull();
};
/** The same run in every place that tells what is late or next. */
async function told() {
  const of = { authorityId: app.authorityId, today };
  const actor = { ...law.director.actor, authorityId: app.authorityId };
  const isOwn = (one: { readonly runId?: number | null }): boolean => one.runId === runId;
  const work = (await programmesWork(app).list?.(lead.actor, today)) ?? [];
  return {
    clock: (await listRunDays(app, { actor, today, providerId: school }))
      .filter((one) => isOwn(one) && one.on !== null)
      .map(({ what, on, lapses }) => ({ what, on, lapses })),
    board: (await gatherBoard(app.db.kysely, { actor, today, isOver: false })).find(isOwn),
    register: (await findLawSteps(app.db.kysely, { actor, ...of })).filter(isOwn),
    work: work.filter(({ provider }) => provider?.id === school).map(({ text, dueOn }) => [text, dueOn]),
  };
}
const read = async () => {
  const { body } = await app.open(page, director);
  await expectValidHtml(body);
  return words(body);
};

describe('intervention in which no power is proposed', () => {
  const what = 'Look again at “Powers”: what is it waiting for?';
  it('is looked at again by one day in the clock, on the board, in the register, in the list of who answers for it, and on its page', async () => {
    await plan();
    const { clock, board, register, work } = await told();
    expect(clock).toEqual([{ what, on: '2026-10-20', lapses: false }]);
    expect(board).toMatchObject({ late: [{ what, on: '2026-10-20' }], next: null });
    expect(register.find(({ state }) => state === 'under-way')).toMatchObject({
      deadline: '2026-10-20',
      isLate: true,
      why: expect.stringContaining(what) as string,
    });
    expect(work).toEqual([[`Intervention: ${what} (provisional)`, '2026-10-20']]);
    expect(await read()).toMatch(
      /What is next .*Look again at “Powers”: what is it waiting for\? Late By 20 October 2026 \(provisional\)\. Whoever carries the run, or else the Head of Education Effectiveness\..*30 working days after Tuesday 8 September 2026.*Record what it waits for/u,
    );
  });

  it('is looked at anew half a term after somebody has recorded what it waits for', async () => {
    await plan();
    const form = await app.open(`${page}/look-again`, director);
    await expectValidHtml(form.body);
    expect(words(form.body)).toContain('record what it waits for, and it is looked at again half a term later');
    const seen = String((await law.read(runId)).now.count);
    const empty = await app.send(`${page}/look-again`, { seen, ...day('on', today), reason: '' }, director);
    expect(empty.statusCode).toBe(422);
    expect(words(empty.body)).toContain('Enter what it waits for');
    const sent = { seen, ...day('on', today), reason: 'Ofsted’s monitoring visit in the spring' };
    expect((await app.send(`${page}/look-again`, sent, director)).statusCode).toBe(303);
    expect((await app.send(`${page}/look-again`, sent, director)).statusCode, 'twice is once').toBe(303);
    const { clock, board, work } = await told();
    expect(clock).toEqual([{ what, on: '2027-01-07', lapses: false }]);
    expect(board).toMatchObject({ late: [], next: { what, on: '2027-01-07' } });
    expect(work).toEqual([]);
    expect(await read()).toMatch(/Somebody looked at what the run waits for Ofsted’s monitoring visit in the spring/u);
    const head = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] });
    expect((await app.open(`${page}/look-again`, head)).statusCode).not.toBe(200);
  });
});

describe('a power that was planned', () => {
  it('stays, as late, in the clock, on the board and in the register, until it is given up with the reason', async () => {
    await plan('s66');
    const name = 'Suspend the delegated budget (s66)';
    const late = await told();
    expect(late.clock).toEqual([{ what: name, on: '2026-10-20', lapses: false }]);
    expect(late.board).toMatchObject({ late: [{ what: name }], progress: { done: 6, of: 7 } });
    expect(late.register).toContainEqual(expect.objectContaining({ what: name, state: 'late', deadline: '2026-10-20' }));
    expect(await read()).toMatch(/Suspend the delegated budget \(s66\) Late By 20 October 2026/u);
    expect(await law.take(runId, { kind: 'task-set-aside', task: 'use-s66', on: '2026-11-20', reason: 'The budget is in order' }, lead)).toBe(
      'Setting this aside is for the Director, or those above',
    );
    expect(await law.take(runId, { kind: 'task-set-aside', task: 'use-s66', on: '2026-11-20', reason: 'The budget is in order' })).toBeNull();
    const left = await told();
    expect(left.clock).toMatchObject([{ what: 'Look again at “Powers”: what is it waiting for?', on: '2027-01-06' }]);
    expect(left.register.filter(({ what }) => what === name)).toEqual([]);
  });
});

it('waits to be closed where a notice of the Secretary of State’s has ended it, with a day, and once', async () => {
  runId = await law.give(school);
  await law.stateNotice(school, '2026-10-12');
  const tell = 'Tell the governing body that the Secretary of State’s notice ended it';
  expect(await told()).toMatchObject({ clock: [{ what: `${tell}, and close the run`, on: '2026-11-23' }], work: [] });
  const notice = words((await app.open(`/providers/${String(school)}/programmes/${String(runId)}`, director)).body);
  expect(notice).toMatch(new RegExp(`${tell} To do`, 'u'));
  const items = (await lawWork(app).list?.(lead.actor, today)) ?? [];
  expect(items.filter(({ provider, text }) => provider?.id === school && text.includes('close its run'))).toMatchObject([{ dueOn: '2026-11-23' }]);
}); // prettier-ignore
