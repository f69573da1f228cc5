import '../../platform/identity/tables.ts';
import './tables.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { AccountState, SignInMethod } from '../../platform/identity/tables.ts';
import { isRole, type Role } from '../access/roles.ts';

/** On whose behalf a command runs. */
export interface Doing {
  readonly actor: Actor;
  readonly clock: Clock;
  /** What links in mails begin with. */
  readonly publicAddress: string;
  readonly reference?: string;
}

export interface TakenAccount {
  readonly id: number;
  readonly authorityId: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly state: AccountState;
  readonly jobTitle: string | null;
  readonly expiresOn: string | null;
  readonly signInMethod: SignInMethod;
  readonly hasSignedIn: boolean;
}

/** An account of one's own authority, locked: changes to it take turns. Undefined for anybody else's. */
export async function takeAccount(tx: Tx, authorityId: number | null, id: number): Promise<TakenAccount | undefined> {
  if (authorityId === null) return undefined;
  const row = await tx
    .selectFrom('account')
    .select([
      'id',
      'authority_id',
      'email',
      'name',
      'role',
      'state',
      'job_title',
      'expires_on',
      'sign_in_method',
      'last_signed_in_at',
      'password_hash',
    ])
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || !isRole(row.role)) return undefined;
  const { name, email, role, state } = row;
  return {
    id: row.id,
    authorityId: row.authority_id,
    email,
    name,
    role,
    state,
    jobTitle: row.job_title,
    expiresOn: row.expires_on,
    signInMethod: row.sign_in_method,
    hasSignedIn: row.last_signed_in_at !== null || row.password_hash !== null,
  };
}

/** What every line of the audit trail about an account has in common. */
export const about = ({ actor, reference }: Doing, { id, authorityId }: Pick<TakenAccount, 'id' | 'authorityId'>) => ({
  actor,
  subject: { kind: 'account', id },
  authorityId,
  ...(reference === undefined ? {} : { reference }),
});
