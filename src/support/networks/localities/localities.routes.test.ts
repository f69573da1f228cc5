import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { addPerson, signInAgain } from '../../../../test/harness/people.ts';
import { fixedClock } from '../../../platform/clock.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { day, sendForm } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { localityNetworkWork } from './localities-work.ts';
import { localityNetworkRoutes } from './localities.routes.ts';
import type { MemberGroup } from './member-groups.ts';
import { recordMeeting } from './record-meeting.ts';

interface Somebody {
  readonly id: number;
  readonly cookie: string;
}
/** A network of its own for each test: five primary schools and a secondary one, a coordinator, a head. */
interface MadeNetwork {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly schools: readonly number[];
  readonly secondary: number;
  readonly alun: Somebody;
  readonly head: Somebody;
}

let app: SupportApp;
/** Of another locality: its coordinator, and a head. */
let nasreen: Somebody;
let stranger: Somebody;
let elsewhere: MadeNetwork;
let made = 0;

async function person(role: string, name: string, providerId?: number): Promise<Somebody> {
  const reaches = providerId === undefined ? [] : [{ kind: 'provider', providerId } as const];
  const id = await addPerson(app, role, { authorityId: app.authorityId, name, reaches });
  return { id, cookie: await signInAgain(app, id) };
}

async function aNetwork(role: 'sia' | 'eeca' = 'sia'): Promise<MadeNetwork> {
  made += 1;
  const name = `Ashmere ${String(made)}`;
  const slug = `ashmere-${String(made)}`;
  const values = { authority_id: app.authorityId, name, slug };
  const { id } = await app.db.kysely.insertInto('locality').values(values).returning('id').executeTakeFirstOrThrow();
  const place = async (school: string, phase: 'primary' | 'secondary') => {
    const providerId = await app.addSchool(school, { with: { phase } });
    await app.db.kysely.updateTable('provider').set({ locality_id: id }).where('id', '=', providerId).execute();
    return providerId;
  };
  const schools: number[] = [];
  for (const letter of ['A', 'B', 'C', 'D', 'E']) schools.push(await place(`${letter} Primary School`, 'primary'));
  const secondary = await place('High School', 'secondary');
  const alun = await person(role, role === 'sia' ? 'Alun Test' : 'Nasreen Test');
  const head = await person('headteacher', 'Hetty Test', schools[0]);
  await app.send(`/networks/${slug}/coordinators/new`, { account: String(alun.id), ...day('from', '2026-09-01') });
  return { id, name, path: `/networks/${slug}`, schools, secondary, alun, head };
}

beforeAll(async () => {
  app = await openSupportApp(localityNetworkRoutes);
  elsewhere = await aNetwork('eeca');
  nasreen = elsewhere.alun;
  stranger = elsewhere.head;
});

const plan = (over: Readonly<Record<string, string | readonly string[]>> = {}) => ({
  ...day('on', '2026-12-03'),
  starts: '15.30',
  ends: '17:00',
  place: 'Ashmere Library',
  link: '',
  chair: 'Hetty Test',
  invited: ['primary'],
  agenda: 'Welcome\r\n\r\nAttendance\r\nPhonics',
  ...over,
});
const planned = async ({ path, alun }: MadeNetwork, over: Parameters<typeof plan>[0] = {}): Promise<string> => {
  const sent = await app.send(`${path}/meetings/new`, plan(over), alun.cookie);
  return String(sent.headers.location);
};
const actorOf = ({ id }: Somebody, role: string): Actor => ({ kind: 'person', accountId: id, name: 'Alun Test', role, authorityId: app.authorityId, tokenId: null }); // prettier-ignore
/** One that was planned for a day that has been. */
const meetingOn = async ({ id, path, alun }: MadeNetwork, on: string, invited: MemberGroup[] = ['primary']): Promise<string> => {
  const doing = { actor: actorOf(alun, 'sia'), clock: fixedClock('2026-09-01T09:00:00Z'), event: 'network-meeting.planned', reference: 'test', authorityId: app.authorityId } as const;
  const entry = { on, startsAt: '15:30', endsAt: '17:00', place: 'Ashmere Library', link: null, chair: 'Hetty Test', invited, agenda: ['Welcome'] };
  const done = await app.db.transaction((tx) => recordMeeting(tx, doing, id, entry));
  return `${path}/meetings/${String(done.ok ? done.id : 0)}`;
}; // prettier-ignore
const seenIn = (html: string): string => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';
const hold = async (path: string, { cookie }: Somebody, answers: Readonly<Record<string, string>> = {}) => {
  const page = await app.open(`${path}/held`, cookie);
  return app.send(`${path}/held`, { seen: seenIn(page.body), notes: 'Phonics was talked over.', ...answers }, cookie);
};
const noticesOf = async (accountId: number): Promise<string[]> =>
  (await app.db.kysely.selectFrom('notice').select('subject').where('account_id', '=', accountId).orderBy('id').execute()).map(({ subject }) => subject);

