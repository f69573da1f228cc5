import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { sql } from 'kysely';
import { parseAnchor } from './anchor.ts';
import type { AuditSubjects } from './audit-subjects.ts';
import { auditRoutes } from './audit.routes.ts';
import { recordAudit, type AuditEntry } from './record-audit.ts';
import { addAuthority, person } from './trail.fixture.ts';
import { verifyAudit } from './verify-audit.ts';
import { ownerOf } from '../database/open-database.ts';

const subjects: AuditSubjects = {
  kindWords: { 'send-unit': 'SEND unit' },
  describe: async () => new Map([['post 7', { text: 'Wendle <Primary>', href: '/providers/1' }]]),
  find: async (_, __, name) => (name === 'Wendle' ? [{ kind: 'post', ids: ['7', '8'] }] : []),
};

let app: TestApp;
let auditor: string;
let stranger: string;

async function record(at: string, entry: Partial<AuditEntry> & Pick<AuditEntry, 'event'>): Promise<void> {
  vi.setSystemTime(at);
  await app.db.transaction((tx) => recordAudit(tx, { actor: person(app.authorityId), subject: null, ...entry }));
}

beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => auditRoutes({ db, clock, subjects, roleWords: { lead: 'Head of Education Effectiveness' } }),
    access: ({ role }) => role === 'auditor',
  });
  const other = await addAuthority(app.db, '998');
  vi.useFakeTimers({ toFake: ['Date'] });
  const post = (id: number) => ({ kind: 'post', id });
  await record('2026-03-28T23:59:00Z', { event: 'post.recorded', subject: post(7), after: { heldFrom: '2026-01-01', isActing: true } });
  // Half an hour after midnight on the day that summer time has begun, which is still the day before in UTC.
  await record('2026-03-29T23:30:00Z', {
    event: 'post.corrected',
    subject: post(8),
    reason: '100% sure',
    actor: person(app.authorityId, '=HYPERLINK("x")'),
  });
  await record('2026-04-01T10:00:00Z', { event: 'send-unit.recorded', subject: { kind: 'send-unit', id: 7 }, reason: 'Seen on a visit' });
  await record('2026-04-01T11:00:00Z', {
    event: 'post.corrected',
    subject: post(7),
    before: { heldTo: null, by: { role: 'head' } },
    after: { heldTo: '2026-03-31', by: { role: 'head' } },
  });
  await record('2026-04-01T12:00:00Z', { event: 'post.recorded', subject: post(7), actor: person(other, 'Their officer') });
  auditor = await app.signInAs('auditor', { name: 'Yusuf Auditor' });
  stranger = await app.signInAs('auditor', { authorityId: other });
}, 120_000);
afterAll(() => {
  vi.useRealTimers();
});
beforeEach(() => {
  vi.setSystemTime('2026-05-01T09:00:00Z');
});

const get = async (url: string, cookie = auditor) => app.inject({ url, headers: { cookie } });
/** The numbers of the events that a page lists. */
async function listed(query: string, cookie = auditor): Promise<number[]> {
  const page = await get(`/audit?${query}`, cookie);
  expect([200, 422]).toContain(page.statusCode);
  return [...page.body.matchAll(/href="\/audit\/(\d+)"/g)].map(([, sequence]) => Number(sequence));
}

