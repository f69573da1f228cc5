import type { Tx } from '../../platform/database/database.ts';
import { broughtAboutBy, findEndsCaused, lastDayBefore } from '../by-hand/find-ends-caused.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { listEntryEvents } from '../by-hand/list-entry-events.ts';
import { type Doing, recordEntryChange } from '../by-hand/record-entry-change.ts';
import type { EnteredFact } from './entered-fact.ts';
import { factLedger, snapshotOf } from './fact-row.ts';
import { listFacts } from './find-facts.ts';

/** A fact that ended only because of one that is withdrawn, with the last day it gets instead. */
export interface PutBack {
  readonly fact: EnteredFact;
  readonly validTo: string | null;
  readonly own: string | null;
  /** Whichever ends it now. */
  readonly next: EnteredFact | null;
}

export async function listEndsToPutBack(tx: Tx, provider: OwnProvider, id: number): Promise<PutBack[]> {
  const caused = findEndsCaused(await listEntryEvents(tx, factLedger, provider), id);
  const standing = (await listFacts(tx, provider.id, provider.authorityId)).filter((fact) => fact.id !== id);
  return caused.flatMap(({ id: endedId, own }) => {
    const fact = standing.find((one) => one.id === endedId);
    if (!fact) return [];
    const after = standing.filter((other) => other.fact === fact.fact && other.validFrom > fact.validFrom);
    const { to, next } = lastDayBefore(own, after.map((other) => ({ from: other.validFrom, fact: other }))); // prettier-ignore
    return to === fact.validTo ? [] : [{ fact, validTo: to, own, next: next?.fact ?? null }];
  });
}

export async function putBackEnds(tx: Tx, doing: Doing, ends: readonly PutBack[]): Promise<void> {
  for (const { fact, validTo, own, next } of ends) {
    await tx.updateTable('entered_fact').set({ valid_to: validTo }).where('id', '=', fact.id).execute();
    await recordEntryChange(tx, doing, factLedger, {
      id: fact.id,
      event: 'fact.put-back',
      before: snapshotOf(fact),
      after: { ...snapshotOf({ ...fact, validTo }), ...(next === null ? {} : broughtAboutBy(next.id, own)) },
      reason: 'The one that had ended it was withdrawn',
    });
  }
}