describe('a network', () => {
  it('shows its members by phase, its coordinators and its partners; a summary to those elsewhere', async () => {
    const { path, alun, head } = await aNetwork();
    const library = { 'kind': 'library', 'name': 'Ashmere Library', 'contact-name': 'The librarian', 'contact': 'library@ashmere.example' };
    await app.send(`${path}/partners/new`, { ...library, offers: 'A reading hour', ...day('from', '2026-09-01') }, alun.cookie);
    await app.send(`${path}/people/new`, { name: 'Wilf Reader', part: 'Leads the reading group', ...day('from', '2026-09-01') }, alun.cookie);
    for (const cookie of [app.lead, alun.cookie, head.cookie]) {
      const page = await app.open(path, cookie);
      await expectValidHtml(page.body);
      expect(words(page.body)).toMatch(
        /Alun Test , School Improvement Advisor\. Since 1 September 2026\..*Primary schools \(5\).*Secondary schools \(1\).*Wilf Reader.*library@ashmere\.example/,
      );
    }
    for (const cookie of [nasreen.cookie, stranger.cookie]) {
      const page = await app.open(path, cookie);
      await expectValidHtml(page.body);
      expect(words(page.body)).toMatch(/This is a summary\..*Alun Test.*Ashmere Library/);
      expect(page.body).not.toMatch(/Wilf Reader|library@ashmere\.example|\/meetings\/\d/);
    }
    await expectValidHtml((await app.open('/networks')).body);
    expect((await app.open(`${path}/members.csv`, stranger.cookie)).body).toContain('High School,Secondary schools,Ashmere');
    expect((await app.open(`${path}/partners.csv`, head.cookie)).body).toContain('Ashmere Library,Library,The librarian,library@ashmere.example');
    expect((await app.open(`${path}/partners.csv`, stranger.cookie)).statusCode).toBe(404);
  });

  it('has its coordinators named by the lead alone, who end with a day and a reason', async () => {
    const { path, alun } = await aNetwork();
    const form = { account: String(nasreen.id), ...day('from', '2026-10-01') };
    expect((await app.open(`${path}/coordinators/new`, alun.cookie)).statusCode).toBe(404);
    expect((await app.send(`${path}/coordinators/new`, form, alun.cookie)).statusCode).toBe(404);
    await expectValidHtml((await app.open(`${path}/coordinators/new`)).body);
    for (const time of [1, 2]) expect((await app.send(`${path}/coordinators/new`, form)).statusCode, String(time)).toBe(303);
    const again = await app.send(`${path}/coordinators/new`, { ...form, ...day('from', '2026-10-02') });
    expect([again.statusCode, words(again.body).includes('Nasreen Test coordinates it already')]).toEqual([422, true]);
    expect((await app.open(`${path}/meetings/new`, nasreen.cookie)).statusCode).toBe(200);
    const end = /href="([^"]+)">End<span class="govuk-visually-hidden"> the coordination of Nasreen/.exec((await app.open(path)).body)?.[1] ?? '';
    await expectValidHtml((await app.open(end)).body);
    const future = await app.send(end, { how: 'ended', ...day('last', '2026-12-01'), reason: 'Moves' });
    expect(words(future.body)).toContain('The last day must be today or earlier');
    const last = { how: 'ended', ...day('last', '2026-11-20'), reason: 'Moves' };
    for (const time of [1, 2]) expect((await app.send(end, last)).statusCode, String(time)).toBe(303);
    expect(words((await app.open(path)).body)).toContain('Nasreen Test, Early Education Childcare Advisor. 1 October 2026 to 20 November 2026: Moves.');
    expect((await app.open(`${path}/meetings/new`, nasreen.cookie)).statusCode).toBe(404);
  });

  it('lets a person with an account read what its members read, for as long as they belong to it', async () => {
    const { path, alun } = await aNetwork();
    const member = await person('network-member', 'Kit Test');
    const meeting = await planned({ path, alun } as MadeNetwork);
    expect((await app.open(meeting, member.cookie)).statusCode).toBe(404);
    const form = { account: String(member.id), part: 'Leads the reading group', ...day('from', '2026-09-01') };
    await app.send(`${path}/people/new`, form, alun.cookie);
    expect((await app.open(meeting, member.cookie)).statusCode).toBe(200);
    const end = /href="([^"]+)">End<span class="govuk-visually-hidden"> the membership of Kit/.exec((await app.open(path, alun.cookie)).body)?.[1] ?? '';
    await app.send(end, { how: 'withdrawn', reason: 'The wrong network' }, alun.cookie);
    expect((await app.open(meeting, member.cookie)).statusCode).toBe(404);
  });

  it('keeps what was typed where a partner is wrong, and changes one that is there', async () => {
    const { path, alun, head } = await aNetwork();
    const wrong = await app.send(`${path}/partners/new`, { name: 'Fire station' }, alun.cookie);
    expect([wrong.statusCode, wrong.body.includes('value="Fire station"'), wrong.body.includes('href="#offers"')]).toEqual([422, true, true]);
    await expectValidHtml(wrong.body);
    const form = { kind: 'fire', name: 'Fire station', offers: 'Visits to schools', ...day('from', '2026-09-01') };
    await app.send(`${path}/partners/new`, form, alun.cookie);
    const change = /href="([^"]+\/partners\/\d+)">Change/.exec((await app.open(path, alun.cookie)).body)?.[1] ?? '';
    await expectValidHtml((await app.open(change, alun.cookie)).body);
    await app.send(change, { ...form, offers: 'Visits to schools in summer' }, alun.cookie);
    expect(words((await app.open(path, head.cookie)).body)).toContain('Visits to schools in summer');
    expect((await app.open(change.replace(path, elsewhere.path))).statusCode).toBe(404);
  });
});

