import '../../platform/identity/tables.ts';
import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

export interface AlreadyThere {
  readonly id: number;
  readonly name: string;
  /** Who first asked for it; null where nobody had to. */
  readonly askedByAccount: number | null;
}

/** The account of an authority's own that has this email address, however it is written. */
export async function findAccountOf(reader: Reader, authorityId: number, email: string): Promise<AlreadyThere | undefined> {
  const { rows } = await sql<AlreadyThere>`
    select a.id, a.name,
      (select e.account_id from audit_event e where e.authority_id = a.authority_id and e.subject_kind = 'account' and e.subject_id = a.id::text
        and e.event = 'account.created' order by e.id limit 1) as "askedByAccount"
    from account a where a.authority_id = ${authorityId} and lower(a.email) = ${email.trim().toLowerCase()}`.execute(reader);
  return rows[0];
}
