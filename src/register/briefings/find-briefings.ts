import '../../platform/audit/tables.ts';
import '../../platform/identity/tables.ts';
import '../tables.ts';
import './tables.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Role } from '../access/roles.ts';
import { type Briefing, readerRoles } from './briefing.ts';

/** The briefing `b` is for this actor: they wrote it or are named in it. For everybody else it is not there, in no list and in no count. */
function isFor({ accountId, authorityId }: Actor): RawBuilder<boolean> {
  return sql<boolean>`(b.authority_id = ${authorityId}::int and (b.written_by_account = ${accountId}::int
    or exists (select 1 from briefing_reader r where r.briefing_id = b.id and r.account_id = ${accountId}::int)))`;
}

const columns = (
  accountId: number | null,
): RawBuilder<unknown> => sql`b.id, b.title, b.body, b.written_by as "writtenBy", b.written_at as "writtenAt",
  case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as provider,
  case when b.withdrawn_at is not null then json_build_object('by', b.withdrawn_by, 'at', b.withdrawn_at, 'reason', b.withdrawn_reason) end as withdrawn,
  b.written_by_account = ${accountId}::int as "isWriter"`;

export interface ListedBriefing extends Briefing {
  /** Whoever asks has opened it. */
  readonly isRead: boolean;
}

/** Those that this actor wrote or is named in, the latest first. */
export async function listBriefings(reader: Reader, actor: Actor): Promise<ListedBriefing[]> {
  const { rows } = await sql<ListedBriefing>`
    select ${columns(actor.accountId)},
      exists (select 1 from audit_event e where e.authority_id = b.authority_id and e.subject_kind = 'briefing' and e.subject_id = b.id::text
        and e.event = 'briefing.viewed' and e.account_id = ${actor.accountId}::int) as "isRead"
    from briefing b left join provider p on p.id = b.provider_id where ${isFor(actor)} order by b.id desc`.execute(reader);
  return rows;
}

export async function findBriefing(reader: Reader, actor: Actor, id: string | undefined): Promise<Briefing | undefined> {
  if (!/^[1-9]\d{0,8}$/.test(id ?? '')) return undefined;
  const { rows } = await sql<Briefing>`
    select ${columns(actor.accountId)} from briefing b left join provider p on p.id = b.provider_id
    where b.id = ${Number(id)} and ${isFor(actor)}`.execute(reader);
  return rows[0];
}

export interface NamedReader {
  readonly name: string;
  readonly role: Role;
  /** When they first opened it, by the audit trail; null where they did not while it said anything. */
  readonly readAt: Date | null;
}

/** Whom a briefing names, for its writer. */
export async function listReaders(reader: Reader, briefingId: number): Promise<NamedReader[]> {
  const { rows } = await sql<NamedReader>`
    select a.name, a.role,
      (select min(e.occurred_at) from audit_event e where e.authority_id = r.authority_id and e.subject_kind = 'briefing' and e.subject_id = r.briefing_id::text
        and e.event = 'briefing.viewed' and e.account_id = a.id and (b.withdrawn_at is null or e.occurred_at < b.withdrawn_at)) as "readAt"
    from briefing_reader r join briefing b on b.id = r.briefing_id join account a on a.id = r.account_id where r.briefing_id = ${briefingId} order by lower(a.name) collate "C", a.id`.execute(
    reader,
  );
  return rows;
}

export interface PossibleReader {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly jobTitle: string | null;
}

/** Who may be named in an authority: members and the director whose accounts are in use. The writer needs no naming. */
export async function listPossibleReaders(reader: Reader, { authorityId, accountId }: Actor): Promise<PossibleReader[]> {
  const { rows } = await sql<PossibleReader>`
    select a.id, a.name, a.role, a.job_title as "jobTitle" from account a
    where a.authority_id = ${authorityId}::int and a.state = 'active' and a.role in (${sql.join([...readerRoles])}) and a.id <> ${accountId}::int
    order by lower(a.name) collate "C", a.id`.execute(reader);
  return rows;
}
