import { beforeAll, beforeEach, expect, it } from 'vitest';
import { listRunDays } from '../deadlines/list-run-days.ts';
import { programmeRoutes } from '../programmes/programmes.routes.ts';
import { tellLettersOfDay } from '../programmes/letters/send-newly-told.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { type Law, openLaw, rang } from './intervention.fixture.ts';
import { interventionRoutes } from './intervention.routes.ts';

let app: SupportApp;
let law: Law;
let schools = 0;
let school: number;
beforeAll(async () => {
  app = await openSupportApp((means) => [...programmeRoutes(means), ...interventionRoutes(means)]);
  law = await openLaw(app);
});
beforeEach(async () => {
  schools += 1;
  school = await app.addSchool(`Ferndown ${String(schools)} Primary School`);
});

const clock = async (of = /board/iu) =>
  (await listRunDays(app, { actor: { ...law.director.actor, authorityId: app.authorityId }, today: '2026-11-23', providerId: school }))
    .filter(({ what, on }) => of.test(what) && on !== null)
    .map(({ what, on, rule, source }) => [what, on, rule, source]);
const named = { 'ends-on': '2027-01-31' };
const told = (lastDay: string, toldOn: string) => ({
  'last-day': lastDay,
  'because': 'new-governors',
  'reasons': 'Governors are elected.',
  'told-on': toldOn,
  'signed-by': 'Dee Lowe',
});

it('a board whose notice names its last day stands on the clock with it, on the working day by which its end is told', async () => {
  const runId = await law.setUpBoard(school, named);
  const letter = words((await app.open(`/providers/${String(school)}/programmes/${String(runId)}/letters/s65`, await app.signInAs('director'))).body);
  expect(letter).toContain('Its last day is 31 January 2027.');
  const [end] = await clock(/^End of the interim/u);
  expect(end).toEqual([
    'End of the interim executive board',
    '2027-01-29',
    'On the day given as “Last day of the board, where the notice names it”',
    expect.stringContaining('Schedule 6 paragraph 7'),
  ]);
  expect(await law.inForce(school, '2027-01-31')).toContain('interim-executive-board since 2026-11-19');
  expect(await law.inForce(school, '2027-02-01')).not.toContain('interim-executive-board since 2026-11-19');
});

it('the end of a board is told ahead of its day, and stands on the clock until then', async () => {
  const runId = await law.setUpBoard(school);
  expect(await clock()).toEqual([
    ['Look at whether the interim executive board is still needed', '2027-02-19', expect.any(String), expect.stringContaining('legal services')],
  ]);
  expect(await law.lawTask(runId, 'end-s65', '2026-11-23', told('2026-12-18', '2026-12-21'))).toContain('after the last day');
  expect(await law.lawTask(runId, 'end-s65', '2026-11-23', told('2026-12-18', '2026-11-24'))).toBeNull();
  expect((await clock()).map(([what, on, rule]) => [what, on, rule])).toContainEqual([
    'The interim executive board ends',
    '2026-12-18',
    'On the day given as “Last day”',
  ]);
  expect(await law.inForce(school, '2026-12-18')).toContain('interim-executive-board since 2026-11-19');
  expect(await law.lawGate(runId, 'leave', '2026-11-23')).toContain('in force until 18 December 2026');
});

it('the letter of its end is read from its day, and not before', async () => {
  const runId = await law.setUpBoard(school);
  const chair = await app.signInAs('chair', { name: 'Mo Lane', reaches: [{ kind: 'provider', providerId: school }] });
  expect(await law.lawTask(runId, 'end-s65', '2026-11-23', told('2026-12-18', '2026-11-24'))).toBeNull();
  const letter = `/providers/${String(school)}/programmes/${String(runId)}/sent-letters/end-of-s65`;
  expect((await app.open(letter, chair)).statusCode).toBe(404);
  const notices = () => app.db.kysely.selectFrom('notice').select('subject').where('href', '=', letter).execute();
  expect(await notices()).toEqual([]);
  await tellLettersOfDay({ db: app.db, clock: { now: () => new Date('2026-11-24T05:20:00Z'), today: () => '2026-11-24' } }, app.authorityId);
  expect((await notices()).length).toBeGreaterThan(0);
});

it('while a board has the governing body’s place no governors are appointed, and ladder and step say so', async () => {
  await law.category(school, 'Special measures', '2026-06-02', '2026-06-20');
  const runId = await law.setUpBoard(school);
  const shut = 'An interim executive board has taken the governing body’s place since 19 November 2026';
  expect(words((await app.open(`/providers/${String(school)}/escalation`, await app.signInAs('director'))).body)).toContain(shut);
  const governors = { 'from': '2026-11-20', ...rang('2026-11-20'), 'governors': 'Two', 'gateway': 's62', 'basis': 'The inspection', 'term': 'A year', 'signed-by': 'Dee Lowe' }; // prettier-ignore
  expect(await law.task(runId, 'plan-s64', '2026-11-19', { use: 'yes', why: 'They need help.' })).toBeNull();
  expect(await law.lawTask(runId, 'use-s64', '2026-11-20', governors)).toContain('Schedule 6 paragraph 14');
});
