import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { openWholeApp, type WholeApp } from '../harness/whole-app.ts';
import { addRareRecords, rareWords } from './rare-records.ts';
import { type FilledPath, fillPaths } from './records-in-paths.ts';

let waymark: WholeApp;
let paths: readonly FilledPath[];
let secrets: readonly string[];
beforeAll(async () => {
  waymark = await openWholeApp();
  await addRareRecords(waymark.db, waymark.authorityId);
  paths = await fillPaths(waymark.db, waymark.routes, waymark.authorityId);
  secrets = await listSecrets(waymark.db, waymark.authorityId);
}, 120_000);

/** Columns that hold words which only their own authority may read. */
const told = [
  'person_name',
  'source',
  'name',
  'email',
  'value',
  'reason',
  'withdrawn_reason',
  'title',
  'body',
  'subject',
  'to_address',
  'entered_by',
  'begun_by',
  'label',
  'what',
  'given_by',
  'arranged_by',
  'nature',
  'declared_by',
  'chair',
  'said',
  'uploaded_by',
  'planned_by',
  'recorded_by',
  'placed_by',
];

/** Words that are the same for every authority: a source, the kind of body that is inspected, what a finding can be, the season, and why version 1 of the criteria stands. */
const commonWords = [
  'authority',
  'ofsted-call',
  'Headteacher',
  'Chair of governors',
  'Strong standard',
  'entered by hand',
  'local-authority',
  'not-returned',
  'unlicensed',
  'insufficient',
  'sustained',
  'Virtual school',
  'Inclusion network',
  'corroborated',
  'Autumn 2026',
  'governance',
  'academy-trust',
  'governing-body',
  'Inclusion and SEND',
  'complaint',
  'councillor',
  'whistleblowing',
  'exclusions',
  'pre-inspection',
  'annual-conversation',
  'safeguarding',
  'with-head',
  'cancelled',
  'strengths',
  'development',
  'area-curriculum-and-teaching',
  'The provisional default, until the authority adopts criteria of its own',
];

