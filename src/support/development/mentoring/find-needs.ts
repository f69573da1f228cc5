import './tables.ts';
import '../../../register/index.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { withinReach } from '../../../register/index.ts';
import type { MenteePost, MentoringKind, PairingState } from './mentoring-words.ts';

export interface Need {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly kind: MentoringKind;
  readonly accountId: number | null;
  readonly personName: string;
  readonly contact: string | null;
  readonly post: MenteePost;
  readonly whatFor: string;
  readonly wantsSamePhase: boolean;
  readonly ratherNot: string | null;
  readonly wantedFrom: string;
  readonly askedBy: string;
  readonly askedByAccountId: number | null;
  readonly askedAt: Date;
  readonly closed: { readonly on: string; readonly by: string; readonly reason: string } | null;
  /** The pairing that is live, or was the last one completed. */
  readonly pairing: { readonly id: number; readonly state: PairingState } | null;
}

/** As a list tells of it. */
export const needStates = { waiting: 'Waiting for a mentor', proposed: 'A mentor is proposed', matched: 'Has a mentor', closed: 'Closed' } as const;
export type NeedState = keyof typeof needStates;

export function stateOfNeed({ closed, pairing }: Pick<Need, 'closed' | 'pairing'>): NeedState {
  if (closed !== null) return 'closed';
  if (pairing === null) return 'waiting';
  return pairing.state === 'proposed' ? 'proposed' : 'matched';
}

type Row = Omit<Need, 'closed' | 'pairing'> & {
  readonly closedOn: string | null;
  readonly closedBy: string;
  readonly closedReason: string;
  readonly pairingId: number | null;
  readonly pairingState: PairingState;
};

async function needsWhere(db: Reader, authorityId: number, where: RawBuilder<unknown>): Promise<Need[]> {
  const { rows } = await sql<Row>`
    select n.id, n.provider_id as "providerId", p.name as "providerName", n.kind, n.account_id as "accountId", n.person_name as "personName", n.contact, n.post,
      coalesce(n.what_for, '') as "whatFor", n.wants_same_phase as "wantsSamePhase", n.rather_not as "ratherNot", n.wanted_from::text as "wantedFrom",
      n.asked_by as "askedBy", n.asked_by_account_id as "askedByAccountId", n.asked_at as "askedAt",
      n.closed_on::text as "closedOn", n.closed_by as "closedBy", n.closed_reason as "closedReason", r.id as "pairingId", r.state as "pairingState"
    from mentoring_need n join provider p on p.id = n.provider_id
    left join pairing r on r.need_id = n.id and r.state in ('proposed', 'accepted', 'under-way')
    where n.authority_id = ${authorityId} and ${where} order by n.asked_at, n.id`.execute(db);
  return rows.map(({ closedOn, closedBy, closedReason, pairingId, pairingState, ...row }) => ({
    ...row,
    closed: closedOn === null ? null : { on: closedOn, by: closedBy, reason: closedReason },
    pairing: pairingId === null ? null : { id: pairingId, state: pairingState },
  }));
}

/** Needs at the providers that this reader of the authority’s staff reaches, the longest waiting first. */
export function listNeeds(db: Reader, authorityId: number, { actor, today }: { readonly actor: Actor; readonly today: string }): Promise<Need[]> {
  return needsWhere(db, authorityId, withinReach(actor, 'mentoring.view', today));
}

/** What somebody asked for, for themselves or for others; and what was asked for them. */
export function listNeedsOf(db: Reader, authorityId: number, accountId: number): Promise<Need[]> {
  return needsWhere(db, authorityId, sql`(n.account_id = ${accountId} or n.asked_by_account_id = ${accountId})`);
}

export async function findNeed(db: Reader, authorityId: number, id: number): Promise<Need | null> {
  return (await needsWhere(db, authorityId, sql`n.id = ${id}`))[0] ?? null;
}

/** Everybody with an account at a provider who may be mentored. */
export async function listPeopleAt(
  db: Reader,
  { authorityId, providerId, today }: { readonly authorityId: number; readonly providerId: number; readonly today: string },
): Promise<{ readonly id: number; readonly name: string; readonly jobTitle: string | null }[]> {
  const { rows } = await sql<{ id: number; name: string; jobTitle: string | null }>`
    select a.id, a.name, a.job_title as "jobTitle" from account a
    where a.authority_id = ${authorityId} and a.state <> 'disabled' and a.role in ('headteacher', 'head-delegate', 'chair', 'governor')
      and exists (select 1 from access_scope s where s.account_id = a.id and s.provider_id = ${providerId} and s.ended_at is null
        and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today}))
    order by lower(a.name) collate "C", a.id`.execute(db);
  return rows;
}

/** Providers for which this reader may ask. */
export async function listAskable(db: Reader, actor: Actor, today: string): Promise<{ readonly id: number; readonly name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select p.id, p.name from provider p
    where ${withinReach(actor, 'mentoring.ask', today)} and p.joined_to is null and p.status in ('open', 'closing') order by p.sort_key, p.id`.execute(
    db,
  );
  return rows;
}

/** The provider that a need or a pairing is of, for the edge to ask whether the reader reaches it. */
export async function findProviderOf(
  db: Reader,
  table: 'mentoring_need' | 'pairing',
  id: string,
  authorityId: number | null,
): Promise<number | null> {
  if (authorityId === null || !/^[1-9]\d{0,8}$/.test(id)) return null;
  const row = await db
    .selectFrom(table)
    .select('provider_id')
    .where('id', '=', Number(id))
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  return row?.provider_id ?? null;
}
