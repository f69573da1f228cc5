import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { makeBoard } from './boards.fixture.ts';
import { governingBoardRoutes } from './boards.routes.ts';
import { governingBoardWork } from './boards-work.ts';
import { shippedCompetencies } from './competencies.ts';

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp(governingBoardRoutes);
});

const read = async (url: string, cookie?: string): Promise<string> => words((await app.open(url, cookie)).body);

describe('training and induction', () => {
  it('are due from the day somebody joins, and are recorded as done', async () => {
    const { path, clerk, add, send } = await makeBoard(app, 'Oakridge Primary School');
    const member = await add('Ada Reed', 'parent', '2026-10-01');
    const of = member.replace(path(), '');
    expect(await read(member, clerk)).toMatch(/Safeguarding .* Not yet 1 January 2027 Due soon/);
    expect((await send(`${of}/training`, { kind: 'safeguarding', ...day('on', '2026-11-10'), how: 'The authority’s course' })).headers.location).toBe(
      member,
    );
    expect(words((await send(`${of}/training`, { kind: 'prevent', ...day('on', '2026-12-10'), how: 'Online' })).body)).toContain(
      'must be today or earlier',
    );
    expect(await read(member, clerk)).toMatch(/Safeguarding .* 10 November 2026 10 November 2029 To come/);
    expect((await send(`${of}/induction/welcome`, day('on', '2026-10-06'))).statusCode).toBe(303);
    expect((await send(`${of}/induction/welcome`, day('on', '2026-10-06'))).statusCode, 'twice').toBe(303);
    const otherwise = await send(`${of}/induction/welcome`, day('on', '2026-10-07'));
    expect(words(otherwise.body), 'and not on another day').toContain('recorded already, as done on 6 October 2026');
    const online = await send(`${of}/training`, { kind: 'safeguarding', ...day('on', '2026-11-10'), how: 'Online' });
    expect(words(online.body)).toContain('It is recorded for that day already, with “The authority’s course”');
    const page = await read(member, clerk);
    expect(page).toContain('Done on 6 October 2026');
    expect(page).toMatch(/A mentor governor is named 31 October 2026 Late/);
    expect((await app.open(`${member}/induction/nothing`, clerk)).statusCode).toBe(404);
    const { id } = await app.db.kysely.selectFrom('governor_training').select('id').where('term_id', '=', Number(member.split('/').at(-1))).executeTakeFirstOrThrow(); // prettier-ignore
    const withdraw = `${member}/training/${String(id)}/withdraw`;
    expect(await read(withdraw, clerk)).toContain('Safeguarding, done by Ada Reed on 10 November 2026.');
    expect((await app.post(withdraw, { reason: 'Another governor’s' }, clerk)).headers.location).toBe(member);
    expect((await app.post(withdraw, { reason: 'Another governor’s' }, clerk)).headers.location, 'twice').toBe(member);
    expect((await app.open(withdraw, clerk)).statusCode).toBe(404);
    expect(await read(member, clerk)).toMatch(/Safeguarding .* Not yet 1 January 2027 Due soon/);
  });

  it('keep days alone of checks and interests, and who is a mentor', async () => {
    const { path, clerk, add, send } = await makeBoard(app, 'Pinewood Primary School');
    const ada = await add('Ada Reed', 'parent', '2026-10-01');
    const flo = await add('Flo Gray', 'co-opted', '2023-03-01');
    const details = { mentor: flo.split('/').at(-1) ?? '', panels: 'yes', ...day('dbs', '2026-10-20'), ...day('interests', '2026-10-15') };
    expect((await send(`${ada.replace(path(), '')}/details`, { ...details, ...day('dbs', '2026-12-01') })).statusCode, 'a day to come').toBe(422);
    expect((await send(`${ada.replace(path(), '')}/details`, details)).statusCode).toBe(303);
    const page = await read(ada, clerk);
    expect(page).toMatch(
      /Mentor governor Flo Gray Business interests Last declared on 15 October 2026 Criminal records check Completed on 20 October 2026/,
    );
    expect(page).toContain('Suspension and exclusion panels');
  });

  it('wait for the governor who has not done them, on their own page too', async () => {
    const { add, addPersonOf } = await makeBoard(app, 'Saltmarsh Primary School');
    const eve = await addPersonOf('governor', 'Eve Marsh');
    const member = await add('Eve Marsh', 'parent', '2025-09-01', { accountId: eve.id });
    const actor = { kind: 'person', accountId: eve.id, name: 'Eve Marsh', role: 'governor', authorityId: app.authorityId, tokenId: null } as const;
    const [own] = (await governingBoardWork(app).list?.(actor, '2026-11-23')) ?? [];
    expect(own).toMatchObject({
      text: 'Your training as a governor: induction for new governors, safeguarding, prevent duty, school finance',
      href: member,
      dueOn: '2025-12-01',
    });
    expect(await read(member, eve.cookie)).toContain('Overdue: induction for new governors, safeguarding, prevent duty, school finance.');
    expect((await app.open(member, eve.cookie)).body).toContain('href="/academy?role=governor"');
  });

  it('wait for the clerk, with terms that end in the diary', async () => {
    const { clerkActor, add } = await makeBoard(app, 'Quarry Primary School');
    await add('Ada Reed', 'parent', '2026-10-01');
    await add('Flo Gray', 'co-opted', '2023-03-01');
    const work = governingBoardWork(app);
    const items = (await work.list?.(clerkActor, '2026-11-23')) ?? [];
    expect(items.map(({ text }) => text)).toEqual([
      'Training due: 2 governors',
      'Induction has late steps: 1 new governor',
      'Terms of office end: 1 seat',
      'Vacant for two terms or more: 4 seats',
    ]);
    const diary = (await work.diary?.(clerkActor, '2027-02-01', '2027-04-30')) ?? [];
    expect(diary.map(({ on, title }) => `${on} ${title}`)).toEqual([
      '2027-02-28 A governor’s term ends: co-opted, Quarry Primary School',
      '2027-04-01 Six-month conversation with a new governor, Quarry Primary School',
    ]);
    expect(await work.list?.({ ...clerkActor, role: 'network-member' }, '2026-11-23')).toEqual([]);
  });
});

