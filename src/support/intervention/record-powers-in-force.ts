import { accepted, refused, type Result } from '../../kernel/result.ts';
import { endFinding, lastDayOf, listFindings, recordFinding, withdrawFinding, type Finding } from '../../evidence/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { findOwnProvider, type Outcome, withoutForm } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import type { Run } from '../programmes/find-runs.ts';
import { answersOf } from '../programmes/replay.ts';
import { findKnown } from '../find-known-of-provider.ts';
import { changesTo, powersOf, type PowerValue, type RecordedPower } from './powers-in-force.ts';

const referenceOf = ({ id }: Pick<Run, 'id'>): string => `Programme run ${String(id)}`;

/**
 * Makes evidence say what a run has brought into force and what is over, in the transaction of the step that changed it: the tier’s floor reads it there. Does nothing
 * where evidence says so already. Whoever takes such a step is one whose role confirms a power. A power that evidence does not know of would leave the tier wrong: where
 * it is refused, so is the step, and what was written of it is to be undone.
 */
export async function recordPowersInForce(tx: Tx, doing: Doing, run: Run): Promise<Result<null>> {
  const today = doing.clock.today();
  const { id: runId, providerId, definition } = run;
  const known = await findKnown(tx, { authorityId: doing.authorityId, providerId, today });
  const wanted = powersOf({ programme: definition.key, state: run.now.state, endedOn: run.now.endedOn, answers: answersOf(run.now) }, known, today);
  const mine = (await listFindings(tx, providerId, doing.authorityId)).filter((one) => one.withdrawn === null && one.kind === 'statutory-power' && one.documentReference === referenceOf(run));
  const { record, end, withdraw } = changesTo(mine.map(recordedOf), wanted);
  if (record.length + end.length + withdraw.length === 0) return accepted(null);
  const provider = await findOwnProvider(tx, doing.actor, providerId);
  if (provider === null) throw new Error(`The provider ${String(providerId)} of run ${String(runId)} is not there any more.`);
  const refusals: string[] = [];
  const note = (outcome: Outcome<unknown>): void => {
    if (outcome.kind === 'refused') refusals.push(outcome.refusal.reason);
  };
  for (const id of withdraw) note(await withdrawFinding(tx, { ...doing, event: 'finding.withdrawn' }, provider, id, { reason: `${definition.name}: the step was undone or corrected` }, withoutForm));
  for (const { id, on } of end) note(await endFinding(tx, { ...doing, event: 'finding.ended' }, provider, id, { on, reason: `${definition.name}: it is over` }, withoutForm));
  for (const { value, from, until } of record) {
    const entry = { kind: 'statutory-power', value, title: null, validFrom: from, validTo: until, source: `${definition.name}, recorded in its programme`, documentReference: referenceOf(run) } as const;
    note(await recordFinding(tx, { ...doing, event: 'finding.recorded' }, provider, entry, withoutForm));
  }
  const [first] = refusals;
  return first === undefined ? accepted(null) : refused(`The power in force could not be recorded as evidence, and so the step was not taken. ${first}`);
} // prettier-ignore

const recordedOf = (finding: Finding): RecordedPower => ({
  id: finding.id,
  value: finding.value as PowerValue,
  from: finding.validFrom,
  until: lastDayOf(finding),
});
