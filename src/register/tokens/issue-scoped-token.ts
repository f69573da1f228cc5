import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { issueToken } from '../../platform/identity/tokens.ts';
import { grantScope, type Reach } from '../access/grant-scope.ts';
import type { Role } from '../access/roles.ts';

export interface ScopedToken {
  readonly authorityId: number;
  readonly name: string;
  readonly role: Role;
  /** The last day it works, as YYYY-MM-DD. */
  readonly expiresOn: string;
  /** The part of the authority that it reaches; null for the whole. */
  readonly reach: Reach | null;
}

/** Makes a token for the API and answers it: this once, for only its hash is kept. */
export async function issueScopedToken(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  { authorityId, name, role, expiresOn, reach }: ScopedToken,
): Promise<string> {
  const { id, token } = await issueToken(tx, clock, actor, { authorityId, name, role, expiresOn });
  if (reach !== null) await grantScope(tx, clock, actor, { holder: { tokenId: id }, authorityId, reach, to: expiresOn, reason: name });
  return token;
}
