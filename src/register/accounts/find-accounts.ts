import '../../platform/identity/tables.ts';
import '../access/tables.ts';
import './tables.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { AccountState, SignInMethod } from '../../platform/identity/tables.ts';
import type { Role } from '../access/roles.ts';
import type { ScopeKind } from '../access/tables.ts';

/** What the scope `s` is of, by its name. A provider that was joined to another has that one's. */
export const scopeName: RawBuilder<string> = sql<string>`coalesce(
  (select coalesce(stays.name, p.name) from provider p left join provider stays on stays.id = p.joined_to where p.id = s.provider_id),
  (select o.name from organisation o where o.id = s.organisation_id), (select l.name from locality l where l.id = s.locality_id),
  (select e.diocese_name from gias_establishment e where e.diocese_code = s.diocese_code limit 1), s.diocese_code, s.strand)`;

export interface ListedAccount {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly jobTitle: string | null;
  readonly state: AccountState;
  readonly expiresOn: string | null;
  readonly lastSignedInAt: Date | null;
  /** Names of what it reaches today. */
  readonly reaches: readonly { readonly kind: ScopeKind; readonly name: string; readonly to: string | null }[];
  /** In the review of access that is open; null where there is none. */
  readonly isConfirmed: boolean | null;
  /** Something asked for it waits for a decision. */
  readonly isWaiting: boolean;
}

/** Every account of an authority, by name. */
export async function listAuthorityAccounts(reader: Reader, authorityId: number, today: string): Promise<ListedAccount[]> {
  const { rows } = await sql<ListedAccount>`
    select a.id, a.name, a.email, a.role, a.job_title as "jobTitle", a.state, a.expires_on as "expiresOn", a.last_signed_in_at as "lastSignedInAt",
      coalesce((select json_agg(json_build_object('kind', s.kind, 'name', ${scopeName}, 'to', s.valid_to) order by s.id) from access_scope s
        where s.account_id = a.id and s.ended_at is null and s.valid_from <= ${today}::date and (s.valid_to is null or s.valid_to >= ${today}::date)), '[]') as reaches,
      (select exists (select 1 from access_review_confirmation c where c.review_id = r.id and c.account_id = a.id)
        from access_review r where r.authority_id = a.authority_id and r.closed_on is null) as "isConfirmed",
      exists (select 1 from account_request q where q.account_id = a.id and q.outcome is null) as "isWaiting"
    from account a where a.authority_id = ${authorityId}
    order by lower(a.name) collate "C", a.id`.execute(reader);
  return rows;
}

export interface AccountScope {
  readonly id: number;
  readonly kind: ScopeKind;
  readonly providerId: number | null;
  readonly name: string;
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
  readonly grantedBy: string;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
}

export interface FoundAccount {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly jobTitle: string | null;
  readonly state: AccountState;
  readonly expiresOn: string | null;
  readonly signInMethod: SignInMethod;
  readonly createdAt: Date;
  readonly lastSignedInAt: Date | null;
  readonly sessions: number;
  readonly scopes: readonly AccountScope[];
}

/** One account of an authority's own, with everything it reaches or ever did; undefined for anybody else's. `now` decides which sessions still stand. */
export async function findAuthorityAccount(
  reader: Reader,
  authorityId: number | null,
  id: string | undefined,
  now: Date,
): Promise<FoundAccount | undefined> {
  if (authorityId === null || !/^[1-9]\d{0,8}$/.test(id ?? '')) return undefined;
  const { rows } = await sql<Omit<FoundAccount, 'scopes'>>`
    select a.id, a.name, a.email, a.role, a.job_title as "jobTitle", a.state, a.expires_on as "expiresOn", a.sign_in_method as "signInMethod",
      a.created_at as "createdAt", a.last_signed_in_at as "lastSignedInAt",
      (select count(*)::int from session e where e.account_id = a.id and e.expires_at > ${now}) as sessions
    from account a where a.id = ${Number(id)} and a.authority_id = ${authorityId}`.execute(reader);
  const [account] = rows;
  return account === undefined ? undefined : { ...account, scopes: await listScopes(reader, account.id) };
}

async function listScopes(reader: Reader, accountId: number): Promise<AccountScope[]> {
  const { rows } = await sql<AccountScope>`
    select s.id, s.kind, s.provider_id as "providerId", ${scopeName} as name, s.valid_from as "from", s.valid_to as "to", s.reason, s.granted_by as "grantedBy",
      s.ended_by as "endedBy", s.ended_at as "endedAt"
    from access_scope s where s.account_id = ${accountId} order by s.ended_at is not null, s.id`.execute(reader);
  return rows;
}

export interface AccountEvent {
  readonly at: Date;
  readonly by: string;
  readonly event: string;
  readonly reason: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

const mostEvents = 100;

/** What was done to an account, the latest first; its signing in and out, which its own page counts, left out. */
export async function listAccountEvents(reader: Reader, authorityId: number, accountId: number): Promise<AccountEvent[]> {
  const { rows } = await sql<AccountEvent>`
    select e.occurred_at as at, e.actor_name as by, e.event, e.reason, e.before, e.after from audit_event e
    where e.authority_id = ${authorityId} and e.subject_kind = 'account' and e.subject_id = ${String(accountId)}
      and e.event not in ('account.signed-in', 'account.signed-out', 'account.sign-in-failed', 'account.password-accepted', 'account.viewed')
    order by e.id desc limit ${mostEvents}`.execute(reader);
  return rows;
}
