import type { Tx } from '../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, type OwnProvider, recordEntryChange, type Seen, takeTurn } from '../../register/index.ts';
import { findConfirmer, findLegalTrack } from './find-confirmer.ts';
import { findingLedger, listFindings } from './find-findings.ts';
import { decideFinding, type Finding, type FindingEntry, replacedBy } from './finding.ts';
import { snapshotOf } from './finding-words.ts';
import { sendFindingChanged } from './send-finding-changed.ts';

export interface FindingPlan {
  readonly entry: FindingEntry;
  /** Of a kind of which the latest holds: the one before, whose place this takes; and the one after, which takes this one's. */
  readonly before: Finding | null;
  readonly after: Finding | null;
}

/**
 * Records what the actor confirms of a provider, and tells whoever listens. For pages, for other wings and for the demonstration: who is not asked by a
 * form gives `withoutForm`. Recording the same twice changes nothing.
 */
export async function recordFinding(tx: Tx, doing: Doing, provider: OwnProvider, entry: FindingEntry, seen: Seen): Promise<Outcome<FindingPlan>> {
  await takeTurn(tx, doing, provider);
  const standing = (await listFindings(tx, provider.id, provider.authorityId)).filter(({ withdrawn }) => withdrawn === null);
  const same = standing.find((one) => isSame(one, entry));
  if (same) return { kind: 'already', id: same.id };
  if (await isOvertaken(tx, findingLedger, provider, seen)) return { kind: 'overtaken' };
  const confirmer = await findConfirmer(tx, doing, provider);
  const legalTrack = await findLegalTrack(tx, provider);
  const decided = decideFinding(entry, { confirmer, legalTrack, standing, today: doing.clock.today() });
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  const plan = planOf(entry, provider.id, standing);
  if (!seen.confirmed) return { kind: 'unconfirmed', plan };

  const { id } = await tx
    .insertInto('finding')
    .values({
      authority_id: provider.authorityId,
      provider_id: provider.id,
      kind: entry.kind,
      value: entry.value,
      title: entry.title,
      valid_from: entry.validFrom,
      valid_to: entry.validTo,
      source: entry.source,
      document_reference: entry.documentReference,
      confirmed_by: doing.actor.name,
      confirmed_role: doing.actor.role,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, findingLedger, { id, after: snapshotOf(entry) });
  await sendFindingChanged(tx, provider, entry.kind);
  return { kind: 'saved', id, plan };
}

function isSame(one: Finding, entry: FindingEntry): boolean {
  const said = ({ kind, value, title, validFrom, validTo, source, documentReference }: FindingEntry): string =>
    JSON.stringify([kind, value, title, validFrom, validTo, source, documentReference]);
  return said(one) === said(entry);
}

/** What it does to those beside it, as if it stood among them. */
function planOf(entry: FindingEntry, providerId: number, standing: readonly Finding[]): FindingPlan {
  const now = { confirmedBy: '', confirmedRole: null, enteredAt: new Date(0), ended: null, withdrawn: null };
  const added: Finding = { ...entry, ...now, id: Infinity, providerId };
  const all = [...standing, added];
  return { entry, before: standing.find((one) => replacedBy(one, all) === added) ?? null, after: replacedBy(added, all) };
}
