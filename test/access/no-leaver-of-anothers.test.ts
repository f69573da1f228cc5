import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import type { Reach } from '../../src/register/access/grant-scope.ts';
import { openWholeApp, type WholeApp } from '../harness/whole-app.ts';
import { fillPaths } from './records-in-paths.ts';
import { textOf } from './what-pages-tell.ts';

/** What nobody outside may read of a head: the last day, who is next, and from what the authority knows. In every way that a page or a file may write it. */
const secrets = [
  '19 July 2029',
  '2029-07-19',
  '19/07/2029',
  '20 July 2029',
  '2029-07-20',
  'Zephyrina Quillhope',
  'Letter of parting',
  'A visit on the fourth',
  'A call to the bursar',
  'A walk round the unit',
  'Seen from the gate',
  'Perpetua Entrywright',
] as const;
const leader = 'Balthasar Nowhere';
/** The panels and the pages that name the head of a provider. */
const wherePeopleLook = ['/', '/providers', '/localities', '/networks', '/trusts', '/overview', '/governors', '/exchange', '/practice', '/api'];
const isUnder = (path: string): boolean => wherePeopleLook.some((prefix) => path === prefix || (prefix !== '/' && path.startsWith(prefix) && /^[/.?]/.test(path.slice(prefix.length)))); // prettier-ignore

const ownUrn = 900107;
const ofOneProvider: readonly string[] = ['headteacher', 'head-delegate', 'chair', 'governor', 'clerk'];
const outsiders = [...ofOneProvider, 'trust-executive', 'diocese', 'network-member', 'elected-member', 'executive-member', 'childrens-trust'];

let waymark: WholeApp;
let planted: readonly { readonly id: number; readonly urn: number | null; readonly postId: number }[];
let urls: readonly string[];

beforeAll(async () => {
  waymark = await openWholeApp();
  const { db, authorityId, routes } = waymark;
  planted = await plant(db, authorityId, await findId(db, ownUrn));
  const gets = routes.filter(({ method, path }) => method === 'GET' && isUnder(path) && !path.endsWith('.xlsx'));
  const aboutPlanted = planted.flatMap(({ id, urn, postId }) => [
    ...gets
      .filter(({ path }) => path.startsWith('/providers/:') && !path.includes('urn'))
      .map(({ path }) => path.replace(/:(providerId|id)\b/, String(id)).replace(':postId', String(postId)))
      .filter((path) => !path.includes(':')),
    ...['?on=2026-11-23&known=2026-11-23', '?on=2029-07-19&known=2026-11-23'].map((query) => `/providers/${String(id)}/posts${query}`),
    ...(urn === null ? [] : [`/api/v1/providers/${String(urn)}`]),
  ]);
  const others = (await fillPaths(db, gets.filter(({ path }) => !path.startsWith('/providers/')), authorityId, 3)).map(({ url }) => url); // prettier-ignore
  urls = [...new Set([...aboutPlanted, ...others, `/providers?q=${encodeURIComponent(leader)}`, '/providers.csv', '/api/v1/providers'])];
}, 300_000);

async function findId(db: Database, urn: number): Promise<number> {
  return (await db.kysely.selectFrom('provider').select('id').where('urn', '=', urn).where('joined_to', 'is', null).executeTakeFirstOrThrow()).id;
}

