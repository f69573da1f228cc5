import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { listRates } from './find-days.ts';
import type { DayRate } from './funding.ts';

/** What a day costs from a day on. What was given before is reckoned by the rate of its own day. */
export async function recordRate(tx: Tx, doing: Doing, { source, pounds, from, basis }: DayRate & { readonly basis: string }): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const there = (await listRates(tx, authorityId)).find((one) => one.withdrawn === null && one.source === source && one.from === from);
  if (there?.pounds === pounds && there.basis === basis) return accepted(null);
  if (there) return refused(`A rate from ${dateInWords(from)} is entered already: withdraw that first`);
  const { id } = await tx
    .insertInto('day_rate')
    .values({ authority_id: authorityId, funding_source: source, pounds, valid_from: from, basis, entered_by: actor.name, entered_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'day-rate', id }, reason: basis, after: { source, pounds, from }, reference });
  return accepted(null);
}
