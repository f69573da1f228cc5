import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { type MadeBoard, makeBoard } from '../boards/boards.fixture.ts';
import { governingBoardWork } from '../boards/boards-work.ts';
import { governingBoardRoutes } from '../boards/boards.routes.ts';
import { recruitmentRoutes } from './recruitment.routes.ts';
import { recruitmentWork } from './recruitment-work.ts';

let app: SupportApp;
let recruiter: string;
beforeAll(async () => {
  app = await openSupportApp((means) => [...governingBoardRoutes(means), ...recruitmentRoutes(means)]);
  recruiter = await app.signInAs('business-support', { name: 'Xan Pell' });
});

const read = async (url: string, cookie = recruiter): Promise<string> => words((await app.open(url, cookie)).body);
const recruiterOf = (accountId: number | null) =>
  ({ kind: 'person', accountId, name: 'Xan Pell', role: 'business-support', authorityId: app.authorityId, tokenId: null }) as const;
const idIn = (location: unknown): string => String(location).split('/').at(-1) ?? '';

/** Somebody who would govern, with an address of their own. */
async function register(name: string, over: Readonly<Record<string, string | readonly string[]>> = {}): Promise<string> {
  const form = {
    name,
    email: `${name.replaceAll(' ', '.')}@volunteers.example`,
    skills: ['finance', 'hr'],
    miles: '10',
    available: 'evening',
    employer: 'Pell and Daughters',
    ...day('eligibility', '2026-11-02'),
    ...over,
  };
  const answer = await app.send('/governors/volunteers/new', form, recruiter);
  expect(answer.statusCode, words(answer.body)).toBe(303);
  return idIn(answer.headers.location);
}

/** The board asks for somebody for its first co-opted seat. */
async function ask(board: MadeBoard, skills: readonly string[] = ['finance', 'law']): Promise<string> {
  const seat = await board.seatOf('co-opted');
  const answer = await app.post(board.path(`/seats/${String(seat)}/vacancy`), { skills, says: 'We build a hall' }, board.clerk);
  expect(answer.statusCode, words(answer.body)).toBe(303);
  const row = await app.db.kysely
    .selectFrom('board_vacancy')
    .select('id')
    .where('seat_id', '=', seat)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return String(row.id);
}

/** Introduces them; answers the board’s page of it. */
async function introduce(board: MadeBoard, vacancy: string, volunteer: string): Promise<string> {
  const answer = await app.send(`/governors/vacancies/${vacancy}/introduce`, { volunteer, agreed: 'yes' }, recruiter);
  expect(answer.statusCode, words(answer.body)).toBe(303);
  const row = await app.db.kysely.selectFrom('governor_introduction').select('id').where('volunteer_id', '=', Number(volunteer)).where('vacancy_id', '=', Number(vacancy)).orderBy('id', 'desc').executeTakeFirstOrThrow(); // prettier-ignore
  return board.path(`/introductions/${String(row.id)}`);
}