/** Everything in an authority's own tables that would give it away, without what is published or is said by the other as well. */
async function listSecrets(db: Database, authorityId: number): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select c.table_name::text as table, c.column_name::text as column from information_schema.columns c
    join information_schema.columns o on o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'authority_id'
    where c.table_schema = 'public' and c.column_name in (${sql.join(told)}) and c.table_name <> 'release'`.execute(db.kysely);
  const found = new Set<string>();
  const common = new Set<string>(commonWords);
  for (const { table, column } of columns) {
    const { rows } = await sql<{ text: string; own: boolean }>`
      select distinct ${sql.ref(column)}::text as text, authority_id is not distinct from ${authorityId} as own
      from ${sql.table(table)} where length(${sql.ref(column)}::text) >= 9`.execute(db.kysely);
    for (const { text, own } of rows) (own ? found : common).add(text);
  }
  const { rows: published } = await sql<{ words: string }>`
    select concat_ws(' | ', name, town, type_name, la_name) as words from provider
    union all select concat_ws(' | ', head_first_name || ' ' || head_last_name, street, town) from gias_establishment
    union all select concat_ws(' | ', name, head_name) from organisation`.execute(db.kysely);
  const open = published.map(({ words }) => words).join('\n');
  return [...found].filter((text) => !common.has(text) && !open.includes(text));
}

/** What the whole of an authority's tables holds, in one figure; without what looking itself leaves behind. */
async function fingerprint(db: Database, authorityId: number): Promise<string> {
  const { rows: tables } = await sql<{ table: string }>`
    select table_name::text as table from information_schema.columns where table_schema = 'public' and column_name = 'authority_id' order by 1`.execute(
    db.kysely,
  );
  const parts: string[] = [];
  for (const { table } of tables) {
    const { rows } = await sql<{ hash: string }>`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${sql.table(table)} t
      where t.authority_id = ${authorityId}`.execute(db.kysely);
    parts.push(`${table} ${rows[0]?.hash ?? ''}`);
  }
  return parts.join('\n');
}

/** Thousands are looked for in a thousand pages: by how they begin, so that each page is read once. None is shorter than that. */
const beginning = 9;
let byBeginning: ReadonlyMap<string, readonly string[]> | undefined;
function expectNoSecret(body: string, where: string): void {
  byBeginning ??= Map.groupBy(new Set(secrets.flatMap((secret) => [secret, escapeHtml(secret)])), (secret) => secret.slice(0, beginning));
  const given = new Set<string>();
  for (let at = 0; at + beginning <= body.length; at += 1) {
    for (const secret of byBeginning.get(body.slice(at, at + beginning)) ?? []) if (body.startsWith(secret, at)) given.add(secret);
  }
  expect([...given], `${where} gives away`).toEqual([]);
}
const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;');

it('every address that names a record of an authority is tried with one', () => {
  const tried = new Set(paths.map(({ route }) => route));
  const untried = waymark.routes.filter((route) => route.path.includes(':') && !tried.has(route)).map(({ method, path }) => `${method} ${path}`);
  // How a further file is read is open data: nobody’s.
  expect(untried).toEqual(['POST /data/mappings/:id/remove']);
  expect(secrets).toEqual(expect.arrayContaining([...rareWords]));
});

describe('somebody of another authority', () => {
  it.each(['lead', 'data-officer', 'administrator', 'auditor', 'sia', 'headteacher'])(
    'reads nothing of this one at any address, as %s',
    async (role) => {
      expect(secrets.length).toBeGreaterThan(50);
      const cookie = await waymark.signInAs(role, { authorityId: waymark.otherAuthorityId });
      const token = await waymark.tokenFor('auditor', { authorityId: waymark.otherAuthorityId });
      for (const { route, url } of paths.filter(({ route: { method } }) => method === 'GET')) {
        const headers = url.startsWith('/api/') ? { authorization: `Bearer ${token}` } : { cookie };
        const answer = await waymark.inject({ url, headers });
        expect(answer.statusCode, `${url} as ${role}`).toBeLessThan(500);
        // The first page of a demonstration offers its people; nobody signed in sees that.
        if (route.of !== undefined) expect([403, 404], `${url} as ${role}`).toContain(answer.statusCode);
        expectNoSecret(answer.body, `${url} as ${role}`);
      }
    },
    60_000,
  );

  it('changes nothing of this one by any form', async () => {
    const before = await fingerprint(waymark.db, waymark.authorityId);
    for (const role of ['lead', 'data-officer', 'administrator']) {
      // One visit for all: what is refused neither ends it nor changes who it is of.
      const cookie = await waymark.signInAs(role, { authorityId: waymark.otherAuthorityId });
      const page = await waymark.inject({ url: '/about', headers: { cookie } });
      const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
      expect(token, `${role} has a form to send`).not.toBe('');
      const cookies = [cookie, ...page.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ');
      for (const { route, url } of paths.filter(({ route: { method }, isOwned }) => method === 'POST' && isOwned)) {
        const sent = new URLSearchParams({ _csrf: token, reason: 'Not mine to change', step: 'confirmed', confirmed: 'yes' });
        const form =
          route.multipart === true
            ? { url: `${url}?_csrf=${encodeURIComponent(token)}`, type: 'multipart/form-data; boundary=x', payload: '--x--' }
            : { url, type: 'application/x-www-form-urlencoded', payload: sent.toString() };
        const headers = { 'cookie': cookies, 'content-type': form.type };
        const answer = await waymark.inject({ method: 'POST', url: form.url, headers, payload: form.payload });
        expect([403, 404], `${url} (${route.permission}) as ${role}`).toContain(answer.statusCode);
        expect(answer.body, `${url}: not for want of a token`).not.toContain('The form had been open too long');
        expectNoSecret(answer.body, url);
      }
      expect((await waymark.inject({ url: '/account', headers: { cookie: cookies } })).statusCode, `${role} is signed in still`).toBe(200);
    }
    expect(await fingerprint(waymark.db, waymark.authorityId)).toBe(before);
  }, 120_000);
});

describe('a headteacher', () => {
  it('reaches no record of a school beside their own, under its own address or under theirs', async () => {
    const [own, ...others] = (
      await waymark.db.kysely.selectFrom('post').select(['provider_id', 'id']).where('authority_id', '=', waymark.authorityId).orderBy('id').execute()
    ).filter((post, index, all) => all.findIndex((one) => one.provider_id === post.provider_id) === index);
    if (!own) throw new Error('The demonstration has no post any more.');
    const cookie = await waymark.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: own.provider_id }] });
    const statusOf = async (providerId: number, postId: number) =>
      (await waymark.inject({ url: `/providers/${providerId}/posts/${postId}`, headers: { cookie } })).statusCode;
    expect(await statusOf(own.provider_id, own.id)).toBe(200);
    for (const other of others) {
      expect(await statusOf(other.provider_id, other.id)).toBe(404);
      expect(await statusOf(own.provider_id, other.id)).toBe(404);
      expect(await statusOf(other.provider_id, own.id)).toBe(404);
    }
    expect(others.length).toBeGreaterThan(3);
  });
});
