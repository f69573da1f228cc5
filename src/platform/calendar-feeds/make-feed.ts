import './tables.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/database.ts';
import type { AuditEventName } from '../http/route.ts';
import type { Actor } from '../identity/actor.ts';
import { hashOf, newSecret } from '../identity/secret.ts';

export interface FeedDoing {
  readonly actor: Actor & { readonly accountId: number; readonly authorityId: number };
  readonly clock: Clock;
  readonly event: AuditEventName;
  readonly reference: string;
}

/** A new address, in place of the one there was. Answers the secret in it, which is told once and not kept. */
export async function makeFeed(tx: Tx, doing: FeedDoing): Promise<string> {
  const { actor, clock, event, reference } = doing;
  // One at a time: two at once would both find none standing.
  await tx.selectFrom('account').select('id').where('id', '=', actor.accountId).forUpdate().execute();
  await endStanding(tx, doing);
  const secret = newSecret();
  const feed = { authority_id: actor.authorityId, account_id: actor.accountId, secret_hash: hashOf(secret), made_at: clock.now() };
  const { id } = await tx
    .insertInto('calendar_feed')
    .values({ ...feed, last_read_at: null, revoked_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'calendar-feed', id }, reference });
  return secret;
}

/** Answers whether there was one to revoke. */
export async function revokeFeed(tx: Tx, doing: FeedDoing): Promise<boolean> {
  const id = await endStanding(tx, doing);
  if (id === null) return false;
  await recordAudit(tx, { actor: doing.actor, event: doing.event, subject: { kind: 'calendar-feed', id }, reference: doing.reference });
  return true;
}

async function endStanding(tx: Tx, { actor, clock }: FeedDoing): Promise<number | null> {
  const ended = await tx
    .updateTable('calendar_feed')
    .set({ revoked_at: clock.now() })
    .where('account_id', '=', actor.accountId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended?.id ?? null;
}