describe('the skills audit', () => {
  const answers = (level: string): Record<string, string> => ({
    version: '1',
    ...Object.fromEntries(shippedCompetencies.map(({ key }) => [key, level])),
  });

  it('is answered by a governor for themselves, whose answers no other governor and no officer reads', async () => {
    const { path, clerk, add, addPersonOf } = await makeBoard(app, 'Rosehill Primary School');
    const ada = await addPersonOf('governor', 'Ada Reed');
    const own = `${await add('Ada Reed', 'parent', '2026-10-01', { accountId: ada.id })}/skills`;
    const flo = `${await add('Flo Gray', 'co-opted', '2023-03-01')}/skills`;
    const actor = { kind: 'person', accountId: ada.id, name: 'Ada Reed', role: 'governor', authorityId: app.authorityId, tokenId: null } as const;
    const waits = async () => ((await governingBoardWork(app).list?.(actor, '2026-11-23')) ?? []).map(({ text }) => text);
    expect(await waits()).toEqual(['Your training as a governor: safeguarding', 'Rate your own skills for the board’s audit']);
    expect(await read(own, ada.cookie)).toContain('Rate your own skills');
    expect((await app.post(own, { version: '1', finance: '3' }, ada.cookie)).statusCode, 'half of it').toBe(422);
    expect((await app.post(own, answers('4'), ada.cookie)).statusCode).toBe(303);
    expect(await waits()).toEqual(['Your training as a governor: safeguarding']);
    expect((await app.open(flo, ada.cookie)).statusCode, 'somebody else’s').toBe(404);
    expect((await app.open(own)).statusCode, 'the lead').toBe(403);
    const picture = await read(path('/skills'));
    expect(picture).toContain('Too few have answered');
    expect(picture).not.toContain('Ada Reed');
    expect(await read(path('/skills'), clerk), 'the clerk sees each').toContain('Ada Reed');
  });

  it('is shown to others in a word, competency by competency, once five have answered it; to chair and clerk with its counts', async () => {
    const { path, clerk, add } = await makeBoard(app, 'Sandford Primary School');
    const members = [
      await add('Ada Reed', 'parent', '2026-10-01'),
      await add('Flo Gray', 'co-opted', '2023-03-01'),
      await add('Cy Poole', 'staff', '2024-09-01'),
      await add('Di Long', 'parent', '2024-09-01', { place: 1 }),
      await add('Eve Marsh', 'co-opted', '2024-09-01', { place: 1 }),
    ];
    for (const [place, member] of members.entries()) {
      const given = { ...answers('2'), hr: '3', ...(place === 0 ? { finance: '4' } : {}) };
      if (place === members.length - 1) expect(await read(path('/skills')), 'of four').toContain('Too few have answered');
      expect((await app.post(`${member}/skills`, given, clerk)).statusCode).toBe(303);
    }
    const picture = await read(path('/skills'));
    expect(picture).toMatch(/5 of 5 governors answered/);
    expect(picture).toMatch(/Finance Reads a budget[^.]*\. Accountability One person only/);
    expect(picture).toMatch(/Employment and pay [^.]*\. People Covered/);
    expect(picture).toMatch(/Chairing [^.]*\. People Gap/);
    expect(await read(path('/skills'), clerk)).toMatch(/Employment and pay [^.]*\. People 5 5 Covered/);
  });
});

