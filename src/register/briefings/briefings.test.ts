import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addPerson, signInAgain } from '../../../test/harness/people.ts';
import { createRenderer } from '../../ui/render.ts';
import { isAllowed } from '../access/permissions.ts';
import { addAuthority, addProvider } from '../providers/invented-providers.fixture.ts';
import { briefingsHomeCard } from './briefings-home-card.ts';
import { briefingRoutes } from './briefings.routes.ts';

let app: TestApp;
let member: number;
let named: string;
/** Of the same role, and not named. */
let other: string;
let writer: string;
beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => briefingRoutes({ db, clock }), access: isAllowed });
  await app.db.transaction((tx) => addProvider(tx, app.authorityId, { name: 'Kelby School', la_code: '999', urn: 900001 }));
  member = await addPerson(app, 'executive-member', { authorityId: app.authorityId, name: 'Emma Member' });
  named = await signInAgain(app, member);
  other = await app.signInAs('executive-member', { name: 'Otto Member' });
  writer = await app.signInAs('director', { name: 'Dora Director' });
});

const get = (url: string, cookie: string) => app.inject({ url, headers: { cookie } });
const readings = (id: string) =>
  app.db.kysely
    .selectFrom('audit_event')
    .select('actor_name')
    .where('event', '=', 'briefing.viewed')
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute();
let written = 0;
const form = (over: Record<string, string> = {}) => ({
  title: `Results of the summer ${String((written += 1))}`,
  body: 'They rose.\n\nThey may be revised.',
  provider: 'Kelby School',
  reader: String(member),
  ...over,
});
async function write(over: Record<string, string> = {}): Promise<string> {
  const answer = await app.post('/briefings/new', form(over), writer);
  expect(answer.statusCode, answer.body).toBe(303);
  return String(answer.headers.location);
}

describe('a briefing', () => {
  it('is read by whom it names, and each reading is recorded and shown to its writer', async () => {
    const path = await write();
    const id = path.split('/')[2] ?? '';
    expect((await get(path, writer)).body).toContain('not read yet');
    const page = await get(path, named);
    expect(page.body).toContain('<p class="govuk-body">They may be revised.</p>');
    expect(page.body).not.toContain('Who may read it');
    await get(path, named);
    expect((await readings(id)).map(({ actor_name }) => actor_name)).toEqual(['Dora Director', 'Emma Member', 'Emma Member']);
    const seen = await get(path, writer);
    expect(seen.body).toMatch(/Emma Member \(Executive Member\): first read on/);
    for (const each of [page, seen]) await expectValidHtml(each.body, path);
  });

  it('is not there for anybody else, in no list and in no count, whatever their role', async () => {
    const path = await write({ title: 'For one alone' });
    expect((await get(path, other)).statusCode).toBe(404);
    expect((await get('/briefings', other)).body).toContain('There is no briefing for you');
    for (const role of ['director', 'lead', 'assistant-director', 'elected-member']) {
      const cookie = await app.signInAs(role);
      expect((await get(path, cookie)).statusCode, role).toBe(404);
      expect((await get('/briefings', cookie)).body).not.toContain('For one alone');
    }
    for (const role of ['auditor', 'administrator', 'headteacher', 'sia']) {
      const cookie = await app.signInAs(role);
      for (const url of [path, '/briefings', '/briefings/new']) expect((await get(url, cookie)).statusCode, role).toBe(403);
    }
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '997', 'Elsewhere'));
    expect((await get(path, await app.signInAs('director', { authorityId: elsewhere }))).statusCode).toBe(404);
  });

  it('names a member or the director, never the writer, and nobody of another authority', async () => {
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '998', 'Beyond'));
    const stranger = await addPerson(app, 'executive-member', { authorityId: elsewhere });
    const lead = await addPerson(app, 'lead', { authorityId: app.authorityId });
    for (const id of [stranger, lead]) {
      const answer = await app.post('/briefings/new', form({ reader: String(id) }), writer);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('Select who may read it');
      // Nothing that was typed is lost.
      expect(answer.body).toContain('They may be revised.');
    }
  });

  it('sent twice is one briefing', async () => {
    const sent = form();
    const first = await app.post('/briefings/new', sent, writer);
    const second = await app.post('/briefings/new', sent, writer);
    expect(second.headers.location).toBe(first.headers.location);
  });

  it('withdrawn says so and why, and no longer what it said', async () => {
    const path = await write();
    expect((await app.post(`${path}/withdraw`, { reason: 'Mine now' }, named)).statusCode).toBe(403);
    expect((await app.post(`${path}/withdraw`, { reason: '' }, writer)).statusCode).toBe(422);
    await app.post(`${path}/withdraw`, { reason: 'The figures were wrong' }, writer);
    const page = await get(path, named);
    expect(page.body).toContain('The figures were wrong');
    expect(page.body).not.toContain('They rose.');
    expect((await get(path, writer)).body).toContain('They rose.');
    await expectValidHtml(page.body, path);
  });

  it('is offered on the first page of those it names, until it is withdrawn', async () => {
    const path = await write({ title: 'To be shown first' });
    const actor = {
      kind: 'person',
      accountId: member,
      tokenId: null,
      name: 'Emma Member',
      role: 'executive-member',
      authorityId: app.authorityId,
    } as const;
    const render = createRenderer({ today: () => '2026-11-23', globals: {}, strict: true });
    const show = async () => {
      const card = await briefingsHomeCard(app).load(actor);
      return card === null ? '' : render(card.template, { data: card.data });
    };
    expect(await show()).toMatch(/To be shown first<\/a>[^<]*\(not read yet\)/);
    await app.post(`${path}/withdraw`, { reason: 'No more' }, writer);
    expect(await show()).not.toContain('To be shown first');
  });
});
