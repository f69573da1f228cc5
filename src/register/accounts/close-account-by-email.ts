import { refused, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import { findAccountByEmail } from '../../platform/identity/find-account.ts';
import { type Closing, closeAccount } from './close-account.ts';
import { type Doing, takeAccount } from './take-account.ts';

/** The same as on the page, for whoever knows only the address it signs in with. */
export async function closeAccountByEmail(tx: Tx, doing: Doing, email: string, closing: Closing): Promise<Result<number>> {
  const found = await findAccountByEmail(tx, email);
  const account = found && (await takeAccount(tx, found.authorityId, found.id));
  return account === undefined ? refused(`There is no account for ${email}.`) : closeAccount(tx, doing, account, closing);
}
