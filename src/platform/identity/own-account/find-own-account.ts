import '../tables.ts';
import type { Reader } from '../../database/database.ts';
import { countRecoveryCodes } from '../second-factor/recovery-codes.ts';

export interface OwnAccount {
  readonly name: string;
  readonly email: string;
  readonly jobTitle: string | null;
  readonly authority: string;
  readonly hasPassword: boolean;
  /** When the authenticator was set up; null where there is none. */
  readonly enrolledAt: Date | null;
  readonly recoveryCodesLeft: number;
}

export async function getOwnAccount(reader: Reader, accountId: number): Promise<OwnAccount> {
  const row = await reader
    .selectFrom('account as a')
    .innerJoin('authority as u', 'u.id', 'a.authority_id')
    .leftJoin('second_factor as f', 'f.account_id', 'a.id')
    .select(['a.name', 'a.email', 'a.job_title', 'a.password_hash', 'a.sign_in_method', 'u.name as authority', 'f.enrolled_at'])
    .where('a.id', '=', accountId)
    .executeTakeFirstOrThrow();
  return {
    name: row.name,
    email: row.email,
    jobTitle: row.job_title,
    authority: row.authority,
    hasPassword: row.password_hash !== null && row.sign_in_method === 'password',
    enrolledAt: row.enrolled_at,
    recoveryCodesLeft: await countRecoveryCodes(reader, accountId),
  };
}
