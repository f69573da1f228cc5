import './tables.ts';
import type { Reader } from '../database/database.ts';
import type { AccountState } from './tables.ts';

export interface ListedAccount {
  readonly id: number;
  readonly authority: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly state: AccountState;
  readonly lastSignedInAt: Date | null;
}

export async function listAccounts(reader: Reader): Promise<ListedAccount[]> {
  return reader
    .selectFrom('account as a')
    .innerJoin('authority as u', 'u.id', 'a.authority_id')
    .select(['a.id', 'u.name as authority', 'a.email', 'a.name', 'a.role', 'a.state', 'a.last_signed_in_at as lastSignedInAt'])
    .orderBy('u.name')
    .orderBy('a.email')
    .execute();
}