it('goes by a list that the authority may make its own, once and not over another’s', async () => {
  const other = await openSupportApp(governingBoardRoutes);
  const { add, clerk } = await makeBoard(other, 'Thornbury Primary School');
  const member = await add('Ada Reed', 'parent', '2026-10-01');
  expect((await other.open('/governors/competencies/adopt')).body).toContain('People | Chairing | Runs a meeting');
  const lines = ['A | One | x', 'A | Two | x', 'A | Three | x', 'A | Four | x', 'A | Chairing | x'].join('\n');
  const form = { lines, basis: 'The governors’ forum agreed it', from: '1' };
  expect((await other.send('/governors/competencies/adopt', { ...form, lines: 'A | One' })).statusCode).toBe(422);
  expect((await other.send('/governors/competencies/adopt', form)).statusCode).toBe(303);
  expect((await other.send('/governors/competencies/adopt', form)).statusCode, 'the same again').toBe(303);
  expect((await other.send('/governors/competencies/adopt', { ...form, lines: lines.replace('One', 'Uno') })).statusCode).toBe(422);
  expect(words((await other.open('/governors/competencies')).body)).toContain('Version 2');
  const send = await other.signInAs('specialist', { reaches: [{ kind: 'strand', strand: 'send' }] });
  expect((await other.open('/governors/competencies/adopt', send)).statusCode, 'another strand').toBe(404);
  expect((await other.post('/governors/competencies/adopt', { ...form, from: '2', lines: `${lines}\nA | Six | x` }, send)).statusCode).toBe(404);
  expect((await other.open('/governors/competencies', send)).body).not.toContain('/governors/competencies/adopt');
  const given = { version: '1', one: '1', two: '1', three: '1', four: '1', chairing: '2' };
  expect(words((await other.post(`${member}/skills`, given, clerk)).body)).toContain('The list of competencies has changed');
  expect((await other.post(`${member}/skills`, { ...given, version: '2' }, clerk)).statusCode).toBe(303);
});

it('offers chairs support from dates alone, tells them, takes their answer, and records what came of it', async () => {
  const { path, school, addPersonOf } = await makeBoard(app, 'Underhill Primary School');
  const chair = (await addPersonOf('chair', 'Guy Thorne')).cookie;
  const governor = (await addPersonOf('governor', 'Ada Reed')).cookie;
  expect(await read('/governors/chairs')).toMatch(/Underhill Primary School Not recorded Chair not recorded; No vice chair/);
  expect((await app.send(path('/support'), { kind: 'mentor-chair', says: 'Somebody from another board' })).headers.location).toBe(
    '/governors/chairs',
  );
  const { id } = await app.db.kysely.selectFrom('chair_support').select('id').where('provider_id', '=', school).executeTakeFirstOrThrow();
  const answer = path(`/support/${String(id)}/answer`);
  const outcome = path(`/support/${String(id)}/outcome`);
  const told = await app.db.kysely.selectFrom('notice').select('subject').where('href', '=', answer).execute();
  expect(told).toEqual([{ subject: 'The authority offers you: a mentor chair' }]);
  expect((await app.post(answer, { answer: 'accepted' }, chair)).statusCode).toBe(303);
  expect((await app.post(answer, { answer: 'accepted' }, chair)).statusCode, 'twice').toBe(303);
  expect((await app.post(answer, { answer: 'declined' }, chair)).statusCode, 'and otherwise').toBe(422);
  expect((await app.open(answer, chair)).statusCode, 'answered').toBe(404);
  expect((await app.open(outcome, chair)).statusCode, 'what came of it is for those who gave it').toBe(403);
  const sia = await app.signInAs('sia', { caseload: [school] });
  expect((await app.open(outcome, sia)).statusCode, 'their adviser').toBe(200);
  expect((await app.open(answer, sia)).statusCode, 'who does not answer for the chair').toBe(403);
  const given = { ...day('on', '2026-11-23'), outcome: 'They meet monthly' };
  expect((await app.send(outcome, given)).statusCode).toBe(303);
  expect((await app.send(outcome, given)).statusCode, 'twice').not.toBe(403);
  expect(await read(path(), chair)).toContain('They meet monthly');
  expect(await read(path(), governor), 'other governors').not.toContain('They meet monthly');
  expect((await app.open('/governors/chairs/csv')).body).toContain('A mentor chair: given');
});

it('says that a chair whose term of office is over is to be followed by another', async () => {
  const { path, school, clerk, clerkActor, add } = await makeBoard(app, 'Verity Primary School');
  await add('Guy Thorne', 'co-opted', '2022-11-14', { toOn: '2026-11-13' });
  const post = { authority_id: app.authorityId, provider_id: school, role: 'chair', standing: 'substantive', person_name: 'Guy Thorne', held_from: '2022-11-14', held_to: null, source: 'Minutes', entered_by: 'Ivo Penn' } as const; // prettier-ignore
  await app.db.kysely
    .insertInto('post')
    .values({ ...post, entered_at: app.clock.now() })
    .execute();
  expect(await read(path(), clerk)).toMatch(/Chair Guy Thorne, since 14 November 2022 Term of office is over It ended on 13 November 2026/);
  expect(await read('/governors/chairs?why=term-over')).toMatch(/Verity Primary School Guy Thorne .*Term of office is over: elect a chair/);
  const items = async () => (await governingBoardWork(app).list?.(clerkActor, '2026-11-23')) ?? [];
  expect(await items()).toContainEqual(expect.objectContaining({ text: 'The chair’s term of office is over: elect a chair', dueOn: '2026-11-14' }));
  await add('Guy Thorne', 'co-opted', '2026-11-14');
  expect((await items()).map(({ text }) => text)).not.toContain('The chair’s term of office is over: elect a chair');
});