/** At a school, a setting and an academy of the authority: a head who is to leave, whoever follows, and facts, a unit and a placing that somebody entered. */
async function plant(db: Database, authorityId: number, ownId: number): Promise<typeof planted> {
  const { rows } = await sql<{ id: number; urn: number | null; role: 'headteacher' | 'manager' }>`
    select distinct on (p.legal_track) p.id, p.urn, case when p.legal_track = 'early-years' then 'manager' else 'headteacher' end as role
    from provider p join authority a on a.la_code = p.la_code and a.id = ${authorityId}
    where p.joined_to is null and p.status = 'open' and p.id <> ${ownId} and p.legal_track in ('maintained', 'academy', 'early-years')
      and p.id in (select provider_id from post) order by p.legal_track, p.id`.execute(db.kysely);
  const made: { id: number; urn: number | null; postId: number }[] = [];
  for (const { id, urn, role } of rows) {
    const of = {
      provider_id: id,
      authority_id: authorityId,
      entered_by: 'Perpetua Entrywright',
      entered_at: new Date('2026-11-20T09:00:00Z'),
    } as const;
    await db.transaction(async (tx) => {
      await sql`update post set withdrawn_at = now(), withdrawn_by = 'Test', withdrawn_reason = 'Test' where provider_id = ${id}`.execute(tx);
      const head = { ...of, role, standing: 'substantive', source: 'Letter of parting' } as const;
      const { id: postId } = await tx
        .insertInto('post')
        .values({ ...head, person_name: leader, held_from: '2019-09-01', held_to: '2029-07-19' })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('post')
        .values({ ...head, person_name: 'Zephyrina Quillhope', held_from: '2029-07-20', held_to: null })
        .execute();
      await sql`insert into entered_fact (authority_id, provider_id, fact, value, valid_from, source, entered_by, entered_at) values
        (${authorityId}, ${id}, 'pupils', '189', '2026-10-04', 'A visit on the fourth', 'Perpetua Entrywright', now()),
        (${authorityId}, ${id}, 'capacity', '210', '2026-10-04', 'A call to the bursar', 'Perpetua Entrywright', now())`.execute(tx);
      await sql`insert into send_unit (authority_id, provider_id, name, kind, stage, source, entered_by, entered_at)
        values (${authorityId}, ${id}, 'The Wren Unit', 'send-unit', 'open', 'A walk round the unit', 'Perpetua Entrywright', now())`.execute(tx);
      await sql`update site_locality set rule = 'by-hand', reason = 'Seen from the gate', decided_by = 'Perpetua Entrywright', decided_at = now()
        where site_id in (select id from provider_site where provider_id = ${id})`.execute(tx);
      made.push({ id, urn, postId });
    });
  }
  return made;
}

async function told(cookie: string, authorization?: string): Promise<{ secrets: string[]; leaderOn: string[]; opened: number }> {
  const found = { secrets: [] as string[], leaderOn: [] as string[], opened: 0 };
  for (const url of urls) {
    const { statusCode, body } = await waymark.inject({ url, headers: authorization === undefined ? { cookie } : { authorization } });
    if (statusCode !== 200) continue;
    found.opened++;
    const text = `${textOf(body)} ${body}`;
    if (text.includes(leader)) found.leaderOn.push(url);
    found.secrets.push(...secrets.filter((secret) => text.includes(secret)).map((secret) => `${url}: ${secret}`));
  }
  return found;
}

describe('that a head is to leave', () => {
  it('stands in the record of a school, a setting and an academy, and on the pages of who may read it', async () => {
    expect(planted).toHaveLength(3);
    const lead = await told(await waymark.signInAs('lead'));
    for (const secret of [
      '19 July 2029',
      'Zephyrina Quillhope',
      'Letter of parting',
      'A visit on the fourth',
      'A walk round the unit',
      'Seen from the gate',
    ])
      for (const { id } of planted) expect(lead.secrets, secret).toContain(`/providers/${String(id)}: ${secret}`);
    const [{ id } = { id: 0 }] = planted;
    const ofIt = await told(await waymark.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: id }] }));
    expect(ofIt.secrets).toContain(`/providers/${String(id)}: 19 July 2029`);
    expect(ofIt.secrets).toContain(`/providers/${String(id)}/timeline: 19 July 2029`);
    const places = ofIt.secrets.map((one) => one.split(/[/?:]/)[2]);
    expect([...new Set(places)]).toEqual([String(id)]);
  }, 120_000);

  it.each(outsiders)(
    'is told to no %s of elsewhere, who does read who leads now',
    async (role) => {
      const reaches: Reach[] = ofOneProvider.includes(role) ? [{ kind: 'provider', providerId: await findId(waymark.db, ownUrn) }] : [];
      const read = await told(await waymark.signInAs(role, { reaches }));
      expect(read.secrets).toEqual([]);
      for (const { id } of planted)
        expect(read.leaderOn).toEqual(expect.arrayContaining([`/providers/${String(id)}`, `/providers/${String(id)}/timeline`]));
      const page = textOf((await waymark.inject({ url: `/providers/${String(planted[0]?.id)}`, headers: { cookie: await waymark.signInAs(role, { reaches }) } })).body); // prettier-ignore
      expect(page).toMatch(/Recorded by the authority/);
    },
    120_000,
  );

  it.each(['headteacher', 'elected-member', 'lead'])(
    'is in no answer of the API to a token of a %s',
    async (role) => {
      const read = await told('', `Bearer ${await waymark.tokenFor(role)}`);
      expect(read.opened).toBeGreaterThanOrEqual(planted.length);
      expect(read.secrets).toEqual([]);
    },
    120_000,
  );
});