describe('the audit trail’s page', () => {
  it.each([
    ['what was done', 'event=post.corrected', [4, 2]],
    ['part of a name', 'who=ada&to=2026-04-01', [4, 3, 1]],
    ['a word of the reason, whatever is special in it', 'reason=100%25', [2]],
    ['a reason that nobody gave', 'reason=100_', []],
    ['the name of whose record it is', 'record=Wendle', [4, 2, 1]],
    ['a kind and number', 'record=post+8', [2]],
    ['a kind as the page calls it', 'record=SEND+unit+7', [3]],
    ['what nobody is called', 'record=Nobody', []],
    ['a day in England, from its midnight', 'from=30/3/2026&to=2026-03-30', [2]],
    ['all until a day, that day included', 'to=2026-03-28', [1]],
    ['several of these together', 'record=Wendle&event=post.corrected&from=2026-04-01', [4]],
  ])('finds by %s', async (_, query, found) => {
    expect(await listed(query)).toEqual(found);
  });

  it('names in words what happened, when, who did it and whose record it was, the newest first', async () => {
    const { body } = await get('/audit?to=2026-04-01');
    expect(body).toMatch(/Post corrected[\s\S]*SEND unit recorded[\s\S]*Post corrected[\s\S]*Post recorded/);
    expect(body).toContain('<a class="govuk-link" href="/providers/1">Wendle &lt;Primary&gt;</a>');
    expect(body).toContain('1 April 2026 at 12:00 pm');
    expect(body).toContain('Ada Example');
    expect(body).toContain('<option value="send-unit.recorded">SEND unit recorded</option>');
    await expectValidHtml(body);
  });

  it('says which date is none, and which is before the other', async () => {
    const wrong = await get('/audit?from=31/6/2026');
    expect([wrong.statusCode, wrong.body.includes('“From” must be a real date')]).toEqual([422, true]);
    await expectValidHtml(wrong.body);
    expect((await get('/audit?from=2026-04-02&to=2026-04-01')).body).toContain('“To” must be the same day as “From” or later');
  });

  it('knows nothing of another authority’s events', async () => {
    const { body } = await get('/audit?to=2026-04-01', stranger);
    expect(body).toContain('Their officer');
    expect(body).not.toContain('Ada Example');
    expect(await listed('to=2026-04-01', stranger)).toEqual([1]);
    expect((await get('/audit/4', stranger)).statusCode).toBe(404);
  });

  it('is for those who may read it, and remembers who tried', async () => {
    const lead = await app.signInAs('lead');
    for (const path of ['/audit', '/audit.csv', '/audit/anchor', '/audit/1']) expect((await get(path, lead)).statusCode).toBe(403);
    const refused = await app.db.kysely.selectFrom('audit_event').select('after').where('event', '=', 'audit.refused').orderBy('id').execute();
    expect(refused.map(({ after }) => after)).toEqual(
      expect.arrayContaining([{ askedFor: 'audit.searched', answer: 403 }, { askedFor: 'audit.event-viewed', answer: 403 }]), // prettier-ignore
    );
  });

  it('records who read it and what they looked for', async () => {
    await get('/audit?who=ada&event=post.recorded&before=3');
    const read = await app.db.kysely.selectFrom('audit_event').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
    expect(read).toMatchObject({ event: 'audit.searched', actor_name: 'Yusuf Auditor', after: { who: 'ada', event: 'post.recorded' } });
  });

  it('goes back and forth fifty at a time, and keeps the question', async () => {
    await app.db.transaction(async (tx) => {
      for (let id = 1; id <= 120; id += 1)
        await recordAudit(tx, { actor: person(app.authorityId, 'Busy Bee'), event: 'many.recorded', subject: { kind: 'many', id } });
    });
    const link = (body: string, name: string) => /href="([^"]+)" rel="(?:prev|next)"/.exec(body.slice(body.indexOf(name) - 700))?.[1];
    const seen: number[] = [];
    let path: string | undefined = '/audit?event=many.recorded';
    const paths: string[] = [];
    for (let pages = 0; path !== undefined && pages < 5; pages += 1) {
      const { body } = await get(path.replaceAll('&amp;', '&'));
      seen.push(...[...body.matchAll(/href="\/audit\/(\d+)"/g)].map(([, sequence]) => Number(sequence)));
      paths.push(path);
      path = /href="([^"]*before=\d+)"/.exec(body)?.[1];
    }
    expect(paths).toHaveLength(3);
    expect(paths[2]).toContain('event=many.recorded');
    expect(seen).toHaveLength(120);
    expect(seen).toEqual(seen.toSorted((one, other) => other - one));
    const last = await get(String(paths[2]).replaceAll('&amp;', '&'));
    expect(link(last.body, 'Newer events')).toMatch(/event=many.recorded&amp;after=\d+/);
    const newer = await listed(String(/\?([^"]*after=\d+)"/.exec(last.body)?.[1]).replaceAll('&amp;', '&'));
    expect(newer).toEqual(seen.slice(50, 100));
  });
});

describe('an event’s page', () => {
  it('says everything of it, and what changed', async () => {
    const { body } = await get('/audit/4');
    for (const words of [
      'Ada Example, Head of Education Effectiveness, account 5',
      '192.0.2.7',
      '2026-04-01T11:00:00.000Z',
      'None was asked for',
      'post.corrected',
    ]) {
      expect(body).toContain(words);
    }
    expect(body).toMatch(/Held to<\/th>[\s\S]*Nothing[\s\S]*2026-03-31/);
    expect(body).toMatch(/What stayed as it was[\s\S]*By: role/);
    expect(body).toContain('href="/audit?record=post+7"');
    expect(body).toContain('This is what was recorded');
    await expectValidHtml(body);
  });

  it('warns where it is not what was recorded', async () => {
    const owner = ownerOf(app.db);
    await sql`alter table audit_event disable trigger user`.execute(owner.kysely);
    await sql`update audit_event set actor_name = 'Ada Exempla' where actor_name = 'Ada Example' and sequence = 3`.execute(owner.kysely);
    expect((await get('/audit/3')).body).toContain('This is not what was recorded');
    expect((await get('/audit/4')).body).toContain('This is what was recorded');
    await sql`update audit_event set actor_name = 'Ada Example' where actor_name = 'Ada Exempla'`.execute(owner.kysely);
    await sql`alter table audit_event enable trigger user`.execute(owner.kysely);
    expect((await get('/audit/3')).body).toContain('This is what was recorded');
  });

  it.each(['0', '99999', 'x', '-1', '1e3', '9'.repeat(30)])('is not there for %s', async (sequence) => {
    expect((await get(`/audit/${sequence}`)).statusCode).toBe(404);
  });
});

describe('what can be taken away', () => {
  it('is all that was found, as a file in which nothing runs', async () => {
    const answer = await get('/audit.csv?record=Wendle&to=2026-04-01');
    expect(answer.headers['content-disposition']).toContain('audit-2026-11-23.csv');
    const [heading, ...lines] = answer.body.split('\r\n').slice(0, -1);
    expect(heading).toMatch(/^\uFEFFNumber,When \(UTC\),What,Who,/);
    expect(lines.map((line) => line.split(',')[0])).toEqual(['4', '2', '1']);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[2]).toContain('Wendle <Primary>');
    expect(lines[2]).toContain('"{""heldFrom"":""2026-01-01"",""isActing"":true}"');
  });

  it('is an anchor of the authority’s own chain, with which it is verified', async () => {
    const text = (await get('/audit/anchor')).body;
    const anchor = parseAnchor(text);
    expect(anchor).toMatchObject({ ok: true, value: { chains: [{ authority: '999' }] } });
    expect((await get('/audit')).body).toContain('&quot;waymarkAuditAnchor&quot;: 1');
    if (anchor.ok) expect((await verifyAudit(app.db, { anchor: anchor.value })).faults).toEqual([]);
  });
});
