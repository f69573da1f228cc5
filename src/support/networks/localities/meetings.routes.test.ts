import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { day, sendForm } from '../../../register/by-hand/sent-form.fixture.ts';
import { words } from '../../support-app.fixture.ts';
import { localityNetworkWork } from './localities-work.ts';
import { type NetworksApp, openNetworksApp, plan, seenIn, type Somebody } from './networks.fixture.ts';

let app: NetworksApp;
let nasreen: Somebody;
let stranger: Somebody;
beforeAll(async () => {
  app = await openNetworksApp();
  ({ alun: nasreen, head: stranger } = app.elsewhere);
});

const hold = async (path: string, { cookie }: Somebody, answers: Readonly<Record<string, string>> = {}) => {
  const page = await app.open(`${path}/held`, cookie);
  return app.send(`${path}/held`, { seen: seenIn(page.body), notes: 'Phonics was talked over.', ...answers }, cookie);
};
const noticesOf = async (accountId: number): Promise<string[]> =>
  (await app.db.kysely.selectFrom('notice').select('subject').where('account_id', '=', accountId).orderBy('id').execute()).map(
    ({ subject }) => subject,
  );

describe('a meeting', () => {
  it('is planned once, tells who is expected, stands in their diaries, and is told again when it is moved or cancelled', async () => {
    const network = await app.aNetwork();
    const { name, alun, head } = network;
    const path = await app.planned(network);
    expect(await app.planned(network)).toBe(path);
    expect(await noticesOf(head.id)).toEqual([`The ${name} network meeting is planned for 3 December 2026 at 15:30`]);
    expect(await noticesOf(alun.id)).toEqual([]);
    expect((await noticesOf(stranger.id)).join()).not.toContain(name);
    const page = await app.open(path, head.cookie);
    await expectValidHtml(page.body);
    expect(words(page.body)).toMatch(/15:30 to 17:00, Ashmere Library.*Primary schools, and the network’s people.*Welcome Attendance Phonics/);

    const work = localityNetworkWork(app);
    const diaryOf = async (of: Somebody, role: string) =>
      (await work.diary?.(app.actorOf(of, role), '2026-12-01', '2026-12-31'))?.map(({ on, from, title }) => `${on} ${String(from)} ${title}`);
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

  it('tells those who come to be invited, and those who no longer are', async () => {
    const network = await app.aNetwork();
    const { name, alun, head, secondary } = network;
    const other = await app.person('headteacher', 'Sander Test', secondary);
    const path = await app.planned(network);
    expect(await noticesOf(other.id)).toEqual([]);
    const change = async (over: Parameters<typeof plan>[0]) => {
      const seen = seenIn((await app.open(`${path}/change`, alun.cookie)).body);
      expect((await app.send(`${path}/change`, { ...plan(over), seen }, alun.cookie)).statusCode).toBe(303);
    };
    await change({ ...day('on', '2026-12-08'), invited: ['secondary'] });
    expect(await noticesOf(other.id)).toEqual([`The ${name} network meeting is planned for 8 December 2026 at 15:30`]);
    expect((await noticesOf(head.id)).slice(1)).toEqual([`You are no longer invited to the ${name} network meeting of 3 December 2026 at 15:30`]);
    await change({ ...day('on', '2026-12-09'), invited: ['secondary'] });
    expect((await noticesOf(other.id)).slice(1)).toEqual([`The ${name} network meeting is now on 9 December 2026 at 15:30`]);
    expect(await noticesOf(head.id)).toHaveLength(2);
  });

  it('is refused in words where it cannot be', async () => {
    const { path, alun, head } = await app.aNetwork();
    const bad = plan({ ...day('on', '2026-11-02'), starts: 'noon', link: 'javascript:alert(1)', invited: [] });
    const wrong = await app.send(`${path}/meetings/new`, bad, alun.cookie);
    expect(wrong.statusCode).toBe(422);
    expect(words(wrong.body)).toMatch(/Enter when it starts, like 15:30 .*must begin with https:\/\/ .*Select who is invited/);
    await expectValidHtml(wrong.body);
    const several = plan({ ...day('on', '2020-01-03'), starts: '17:00', ends: '15:30', place: 'x'.repeat(201) });
    const all = await app.send(`${path}/meetings/new`, several, alun.cookie);
    expect(words(all.body), 'all at once, in the order of the questions').toMatch(
      /There is a problem.*The day must be today or later.*It must end after it starts.*The place must be 200 characters or fewer.*Plan a meeting/,
    );
    expect(all.body).toContain('href="#on-day"');
    expect(words(all.body)).not.toContain('Enter where it is');
    await expectValidHtml(all.body);
    const past = await app.send(`${path}/meetings/new`, plan(day('on', '2026-11-02')), alun.cookie);
    expect(words(past.body)).toContain('The day must be today or later');
    expect((await app.send(`${app.elsewhere.path}/meetings/new`, plan(), alun.cookie)).statusCode).toBe(404);
    expect((await app.send(`${path}/meetings/new`, plan(), head.cookie)).statusCode).toBe(403);
  });

  it('has notes, attendance and actions once it was held; a member is told their own and the total', async () => {
    const network = await app.aNetwork();
    const { alun, head, schools, path: of } = network;
    const path = await app.meetingOn(network, '2026-11-05');
    const work = localityNetworkWork(app);
    expect((await work.list?.(app.actorOf(alun, 'sia'), '2026-11-23'))?.map(({ href }) => href)).toEqual([`${path}/held`]);
    await expectValidHtml((await app.open(`${path}/held`, alun.cookie)).body);
    const nobody = await hold(path, alun);
    expect([nobody.statusCode, words(nobody.body).includes('Nobody is recorded as having come')]).toEqual([422, true]);
    const came = Object.fromEntries(schools.slice(0, 3).map((id) => [`provider-${String(id)}`, 'came']));
    const answers = { ...came, [`provider-${String(schools[3])}`]: 'apologies' };
    for (const time of [1, 2]) expect((await hold(path, alun, answers)).statusCode, String(time)).toBe(303);
    const stale = await app.send(`${path}/held`, { ...answers, notes: 'Otherwise', seen: '1' }, alun.cookie);
    expect(stale.statusCode).toBe(409);
    expect((await work.list?.(app.actorOf(alun, 'sia'), '2026-11-23'))?.length).toBe(0);

    const action = `${path}/actions/${String(schools[1])}`;
    expect((await app.open(`${path}/actions/new?provider=${String(schools[1])}`, alun.cookie)).headers.location).toBe(action);
    const other = await app.open(`${path}/actions/new?provider=${String(app.elsewhere.secondary)}`, alun.cookie);
    expect(other.statusCode).toBe(422);
    await expectValidHtml(other.body);
    expect((await app.open(`${path}/actions/${String(app.elsewhere.secondary)}`, alun.cookie)).statusCode).toBe(404);
    const owner = { side: 'provider', owner: 'The head', account: '' };
    const entry = { 'what': 'Share the phonics scheme', ...owner, 'due-way': 'date', ...day('due', '2026-11-16'), ...day('agreed', '2026-11-05'), 'shared': 'yes' }; // prettier-ignore
    // Alun coordinates the network and advises none of its schools: what he enters of them is shared, and theirs or his own.
    const form = await app.open(action, alun.cookie);
    await expectValidHtml(form.body);
    expect(words(form.body)).toContain('B Primary School is not yours to advise: its own people see this action, and it is theirs or your own.');
    expect(form.body).not.toMatch(/name="shared"|Nasreen Test/);
    expect((await app.open(action)).body).toMatch(/name="shared"/);
    const others = await sendForm(app, action, { ...entry, side: 'authority', owner: 'Somebody else' }, alun.cookie);
    expect([others.statusCode, words(others.body).includes('It must be the provider’s, or your own')]).toEqual([422, true]);
    const kept = await sendForm(app, action, { ...entry, what: 'Read the plan', shared: 'no' }, alun.cookie);
    expect(kept.statusCode).toBe(303);
    const shared = await app.db.kysely.selectFrom('agreed_action').select('is_shared').where('what', '=', 'Read the plan').execute();
    expect(shared).toEqual([{ is_shared: true }]);
    await app.db.kysely.deleteFrom('agreed_action').where('what', '=', 'Read the plan').execute();
    const agreed = await sendForm(app, action, entry, alun.cookie);
    expect([agreed.statusCode, agreed.headers.location]).toEqual([303, path]);

    const full = await app.open(path, alun.cookie);
    await expectValidHtml(full.body);
    expect(words(full.body)).toMatch(
      /3 of 5 providers invited came\..*Came A Primary School; B Primary School; C Primary School .*Share the phonics scheme.*Overdue by 7 days/,
    );
    const own = await app.open(path, head.cookie);
    await expectValidHtml(own.body);
    expect(words(own.body)).toMatch(
      /3 of 5 providers invited came\. A Primary School: came .*Phonics was talked over\..*1 action with other providers/,
    );
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

    await app.db.kysely
      .updateTable('provider')
      .set({ status: 'closed' })
      .where('id', '=', schools[2] ?? 0)
      .execute();
    expect(words((await app.open(`${of}/reach`, alun.cookie)).body)).toMatch(
      /3 of the 5 providers that were invited .*Take part .*C Primary School .*Came to 1 of 1; last on 5 November 2026\. No longer in the network/,
    );
    await app.db.kysely
      .updateTable('provider')
      .set({ status: 'open' })
      .where('id', '=', schools[2] ?? 0)
      .execute();

    expect((await hold(path, alun, { ...answers, [`provider-${String(schools[4])}`]: 'came' })).statusCode).toBe(303);
    expect(words((await app.open(path, alun.cookie)).body)).toContain('4 of 5 providers invited came.');
  });

  it('tells no outsider how many came where fewer than five were invited', async () => {
    const network = await app.aNetwork();
    const path = await app.meetingOn(network, '2026-10-08', ['secondary']);
    await hold(path, network.alun, { [`provider-${String(network.secondary)}`]: 'came' });
    expect(words((await app.open(path, network.alun.cookie)).body)).toContain('1 of 1 providers invited came');
    expect((await app.open(path, network.head.cookie)).body).not.toMatch(/providers invited|High School/);
    expect(words((await app.open(network.path, network.head.cookie)).body)).not.toContain('came at least once');
    const csv = await app.open(`${network.path}/meetings.csv`, network.head.cookie);
    expect(csv.body).toContain('2026-10-08,15:30,17:00,Ashmere Library,Hetty Test,Held,,,');
  });

  it('has papers that its members open, files as they came, until they are taken off', async () => {
    const network = await app.aNetwork();
    const { alun, head } = network;
    const path = await app.planned(network);
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