describe('a vacancy', () => {
  it('is published by the board, once, with the skills it wants, and recruiters are told', async () => {
    const board = await makeBoard(app, 'Ashdown Primary School');
    const vacancy = await ask(board);
    expect(await ask(board), 'the same again').toBe(vacancy);
    const told = await app.db.kysely.selectFrom('notice').select('subject').where('href', '=', `/governors/vacancies/${vacancy}`).execute();
    // Every recruiter is told, and tests that ran before may have made another.
    expect([...new Set(told.map(({ subject }) => subject))]).toEqual(['Ashdown Primary School looks for a governor: co-opted']);
    expect(await read('/governors/vacancies')).toMatch(/Ashdown Primary School Co-opted Not placed, primary Finance, Law and duties/);
    const changed = await board.send(`/seats/${String(await board.seatOf('co-opted'))}/vacancy`, { skills: 'chairing', says: 'We need a chair' });
    expect(changed.statusCode).toBe(303);
    expect(await read(`/governors/vacancies/${vacancy}`)).toMatch(/Skills wanted Chairing What a volunteer should know We need a chair/);
    expect((await app.open('/governors/vacancies/csv', recruiter)).body).toContain('Ashdown Primary School,Co-opted');
  });

  it('is not published for a seat that is elected or held by office, nor for one that somebody keeps', async () => {
    const board = await makeBoard(app, 'Birchcombe Primary School');
    await board.add('Flo Gray', 'co-opted', '2026-09-01');
    for (const category of ['parent', 'staff', 'head'] as const)
      expect((await app.open(board.path(`/seats/${String(await board.seatOf(category))}/vacancy`), board.clerk)).statusCode, category).toBe(404);
    const kept = await app.post(board.path(`/seats/${String(await board.seatOf('co-opted'))}/vacancy`), { says: 'Another' }, board.clerk);
    expect(kept.statusCode).toBe(422);
    expect(words(kept.body)).toContain('Flo Gray sits in this seat');
  });

  it('shows those who suit it with reasons, and who was left out with why', async () => {
    const board = await makeBoard(app, 'Copperfield Primary School');
    const vacancy = await ask(board, ['finance', 'law']);
    await register('Nia Both', { skills: ['finance', 'law'] });
    await register('Tom Half', { skills: ['finance'] });
    await register('Una Undeclared', { 'eligibility-day': '', 'eligibility-month': '', 'eligibility-year': '' });
    await register('Wes Worker', { 'works-at': String(board.school) });
    const page = await read(`/governors/vacancies/${vacancy}`);
    expect(page.indexOf('Nia Both')).toBeLessThan(page.indexOf('Tom Half'));
    expect(page).toContain('Offers 2 of the 2 skills wanted: Finance, Law and duties.');
    expect(page).toMatch(/Una Undeclared : has not declared that they are eligible/);
    expect(page).toMatch(/Wes Worker : works at the school/);
    expect(page, 'the rules are stated').toContain('First come those who offer most of the skills that are wanted.');
    expect(page, 'and no tier is in them').not.toMatch(/vulnerable|tier/i);
  });

  it('may be asked for no longer, and whoever was introduced for it is told', async () => {
    const board = await makeBoard(app, 'Dovecote Primary School');
    const vacancy = await ask(board);
    const page = await introduce(board, vacancy, await register('Vic Waits'));
    const withdraw = board.path(`/vacancies/${vacancy}/withdraw`);
    expect((await app.post(withdraw, { reason: 'The seat goes' }, board.clerk)).statusCode).toBe(303);
    expect((await app.post(withdraw, { reason: 'The seat goes' }, board.clerk)).statusCode, 'twice').toBe(303);
    expect(await read(page, board.clerk)).toContain('The board looks for nobody now');
    const told = await app.db.kysely.selectFrom('notice').select('subject').where('kind', '=', 'introduction-closed').execute();
    expect(told.map(({ subject }) => subject)).toContain('An introduction to Dovecote Primary School is closed: tell the volunteer');
  });
});

describe('a volunteer', () => {
  it('is registered once, corrected, and not over what somebody else changed', async () => {
    const id = await register('Pia Once');
    const edit = `/governors/volunteers/${id}/edit`;
    const form = {
      name: 'Pia Once',
      email: 'pia.once@volunteers.example',
      skills: ['law'],
      miles: '5',
      available: 'day',
      employer: 'Pell and Daughters',
      ...day('eligibility', '2026-11-02'),
    };
    const seen = /name="seen" value="(\d+)"/.exec((await app.open(edit, recruiter)).body)?.[1] ?? '';
    expect((await app.send('/governors/volunteers/new', { ...form, name: 'Other Name' }, recruiter)).statusCode, 'the same address').toBe(422);
    expect((await app.send('/governors/volunteers/new', form, recruiter)).statusCode, 'the same person with other details').toBe(422);
    expect((await app.send(edit, { ...form, seen: '1' }, recruiter)).statusCode, 'an older form').toBe(422);
    expect((await app.send(edit, { ...form, seen, email: 'nowhere' }, recruiter)).statusCode).toBe(422);
    expect((await app.send(edit, { ...form, seen }, recruiter)).statusCode).toBe(303);
    expect((await app.send(edit, { ...form, seen }, recruiter)).statusCode, 'twice').toBe(303);
    expect(await read(`/governors/volunteers/${id}`)).toMatch(/Skills offered Law and duties .* up to 5 miles/);
    expect((await app.open('/governors/volunteers/csv', recruiter)).body).toContain('pia.once@volunteers.example');
  });

  it('is seen by those who recruit alone; a board sees them once they are introduced, and no more once it is over', async () => {
    const board = await makeBoard(app, 'Eastfield Primary School');
    const other = await makeBoard(app, 'Farthing Primary School');
    const id = await register('Sol Private');
    const own = `/governors/volunteers/${id}`;
    for (const role of ['headteacher', 'chair', 'clerk', 'sia', 'director', 'auditor', 'network-member', 'elected-member'])
      expect((await app.open(own, await app.signInAs(role))).statusCode, role).toBe(403);
    const send = await app.signInAs('specialist', { reaches: [{ kind: 'strand', strand: 'send' }] });
    const governance = await app.signInAs('specialist', { reaches: [{ kind: 'strand', strand: 'governance' }] });
    for (const url of [own, '/governors/volunteers', '/governors/vacancies', `${own}/edit`])
      expect((await app.open(url, send)).statusCode, url).toBe(404);
    expect((await app.open(own, governance)).statusCode).toBe(200);
    expect(await read(board.path(), board.clerk)).not.toContain('Sol Private');
    const page = await introduce(board, await ask(board), id);
    expect(await read(page, board.clerk)).toContain('sol.private@volunteers.example');
    expect((await app.open(page, other.clerk)).statusCode).toBe(404);
    expect((await app.open(page.replace(board.path(), other.path()), other.clerk)).statusCode, 'through another board').toBe(404);
    expect((await app.post(`${page}/decline`, { side: 'board', why: 'Another was nearer' }, board.clerk)).statusCode).toBe(303);
    expect(await read(page, board.clerk)).not.toContain('sol.private@volunteers.example');
  });

  it('leaves the list only when no introduction is under way', async () => {
    const board = await makeBoard(app, 'Glebe Primary School');
    const id = await register('Lou Leaves');
    const page = await introduce(board, await ask(board), id);
    const state = `/governors/volunteers/${id}/state`;
    const refused = await app.send(state, { state: 'left', why: 'Moves away' }, recruiter);
    expect(words(refused.body)).toContain('They are introduced to Glebe Primary School');
    await app.post(`${page}/decline`, { side: 'volunteer', why: 'Moves away' }, board.clerk);
    expect((await app.send(state, { state: 'left', why: 'Moves away' }, recruiter)).statusCode).toBe(303);
    expect(await read('/governors/volunteers')).not.toContain('Lou Leaves');
    expect((await app.open(`/governors/volunteers/${id}/edit`, recruiter)).statusCode).toBe(404);
  });
});

