import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import '../../../register/index.ts';

export interface BoardAccount {
  readonly id: number;
  readonly name: string;
  readonly role: 'chair' | 'governor' | 'clerk';
}

/** Accounts of a provider’s chair, governors and clerk that are in use, by name. */
export async function listBoardAccounts(
  db: Reader,
  today: string,
  provider: { readonly id: number; readonly authorityId: number },
): Promise<BoardAccount[]> {
  const { rows } = await sql<BoardAccount>`
    select a.id, a.name, a.role from account a
    where a.authority_id = ${provider.authorityId} and a.role in ('chair', 'governor', 'clerk') and a.state <> 'disabled' and exists (
      select 1 from access_scope s where s.account_id = a.id and s.provider_id = ${provider.id} and s.ended_at is null
        and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today}))
    order by a.name, a.id`.execute(db);
  return rows;
}
