import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Result } from '../../kernel/result.ts';
import type { Doing } from '../common/doing.ts';
import { programmeDefinition, type ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { definitionDifferences } from '../programme-definitions/definition-differences.ts';
import { findLastToChange } from './find-versions.ts';
import { definitionHash } from './get-definition-hash.ts';
import { type DraftOutcome, type Meant, refusedFor, takeVersions } from './take-draft.ts';

interface Saving extends Meant {
  /** The hash of the draft that the form was made from. */
  readonly seen: string;
  /** What becomes of the draft as it is now. */
  readonly change: (definition: ProgrammeDefinition) => Result<ProgrammeDefinition>;
}

/** Saves a change of a draft, with its faults if it has any: those stand against adopting it, not against leaving off for the day. */
export async function saveDraft(tx: Tx, doing: Doing, { seen, change, ...meant }: Saving): Promise<DraftOutcome> {
  const draft = (await takeVersions(tx, doing, meant))?.draft;
  if (!draft || draft.id === null) return refusedFor('There is no draft to change any more: it may have been adopted.');
  const { actor, event, reference, authorityId } = doing;
  if (definitionHash(draft.definition) !== seen)
    return { kind: 'overtaken', by: (await findLastToChange(tx, authorityId, draft.id)) ?? 'Somebody else' };
  const changed = change(draft.definition);
  if (!changed.ok) return refusedFor(changed.reason);
  const shaped = programmeDefinition.safeParse(changed.value);
  if (!shaped.success)
    return refusedFor(...shaped.error.issues.map(({ path, message }) => `The draft cannot hold that (${path.join(', ')}): ${message}.`));
  if (definitionHash(shaped.data) === seen) return { kind: 'saved' };
  const changes = definitionDifferences(draft.definition, shaped.data).map(({ says }) => says);
  await tx
    .updateTable('programme_version')
    .set({ document: JSON.stringify(shaped.data) })
    .where('id', '=', draft.id)
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'programme-version', id: draft.id }, after: { changes }, reference });
  return { kind: 'saved' };
}
