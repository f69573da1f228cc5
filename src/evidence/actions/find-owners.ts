import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type OwnProvider, withinReach } from '../../register/index.ts';
import type { OwnerSide } from './agreed-action.ts';
import { readsSource } from './filter-readers.ts';
import { isOutside } from './who-sees-actions.ts';

export interface PossibleOwner {
  readonly id: number;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly side: OwnerSide;
}

/** Who with an account may own an action of a provider: the authority's people who do casework, and the provider's own. Of one that came from a restricted concern, those alone who read the concern. */
export async function listPossibleOwners(
  reader: Reader,
  { id, authorityId }: Pick<OwnProvider, 'id' | 'authorityId'>,
  today: string,
  actionId: number | null = null,
): Promise<PossibleOwner[]> {
  const reads =
    actionId === null
      ? sql`true`
      : sql`not exists (select 1 from agreed_action a where a.id = ${actionId} and a.came_from = 'concern' and not ${readsSource(sql`a0.id`, sql`a0.role`)})`;
  const { rows } = await sql<PossibleOwner>`
    select a0.id, a0.name, a0.job_title as "jobTitle", case when s.id is null then 'authority' else 'provider' end as side
    from account a0 left join lateral (
      select x.id from access_scope x where x.account_id = a0.id and x.provider_id = ${id} and x.ended_at is null
        and x.valid_from <= ${today} and (x.valid_to is null or x.valid_to >= ${today}) limit 1) s on true
    where a0.authority_id = ${authorityId} and a0.state <> 'disabled' and ${reads}
      and (s.id is not null or a0.role in ('director', 'assistant-director', 'lead', 'sia', 'eeca', 'safeguarding-lead', 'specialist', 'data-officer', 'business-support'))
    order by s.id is null, lower(a0.name) collate "C", a0.id`.execute(reader);
  return rows;
}

/** Whom a reminder reaches: the owner's account, if they may see it; else, of what is shared and the provider's, its head and their delegates; else its advisers. */
export async function listReminded(
  reader: Reader,
  action: {
    readonly providerId: number;
    readonly authorityId: number;
    readonly ownerAccountId: number | null;
    readonly ownerSide: OwnerSide;
    readonly isShared: boolean;
  },
  today: string,
): Promise<number[]> {
  if (action.ownerAccountId !== null && (action.isShared || (await isOfficer(reader, action.ownerAccountId)))) return [action.ownerAccountId];
  if (action.ownerSide === 'provider' && action.isShared) {
    const heads = (await listPossibleOwners(reader, { id: action.providerId, authorityId: action.authorityId }, today)).filter(
      ({ side }) => side === 'provider',
    );
    if (heads.length > 0) return heads.map(({ id }) => id);
  }
  return listAdvisersOf(reader, action.providerId, action.authorityId, today);
}

/** Somebody of the authority's own staff: they see what is not shared with the provider. */
async function isOfficer(reader: Reader, accountId: number): Promise<boolean> {
  const account = await reader.selectFrom('account').select('role').where('id', '=', accountId).executeTakeFirst();
  return account !== undefined && !isOutside(account.role, 'person');
}

/** Whom a reminder of a restricted one reaches: its owner, if they read it; else everybody who is named with what it came from. */
export async function listRemindedOfRestricted(reader: Reader, actionId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number; role: string; isOwner: boolean }>`
    select x.id, x.role, coalesce(a.owner_account_id = x.id, false) as "isOwner" from agreed_action a join account x on x.authority_id = a.authority_id
    where a.id = ${actionId} and x.state <> 'disabled' and ${readsSource(sql`x.id`, sql`x.role`)}
    order by x.id`.execute(reader);
  const readers = rows.filter(({ role }) => !isOutside(role, 'person'));
  const owners = readers.filter(({ isOwner }) => isOwner);
  return (owners.length > 0 ? owners : readers).map(({ id }) => id);
}

/** Which of these actions somebody may not own: they do not read the restricted concern that it came from, or are outside and it is not shared. */
export async function findNotTheirs(tx: Tx, ids: readonly number[], accountId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number; role: string; isShared: boolean; reads: boolean }>`
    select a.id, x.role, a.is_shared as "isShared", a.came_from <> 'concern' or ${readsSource(sql`x.id`, sql`x.role`)} as reads
    from agreed_action a join account x on x.id = ${accountId} where a.id = any(${[...ids]}::int[])`.execute(tx);
  return rows.filter(({ role, isShared, reads }) => !reads || (!isShared && isOutside(role, 'person'))).map(({ id }) => id);
}

/** Of these providers, those for which this reader takes what was reported done: an adviser's own, and for the lead those that nobody advises. */
export async function listAcceptedBy(reader: Reader, actor: Actor, providerIds: readonly number[], today: string): Promise<ReadonlySet<number>> {
  const isAdviser = ['sia', 'eeca'].includes(actor.role ?? '');
  if (providerIds.length === 0 || !(isAdviser || actor.role === 'lead')) return new Set();
  const isAdvised = sql`exists (select 1 from allocation l where l.provider_id = p.id and l.authority_id = ${actor.authorityId}::int
    and l.withdrawn_at is null and l.valid_from <= ${today} and (l.valid_to is null or l.valid_to >= ${today}))`;
  const isTheirs = isAdviser ? sql`p.joined_to is null and ${withinReach(actor, 'action.record', today)}` : sql`not ${isAdvised}`;
  const { rows } = await sql<{ id: number }>`select p.id from provider p where p.id = any(${[...providerIds]}::int[]) and ${isTheirs}`.execute(
    reader,
  );
  return new Set(rows.map(({ id }) => id));
}

/** The accounts of those who advise a provider on a day. */
export async function listAdvisersOf(reader: Reader, providerId: number, authorityId: number, today: string): Promise<number[]> {
  const rows = await reader
    .selectFrom('allocation')
    .select('account_id')
    .where('provider_id', '=', providerId)
    .where('authority_id', '=', authorityId)
    .where('withdrawn_at', 'is', null)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', today)]))
    .execute();
  return [...new Set(rows.map(({ account_id }) => account_id))];
}
