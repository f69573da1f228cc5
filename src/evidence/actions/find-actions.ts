import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import type { ActionEntry, ActionSource, AgreedAction } from './agreed-action.ts';
import { readsSource } from './filter-readers.ts';
import { isOutside } from './who-sees-actions.ts';
import './tables.ts';

const columns = sql`a.id, a.authority_id as "authorityId", a.provider_id as "providerId", p.name as "providerName", p.locality_id as "localityId",
  a.came_from as "cameFrom", a.came_from_id as "cameFromId", a.came_from_words as "cameFromWords", a.came_from_href as "cameFromHref", a.what,
  a.owner_side as "ownerSide", a.owner_name as "ownerName", a.owner_account_id as "ownerAccountId", a.agreed_on as "agreedOn", a.due_on as "dueOn",
  a.due_how as "dueHow", a.measure, a.state, a.reported_on as "reportedOn", a.reported_by as "reportedBy", a.evidence, a.done_on as "doneOn",
  a.done_by as "doneBy", a.came_of_it as "cameOfIt", a.came_of_it_by as "cameOfItBy", a.is_shared as "isShared", a.is_restricted as "isRestricted",
  a.recorded_by as "recordedBy", a.recorded_at as "recordedAt", a.withdrawn_by as "withdrawnBy", a.withdrawn_reason as "withdrawnReason"`;

/** The action `a` of the provider `p` is there for this actor: within reach, shared where they are outside the authority, and for them to read where it is restricted. */
function isThereFor(actor: Actor, today: string): RawBuilder<boolean> {
  const shared = isOutside(actor.role, actor.kind) ? sql`a.is_shared` : sql`true`;
  const named = sql`coalesce(${readsSource(sql`${actor.accountId}::int`, sql`${actor.role}::text`)}, false)`;
  return sql<boolean>`a.authority_id = ${actor.authorityId}::int and ${withinReach(actor, 'action.view', today)} and ${shared} and ${named}`;
}

export interface ActionsQuestion {
  readonly actor: Actor;
  readonly today: string;
  readonly providerId?: number;
  readonly id?: number;
  /** Leaves out what is done or withdrawn. */
  readonly isOpen?: boolean;
}

/** Actions within the reader's reach, those due first at the top. */
export async function findActions(reader: Reader, { actor, today, providerId, id, isOpen }: ActionsQuestion): Promise<AgreedAction[]> {
  const wanted = [
    isThereFor(actor, today),
    ...(providerId === undefined ? [] : [sql`a.provider_id = ${providerId}`]),
    ...(id === undefined ? [] : [sql`a.id = ${id}`]),
    ...(isOpen === true ? [sql`a.state = 'open'`] : []),
  ];
  const { rows } = await sql<AgreedAction>`
    select ${columns} from agreed_action a join provider p on p.id = a.provider_id
    where ${sql.join(wanted, sql` and `)} order by a.due_on, a.id`.execute(reader);
  return rows;
}

/** Every action of some rows of a source, whoever may read them: the caller has asked whether its reader may. */
export async function listActionsFrom(reader: Reader, authorityId: number, cameFrom: ActionSource, ids: readonly number[]): Promise<AgreedAction[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<AgreedAction>`
    select ${columns} from agreed_action a join provider p on p.id = a.provider_id
    where a.authority_id = ${authorityId} and a.came_from = ${cameFrom} and a.came_from_id = any(${[...ids]}::int[]) order by a.due_on, a.id`.execute(
    reader,
  );
  return rows;
}

/** The same as it is about to be recorded, and open: the form was sent twice. */
export async function findSameOpen(
  reader: Reader,
  action: ActionEntry & Pick<AgreedAction, 'authorityId' | 'providerId' | 'cameFrom' | 'cameFromId'>,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select a.id from agreed_action a where a.authority_id = ${action.authorityId} and a.provider_id = ${action.providerId} and a.state = 'open'
      and a.came_from = ${action.cameFrom} and a.came_from_id is not distinct from ${action.cameFromId}::int and a.what = ${action.what}
      and a.owner_side = ${action.ownerSide} and a.owner_name = ${action.ownerName}
      and a.owner_account_id is not distinct from ${action.ownerAccountId}::int and a.agreed_on = ${action.agreedOn}::date
      and a.due_on = ${action.dueOn}::date and a.measure is not distinct from ${action.measure}::text and a.is_shared = ${action.isShared}
    order by a.id limit 1`.execute(reader);
  return rows[0]?.id;
}

/** Whether what it came from is a concern that is closed: nothing of it is open then. */
export async function findWhetherClosed(reader: Reader, { cameFrom, cameFromId }: Pick<AgreedAction, 'cameFrom' | 'cameFromId'>): Promise<boolean> {
  if (cameFrom !== 'concern') return false;
  const { rows } = await sql`select 1 from concern where id = ${cameFromId}::int and state = 'closed'`.execute(reader);
  return rows.length > 0;
}

/** One action, locked for a change; whoever may see it. */
export async function findActionToChange(reader: Reader, authorityId: number, id: number): Promise<AgreedAction | undefined> {
  const { rows } = await sql<AgreedAction>`
    select ${columns} from agreed_action a join provider p on p.id = a.provider_id
    where a.authority_id = ${authorityId} and a.id = ${id} for no key update of a`.execute(reader);
  return rows[0];
}

/** The provider that an action is of, for the edge; null where the authority has no such action. */
export async function findProviderOfAction(reader: Reader, authorityId: number | null, id: string): Promise<number | null> {
  if (authorityId === null || !/^[1-9]\d{0,8}$/.test(id)) return null;
  const row = await reader
    .selectFrom('agreed_action')
    .select('provider_id')
    .where('authority_id', '=', authorityId)
    .where('id', '=', Number(id))
    .executeTakeFirst();
  return row?.provider_id ?? null;
}
