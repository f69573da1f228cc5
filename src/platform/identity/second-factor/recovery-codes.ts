import '../tables.ts';
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Reader, Tx } from '../../database/database.ts';
import { hashOf } from '../secret.ts';

const howMany = 10;

/** 80 bits, in groups that can be copied by hand: hexadecimal has no letter that could be taken for another. */
const newCode = (): string => (randomBytes(10).toString('hex').match(/.{5}/g) ?? []).join('-');

/** However it is typed. A plain SHA-256 is enough, because the code is random. */
const hashOfCode = (accountId: number, code: string): string => hashOf(`${String(accountId)} ${code.toLowerCase().replaceAll(/[^0-9a-f]/g, '')}`);

/** Ten new ones, to be shown this once; those from before are worth nothing. */
export async function replaceRecoveryCodes(tx: Tx, clock: Clock, account: { readonly id: number; readonly authorityId: number }): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newCode);
  await tx.deleteFrom('recovery_code').where('account_id', '=', account.id).execute();
  const row = { authority_id: account.authorityId, account_id: account.id, created_at: clock.now(), used_at: null };
  const rows = codes.map((code) => ({ ...row, code_hash: hashOfCode(account.id, code) }));
  await tx.insertInto('recovery_code').values(rows).execute();
  return codes;
}

/** True once for each code, however many ask at the same moment. */
export async function useRecoveryCode(tx: Tx, clock: Clock, accountId: number, code: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_code')
    .set({ used_at: clock.now() })
    .where('code_hash', '=', hashOfCode(accountId, code))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function countRecoveryCodes(reader: Reader, accountId: number): Promise<number> {
  const rows = await reader
    .selectFrom('recovery_code')
    .select('code_hash')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute();
  return rows.length;
}
