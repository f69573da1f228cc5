import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Role } from '../../../register/index.ts';
import type { PartnerKind, Seat } from './seat.ts';

export interface KeptSeat extends Seat {
  readonly id: number;
  readonly localityId: number;
  readonly enteredBy: string;
  readonly endedReason: string | null;
  readonly withdrawnReason: string | null;
}
const seat = sql`s.id, s.locality_id as "localityId", s.from_on as "from", s.to_on as "to", s.withdrawn_at is not null as "isWithdrawn",
  s.entered_by as "enteredBy", s.ended_reason as "endedReason", s.withdrawn_reason as "withdrawnReason"`;
const of = (authorityId: number, localityId: number | null) =>
  sql`s.authority_id = ${authorityId} and ${localityId === null ? sql`true` : sql`s.locality_id = ${localityId}`}`;

export interface Coordinator extends KeptSeat {
  readonly accountId: number;
  readonly name: string;
  readonly role: Role;
  readonly jobTitle: string | null;
}

/** Everybody who ever coordinated a network, or each of them, those who still do first. */
export async function listCoordinators(reader: Reader, authorityId: number, localityId: number | null): Promise<Coordinator[]> {
  const { rows } = await sql<Coordinator>`
    select ${seat}, s.account_id as "accountId", a.name, a.role, a.job_title as "jobTitle"
    from network_coordinator s join account a on a.id = s.account_id
    where ${of(authorityId, localityId)} order by s.to_on desc nulls first, s.from_on, s.id`.execute(reader);
  return rows;
}

export interface NetworkPerson extends KeptSeat {
  readonly accountId: number | null;
  readonly name: string;
  readonly part: string;
}

export async function listPeople(reader: Reader, authorityId: number, localityId: number | null): Promise<NetworkPerson[]> {
  const { rows } = await sql<NetworkPerson>`
    select ${seat}, s.account_id as "accountId", s.name, s.part from network_person s
    where ${of(authorityId, localityId)} order by s.to_on desc nulls first, lower(s.name) collate "C", s.id`.execute(reader);
  return rows;
}

export interface Partner extends KeptSeat {
  readonly kind: PartnerKind;
  readonly name: string;
  readonly providerId: number | null;
  readonly contactName: string | null;
  readonly contact: string | null;
  readonly offers: string;
}

export async function listPartners(reader: Reader, authorityId: number, localityId: number | null): Promise<Partner[]> {
  const { rows } = await sql<Partner>`
    select ${seat}, s.kind, s.name, s.provider_id as "providerId", s.contact_name as "contactName", s.contact, s.offers from network_partner s
    where ${of(authorityId, localityId)} order by s.to_on desc nulls first, lower(s.name) collate "C", s.id`.execute(reader);
  return rows;
}

export interface Choosable {
  readonly id: number;
  readonly name: string;
  readonly jobTitle: string | null;
}

/** Accounts in use of these roles, by name. */
export async function listAccounts(reader: Reader, authorityId: number, roles: readonly Role[]): Promise<Choosable[]> {
  const { rows } = await sql<Choosable>`
    select id, name, job_title as "jobTitle" from account
    where authority_id = ${authorityId} and role = any(${[...roles]}::text[]) and state <> 'disabled' order by lower(name) collate "C", id`.execute(
    reader,
  );
  return rows;
}
