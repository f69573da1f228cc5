import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { recordAllocation, withoutForm } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { listCovers } from './find-covers.ts';
import { type CoverAsked, type CoverLine, proposeCover } from './propose-cover.ts';
import '../tables.ts';

/** What a preview showed, so that nothing else is done than what was seen. */
export function seenIn(lines: readonly CoverLine[]): string {
  return lines
    .map(({ provider, from, to, leftBecause }) => `${String(provider.id)}:${from}:${to}:${leftBecause === null ? 'cover' : 'left'}`)
    .join(' ');
}

/** Puts somebody in to cover at every provider of an adviser who is away. All of them or none; the form sent twice does it once. */
export async function recordCover(tx: Tx, doing: Doing, asked: CoverAsked, seen: string): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const same = (await listCovers(tx, authorityId)).find(
    (one) =>
      one.withdrawn === null && one.absent === asked.absent.name && one.cover === asked.cover.name && one.from === asked.from && one.to === asked.to,
  );
  if (same) return accepted(same.allocationIds.length);
  const lines = await proposeCover(tx, { ...actor, authorityId }, asked);
  if (seenIn(lines) !== seen) return refused('The caseload changed while you looked at it. Look at it again before you confirm');
  const wanted = lines.filter(({ leftBecause }) => leftBecause === null);
  if (wanted.length === 0) return refused('There is nobody to cover in this time');
  const ids: number[] = [];
  for (const { provider, from, to } of wanted) {
    const entry = { accountId: asked.cover.id, part: 'cover', validFrom: from, validTo: to, reason: asked.reason } as const;
    const outcome = await recordAllocation(tx, { ...doing, event: 'allocation.recorded' }, provider, entry, withoutForm);
    if (outcome.kind !== 'saved') throw new Error(`Cover at provider ${String(provider.id)} was ${outcome.kind}, though it had been allowed.`);
    ids.push(outcome.id);
  }
  const { id } = await tx
    .insertInto('caseload_cover')
    .values({
      authority_id: authorityId,
      absent_account_id: asked.absent.id,
      cover_account_id: asked.cover.id,
      valid_from: asked.from,
      valid_to: asked.to,
      reason: asked.reason,
      allocation_ids: ids,
      arranged_by: actor.name,
      arranged_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = { absent: asked.absent.name, cover: asked.cover.name, from: asked.from, to: asked.to, providers: ids.length };
  await recordAudit(tx, { actor, event, subject: { kind: 'caseload-cover', id }, reason: asked.reason, after, reference });
  return accepted(ids.length);
}
