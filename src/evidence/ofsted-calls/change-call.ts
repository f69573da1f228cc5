import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { type Doing, type Outcome, type OwnProvider, recordEntryChange, takeTurn } from '../../register/index.ts';
import { listAdvisersOf } from '../actions/find-owners.ts';
import { withdrawActionsFrom } from '../actions/withdraw-actions-from.ts';
import type { BriefingWords } from './briefing.ts';
import { callLedger, meetingLedger, snapshotOfCall } from './call-ledger.ts';
import { type CallMeeting, findCall, listLeads, type OfstedCall } from './find-calls.ts';
import { decideHeld } from './ofsted-call.ts';
import './tables.ts';

const gone = (field: string): Outcome<never> => ({
  kind: 'refused',
  refusal: { ok: false, field, reason: 'Somebody withdrew this call meanwhile, so nothing was changed' },
});

async function findStanding(tx: Tx, doing: Doing, provider: OwnProvider, callId: number): Promise<OfstedCall | undefined> {
  await takeTurn(tx, doing, provider);
  const call = await findCall(tx, provider, callId);
  return call?.withdrawnBy === null ? call : undefined;
}

export interface EditedBriefing {
  readonly words: BriefingWords;
  /** Left as it is where the editor is not the lead. */
  readonly showsTier: boolean | null;
  /** The words that the form showed, to tell whether somebody edited them meanwhile. */
  readonly was: string;
}

export const saidIn = ({ context, known, support, contact }: BriefingWords): string => JSON.stringify([context, known, support, contact]);

export async function saveBriefing(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  callId: number,
  edited: EditedBriefing,
): Promise<Outcome<BriefingWords>> {
  const call = await findStanding(tx, doing, provider, callId);
  if (!call) return gone('context');
  const { words } = edited;
  const showsTier = edited.showsTier ?? call.showsTier;
  if (saidIn(call.briefing) === saidIn(words) && call.showsTier === showsTier) return { kind: 'already', id: callId };
  if (saidIn(call.briefing) !== edited.was)
    return {
      kind: 'refused',
      refusal: {
        ok: false,
        field: 'context',
        reason: 'Somebody edited the briefing meanwhile. Open it again to see theirs; what you typed is below',
      },
    };
  await tx
    .updateTable('ofsted_call')
    .set({
      briefing_context: words.context,
      briefing_known: words.known,
      briefing_support: words.support,
      briefing_contact: words.contact,
      shows_tier: showsTier,
      edited_by: doing.actor.name,
      edited_at: doing.clock.now(),
    })
    .where('id', '=', callId)
    .execute();
  await recordEntryChange(tx, doing, callLedger, { id: callId, after: { showsTier: showsTier ? 'yes' : 'no' } });
  return { kind: 'saved', id: callId, plan: words };
}

export async function withdrawCall(tx: Tx, doing: Doing, provider: OwnProvider, callId: number, reason: string): Promise<Outcome<OfstedCall>> {
  await takeTurn(tx, doing, provider);
  const call = await findCall(tx, provider, callId);
  if (!call) return gone('reason');
  if (call.withdrawnBy !== null) return { kind: 'already', id: callId };
  await tx
    .updateTable('ofsted_call')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', callId)
    .execute();
  await recordEntryChange(tx, doing, callLedger, { id: callId, before: snapshotOfCall(call), after: null, reason });
  await withdrawActionsFrom(tx, doing, { cameFrom: 'ofsted-call', cameFromId: callId, authorityId: provider.authorityId }, reason);
  const leads = await listLeads(tx, provider.authorityId);
  const advisers = await listAdvisersOf(tx, provider.id, provider.authorityId, doing.clock.today());
  await sendNotice(tx, {
    authorityId: provider.authorityId,
    to: [...new Set([...advisers, ...leads.map(({ id }) => id)])].filter((id) => id !== doing.actor.accountId),
    kind: 'ofsted-call',
    urgency: 'urgent',
    subject: `The Ofsted call to ${provider.name} is withdrawn, and what was agreed at it`,
    href: `/providers/${String(provider.id)}/ofsted-calls/${String(callId)}`,
  });
  return { kind: 'saved', id: callId, plan: call };
}

export interface MovedMeeting {
  readonly heldFor: string;
  readonly atTime: string;
  readonly ownerAccountId: number | null;
  readonly ownerName: string;
}

const snapshotOfMeeting = ({ heldFor, atTime, ownerName }: MovedMeeting) => ({ heldFor, atTime, ownerName });

/** Another time or owner of a booked meeting. */
export async function changeMeeting(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  callId: number,
  meetingId: number,
  moved: MovedMeeting,
): Promise<Outcome<MovedMeeting>> {
  const call = await findStanding(tx, doing, provider, callId);
  const meeting = call?.meetings.find(({ id }) => id === meetingId);
  if (!call || !meeting) return gone('day');
  if (meeting.heldOn !== null) return { kind: 'refused', refusal: { ok: false, field: 'day', reason: 'It has been held already' } };
  if (moved.heldFor < call.calledOn) return { kind: 'refused', refusal: { ok: false, field: 'day', reason: 'It cannot be before the call' } };
  await tx
    .updateTable('ofsted_call_meeting')
    .set({ held_for: moved.heldFor, at_time: moved.atTime, owner_account_id: moved.ownerAccountId, owner_name: moved.ownerName })
    .where('id', '=', meetingId)
    .execute();
  await recordEntryChange(tx, doing, meetingLedger, { id: meetingId, before: snapshotOfMeeting(meeting), after: snapshotOfMeeting(moved) });
  return { kind: 'saved', id: callId, plan: moved };
}

/** That it was held, and what was said: nothing of what inspectors found, which is provisional. */
export async function recordMeetingHeld(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  callId: number,
  meetingId: number,
  held: { readonly on: string; readonly words: string },
): Promise<Outcome<CallMeeting>> {
  const call = await findStanding(tx, doing, provider, callId);
  const meeting = call?.meetings.find(({ id }) => id === meetingId);
  if (!call || !meeting) return gone('held');
  if (meeting.heldOn === held.on && meeting.heldWords === held.words) return { kind: 'already', id: callId };
  const decided = decideHeld(meeting, held.on, call.calledOn, doing.clock.today());
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  await tx
    .updateTable('ofsted_call_meeting')
    .set({ held_on: held.on, held_words: held.words, held_by: doing.actor.name, held_at: doing.clock.now() })
    .where('id', '=', meetingId)
    .execute();
  await recordEntryChange(tx, doing, meetingLedger, { id: meetingId, after: { heldOn: held.on } });
  return { kind: 'saved', id: callId, plan: meeting };
}