describe('a meeting', () => {
  it('is planned once, tells who is expected, stands in their diaries, and is told again when it is moved or cancelled', async () => {
    const network = await aNetwork();
    const { name, alun, head } = network;
    const path = await planned(network);
    expect(await planned(network)).toBe(path);
    expect(await noticesOf(head.id)).toEqual([`The ${name} network meeting is planned for 3 December 2026 at 15:30`]);
    expect(await noticesOf(alun.id)).toEqual([]);
    expect((await noticesOf(stranger.id)).join()).not.toContain(name);
    const page = await app.open(path, head.cookie);
    await expectValidHtml(page.body);
    expect(words(page.body)).toMatch(/15:30 to 17:00, Ashmere Library.*Primary schools, and the network’s people.*Welcome Attendance Phonics/);

    const work = localityNetworkWork(app);
    const diaryOf = async (of: Somebody, role: string) =>
      (await work.diary?.(actorOf(of, role), '2026-12-01', '2026-12-31'))?.map(({ on, from, title }) => `${on} ${String(from)} ${title}`);
    const entry = `15:30 ${name} network meeting, Ashmere Library`;
    expect(await diaryOf(head, 'headteacher')).toEqual([`2026-12-03 ${entry}`]);
    expect(await diaryOf(alun, 'sia')).toEqual([`2026-12-03 ${entry}`]);
    expect((await diaryOf(stranger, 'headteacher'))?.join()).not.toContain(name);
    expect((await diaryOf(nasreen, 'eeca'))?.join()).not.toContain(name);

    const form = await app.open(`${path}/change`, alun.cookie);
    await expectValidHtml(form.body);
    const moved = { ...plan(day('on', '2026-12-08')), seen: seenIn(form.body) };
    for (const time of [1, 2]) expect((await app.send(`${path}/change`, moved, alun.cookie)).statusCode, String(time)).toBe(303);
    expect(await diaryOf(head, 'headteacher')).toEqual([`2026-12-08 ${entry}`]);
    const stale = await app.send(`${path}/change`, { ...plan(day('on', '2026-12-09')), seen: seenIn(form.body) });
    expect([stale.statusCode, words(stale.body).includes('Somebody changed this meeting meanwhile')]).toEqual([409, true]);
    expect(stale.body).toContain('name="on-day" type="text" value="09"');

    await expectValidHtml((await app.open(`${path}/cancel`, alun.cookie)).body);
    for (const time of [1, 2]) expect((await app.send(`${path}/cancel`, { reason: 'Snow' }, alun.cookie)).statusCode, String(time)).toBe(303);
    expect((await noticesOf(head.id)).slice(1)).toEqual([
      `The ${name} network meeting is now on 8 December 2026 at 15:30`,
      `The ${name} network meeting is cancelled: it was for 8 December 2026 at 15:30`,
    ]);
    expect(await diaryOf(head, 'headteacher')).toEqual([]);
    expect(words((await app.open(path, head.cookie)).body)).toContain('Cancelled by Alun Test: Snow');
    const late = await app.send(`${path}/change`, { ...plan(), seen: '3' }, alun.cookie);
    expect(words(late.body)).toContain('It was cancelled: plan another');
  });

  it('is refused in words where it cannot be', async () => {
    const { path, alun, head } = await aNetwork();
    const bad = plan({ ...day('on', '2026-11-02'), starts: 'noon', link: 'javascript:alert(1)', invited: [] });
    const wrong = await app.send(`${path}/meetings/new`, bad, alun.cookie);
    expect(wrong.statusCode).toBe(422);
    expect(words(wrong.body)).toMatch(/Enter when it starts, like 15:30 .*must begin with https:\/\/ .*Select who is invited/);
    await expectValidHtml(wrong.body);
    const past = await app.send(`${path}/meetings/new`, plan(day('on', '2026-11-02')), alun.cookie);
    expect(words(past.body)).toContain('The day must be today or later');
    expect((await app.send(`${elsewhere.path}/meetings/new`, plan(), alun.cookie)).statusCode).toBe(404);
    expect((await app.send(`${path}/meetings/new`, plan(), head.cookie)).statusCode).toBe(403);
  });

  it('has notes, attendance and actions once it was held; a member is told their own and the total', async () => {
    const network = await aNetwork();
    const { alun, head, schools, path: of } = network;
    const path = await meetingOn(network, '2026-11-05');
    const work = localityNetworkWork(app);
    expect((await work.list?.(actorOf(alun, 'sia'), '2026-11-23'))?.map(({ href }) => href)).toEqual([`${path}/held`]);
    await expectValidHtml((await app.open(`${path}/held`, alun.cookie)).body);
    const nobody = await hold(path, alun);
    expect([nobody.statusCode, words(nobody.body).includes('Nobody is recorded as having come')]).toEqual([422, true]);
    const came = Object.fromEntries(schools.slice(0, 3).map((id) => [`provider-${String(id)}`, 'came']));
    const answers = { ...came, [`provider-${String(schools[3])}`]: 'apologies' };
    for (const time of [1, 2]) expect((await hold(path, alun, answers)).statusCode, String(time)).toBe(303);
    const stale = await app.send(`${path}/held`, { ...answers, notes: 'Otherwise', seen: '1' }, alun.cookie);
    expect(stale.statusCode).toBe(409);
    expect((await work.list?.(actorOf(alun, 'sia'), '2026-11-23'))?.length).toBe(0);

    const action = `${path}/actions/${String(schools[1])}`;
    expect((await app.open(`${path}/actions/new?provider=${String(schools[1])}`, alun.cookie)).headers.location).toBe(action);
    const other = await app.open(`${path}/actions/new?provider=${String(elsewhere.secondary)}`, alun.cookie);
    expect(other.statusCode).toBe(422);
    await expectValidHtml(other.body);
    expect((await app.open(`${path}/actions/${String(elsewhere.secondary)}`, alun.cookie)).statusCode).toBe(404);
    const owner = { 'side': 'provider', 'owner': 'The head', 'account': '' };
    const entry = { 'what': 'Share the phonics scheme', ...owner, 'due-way': 'date', ...day('due', '2026-11-16'), ...day('agreed', '2026-11-05'), 'shared': 'yes' }; // prettier-ignore
    const agreed = await sendForm(app, action, entry, alun.cookie);
    expect([agreed.statusCode, agreed.headers.location]).toEqual([303, path]);

    const full = await app.open(path, alun.cookie);
    await expectValidHtml(full.body);
    expect(words(full.body)).toMatch(/3 of 5 providers invited came\..*Came A Primary School, B Primary School, C Primary School .*Share the phonics scheme.*Overdue by 7 days/);
    const own = await app.open(path, head.cookie);
    await expectValidHtml(own.body);
    expect(words(own.body)).toMatch(/3 of 5 providers invited came\. A Primary School: came .*Phonics was talked over\..*1 action with other providers/);
    expect(own.body).not.toMatch(/B Primary|Share the phonics/);
    await expectValidHtml((await app.open(`${path}/print`, head.cookie)).body);
    for (const { cookie } of [nasreen, stranger]) {
      expect((await app.open(path, cookie)).statusCode).toBe(404);
      expect((await app.open(`${path}/print`, cookie)).statusCode).toBe(404);
    }
    expect((await app.open(`${of}/meetings.csv`, head.cookie)).body).toContain('2026-11-05,15:30,17:00,Ashmere Library,Hetty Test,Held,,5,3');
    await expectValidHtml((await app.open(`${of}/meetings`, stranger.cookie)).body);
    expect(words((await app.open(of, head.cookie)).body)).toMatch(
      /A Primary School: came to 1 of 1; last on 5 November 2026\. In all, 3 of the 5 providers that were invited came at least once in 2026\/27/,
    );

    const reach = await app.open(`${of}/reach`, alun.cookie);
    await expectValidHtml(reach.body);
    expect(words(reach.body)).toMatch(
      /1 meeting in 2026\/27\. 3 of the 5 providers that were invited came at least once\. .*Never came .*D Primary School .*Never came; invited once; sent apologies once .*E Primary .*Take part .*A Primary .*1 provider here was invited to none.*Overdue 1/,
    );
    const csv = await app.open(`${of}/reach.csv?year=2026/27`, alun.cookie);
    expect(csv.body).toContain('2026/27,E Primary School,Primary schools,1,0,0,,"Never came; invited once"');
    expect(csv.body).not.toContain('High School');
    expect(words((await app.open(`${of}/reach?year=2025/26`)).body)).toContain('No meeting was held in 2025/26');
    expect((await app.open(`${of}/reach`, nasreen.cookie)).statusCode).toBe(404);
    expect((await app.open(`${of}/reach`, head.cookie)).statusCode).toBe(403);
  });

  it('tells no outsider how many came where fewer than five were invited', async () => {
    const network = await aNetwork();
    const path = await meetingOn(network, '2026-10-08', ['secondary']);
    await hold(path, network.alun, { [`provider-${String(network.secondary)}`]: 'came' });
    expect(words((await app.open(path, network.alun.cookie)).body)).toContain('1 of 1 providers invited came');
    expect((await app.open(path, network.head.cookie)).body).not.toMatch(/providers invited|High School/);
    expect(words((await app.open(network.path, network.head.cookie)).body)).not.toContain('came at least once');
    const csv = await app.open(`${network.path}/meetings.csv`, network.head.cookie);
    expect(csv.body).toContain('2026-10-08,15:30,17:00,Ashmere Library,Hetty Test,Held,,,');
  });

  it('has papers that its members open, files as they came, until they are taken off', async () => {
    const network = await aNetwork();
    const { alun, head } = network;
    const path = await planned(network);
    await expectValidHtml((await app.open(`${path}/papers/new`, alun.cookie)).body);
    const sent = async (content: string, name = 'figures.csv', address = '') => {
      const form = await app.formToken(alun.cookie);
      const part = (field: string, value: string) => `--frontier\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
      const file = `--frontier\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n${content}\r\n--frontier--\r\n`;
      const headers = { 'cookie': form.cookie, 'content-type': 'multipart/form-data; boundary=frontier' };
      const payload = `${part('title', 'Autumn attendance')}${part('href', address)}${file}`;
      return app.inject({ method: 'POST', url: `${path}/papers/new?_csrf=${encodeURIComponent(form.token)}`, headers, payload });
    };
    const refused = await sent('<html><script>alert(1)</script></html>', 'a.html');
    expect(refused.statusCode).toBe(422);
    await expectValidHtml(refused.body);
    expect((await sent('', '', 'javascript:alert(1)')).statusCode).toBe(422);
    for (const time of [1, 2]) expect((await sent('Year,Pupils\r\n2,30\r\n')).statusCode, String(time)).toBe(303);
    expect((await sent('', '', 'https://papers.example/attendance')).statusCode).toBe(303);
    const page = (await app.open(path, head.cookie)).body;
    expect(page).toContain('href="https://papers.example/attendance"');
    const found = [...page.matchAll(/href="(\/networks\/[a-z0-9-]+\/meetings\/\d+\/papers\/\d+)"/g)].map(([, one]) => String(one));
    expect(found).toHaveLength(1);
    const file = await app.open(String(found[0]), head.cookie);
    expect([file.body, file.headers['x-content-type-options']]).toEqual(['Year,Pupils\r\n2,30\r\n', 'nosniff']);
    expect((await app.open(String(found[0]), stranger.cookie)).statusCode).toBe(404);
    await app.send(`${String(found[0])}/remove`, { reason: 'Superseded' }, alun.cookie);
    expect((await app.open(String(found[0]), head.cookie)).statusCode).toBe(404);
  });
});

describe('priorities', () => {
  const priority = (over: Readonly<Record<string, string>> = {}) => ({
    'title': 'Reading by seven',
    'why': 'Heads agreed',
    'evidence': '',
    'other-evidence': 'What heads said on 5 November',
    'doing': 'Shared training',
    'seen-by': 'More children read',
    ...day('from', '2026-11-23'),
    ...day('to', '2027-07-21'),
    ...over,
  });

  it('rest on evidence, are agreed by those who run the network, and are closed with what came of them', async () => {
    const { id: localityId, path, alun, head } = await aNetwork();
    await expectValidHtml((await app.open(`${path}/priorities/new`, alun.cookie)).body);
    const bare = await app.send(`${path}/priorities/new`, priority({ 'other-evidence': '' }), alun.cookie);
    expect([bare.statusCode, words(bare.body).includes('Choose the result it rests on, or enter other evidence')]).toEqual([422, true]);
    for (const time of [1, 2]) expect((await app.send(`${path}/priorities/new`, priority(), alun.cookie)).statusCode, String(time)).toBe(303);
    const elected = await app.signInAs('elected-member');
    for (const cookie of [head.cookie, stranger.cookie, elected]) {
      const page = await app.open(`${path}/priorities`, cookie);
      await expectValidHtml(page.body);
      expect(words(page.body)).toMatch(/Reading by seven Being worked on.*What heads said on 5 November.*More children read/);
    }
    const found = await app.db.kysely.selectFrom('network_priority').select('id').where('locality_id', '=', localityId).execute();
    expect(found).toHaveLength(1);
    const one = `${path}/priorities/${String(found[0]?.id)}`;
    expect((await app.send(one, { ...priority(), seen: '1' }, nasreen.cookie)).statusCode).toBe(404);
    await app.send(one, { ...priority({ why: 'Heads agreed twice' }), seen: '1' }, alun.cookie);
    const stale = await app.send(one, { ...priority({ why: 'Another reason' }), seen: '1' }, alun.cookie);
    expect([stale.statusCode, stale.body.includes('Another reason')]).toEqual([409, true]);
    await expectValidHtml((await app.open(`${one}/close`, alun.cookie)).body);
    await app.send(`${one}/close`, { 'came-of-it': 'Training was well attended' }, alun.cookie);
    expect(words((await app.open(`${path}/priorities`, head.cookie)).body)).toMatch(/Priorities before Reading by seven Closed.*well attended/);
    const late = await app.send(`${one}/withdraw`, { reason: 'Error' }, alun.cookie);
    expect(words(late.body)).toContain('It is closed already');
    expect((await app.open(`${path}/priorities.csv`, head.cookie)).body).toContain('Reading by seven,Heads agreed twice');
    expect((await app.open(`${path}/results.csv`, elected)).statusCode).toBe(200);
  });

  it('are all that an elected member sees of a network', async () => {
    const elected = await app.signInAs('elected-member');
    const list = await app.open('/networks', elected);
    await expectValidHtml(list.body);
    expect(list.body).toContain(`${elsewhere.path}/priorities`);
    for (const path of ['', '/meetings', '/members.csv', '/reach']) expect((await app.open(`${elsewhere.path}${path}`, elected)).statusCode).toBe(403);
  });
});

it('a coordinator who goes hands the network on', async () => {
  const work = localityNetworkWork(app);
  const { name, path, alun: going } = await aNetwork('eeca');
  const taker = await person('sia', 'Tamsin Test');
  const held = await work.held?.(app.db.kysely, going.id);
  expect(held?.items.map(({ text }) => text)).toEqual([`${name} network`]);
  const ids = held?.items.map(({ id }) => id) ?? [];
  for (const time of [1, 2])
    await app.db.transaction(async (tx) => work.handOver?.(tx, ids, { accountId: taker.id, name: `Tamsin Test ${String(time)}` }));
  expect(words((await app.open(path)).body)).toMatch(
    /Tamsin Test , School Improvement Advisor\. Since 23 November 2026.*Nasreen Test.*1 September 2026 to 22 November 2026: Handed over/,
  );
  expect((await work.held?.(app.db.kysely, going.id))?.items).toEqual([]);
});
