import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { broughtAboutBy } from '../by-hand/find-ends-caused.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { decideFact, type EnteredFact, type FactEntry, type FactPlan } from './entered-fact.ts';
import { isSameFact, factLedger, snapshotOf } from './fact-row.ts';
import { listFacts } from './find-facts.ts';

/** Records a fact from a day. What was true before ends on the day before; where that was not confirmed, nothing is written. */
export async function recordFact(tx: Tx, doing: Doing, provider: OwnProvider, entry: FactEntry, seen: Seen): Promise<Outcome<FactPlan>> {
  await takeTurn(tx, doing, provider);
  const facts = await listFacts(tx, provider.id, provider.authorityId);
  const same = facts.find((fact) => isRecordedAs(fact, entry, facts));
  if (same) return { kind: 'already', id: same.id };
  if (await isOvertaken(tx, factLedger, provider, seen)) return { kind: 'overtaken' };
  const decided = decideFact(entry, facts);
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  const plan = decided.value;
  if (!seen.confirmed && (plan.endings.length > 0 || plan.endsBefore)) return { kind: 'unconfirmed', plan };

  const { fact, value, validFrom, validTo, source } = plan.entry;
  const { id } = await tx
    .insertInto('entered_fact')
    .values({
      authority_id: provider.authorityId,
      provider_id: provider.id,
      fact,
      value,
      valid_from: validFrom,
      valid_to: validTo,
      source,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { fact: earlier, validTo: lastDay } of plan.endings) {
    await tx.updateTable('entered_fact').set({ valid_to: lastDay }).where('id', '=', earlier.id).execute();
    await recordEntryChange(tx, doing, factLedger, {
      id: earlier.id,
      event: 'fact.ended',
      before: snapshotOf(earlier),
      after: { ...snapshotOf({ ...earlier, validTo: lastDay }), ...broughtAboutBy(id, earlier.validTo) },
      reason: 'A later one was recorded',
    });
  }
  await recordEntryChange(tx, doing, factLedger, {
    id,
    after: { ...snapshotOf(plan.entry), ...(plan.endsBefore === null ? {} : broughtAboutBy(plan.endsBefore.id, null)) },
  });
  return { kind: 'saved', id, plan };
}

/** Whether the entry is this record already. Where no last day is given, a later one may have given it one. */
function isRecordedAs(fact: EnteredFact, entry: FactEntry, facts: readonly EnteredFact[]): boolean {
  const decided = decideFact(entry, facts.filter((one) => one.id !== fact.id)); // prettier-ignore
  return isSameFact(fact, decided.ok ? decided.value.entry : entry);
}
