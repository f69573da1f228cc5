import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { listWhoMay } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { decideStep, endingOf, takesRoom, type Side, type StepKind, type VisitStep } from './brokered-visit.ts';
import { listBrokeredVisits, type BrokeredVisit } from './find-brokered-visits.ts';
import { findAsk } from './find-exchange.ts';
import { gatherMatches } from './gather-matches.ts';
import './tables.ts';

interface Proposal {
  readonly askId: number;
  readonly offerId: number;
  readonly note: string | null;
}

/** Proposes a match to both sides, where the offer still fits and has room. The same proposed twice is one. */
export async function proposeVisit(tx: Tx, doing: Doing, { askId, offerId, note }: Proposal): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const ask = await findAsk(tx, authorityId, askId);
  if (ask === null || ask.closedAt !== null) return refused('The ask is closed');
  const same = (await listBrokeredVisits(tx, authorityId, null)).find(
    (one) => one.askId === askId && one.offerId === offerId && takesRoom(one.state),
  );
  if (same) return accepted(same.id);
  const { listed, leftOut } = await gatherMatches(tx, authorityId, ask, clock.today());
  const match = listed.find((one) => one.offerId === offerId);
  if (match === undefined) return refused(leftOut.find((one) => one.offerId === offerId)?.because ?? 'The offer does not fit the ask');
  const { id } = await tx
    .insertInto('brokered_visit')
    .values({
      authority_id: authorityId,
      provider_id: ask.providerId,
      host_id: match.providerId,
      ask_id: askId,
      offer_id: offerId,
      criteria: JSON.stringify(match.criteria),
      note,
      account_id: actor.accountId,
      proposed_by: actor.name,
      proposed_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'brokered-visit', id }, after: { askId, offerId, note }, reference });
  await tell(tx, doing, {
    id,
    to: [ask.providerId, match.providerId],
    accountId: null,
    subject: 'A match is proposed to you: say whether you take it up',
  });
  return accepted(id);
}

export type StepTaken = { readonly kind: 'taken' } | { readonly kind: 'overtaken' } | { readonly kind: 'refused'; readonly reason: string };

const toldOf: Readonly<Record<StepKind, string>> = {
  'accepted': 'The other side accepted a match',
  'declined': 'A match was declined',
  'dated': 'A brokered visit has a day',
  'happened': 'A brokered visit is recorded as having happened',
  'taken-back': 'A brokered visit is recorded as not having happened',
  'said': 'Something was said of a brokered visit',
  'looked': 'It is recorded what changed after a brokered visit',
  'called-off': 'A brokered visit is called off',
};

const isSame = (one: VisitStep, other: VisitStep): boolean => {
  const textOf = (step: VisitStep) => JSON.stringify(Object.entries(step).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return textOf(one) === textOf(other);
};

/** Records what happened with a match, for one side of it. `seen` is how many steps the form was shown with. */
export async function recordVisitStep(
  tx: Tx,
  doing: Doing,
  { visitId, step, seen }: { readonly visitId: number; readonly step: VisitStep; readonly seen: number },
): Promise<StepTaken> {
  const { actor, clock, authorityId } = doing;
  await takeTurn(tx, doing);
  const visit = (await listBrokeredVisits(tx, authorityId, null)).find(({ id }) => id === visitId);
  if (visit === undefined) return { kind: 'refused', reason: 'There is no such visit' };
  // The same form sent twice.
  if (visit.steps.some((taken, index) => index >= seen && taken.takenBy === actor.name && isSame(taken.step, step))) return { kind: 'taken' };
  const may = decideStep(visit.state, step, { today: clock.today(), proposedOn: visit.proposedOn });
  if (!may.ok) return { kind: 'refused', reason: may.reason };
  if (visit.steps.length !== seen) return { kind: 'overtaken' };
  await addStep(tx, doing, visit, step);
  return { kind: 'taken' };
}

/** Calls off whatever is no more than proposed of an ask that is closed or an offer that is withdrawn, and tells both. */
export async function callOffProposed(
  tx: Tx,
  doing: Doing,
  { of, side, words }: { readonly of: { readonly askId: number } | { readonly offerId: number }; readonly side: Side; readonly words: string },
): Promise<void> {
  for (const visit of await listBrokeredVisits(tx, doing.authorityId, null)) {
    const isOf = 'askId' in of ? visit.askId === of.askId : visit.offerId === of.offerId;
    const step = isOf ? endingOf(visit.state, { side, on: doing.clock.today(), words }) : null;
    if (step !== null) await addStep(tx, doing, visit, step);
  }
}

async function addStep(tx: Tx, doing: Doing, visit: BrokeredVisit, step: VisitStep): Promise<void> {
  const { actor, clock, event, reference, authorityId } = doing;
  const visitId = visit.id;
  await tx
    .insertInto('brokered_visit_step')
    .values({
      authority_id: authorityId,
      provider_id: visit.askerId,
      visit_id: visitId,
      number: visit.steps.length + 1,
      kind: step.kind,
      side: step.side,
      on_day: step.on,
      from_time: 'from' in step ? step.from : null,
      outcome: 'outcome' in step ? step.outcome : null,
      closes: 'closes' in step ? step.closes : false,
      words: 'words' in step ? step.words : null,
      taken_by: actor.name,
      taken_at: clock.now(),
    })
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'brokered-visit', id: visitId }, after: step, reference });
  const { askerId, hostId, accountId } = visit;
  await tell(tx, doing, { id: visitId, to: [askerId, hostId], accountId, subject: toldOf[step.kind] });
}

/** Both heads and whoever brokered it, without the one who did it. */
async function tell(
  tx: Tx,
  { actor, clock, authorityId }: Doing,
  {
    id,
    to,
    accountId,
    subject,
  }: { readonly id: BrokeredVisit['id']; readonly to: readonly number[]; readonly accountId: number | null; readonly subject: string },
): Promise<void> {
  const told: (number | null)[] = [accountId];
  // Those who answer for a provider, and nobody of the authority's.
  for (const providerId of to) told.push(...(await listWhoMay(tx, clock, 'visit.answer', { authorityId, providerId })).map((head) => head.id));
  const href = `/exchange/visits/${String(id)}`;
  await sendNotice(tx, { authorityId, to: told.filter((each) => each !== actor.accountId), kind: 'brokered-visit', urgency: 'usual', subject, href });
}
