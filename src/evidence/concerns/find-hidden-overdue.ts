import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import { isUsable } from '../../platform/identity/usable-account.ts';
import { breakGlassRoles } from './sight.ts';

export interface HiddenConcern {
  readonly id: number;
  readonly dueOn: string;
}

/**
 * Restricted concerns that are not among those given, and are past their day for triage, or that nobody but whoever logged them could decide on: their numbers
 * and days alone, so that what nobody decides on is not forgotten because nobody may see it. For those who may break the glass.
 */
export async function findHiddenOverdue(
  db: Reader,
  { authorityId, clock, without }: { readonly authorityId: number; readonly clock: Clock; readonly without: readonly number[] },
): Promise<HiddenConcern[]> {
  const { rows } = await sql<HiddenConcern>`
    select c.id, c.triage_due_on as "dueOn" from concern c
    where c.authority_id = ${authorityId} and c.is_restricted and c.state = 'waiting' and not (c.id = any(${[...without]}::int[]))
      and (c.triage_due_on < ${clock.today()}::date or not exists (
        select 1 from account a where a.authority_id = c.authority_id and ${isUsable(clock)} and a.id is distinct from c.logged_by_account
          and (a.role = 'safeguarding-lead' or (a.role = any(${[...breakGlassRoles]}::text[]) and exists (
            select 1 from concern_reader r where r.concern_id = c.id and r.account_id = a.id and r.ended_at is null)))))
    order by c.triage_due_on, c.id`.execute(db);
  return rows;
}
