import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import { differencesBetween } from '../criteria/differences.ts';
import { decideChange } from './criteria-version.ts';
import { documentHash } from './get-document-hash.ts';
import { type CriteriaDoing, type CriteriaOutcome, refusedFor } from './doing.ts';
import { findLastToChange } from './find-versions.ts';
import { takeVersion } from './take-turn.ts';

interface Saving {
  readonly version: number;
  /** The hash of the document that the form was made from. */
  readonly seen: string;
  /** What becomes of the document as it is now. */
  readonly change: (document: CriteriaDocument) => CriteriaDocument;
}

/** Saves a change of a draft, with its faults if it has any: those stand against trying it and adopting it, not against leaving off for the day. */
export async function saveDraft(tx: Tx, doing: CriteriaDoing, { version, seen, change }: Saving): Promise<CriteriaOutcome> {
  const { actor, event, reference, authorityId } = doing;
  const found = await takeVersion(tx, doing, version);
  const decided = decideChange(found);
  if (!decided.ok) return refusedFor(decided.reason);
  if (documentHash(found.document) !== seen) return { kind: 'overtaken', by: (await findLastToChange(tx, authorityId, found.id)) ?? 'Somebody else' };
  const document = change(found.document);
  const changes = differencesBetween(found.document, document).map(({ says }) => says);
  if (documentHash(document) === seen) return { kind: 'saved' };
  await tx
    .updateTable('criteria_version')
    .set({ document: JSON.stringify(document) })
    .where('id', '=', found.id)
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'criteria-version', id: found.id }, after: { changes }, reference });
  return { kind: 'saved' };
}
