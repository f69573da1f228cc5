import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import type { EntitlementDocument } from './entitlement-document.ts';
import { listEntitlements } from './find-entitlement.ts';

export interface EntitlementEntry {
  readonly from: string;
  readonly document: EntitlementDocument;
  readonly basis: string;
}

/** A version takes force from a day that is not past: what was owed before stays as it was. */
export async function recordEntitlement(tx: Tx, doing: Doing, { from, document, basis }: EntitlementEntry): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  if (from < clock.today()) return refused('The first day must be today or later: what was owed before stays as it was');
  const same = (await listEntitlements(tx, authorityId)).find((one) => one.id !== null && one.from === from && one.withdrawn === null);
  if (same && JSON.stringify(same.document) === JSON.stringify(document) && same.basis === basis) return accepted(null);
  if (same) return refused(`A version takes force on ${dateInWords(from)} already: withdraw that first`);
  const { id } = await tx
    .insertInto('entitlement_version')
    .values({
      authority_id: authorityId,
      in_force_from: from,
      document: JSON.stringify(document),
      basis,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'entitlement-version', id }, reason: basis, after: { from, document }, reference });
  return accepted(null);
}
