import './tables.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/database.ts';
import type { Actor } from './actor.ts';

/** From now on the token is nobody's. Answers what it was for. */
export async function revokeToken(tx: Tx, clock: Clock, actor: Actor, id: number): Promise<Result<string>> {
  const token = await tx.selectFrom('api_token').select(['name', 'authority_id', 'revoked_at']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (token === undefined) return refused(`There is no token ${String(id)}.`);
  if (token.revoked_at !== null) return refused(`Token ${String(id)} (${token.name}) is revoked already.`);
  await tx.updateTable('api_token').set({ revoked_at: clock.now() }).where('id', '=', id).execute();
  await recordAudit(tx, { actor, event: 'token.revoked', subject: { kind: 'token', id }, authorityId: token.authority_id });
  return accepted(token.name);
}
