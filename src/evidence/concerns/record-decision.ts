import type { Tx } from '../../platform/database/database.ts';
import { type Decision, type Doing, findCalendar } from '../../register/index.ts';
import { raiseConcernSignal } from '../signals/raise-concern-signal.ts';
import { countOpenActions } from './count-open-actions.ts';
import { decideLookAgain, decideMove, type ConcernOutcome, type ConcernSeverity, type Move, type Moved, type Referral } from './concern.ts';
import type { SeenConcern } from './find-concerns.ts';
import { setReadersOfActions } from './record-concern-action.ts';
import { endConcernFinding, keepBackConcernFinding, recordConcernFinding, withdrawConcernFinding } from './record-concern-finding.ts';
import { recordMove } from './record-move.ts';
import { sendDecidedNotice, sendWaitingNotice } from './send-concern-notice.ts';
import { mayDecide } from './sight.ts';
import { takeConcern } from './take-concern.ts';
import { triageDueOn } from './triage-day.ts';

export interface DecisionEntry {
  readonly move: Move;
  readonly reason: string;
  readonly outcome?: ConcernOutcome | null;
  readonly referredTo?: Referral | null;
  /** Of what is monitored or referred: when to look at it again (YYYY-MM-DD). */
  readonly lookAgainOn?: string | null;
  /** As whoever decides sees it now. */
  readonly severity?: ConcernSeverity;
  readonly isAboutHead?: boolean;
}

/** Decides on a concern: at triage, or later. `seen` is the latest move that the form showed; null decides whatever happened since. */
export async function recordDecision(
  tx: Tx,
  doing: Doing,
  concernId: number,
  entry: DecisionEntry,
  seen: number | null,
): Promise<Decision<SeenConcern>> {
  const { actor, clock } = doing;
  const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });
  const before = await takeConcern(tx, doing, concernId);
  if (!before) return refuse('decision', 'It is not there any more');
  if (!mayDecide(before.sighting, before)) return refuse('decision', 'Your role does not decide on this');
  if (seen !== null && seen !== before.latestMove) return refuse('decision', 'Somebody decided on it meanwhile: read what they did, and decide again if it is still right');
  const severity = entry.severity ?? before.severity;
  const concern = { ...before, severity, isAboutHead: entry.isAboutHead ?? before.isAboutHead };
  const openActions = await countOpenActions(tx, before);
  const decided = decideMove(
    entry.move,
    {
      ...concern,
      openActions,
      hasAccepted: concern.acceptedFindingId !== null,
      hasConfirmed: concern.confirmedFindingId !== null,
      role: actor.role,
    },
    entry.outcome ?? null,
  );
  if (!decided.ok) return decided;
  const again = decideLookAgain({ move: entry.move, to: decided.value.to, entered: entry.lookAgainOn ?? null, kept: before.lookAgainOn }, clock.today());
  if (!again.ok) return again;
  const findings = await keepFindings(tx, doing, concern, decided.value);
  if (!findings.ok) return findings;

  const { to } = decided.value;
  const changed = {
    state: to,
    severity,
    is_about_head: concern.isAboutHead,
    triaged_on: to === 'waiting' ? null : (concern.triagedOn ?? clock.today()),
    referred_to: entry.move === 'refer' ? (entry.referredTo ?? null) : concern.referredTo,
    look_again_on: again.value,
    closed_on: to === 'closed' ? clock.today() : null,
    outcome: to === 'closed' ? (entry.outcome ?? null) : null,
    ...findings.value,
  };
  await tx.updateTable('concern').set(changed).where('id', '=', concernId).execute();
  if (entry.move === 'reopen') await giveNewDay(tx, doing, concern);
  const detail = entry.move === 'close' ? entry.outcome : entry.move === 'refer' ? entry.referredTo : null;
  await recordMove(tx, doing, { concern, kind: entry.move, to, reason: entry.reason, detail: detail ?? null, said: { severity, lookAgainOn: again.value } });
  if (concern.isAboutHead) await keepBackConcernFinding(tx, concern);
  if (concern.isAboutHead !== before.isAboutHead) await setReadersOfActions(tx, concern);
  await tell(tx, doing, concern, entry.move);
  return { ok: true, value: concern };
} // prettier-ignore

interface Findings {
  accepted_on?: string | null;
  accepted_finding_id?: number | null;
  confirmed_on?: string | null;
  confirmed_finding_id?: number | null;
}

async function keepFindings(tx: Tx, doing: Doing, concern: SeenConcern, { accepted, confirmed }: Moved): Promise<Decision<Findings>> {
  const today = doing.clock.today();
  const kept: Findings = {};
  const about = { authorityId: concern.authorityId, providerId: concern.providerId, concernId: concern.id };
  if (accepted === 'record') {
    const saved = await recordConcernFinding(tx, doing, concern, 'concern-accepted');
    if (!saved.ok) return saved;
    Object.assign(kept, { accepted_on: today, accepted_finding_id: saved.value });
  } else if (accepted === 'withdraw' && concern.acceptedFindingId !== null) {
    await withdrawConcernFinding(tx, doing, concern, concern.acceptedFindingId);
    Object.assign(kept, { accepted_on: null, accepted_finding_id: null });
  }
  if (accepted !== 'leave') await raiseConcernSignal(tx, doing, about);
  if (confirmed === 'record') {
    const saved = await recordConcernFinding(tx, doing, concern, 'critical-safeguarding-concern');
    if (!saved.ok) return saved;
    Object.assign(kept, { confirmed_on: today, confirmed_finding_id: saved.value });
  } else if (confirmed !== 'leave' && concern.confirmedFindingId !== null) {
    await (confirmed === 'end' ? endConcernFinding : withdrawConcernFinding)(tx, doing, concern, concern.confirmedFindingId);
    Object.assign(kept, { confirmed_on: null, confirmed_finding_id: null });
  }
  return { ok: true, value: kept };
}

/** One that was reopened waits for triage again, and has the whole time for it. */
async function giveNewDay(tx: Tx, { clock }: Doing, concern: SeenConcern): Promise<void> {
  const calendar = await findCalendar(tx, { authorityId: concern.authorityId });
  const due = triageDueOn(clock.today(), calendar, 'reopened');
  await tx.updateTable('concern').set({ triage_due_on: due.on, triage_due_how: due.how }).where('id', '=', concern.id).execute();
}

async function tell(tx: Tx, { actor, clock }: Doing, concern: SeenConcern, move: Move): Promise<void> {
  const told = { authorityId: concern.authorityId, concernId: concern.id, actor, clock };
  if (move === 'reopen' || move === 'undo')
    await sendWaitingNotice(tx, { ...told, isRestricted: concern.isRestricted, isUrgent: concern.severity === 'critical' });
  // Whoever is no longer named on a restricted one is told nothing more of it.
  else if (!concern.isRestricted) await sendDecidedNotice(tx, { ...told, loggedByAccount: concern.loggedByAccount });
}
