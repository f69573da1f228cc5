import { dateInWords } from '../../kernel/plain-date.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { type Doing, type Outcome, type OwnProvider, recordEntryChange, takeTurn } from '../../register/index.ts';
import { gatherShareable } from '../shareable/gather-shareable.ts';
import { draftBriefing } from './briefing.ts';
import { callLedger, snapshotOfCall } from './call-ledger.ts';
import { listCallsOf, listLeads } from './find-calls.ts';
import { bookingsOf, type CallEntry, decideCall } from './ofsted-call.ts';
import './tables.ts';

const saidOfCall = ({ calledAt, inspectionTo, caller }: CallEntry): string => JSON.stringify([calledAt, inspectionTo, caller]);

/** One action: keeps the call, drafts the briefing, books the welfare call and the feedback meeting, and tells the advisers and the lead at once. */
export async function recordCall(tx: Tx, doing: Doing, provider: OwnProvider, entry: CallEntry, authorityName: string): Promise<Outcome<CallEntry>> {
  const { actor, clock } = doing;
  await takeTurn(tx, doing, provider);
  const standing = (await listCallsOf(tx, provider)).filter(({ withdrawnBy }) => withdrawnBy === null);
  const same = standing.find(({ calledOn, inspectionFrom }) => calledOn === entry.calledOn && inspectionFrom === entry.inspectionFrom);
  if (same && saidOfCall(same) === saidOfCall(entry)) return { kind: 'already', id: same.id };
  if (same) {
    const reason = 'A call of that day is recorded already, and says otherwise. If that one is wrong, withdraw it first';
    return { kind: 'refused', refusal: { ok: false, field: 'called', reason } };
  }
  const decided = decideCall(entry, clock.today());
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  const shareable = await gatherShareable(tx, provider, clock.today());
  const words = draftBriefing(shareable, authorityName);
  const place = { authority_id: provider.authorityId, provider_id: provider.id };
  const { id } = await tx
    .insertInto('ofsted_call')
    .values({
      ...place,
      called_on: entry.calledOn,
      called_at: entry.calledAt,
      inspection_from: entry.inspectionFrom,
      inspection_to: entry.inspectionTo,
      caller: entry.caller,
      briefing_context: words.context,
      briefing_known: words.known,
      briefing_support: words.support,
      briefing_contact: words.contact,
      recorded_by: actor.name,
      recorded_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const leads = await listLeads(tx, provider.authorityId);
  const [adviser] = shareable.advisers;
  const [lead] = leads;
  const owner = adviser ?? (lead === undefined ? { accountId: actor.accountId, name: actor.name } : { accountId: lead.id, name: lead.name });
  const booked = bookingsOf(entry).map(({ kind, on, at }) => ({
    ...place,
    call_id: id,
    kind,
    held_for: on,
    at_time: at,
    owner_account_id: owner.accountId,
    owner_name: owner.name,
  }));
  await tx.insertInto('ofsted_call_meeting').values(booked).execute();
  await recordEntryChange(tx, doing, callLedger, { id, after: snapshotOfCall(entry) });
  await sendNotice(tx, {
    authorityId: provider.authorityId,
    to: [...shareable.advisers.map(({ accountId }) => accountId), ...leads.map((each) => each.id)],
    kind: 'ofsted-call',
    urgency: 'urgent',
    subject: `Ofsted has called ${provider.name}: the inspection begins on ${dateInWords(entry.inspectionFrom)}`,
    href: `/providers/${String(provider.id)}/ofsted-calls/${String(id)}`,
  });
  return { kind: 'saved', id, plan: entry };
}
