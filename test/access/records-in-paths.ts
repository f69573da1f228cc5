import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';
import type { Route } from '../../src/platform/http/route.ts';

/** Which records the parameters of a path name, one column for each in order. The first that matches counts. `:authority` stands for whose. */
const samples: readonly (readonly [pattern: RegExp, rows: string])[] = [
  [/^\/providers\/:id\/posts\/:postId/, `select provider_id, id from post where authority_id = :authority`],
  [/^\/providers\/:id\/allocations\/:allocationId/, `select provider_id, id from allocation where authority_id = :authority`],
  [/^\/providers\/:id\/send-units\/:unitId/, `select provider_id, id from send_unit where authority_id = :authority`],
  [/^\/providers\/:id\/facts\/:factId/, `select provider_id, id from entered_fact where authority_id = :authority`],
  [/^\/providers\/:id\/sites\/:siteId/, `select provider_id, id from provider_site where authority_id = :authority`],
  [
    /^\/providers\/:id\/delegates\/:account/,
    `select s.provider_id, a.id from account a join access_scope s on s.account_id = a.id where a.authority_id = :authority and a.role = 'head-delegate'`,
  ],
  [
    /^\/providers\/:id/,
    `select provider_id from post where authority_id = :authority union select provider_id from entered_fact where authority_id = :authority
     union select provider_id from provider_site where authority_id = :authority union select provider_id from send_unit where authority_id = :authority`,
  ],
  [
    /^\/(api\/v1\/)?providers(\/urn)?\/:urn/,
    `select urn from provider where urn is not null and id in (select provider_id from post where authority_id = :authority)`,
  ],
  [/^\/accounts\/requests\/:id/, `select id from account_request where authority_id = :authority`],
  [/^\/accounts\/reviews\/:id/, `select id from access_review where authority_id = :authority`],
  [/^\/accounts\/tokens\/:id/, `select id from api_token where authority_id = :authority`],
  [/^\/accounts\/import\/:id/, `select id from staff_list where authority_id = :authority`],
  [/^\/accounts\/:id/, `select account_id, id from access_scope where authority_id = :authority and account_id is not null`],
  [/^\/briefings\/:id/, `select id from briefing where authority_id = :authority`],
  [/^\/localities\/:slug/, `select slug from locality where authority_id = :authority`],
  [/^\/trusts\/:uid/, `select uid from organisation where kind = 'trust'`],
  [/^\/records\/(retention|due)\/:kind/, `select unnest(array['post', 'account'])`],
  [/^\/records\/holds\/:id/, `select id from legal_hold where authority_id = :authority`],
  [/^\/records\/about-a-provider\/:id/, `select provider_id from post where authority_id = :authority`],
  [/^\/audit\/:sequence/, `select sequence from audit_event where authority_id = :authority`],
  [/^\/mail\/:id/, `select id from mail where authority_id = :authority`],
  // Whoever has the secret may; nobody knows one.
  [/^\/(invitation|reset)\/:secret/, `select 'no-such-secret'`],
  [/^\/data\/releases\/:id/, `select id from release where authority_id = :authority`],
];

export interface FilledPath {
  readonly route: Route;
  readonly url: string;
  /** Whether each of its records is the authority's own, and not open data. */
  readonly isOwned: boolean;
}

/** Every route with each of an authority's records in its path; without parameters, as it stands. A path that nobody has told of is a fault. */
export async function fillPaths(db: Database, routes: readonly Route[], authorityId: number, most = 3): Promise<FilledPath[]> {
  const filled: FilledPath[] = [];
  for (const route of routes) {
    const names = [...route.path.matchAll(/:(\w+)/g)];
    if (names.length === 0) {
      filled.push({ route, url: route.path, isOwned: false });
      continue;
    }
    const sample = samples.find(([pattern]) => pattern.test(route.path));
    if (!sample) throw new Error(`Say in ${import.meta.filename} which records the parameters of ${route.path} name.`);
    const [, rows] = sample;
    const found = await sql.raw<Record<string, string | number>>(rows.replaceAll(':authority', String(authorityId))).execute(db.kysely);
    // Spread over all there are, not the first few.
    const step = Math.max(1, Math.floor(found.rows.length / most));
    for (const row of found.rows.filter((_, index) => index % step === 0).slice(0, most)) {
      const values = Object.values(row);
      const url = names.reduce<string>((path, [name], index) => path.replace(name, encodeURIComponent(String(values[index]))), route.path);
      filled.push({ route, url, isOwned: rows.includes(':authority') });
    }
  }
  return filled;
}
