import { sql } from 'kysely';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from './doing.ts';
import { takeTurn } from './take-turn.ts';
import '../tables.ts';

/** The tables whose rows are taken back by withdrawing them. */
export type Withdrawn =
  | 'early_years_audit'
  | 'early_years_places'
  | 'early_years_need'
  | 'early_years_no_pathway'
  | 'directory_service'
  | 'news_item'
  | 'entitlement_version'
  | 'day_rate'
  | 'planned_days'
  | 'used_days'
  | 'caseload_cover'
  | 'trust_conversation'
  | 'exchange_offer'
  | 'offer_item'
  | 'leadership_support'
  | 'mentor_done'
  | 'mentor_conflict'
  | 'expected_conversion';

/** An entry counts no longer. It stays readable, with who took it back and why. */
export async function withdrawEntry(tx: Tx, doing: Doing, table: Withdrawn, id: number, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set withdrawn_by = ${actor.name}, withdrawn_at = ${clock.now()}, withdrawn_reason = ${reason}
    where id = ${id} and authority_id = ${authorityId} and withdrawn_at is null`.execute(tx);
  if (numAffectedRows !== 1n) return refused('It has been withdrawn already');
  await recordAudit(tx, { actor, event, subject: { kind: table.replaceAll('_', '-'), id }, reason, after: { withdrawn: true }, reference });
  return accepted(null);
}
