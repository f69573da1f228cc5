import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { definitionDifferences } from '../programme-definitions/definition-differences.ts';
import { faultsOf } from '../programme-definitions/definition-faults.ts';
import type { KnownToCode } from '../programme-definitions/known-check.ts';
import { findLastToChange } from './find-versions.ts';
import { definitionHash } from './get-definition-hash.ts';
import { decideAdoption } from './may-adopt.ts';
import { type DraftOutcome, type Meant, refusedFor, takeVersions } from './take-draft.ts';

interface Adoption extends Meant {
  /** The hash of the draft that was read. */
  readonly seen: string;
  readonly basis: string;
  readonly known: KnownToCode;
}

/** The draft takes force: runs that begin from now on begin under it. Those under way stay on the version that they began under. */
export async function adoptDraft(tx: Tx, doing: Doing, { seen, basis, known, ...meant }: Adoption): Promise<DraftOutcome> {
  const found = await takeVersions(tx, doing, meant);
  const draft = found?.draft;
  if (!draft || draft.id === null) return refusedFor('There is no draft to adopt any more: it may have been adopted.');
  const { actor, clock, event, reference, authorityId } = doing;
  if (definitionHash(draft.definition) !== seen)
    return { kind: 'overtaken', by: (await findLastToChange(tx, authorityId, draft.id)) ?? 'Somebody else' };
  const changes = definitionDifferences(found.inForce.definition, draft.definition).map(({ says }) => says);
  const { definition, version } = draft;
  const faults = faultsOf(definition, known).length;
  const decided = decideAdoption({ definition, faults, differences: changes.length, role: actor.role });
  if (!decided.ok) return refusedFor(decided.reason);
  await tx
    .updateTable('programme_version')
    .set({ state: 'in-force', basis, adopted_by: actor.name, adopted_at: clock.now() })
    .where('id', '=', draft.id)
    .execute();
  const subject = { kind: 'programme-version', id: draft.id };
  await recordAudit(tx, { actor, event, subject, reason: basis, after: { programme: meant.programme, version, changes }, reference });
  return { kind: 'saved' };
}
