import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { keepCriteria } from '../proposals/keep-criteria.ts';
import type { CriteriaVersion } from './criteria-version.ts';
import type { CriteriaDoing } from './doing.ts';
import { getNextVersion, takeTurn } from './take-turn.ts';

/** Begins a draft from a version, with its document as it is. Answers the draft's number. */
export async function openDraft(tx: Tx, doing: CriteriaDoing, from: CriteriaVersion, title: string): Promise<number> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  // Version 1 is kept first, so that its number is its own.
  await keepCriteria(tx, authorityId, clock.today(), clock.now());
  const version = await getNextVersion(tx, authorityId);
  const { id } = await tx
    .insertInto('criteria_version')
    .values({
      authority_id: authorityId,
      version,
      document: JSON.stringify({ ...from.document, title }),
      state: 'draft',
      based_on: from.version,
      drafted_by: actor.name,
      drafted_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'criteria-version', id }, after: { version, title, basedOn: from.version }, reference });
  return version;
}
