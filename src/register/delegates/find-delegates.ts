import '../../platform/identity/tables.ts';
import '../access/tables.ts';
import '../accounts/tables.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { AccountState } from '../../platform/identity/tables.ts';
import { withinReach } from '../access/filter-within-reach.ts';

export interface Delegate {
  readonly accountId: number;
  readonly name: string;
  readonly email: string;
  readonly state: AccountState;
  readonly expiresOn: string | null;
}

/** Delegates of a provider: the people whose account reaches it in that role, those refused or shut left out. */
export async function listDelegates(reader: Reader, authorityId: number, providerId: number): Promise<Delegate[]> {
  const { rows } = await sql<Delegate>`
    select distinct on (lower(a.name) collate "C", a.id) a.id as "accountId", a.name, a.email, a.state, a.expires_on as "expiresOn"
    from account a join access_scope s on s.account_id = a.id
    where a.authority_id = ${authorityId} and a.role = 'head-delegate' and a.state <> 'disabled' and s.provider_id = ${providerId} and s.ended_at is null
    order by lower(a.name) collate "C", a.id`.execute(reader);
  return rows;
}

/** The providers for which somebody may have delegates. */
export async function listOwnProviders(reader: Reader, clock: Clock, actor: Actor): Promise<{ readonly id: number; readonly name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select p.id, p.name from provider p where p.joined_to is null and ${withinReach(actor, 'delegate.manage', clock.today())}
    order by p.sort_key, p.id`.execute(reader);
  return rows;
}
