import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { isAllowed } from '../../../register/index.ts';

/** Who recruits: those whom the access table names; of specialists, those whose strand is governance. Volunteers are nobody else’s to read. */
export async function mayRecruit(db: Reader, actor: Actor, today: string): Promise<boolean> {
  if (!isAllowed(actor, 'governor-recruitment.run')) return false;
  if (actor.role !== 'specialist') return true;
  const row = await db
    .selectFrom('access_scope')
    .select('id')
    .where('account_id', '=', actor.accountId)
    .where('strand', '=', 'governance')
    .where('ended_at', 'is', null)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', today)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Accounts of people who recruit, to be told what waits for them. */
export async function listRecruiters(db: Reader, authorityId: number, today: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select a.id from account a where a.authority_id = ${authorityId} and a.state <> 'disabled' and (a.role = 'business-support' or (a.role = 'specialist' and exists (
      select 1 from access_scope s where s.account_id = a.id and s.strand = 'governance' and s.ended_at is null
        and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today})))) order by a.id`.execute(db);
  return rows.map(({ id }) => id);
}