describe('an introduction', () => {
  it('needs the volunteer’s agreement, is made once, and never of somebody who does not suit', async () => {
    const board = await makeBoard(app, 'Harbour Primary School');
    const vacancy = await ask(board);
    const id = await register('Ida Agrees');
    const works = await register('Jon Works', { 'works-at': String(board.school) });
    const path = `/governors/vacancies/${vacancy}/introduce`;
    expect((await app.send(path, { volunteer: id }, recruiter)).statusCode).toBe(422);
    const conflict = await app.send(path, { volunteer: works, agreed: 'yes' }, recruiter);
    expect(words(conflict.body)).toContain('Jon Works cannot be introduced: works at the school');
    expect(await introduce(board, vacancy, id)).toBe(await introduce(board, vacancy, id));
    const other = await app.signInAs('clerk');
    expect((await app.post(path, { volunteer: id, agreed: 'yes' }, other)).statusCode, 'by a board').toBe(403);
  });

  it('leads to a meeting, which is in the diary, and then to a seat with its term; the rest is closed in the same breath', async () => {
    const board = await makeBoard(app, 'Inkwell Primary School');
    const vacancy = await ask(board);
    const chosen = await introduce(board, vacancy, await register('Kit Chosen'));
    const other = await introduce(board, vacancy, await register('Lee Other'));
    const term = { ...day('from', '2026-11-23'), how: 'By the board' };
    expect((await app.post(`${chosen}/appoint`, term, board.clerk)).statusCode, 'nobody met them').toBe(422);
    expect((await app.post(`${chosen}/arrange`, { ...day('on', '2026-12-02'), at: '25:00', place: 'The school' }, board.clerk)).statusCode).toBe(422);
    expect((await app.post(`${chosen}/arrange`, { ...day('on', '2026-12-02'), at: '17:30', place: 'The school' }, board.clerk)).statusCode).toBe(303);
    const diary = await recruitmentWork(app).diary?.(board.clerkActor, '2026-12-01', '2026-12-31');
    expect(diary).toMatchObject([{ on: '2026-12-02', from: '17:30', title: 'A board meets somebody who would govern, Inkwell Primary School' }]);
    const waits = (await recruitmentWork(app).list?.(board.clerkActor, '2026-11-23')) ?? [];
    expect(waits.map(({ text }) => text)).toEqual(['Lee Other would govern here: arrange to meet']);
    expect((await app.post(`${chosen}/met`, day('on', '2026-11-24'), board.clerk)).statusCode, 'a day to come').toBe(422);
    expect((await app.post(`${chosen}/met`, day('on', '2026-11-23'), board.clerk)).statusCode).toBe(303);
    const long = await app.post(`${chosen}/appoint`, { ...term, ...day('to', '2032-11-22') }, board.clerk);
    expect(long.statusCode).toBe(422);
    expect(await read(`/governors/vacancies/${vacancy}`), 'nothing was written').not.toContain('Filled on');
    const appointed = await app.post(`${chosen}/appoint`, term, board.clerk);
    expect(appointed.statusCode, words(appointed.body)).toBe(303);
    expect((await app.post(`${chosen}/appoint`, term, board.clerk)).headers.location, 'twice').toBe(appointed.headers.location);
    const member = await read(String(appointed.headers.location), board.clerk);
    expect(member).toMatch(/Kit Chosen Seat Co-opted: By the board Term of office 23 November 2026 to 22 November 2030/);
    expect(member).toContain('Six-month conversation with the chair 23 May 2027 To come');
    expect(await read(other, board.clerk)).toContain('The seat is filled');
    expect(await read(`/governors/vacancies/${vacancy}`)).toContain('Filled on 23 November 2026: Somebody is appointed');
    expect((await app.post(`${other}/met`, day('on', '2026-11-23'), board.clerk)).statusCode, 'of one that is closed').toBe(422);
    const terms = await app.db.kysely.selectFrom('board_term').select('id').where('provider_id', '=', board.school).execute();
    expect(terms).toHaveLength(1);
  });

  it('ends where the board records a governor in the seat by hand, and the vacancy with it', async () => {
    const board = await makeBoard(app, 'Kingfisher Primary School');
    const vacancy = await ask(board);
    const page = await introduce(board, vacancy, await register('Max Waits'));
    await board.add('Old Member', 'co-opted', '2022-09-01', { toOn: '2026-08-31' });
    expect(await read(page, board.clerk), 'a term of the past fills nothing').not.toContain('The seat is filled');
    await board.add('Flo Gray', 'co-opted', '2026-11-01');
    expect(await read(page, board.clerk)).toContain('The seat is filled');
    expect(await read(`/governors/vacancies/${vacancy}`)).toContain('Filled on 23 November 2026: Somebody is appointed');
    expect(await read('/governors/vacancies')).not.toMatch(/Kingfisher Primary School Co-opted/);
  });

  it('is not of somebody whom the board knows from another of its seats, nor leads to a seat for somebody who offers no longer', async () => {
    const board = await makeBoard(app, 'Lapwing Primary School');
    const id = await register('Ned Known');
    const first = await introduce(board, await ask(board), id);
    const seat = await board.seatOf('co-opted', 1);
    expect((await board.send(`/seats/${String(seat)}/vacancy`, { skills: 'finance', says: 'Another' })).statusCode).toBe(303);
    const row = await app.db.kysely.selectFrom('board_vacancy').select('id').where('seat_id', '=', seat).executeTakeFirstOrThrow();
    const again = await app.send(`/governors/vacancies/${String(row.id)}/introduce`, { volunteer: id, agreed: 'yes' }, recruiter);
    expect(words(again.body)).toContain('Ned Known cannot be introduced: was introduced to this board before');
    await app.post(`${first}/met`, day('on', '2026-11-23'), board.clerk);
    const set = { state: 'left', left_on: '2026-11-23' } as const;
    await app.db.kysely.updateTable('governor_volunteer').set(set).where('id', '=', Number(id)).execute();
    const appointed = await app.post(`${first}/appoint`, { ...day('from', '2026-11-23'), how: 'By the board' }, board.clerk);
    expect(appointed.statusCode).toBe(422);
    expect(words(appointed.body)).toContain('Ned Known no longer offers to govern');
  });

  it('leads to a seat, after which the volunteer’s details are kept for as long as they sit and two years; recruiters ask them once the term is over', async () => {
    const board = await makeBoard(app, 'Magpie Primary School');
    const id = await register('Oda Sits');
    const page = await introduce(board, await ask(board), id);
    await app.post(`${page}/met`, day('on', '2026-11-23'), board.clerk);
    const member = String((await app.post(`${page}/appoint`, { ...day('from', '2026-11-23'), how: 'By the board' }, board.clerk)).headers.location);
    const until = async () => (await app.db.kysely.selectFrom('governor_volunteer').select('placed_until').where('id', '=', Number(id)).executeTakeFirstOrThrow()).placed_until; // prettier-ignore
    expect(await until()).toBe('2030-11-22');
    await board.send(`${member.replace(board.path(), '')}/leave`, { ...day('on', '2026-11-24'), why: 'Moves away' });
    expect(await until()).toBe('2026-11-24');
    const texts = async (on: string) => ((await recruitmentWork(app).list?.(recruiterOf(null), on)) ?? []).map(({ text }) => text);
    const asksWhether = 'The term of Oda Sits is over: ask whether they look for a board';
    expect(await texts('2026-11-24')).not.toContain(asksWhether);
    expect(await texts('2026-11-25')).toContain(asksWhether);
    await app.send(`/governors/volunteers/${id}/state`, { state: 'looking', why: 'Would like another' }, recruiter);
    expect(await texts('2026-11-25')).not.toContain(asksWhether);
    expect(await until(), 'in use again').toBeNull();
  });

  it('that led to a term recorded in error stands again with the seat and the volunteer, once the term is withdrawn', async () => {
    const board = await makeBoard(app, 'Nightingale Primary School');
    const vacancy = await ask(board);
    const id = await register('Pip Mistaken');
    const page = await introduce(board, vacancy, id);
    await app.post(`${page}/met`, day('on', '2026-11-23'), board.clerk);
    expect(await read(`${page}/appoint`, board.clerk)).toContain('Still to be taken up: references, checks');
    const member = String((await app.post(`${page}/appoint`, { ...day('from', '2026-11-23'), how: 'By the board' }, board.clerk)).headers.location);
    const waits = async () =>
      ((await governingBoardWork(app).list?.(board.clerkActor, '2026-11-23')) ?? []).filter(({ text }) => text.startsWith('Checks'));
    expect(await waits()).toMatchObject([{ text: 'Checks of Pip Mistaken are not done', href: `${member}/details`, dueOn: '2026-12-14' }]);
    for (const time of ['once', 'twice'])
      expect((await app.post(`${member}/withdraw`, { reason: 'The wrong person' }, board.clerk)).statusCode, time).toBe(303);
    expect(await waits()).toEqual([]);
    expect(await read(page, board.clerk)).toMatch(/Pip Mistaken Met .*Appoint/);
    expect(await read('/governors/vacancies')).toMatch(/Nightingale Primary School Co-opted/);
    expect(await read(`/governors/volunteers/${id}`)).toContain('Looking for a board');
    const again = await board.send(`${page.replace(board.path(), '')}/appoint`, { ...day('from', '2026-11-20'), how: 'By the board' });
    expect(again.statusCode, words(again.body)).toBe(303);
    const details = String(again.headers.location).replace(board.path(), '');
    expect((await board.send(`${details}/details`, day('dbs', '2026-11-22'))).statusCode).toBe(303);
    expect(await waits(), 'they are done').toEqual([]);
  });

  it('stays over where somebody else has the seat by the time that its term is withdrawn', async () => {
    const board = await makeBoard(app, 'Osprey Primary School');
    const id = await register('Quin Over');
    const page = await introduce(board, await ask(board), id);
    await app.post(`${page}/met`, day('on', '2026-11-23'), board.clerk);
    const member = String((await app.post(`${page}/appoint`, { ...day('from', '2026-11-01'), how: 'By the board' }, board.clerk)).headers.location);
    await board.send(`${member.replace(board.path(), '')}/leave`, { ...day('on', '2026-11-22'), why: 'Moves away' });
    await board.add('Flo Gray', 'co-opted', '2026-11-23');
    expect((await app.post(`${member}/withdraw`, { reason: 'Never sat' }, board.clerk)).statusCode).toBe(303);
    expect(await read(page, board.clerk)).toMatch(/Closed .*by the board: The appointment was recorded in error/);
    expect(await read('/governors/vacancies')).not.toMatch(/Osprey Primary School Co-opted/);
  });

  it('waits for recruiters where nobody is introduced yet', async () => {
    const board = await makeBoard(app, 'Juniper Primary School');
    await ask(board);
    const account = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Xan Pell').executeTakeFirstOrThrow();
    const actor = recruiterOf(account.id);
    const items = (await recruitmentWork(app).list?.(actor, '2026-11-23')) ?? [];
    expect(items.filter(({ provider }) => provider?.id === board.school)).toMatchObject([
      { text: 'Nobody is introduced yet: co-opted seat', dueOn: '2026-12-07' },
    ]);
    expect(await recruitmentWork(app).list?.({ ...actor, role: 'sia' }, '2026-11-23')).toEqual([]);
  });
});
