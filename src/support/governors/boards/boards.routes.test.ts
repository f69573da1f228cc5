import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { boardPanel } from './board-panel.ts';
import { community, makeBoard, sevenSeats } from './boards.fixture.ts';
import { governingBoardRoutes } from './boards.routes.ts';
import { listBoardVacancies } from './list-board-vacancies.ts';

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp(governingBoardRoutes);
});

const seven = Object.fromEntries(Object.entries(sevenSeats).map(([category, count]) => [`seats-${category}`, String(count)]));
const read = async (url: string, cookie?: string): Promise<string> => words((await app.open(url, cookie)).body);

describe('a governing board', () => {
  it('is recorded by its clerk, of whom the law is asked', async () => {
    const { path, clerk, send, school } = await makeBoard(app, 'Brookmead Primary School', { without: true });
    expect(await read(path(), clerk)).toContain('No board is recorded');
    expect((await app.open(path('/constitution'), clerk)).body).toMatch(/value="community"[^>]*checked/);
    const few = await send('/constitution', { ...community, ...seven, 'seats-parent': '1', 'seats-co-opted': '3' });
    expect(few.statusCode).toBe(422);
    expect(words(few.body)).toContain('There must be at least two parent governors');
    expect(few.body, 'what was typed is kept').toContain('value="Wednesdays at 6pm"');
    expect((await send('/constitution', { ...community, ...seven })).headers.location).toBe(path());
    expect((await app.post(path('/constitution'), { ...community, ...seven }, clerk)).headers.location, 'the same sent twice').toBe(path());
    expect(await app.db.kysely.selectFrom('board_seat').select('id').where('provider_id', '=', school).execute()).toHaveLength(7);
  });

  it('counts vacancies from the day of the seat, by category, and long ones after two terms', async () => {
    const { path, clerk, school } = await makeBoard(app, 'Cressdale Primary School');
    expect(await read(path(), clerk)).toMatch(/Vacant since 1 September 2022 Long vacant for 4 years and 2 months/);
    const vacancies = (await listBoardVacancies(app.db.kysely, { authorityId: app.authorityId, today: '2026-11-23' })).get(school);
    expect(vacancies?.map(({ category }) => category)).toEqual(['parent', 'parent', 'staff', 'local-authority', 'co-opted', 'co-opted']);
    expect(vacancies?.[0]).toMatchObject({ since: '2022-09-01', days: 1544, isLong: true, categoryWords: 'Parent' });
  });

  it('has governors for terms of four years, one in a seat at a time', async () => {
    const { path, clerk, send, seatOf } = await makeBoard(app, 'Duneford Primary School');
    const parent = `/seats/${String(await seatOf('parent'))}/governor`;
    const ada = { name: 'Ada Reed', ...day('from', '2026-10-01'), how: 'Elected by parents' };
    expect((await send(parent, { ...ada, email: 'ada' })).statusCode, 'no address').toBe(422);
    expect((await send(parent, ada)).statusCode).toBe(303);
    expect((await send(parent, ada)).statusCode, 'the same again').toBe(303);
    const rival = await send(parent, { ...ada, name: 'Bo Dale', ...day('from', '2027-01-01') });
    expect(rival.statusCode).toBe(422);
    expect(words(rival.body)).toContain('Ada Reed sits in this seat from 1 October 2026 to 30 September 2030');
    const long = await send(`/seats/${String(await seatOf('staff'))}/governor`, { ...ada, name: 'Cy Poole', ...day('to', '2031-08-31') });
    expect(words(long.body)).toContain('four years at most');
    expect(await read(path(), clerk)).toContain('1 October 2026 to 30 September 2030');
    expect((await app.open(path(`/seats/${String(await seatOf('head'))}/governor`), clerk)).statusCode, 'the head’s').toBe(404);
  });

  it('names for the head’s seat whoever the provider’s page names: the post, else the published register, said as such', async () => {
    const { path, clerk, school } = await makeBoard(app, 'Castleby Primary School');
    expect(await read(path(), clerk)).toContain('The register names nobody');
    await sql`update provider set urn = 900955 where id = ${school}`.execute(app.db.kysely);
    await sql`insert into release (source, layout, file_name, sha256, size_bytes, as_at, state, staged_by, staged_at, beat_at, committed_at)
      values ('gias-establishments', 'establishments', 'file.csv', 'x', 1, '2026-11-16', 'committed', 'Test', now(), now(), now())`.execute(
      app.db.kysely,
    );
    await sql`insert into gias_establishment (key, hash, release_id, urn, la_code, la_name, name, type_code, type_name, status_code, status_name, head_title, head_first_name, head_last_name)
      select '900955', 'x', max(id), 900955, '999', 'Test', 'Castleby Primary School', '01', 'Community school', 1, 'Open', 'Mr', 'Gethin', 'Castlereed' from release`.execute(
      app.db.kysely,
    );
    const published = await app.open(path(), clerk);
    await expectValidHtml(published.body);
    expect(words(published.body)).toMatch(
      /Headteacher \(ex officio\) Mr Gethin Castlereed From GIAS, as at 16 November 2026: no post is recorded By office Filled/,
    );
    const post = { authority_id: app.authorityId, provider_id: school, role: 'headteacher', source: 'The clerk', entered_by: 'Test', entered_at: app.clock.now() } as const; // prettier-ignore
    await app.db.kysely.insertInto('post').values({ ...post, standing: 'vacant', person_name: null, held_from: '2026-09-01', held_to: null }).execute(); // prettier-ignore
    const vacant = await read(path(), clerk);
    expect(vacant).toMatch(/Nobody: the post is vacant – Post vacant/);
    expect(vacant).not.toContain('Castlereed');
    await app.db.kysely.insertInto('post').values({ ...post, standing: 'interim', person_name: 'Sol Whitlow', held_from: '2026-10-01', held_to: null }).execute(); // prettier-ignore
    expect(await read(path(), clerk)).toMatch(/Sol Whitlow By office Filled/);
  });

  it('gives up no seat that somebody sits in, and may give up the others', async () => {
    const { path, clerk, send, add } = await makeBoard(app, 'Elmhurst Primary School');
    await add('Ada Reed', 'parent', '2026-09-01');
    const own = { ...community, ...seven, constitution: 'own-scheme' };
    const answer = await send('/constitution', { ...own, 'seats-parent': '0' });
    expect(answer.statusCode).toBe(422);
    expect(words(answer.body)).toContain('Ada Reed sits in parent seats');
    expect((await send('/constitution', { ...own, 'seats-parent': '1', 'seats-trust': '1' })).statusCode).toBe(303);
    const page = await read(path(), clerk);
    expect(page).toContain('Ada Reed');
    expect(page).toContain('Appointed by the trust');
  });

  it('shows a form that somebody overtook again, with what they did', async () => {
    const { path, clerk, seatOf, add } = await makeBoard(app, 'Fernley Primary School');
    const form = `/seats/${String(await seatOf('co-opted', 1))}/governor`;
    const opened = /name="latest-event" value="(\d+)"/.exec((await app.open(path(form), clerk)).body)?.[1] ?? '';
    await add('Ada Reed', 'parent', '2026-09-01');
    const stale = await app.post(path(form), { 'latest-event': opened, 'name': 'Di Long', ...day('from', '2026-09-01'), 'how': 'Co-opted' }, clerk);
    expect(stale.statusCode).toBe(422);
    expect(words(stale.body)).toContain('This changed while you were entering it');
    expect(stale.body).toContain('value="Di Long"');
  });

  it('has whoever holds an office that its instrument names for as long as they hold it', async () => {
    const { path, clerk, send, seatOf } = await makeBoard(app, 'Gaddesby Primary School', { without: true });
    const aided = { ...community, ...seven, 'constitution': 'voluntary-aided', 'seats-co-opted': '0', 'seats-foundation': '6' };
    expect((await send('/constitution', { ...aided, 'seats-foundation-by-office': '1' })).statusCode).toBe(303);
    const seat = await seatOf('foundation-by-office');
    expect((await app.open(path(`/seats/${String(seat)}/vacancy`), clerk)).statusCode, 'nobody is recruited to it').toBe(404);
    const form = { name: 'Una Vicars', ...day('from', '2019-09-01'), how: 'As parish priest' };
    expect((await send(`/seats/${String(seat)}/governor`, form)).statusCode, 'from before the instrument').toBe(303);
    expect(await read(path(), clerk)).toMatch(/Una Vicars 1 September 2019, by office Filled/);
    const { id } = await app.db.kysely.selectFrom('board_term').select('id').where('seat_id', '=', seat).executeTakeFirstOrThrow();
    const member = `/members/${String(id)}`;
    expect(await read(path(member), clerk)).toContain('1 September 2019, by office: for as long as they hold it');
    expect((await send(`${member}/leave`, { ...day('on', '2026-11-20'), why: 'Moved parish' })).statusCode).toBe(303);
    expect(await read(path(), clerk)).toContain('Vacant since 21 November 2026');
  });

  it('lists the terms that end within six months, and takes them away as CSV', async () => {
    const { path, clerk, add } = await makeBoard(app, 'Goldacre Primary School');
    await add('Flo Gray', 'co-opted', '2023-03-01');
    await add('Ada Reed', 'parent', '2026-09-01');
    expect(await read(path(), clerk)).toContain('Ends soon');
    expect(await read('/governors?show=ending')).toContain('Flo Gray, on 28 February 2027');
    const csv = await app.open('/governors/csv?show=ending');
    expect(csv.body).toMatch(/Goldacre Primary School,"Community, [^"]+",Co-opted,Flo Gray,2023-03-01,2027-02-28,Ends soon/);
    expect(csv.body).not.toContain('Ada Reed');
    await app.addSchool('Gorsefield Primary School');
    expect((await app.open('/governors/csv?show=none')).body, 'those without a board').toContain('Gorsefield Primary School');
  });

  it('opens to those who reach it, and its detail to the board and the staff whose work it is', async () => {
    const { path, clerk, add, addPersonOf } = await makeBoard(app, 'Hazelmere Primary School');
    const member = await add('Ada Reed', 'parent', '2026-10-01', { email: 'ada@example.invalid' });
    const other = await makeBoard(app, 'Ivyhouse Primary School');
    const governor = (await addPersonOf('governor', 'Ada Reed')).cookie;
    expect(await read(member, clerk)).toContain('ada@example.invalid');
    expect((await app.open(member)).statusCode).toBe(200);
    for (const url of [path(), member, path('/constitution'), path('/skills')]) expect((await app.open(url, other.clerk)).statusCode, url).toBe(404);
    expect((await app.open(member.replace(path(), other.path()), other.clerk)).statusCode, 'through another board').toBe(404);
    const network = await app.signInAs('network-member');
    for (const url of ['/governors', path(), member, '/governors/chairs']) expect((await app.open(url, network)).statusCode, url).toBe(403);
    const sia = await app.signInAs('sia');
    expect((await app.open(path(), sia)).statusCode).toBe(200);
    expect((await app.open(member, sia)).statusCode, 'no school of their caseload').toBe(404);
    expect((await app.open(path('/constitution'), governor)).statusCode).toBe(403);
    expect(await read('/governors', clerk), 'one board alone is opened at once').toBe('');
    const send = await app.signInAs('specialist', { reaches: [{ kind: 'strand', strand: 'send' }] });
    const governance = await app.signInAs('specialist', { reaches: [{ kind: 'strand', strand: 'governance' }] });
    expect((await app.open(path('/constitution'), send)).statusCode, 'another strand').toBe(404);
    expect((await app.open(path('/constitution'), governance)).statusCode).toBe(200);
  });

  it('shows name, category and term alone on the page of the provider, and nothing that finds anybody', async () => {
    const { school, add } = await makeBoard(app, 'Jasmine Primary School');
    await add('Ada Reed', 'parent', '2026-10-01', { email: 'ada@example.invalid' });
    const actor = { kind: 'person', accountId: null, name: 'Nell', role: 'network-member', authorityId: app.authorityId, tokenId: null } as const;
    const panel = await boardPanel(app).load(school, actor);
    expect(JSON.stringify(panel?.data)).toContain('Ada Reed');
    expect(JSON.stringify(panel?.data)).not.toMatch(/example\.invalid|email|telephone/);
    expect(JSON.stringify(panel?.data), 'how long a seat is empty is for those who may see the board').not.toMatch(/2022|vacant|standing/i);
    expect(panel?.data).toMatchObject({ href: null, record: null, counts: null, seats: [{ who: 'Ada Reed', since: null }] });
    const lead = await boardPanel(app).load(school, { ...actor, role: 'lead' });
    expect(lead?.data).toMatchObject({ counts: { total: 7, vacant: 5 } });
  });

  it('has a vice chair and a clerk, each until the next', async () => {
    const { path, clerk, send, school } = await makeBoard(app, 'Kestrel Primary School');
    const vice = (name: string, from: string) => send('/officers', { office: 'vice-chair', name, ...day('from', from) });
    expect((await vice('Flo Gray', '2024-09-01')).statusCode).toBe(303);
    expect((await vice('Ada Reed', '2026-11-01')).statusCode).toBe(303);
    const rows = await app.db.kysely
      .selectFrom('board_officer')
      .select(['person_name', 'to_on'])
      .where('provider_id', '=', school)
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { person_name: 'Flo Gray', to_on: '2026-10-31' },
      { person_name: 'Ada Reed', to_on: null },
    ]);
    expect((await vice('Cy Poole', '2026-10-01')).statusCode, 'before the latest').toBe(422);
    const [flo, ada] = await app.db.kysely.selectFrom('board_officer').select('id').where('provider_id', '=', school).orderBy('id').execute();
    const said = await app.db.kysely
      .selectFrom('audit_event')
      .select('after')
      .where('subject_kind', '=', 'board-officer')
      .where('subject_id', '=', String(flo?.id ?? 0))
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(JSON.stringify(said), 'that an office ended is in the audit trail').toContain('2026-10-31');
    expect((await send(`/officers/${String(ada?.id)}/withdraw`, { reason: 'She is the clerk' })).statusCode).toBe(303);
    expect(await read(path(), clerk)).toContain('Vice chair Nobody is recorded');
  });

  it('lets a term that was recorded in error be withdrawn, and one that is over early be ended, from when the seat is vacant', async () => {
    const { path, clerk, add, send } = await makeBoard(app, 'Larkspur Primary School');
    const cy = (await add('Cy Poole', 'staff', '2024-09-01')).replace(path(), '');
    const flo = (await add('Flo Gray', 'co-opted', '2023-03-01')).replace(path(), '');
    expect((await send(`${cy}/leave`, { ...day('on', '2024-08-31'), why: 'Moved' })).statusCode, 'before it began').toBe(422);
    expect((await send(`${cy}/leave`, { ...day('on', '2026-11-20'), why: 'Moved away' })).statusCode).toBe(303);
    expect(await read(path(), clerk)).toContain('Vacant since 21 November 2026');
    await add('Bo Dale', 'staff', '2026-11-21');
    const later = await send(`${cy}/leave`, { ...day('on', '2026-11-30'), why: 'Moved away' });
    expect(words(later.body), 'over who follows').toContain('Bo Dale sits in this seat from 21 November 2026');
    const early = await send(`${cy}/leave`, { ...day('on', '2026-11-19'), why: 'Moved away' });
    expect(early.statusCode, 'a correction').toBe(303);
    expect((await send(`${flo}/withdraw`, { reason: 'Entered for the wrong school' })).statusCode).toBe(303);
    const twice = await app.post(path(`${flo}/withdraw`), { reason: 'Entered for the wrong school' }, clerk);
    expect(twice.statusCode, 'sent twice').toBe(303);
    expect(await read(path(), clerk)).toContain('withdrawn: Entered for the wrong school');
    expect((await send(`${flo}/details`, {})).statusCode, 'and is changed no more').toBe(404);
  });

  it('keeps what somebody did in the term before, where they are appointed again', async () => {
    const { path, clerk, add, send, seatOf } = await makeBoard(app, 'Maplewood Primary School');
    const first = await add('Ada Reed', 'parent', '2022-11-01', { toOn: '2026-10-31' });
    await send(`${first.replace(path(), '')}/training`, { kind: 'prevent', ...day('on', '2026-01-10'), how: 'Online' });
    const form = `/seats/${String(await seatOf('parent'))}/governor?again=${first.split('/').at(-1) ?? ''}`;
    const opened = (await app.open(path(form), clerk)).body;
    expect(opened).toContain('value="Ada Reed"');
    expect(opened, 'whom the form continues goes with it').toMatch(/name="again" value="\d+"/);
    const again = await add('Ada Reed', 'parent', '2026-11-01');
    const page = await read(again, clerk);
    expect(page).toMatch(/Prevent duty .* 10 January 2026 10 January 2029 To come/);
    expect(page, 'no new governor').not.toContain('Met the chair and the headteacher');
  });

  it('says nothing of a tier on any page', async () => {
    const { path } = await makeBoard(app, 'Nettlefield Primary School');
    for (const url of [path(), path('/skills'), '/governors', '/governors/chairs'])
      expect(await read(url), url).not.toMatch(/vulnerable|cause for concern|tier/i);
  });
});
