import './tables.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';

export interface NewBriefing {
  readonly title: string;
  readonly body: string;
  readonly providerId: number | null;
  /** Accounts, each of which may be named. */
  readonly readers: readonly number[];
}

export interface Writing {
  readonly actor: Actor & { readonly accountId: number; readonly authorityId: number };
  readonly clock: Clock;
  readonly reference: string;
}

/** Writes a briefing for its named readers. The same sent twice within the hour is the same briefing. Answers its id. */
export async function writeBriefing(
  tx: Tx,
  { actor, clock, reference }: Writing,
  { title, body, providerId, readers }: NewBriefing,
): Promise<number> {
  const { accountId, authorityId } = actor;
  // Two of one person's take turns, so that a form sent twice finds what the first wrote.
  await tx.selectFrom('account').select('id').where('id', '=', accountId).forNoKeyUpdate().execute();
  const anHourAgo = new Date(clock.now().getTime() - 3_600_000);
  const already = await tx
    .selectFrom('briefing')
    .select('id')
    .where('written_by_account', '=', accountId)
    .where('title', '=', title)
    .where('body', '=', body)
    .where('written_at', '>', anHourAgo)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (already !== undefined) return already.id;
  const written = { written_by: actor.name, written_by_account: accountId, written_at: clock.now() };
  const { id } = await tx
    .insertInto('briefing')
    .values({
      authority_id: authorityId,
      title,
      body,
      provider_id: providerId,
      ...written,
      withdrawn_by: null,
      withdrawn_at: null,
      withdrawn_reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const named = readers.map((account_id) => ({ briefing_id: id, account_id, authority_id: authorityId }));
  await tx.insertInto('briefing_reader').values(named).execute();
  // What it says stays in the briefing alone: the audit trail is read by more people.
  await recordAudit(tx, { actor, event: 'briefing.written', subject: { kind: 'briefing', id }, after: { providerId, readers }, reference });
  return id;
}
