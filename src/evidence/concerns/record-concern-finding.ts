import type { Tx } from '../../platform/database/database.ts';
import { type Decision, type Doing, findOwnProvider, type OwnProvider, type Seen } from '../../register/index.ts';
import { endFinding } from '../findings/end-finding.ts';
import type { FindingKind } from '../findings/finding-kinds.ts';
import { recordFinding } from '../findings/record-finding.ts';
import { withdrawFinding } from '../findings/withdraw-finding.ts';
import { concernCategories } from './concern.ts';
import type { Concern } from './find-concerns.ts';

const withoutForm: Seen = { latestEvent: null, confirmed: true };
/** What a finding says of a concern that is for named people, or about the head: findings are read by more people than it is. */
const keptBack = 'Kept with the concern';

async function ownProvider(tx: Tx, { actor }: Doing, { providerId }: Concern): Promise<OwnProvider> {
  const provider = await findOwnProvider(tx, actor, providerId);
  if (!provider) throw new Error(`The provider ${String(providerId)} of a concern is not there any more.`);
  return provider;
}

/** That it was accepted, or is confirmed as critical, as a finding that tiers may count: never what was said in it. Answers the finding's id. */
export async function recordConcernFinding(
  tx: Tx,
  doing: Doing,
  concern: Concern,
  kind: Extract<FindingKind, 'concern-accepted' | 'critical-safeguarding-concern'>,
): Promise<Decision<number>> {
  const title = concern.isRestricted || concern.isAboutHead ? keptBack : concernCategories[concern.category];
  const entry = {
    kind,
    value: null,
    title: kind === 'concern-accepted' ? title : null,
    validFrom: doing.clock.today(),
    validTo: null,
    source: kind === 'concern-accepted' ? 'Accepted at triage' : 'Confirmed by the safeguarding lead at triage',
    // Two of one day are two.
    documentReference: `Concern ${String(concern.id)}`,
  };
  const outcome = await recordFinding(tx, { ...doing, event: 'finding.recorded' }, await ownProvider(tx, doing, concern), entry, withoutForm);
  if (outcome.kind === 'saved' || outcome.kind === 'already') return { ok: true, value: outcome.id };
  return {
    ok: false,
    field: 'decision',
    reason: outcome.kind === 'refused' ? outcome.refusal.reason : 'Somebody else was quicker: nothing was changed',
  };
}

/** What a finding said of a concern that is restricted from now on, or about the head, is kept with the concern. The decision itself is in the trail. */
export async function keepBackConcernFinding(tx: Tx, { acceptedFindingId }: Concern): Promise<void> {
  if (acceptedFindingId === null) return;
  await tx.updateTable('finding').set({ title: keptBack }).where('id', '=', acceptedFindingId).where('title', '<>', keptBack).execute();
}

/** The finding no longer rests on anything: it counts nowhere from now on. */
export async function withdrawConcernFinding(tx: Tx, doing: Doing, concern: Concern, findingId: number): Promise<void> {
  const reason = { reason: `Concern ${String(concern.id)}: the decision was taken back` };
  await withdrawFinding(tx, { ...doing, event: 'finding.withdrawn' }, await ownProvider(tx, doing, concern), findingId, reason, withoutForm);
}

/** It held until today. */
export async function endConcernFinding(tx: Tx, doing: Doing, concern: Concern, findingId: number): Promise<void> {
  const ending = { on: doing.clock.today(), reason: `Concern ${String(concern.id)} was closed` };
  await endFinding(tx, { ...doing, event: 'finding.ended' }, await ownProvider(tx, doing, concern), findingId, ending, withoutForm);
}
