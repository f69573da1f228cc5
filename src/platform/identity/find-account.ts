import './tables.ts';
import type { Tx } from '../database/database.ts';
import type { AccountState } from './tables.ts';

interface FoundAccount {
  readonly id: number;
  readonly authorityId: number;
  readonly state: AccountState;
}

/** However the address is written, and locked for the change to come. */
export async function findAccountByEmail(tx: Tx, email: string): Promise<FoundAccount | undefined> {
  return tx
    .selectFrom('account')
    .select(['id', 'authority_id as authorityId', 'state'])
    .where((eb) => eb.fn<string>('lower', ['email']), '=', email.trim().toLowerCase())
    .forUpdate()
    .executeTakeFirst();
}
