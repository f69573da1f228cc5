import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { words } from '../../support-app.fixture.ts';
import { localityNetworkWork } from './localities-work.ts';
import { type NetworksApp, openNetworksApp, seenIn, type Somebody } from './networks.fixture.ts';

let app: NetworksApp;
let nasreen: Somebody;
let stranger: Somebody;
beforeAll(async () => {
  app = await openNetworksApp();
  ({ alun: nasreen, head: stranger } = app.elsewhere);
});

describe('a network', () => {
  it('shows its members by phase, its coordinators and its partners; a summary to those elsewhere', async () => {
    const { path, alun, head } = await app.aNetwork();
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
    const { path, alun } = await app.aNetwork();
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
    expect(words((await app.open(path)).body)).toContain(
      'Nasreen Test, Early Education Childcare Advisor. 1 October 2026 to 20 November 2026: Moves.',
    );
    expect((await app.open(`${path}/meetings/new`, nasreen.cookie)).statusCode).toBe(404);
  });

  it('lets a person with an account read what its members read, for as long as they belong to it', async () => {
    const { path, alun } = await app.aNetwork();
    const member = await app.person('network-member', 'Kit Test');
    const meeting = await app.planned({ path, alun });
    expect((await app.open(meeting, member.cookie)).statusCode).toBe(404);
    const form = { account: String(member.id), part: 'Leads the reading group', ...day('from', '2026-09-01') };
    await app.send(`${path}/people/new`, form, alun.cookie);
    expect((await app.open(meeting, member.cookie)).statusCode).toBe(200);
    expect(words((await app.open(path, member.cookie)).body)).toContain('Kit Test: not invited.');
    const end =
      /href="([^"]+)">End<span class="govuk-visually-hidden"> the membership of Kit/.exec((await app.open(path, alun.cookie)).body)?.[1] ?? '';
    await app.send(end, { how: 'withdrawn', reason: 'The wrong network' }, alun.cookie);
    expect((await app.open(meeting, member.cookie)).statusCode).toBe(404);
  });

  it('keeps what was typed where a partner is wrong, and changes one that is there', async () => {
    const { path, alun, head } = await app.aNetwork();
    const wrong = await app.send(`${path}/partners/new`, { name: 'Fire station' }, alun.cookie);
    expect([wrong.statusCode, wrong.body.includes('value="Fire station"'), wrong.body.includes('href="#offers"')]).toEqual([422, true, true]);
    await expectValidHtml(wrong.body);
    const form = { kind: 'fire', name: 'Fire station', offers: 'Visits to schools', ...day('from', '2026-09-01') };
    await app.send(`${path}/partners/new`, form, alun.cookie);
    const change = /href="([^"]+\/partners\/\d+)">Change/.exec((await app.open(path, alun.cookie)).body)?.[1] ?? '';
    await expectValidHtml((await app.open(change, alun.cookie)).body);
    const seen = seenIn((await app.open(change, alun.cookie)).body);
    const changed = { ...form, offers: 'Visits to schools in summer', seen };
    for (const time of [1, 2]) expect((await app.send(change, changed, alun.cookie)).statusCode, String(time)).toBe(303);
    const overtaken = await app.send(change, { ...form, offers: 'Visits to nurseries', seen });
    expect([overtaken.statusCode, words(overtaken.body).includes('Somebody changed this partner meanwhile')]).toEqual([409, true]);
    expect(overtaken.body).toContain('Visits to nurseries');
    const anew = { ...form, offers: 'Visits to nurseries', seen: seenIn((await app.open(change)).body) };
    expect((await app.send(change, anew)).statusCode).toBe(303);
    await app.send(change, { ...changed, seen: seenIn((await app.open(change)).body) }, alun.cookie);
    expect(words((await app.open(path, head.cookie)).body)).toContain('Visits to schools in summer');
    expect((await app.open(change.replace(path, app.elsewhere.path))).statusCode).toBe(404);
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
    const { id: localityId, path, alun, head } = await app.aNetwork();
    await expectValidHtml((await app.open(`${path}/priorities/new`, alun.cookie)).body);
    const bare = await app.send(`${path}/priorities/new`, priority({ 'other-evidence': '' }), alun.cookie);
    expect([bare.statusCode, words(bare.body).includes('Choose the result it rests on, or enter other evidence')]).toEqual([422, true]);
    const wrong = await app.send(`${path}/priorities/new`, priority({ 'title': '', 'other-evidence': '', ...day('to', '2026-11-01') }), alun.cookie);
    expect(words(wrong.body), 'all at once').toMatch(/Enter the priority.*Choose the result it rests on.*It cannot end before it begins/);
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
    expect(list.body).toContain(`${app.elsewhere.path}/priorities`);
    for (const path of ['', '/meetings', '/members.csv', '/reach'])
      expect((await app.open(`${app.elsewhere.path}${path}`, elected)).statusCode).toBe(403);
  });
});

it('a coordinator who goes hands the network on', async () => {
  const work = localityNetworkWork(app);
  const { name, path, alun: going } = await app.aNetwork('eeca');
  const taker = await app.person('sia', 'Tamsin Test');
  const held = await work.held?.(app.db.kysely, going.id);
  expect(held?.items.map(({ text }) => text)).toEqual([`${name} network`]);
  const ids = held?.items.map(({ id }) => id) ?? [];
  for (const time of [1, 2])
    await app.db.transaction(async (tx) => work.handOver?.(tx, ids, { accountId: taker.id, name: `Tamsin Test ${String(time)}`, by: 'Quill lead' }));
  expect(words((await app.open(path)).body)).toMatch(
    /Tamsin Test , School Improvement Advisor\. Since 23 November 2026.*Nasreen Test.*1 September 2026 to 22 November 2026: Handed over/,
  );
  expect((await work.held?.(app.db.kysely, going.id))?.items).toEqual([]);
  const seats = app.db.kysely.selectFrom('network_coordinator').innerJoin('locality', 'locality.id', 'locality_id').where('name', '=', name);
  const by = await seats.select(['account_id', 'entered_by', 'ended_by']).orderBy('network_coordinator.id').execute();
  expect(by[0]).toMatchObject({ account_id: going.id, ended_by: 'Quill lead' });
  expect(by[1]).toEqual({ account_id: taker.id, entered_by: 'Quill lead', ended_by: null });
});
