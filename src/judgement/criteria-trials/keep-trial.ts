import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { decideChange } from '../criteria-versions/criteria-version.ts';
import { documentHash } from '../criteria-versions/get-document-hash.ts';
import { type CriteriaDoing, type CriteriaOutcome, refusedFor } from '../criteria-versions/doing.ts';
import { listTrials } from '../criteria-versions/find-trials.ts';
import { takeVersion } from '../criteria-versions/take-turn.ts';
import { canonicalJson } from '../proposals/canonical-json.ts';
import { daysOf, type KeptTrial } from './trial.ts';

interface Keeping {
  readonly version: number;
  /** Of the document that was tried, so that a change made meanwhile is not thought tried. */
  readonly hash: string;
  readonly asAt: string;
  readonly result: KeptTrial;
}

/** Keeps a trial beside its version, with the hash of the very document that was tried. */
export async function keepTrial(tx: Tx, doing: CriteriaDoing, { version, hash, asAt, result }: Keeping): Promise<CriteriaOutcome> {
  const { actor, clock, event, reference, authorityId } = doing;
  const found = await takeVersion(tx, doing, version);
  const decided = decideChange(found);
  if (!decided.ok) return refusedFor(decided.reason);
  if (documentHash(found.document) !== hash) return refusedFor('The draft was changed while you looked at the trial. Try it out again.');
  const latest = (await listTrials(tx, found.id))[0];
  if (latest?.hash === hash && latest.asAt === asAt && latest.triedBy === actor.name && canonicalJson(latest.result) === canonicalJson(result))
    return { kind: 'saved' };
  const { needed, available } = daysOf(result);
  const { id } = await tx
    .insertInto('criteria_trial')
    .values({
      authority_id: authorityId,
      criteria_id: found.id,
      document_hash: hash,
      as_at: asAt,
      result: JSON.stringify(result),
      days_needed: needed,
      days_available: available,
      tried_by: actor.name,
      tried_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'criteria-trial', id }, after: { version, asAt, daysNeeded: needed }, reference });
  return { kind: 'saved' };
}
