import { type AgreedAction, decideCompletion, decideOutcome } from '../src/evidence/actions/agreed-action.ts';
import { changeAction } from '../src/evidence/actions/change-action.ts';
import { workOutDue } from '../src/evidence/actions/due-date.ts';
import { recordAgreedAction } from '../src/evidence/actions/record-agreed-action.ts';
import { recordDraft, issueLetter } from '../src/evidence/governors-letters/record-letter.ts';
import { prepareLetter } from '../src/evidence/governors-letters/show-letters.ts';
import { termForLetter } from '../src/evidence/governors-letters/governors-letter.ts';
import { gatherAgenda } from '../src/evidence/liaison/gather-agenda.ts';
import { recordMeeting } from '../src/evidence/liaison/record-meeting.ts';
import { recordMeetingHeld } from '../src/evidence/ofsted-calls/change-call.ts';
import { findCall } from '../src/evidence/ofsted-calls/find-calls.ts';
import { recordCall } from '../src/evidence/ofsted-calls/record-call.ts';
import { recordProvisionalOutcome } from '../src/evidence/ofsted-calls/record-provisional-outcome.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import type { Doing } from '../src/register/by-hand/record-entry-change.ts';
import { findCalendar } from '../src/register/index.ts';
import { agreedActions, ofstedCall, reported } from './authority/agreed-actions.ts';
import { people } from './authority/people.ts';
import { ambermoor, asAt } from './authority/the-authority.ts';
import { own, saved } from './enter-by-hand.ts';

type As = (by: string, on: string, event: AuditEventName) => Doing & { readonly actor: Actor };

/** What was agreed, an Ofsted call, a letter to governors and a liaison meeting: each by the command of its page. */
export async function enterActions(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const as: As = (by, on, event) => {
    const role = people.find(({ name }) => name === by)?.role ?? null;
    return {
      actor: { kind: 'person', accountId: accounts.get(by) ?? null, name: by, role, authorityId, tokenId: null },
      event,
      clock: fixedClock(`${on}T11:00:00Z`),
    };
  };
  await db.transaction((tx) => agree(tx, as, accounts));
  await db.transaction((tx) => takeCall(tx, as));
  await writeLetter(db, as);
  const doing = as('Philippa Ravenhythe', asAt, 'liaison-meeting.planned');
  const agenda = await gatherAgenda(db.kysely, {
    body: 'rise',
    organisationId: null,
    dioceseCode: null,
    authorityId,
    laCode: ambermoor.laCode,
    today: asAt,
  });
  const meeting = { body: 'rise', organisationId: null, dioceseCode: null, bodyName: 'RISE', heldOn: '2026-11-19' } as const;
  saved(await db.transaction((tx) => recordMeeting(tx, doing, authorityId, meeting, agenda)));
}

async function agree(tx: Tx, as: As, accounts: ReadonlyMap<string, number>): Promise<void> {
  for (const { urn, by, agreedOn, workingDays, ownerName, done, ...entry } of agreedActions) {
    const doing = as(by, agreedOn, 'agreed-action.recorded');
    const { id: providerId, authorityId } = await own(tx, doing.actor, urn);
    const due = workOutDue({ kind: 'working-days', from: agreedOn, count: workingDays }, await findCalendar(tx, { authorityId, providerId }));
    if (!due.ok) throw new Error(due.reason);
    const whose = { ownerName, ownerAccountId: accounts.get(ownerName) ?? null };
    const place = { authorityId, providerId, cameFrom: 'by-hand', cameFromId: null } as const;
    const id = await recordAgreedAction(tx, doing, { ...entry, ...whose, ...place, agreedOn, dueOn: due.value.on, dueHow: due.value.how });
    const change = async (how: Doing, decide: (action: AgreedAction) => ReturnType<typeof decideOutcome>): Promise<void> => {
      saved(await changeAction(tx, how, { id, authorityId }, decide));
    };
    if (done) {
      const who = { name: done.by, isOutside: false };
      await change(as(done.by, done.on, 'agreed-action.completed'), (action) => decideCompletion(action, done, who, done.on));
      const { cameOfIt } = done;
      if (cameOfIt !== null) await change(as(done.by, asAt, 'agreed-action.outcome-recorded'), (action) => decideOutcome(action, cameOfIt, done.by));
    }
    if (urn === reported.urn && entry.what === reported.what) {
      const who = { name: reported.by, isOutside: true };
      await change(as(reported.by, reported.on, 'agreed-action.completed'), (action) => decideCompletion(action, reported, who, reported.on));
    }
  }
}

async function takeCall(tx: Tx, as: As): Promise<void> {
  const { urn, by, entry, welfare, provisional } = ofstedCall;
  const doing = as(by, entry.calledOn, 'ofsted-call.recorded');
  const provider = await own(tx, doing.actor, urn);
  const recorded = await recordCall(tx, doing, provider, entry, ambermoor.name);
  saved(recorded);
  const callId = recorded.kind === 'saved' ? recorded.id : 0;
  const meeting = (await findCall(tx, provider, callId))?.meetings.find(({ kind }) => kind === 'welfare');
  const held = { on: entry.calledOn, words: welfare };
  saved(await recordMeetingHeld(tx, as('Alun Thistlewaite', entry.calledOn, 'ofsted-call-meeting.held'), provider, callId, meeting?.id ?? 0, held));
  const { by: lead, on, ...outcome } = provisional;
  saved(await recordProvisionalOutcome(tx, as(lead, on, 'provisional-outcome.recorded'), provider, callId, outcome));
}

async function writeLetter(db: Database, as: As): Promise<void> {
  const drafting = as('Alun Thistlewaite', asAt, 'governors-letter.drafted');
  const provider = await db.transaction((tx) => own(tx, drafting.actor, ofstedCall.urn));
  const words = await prepareLetter({ db, clock: drafting.clock }, provider);
  const calendar = await findCalendar(db.kysely, { authorityId: provider.authorityId, providerId: provider.id });
  await db.transaction(async (tx) => {
    const drafted = await recordDraft(tx, drafting, provider, termForLetter(calendar, asAt), words);
    saved(drafted);
    saved(await issueLetter(tx, as('Alun Thistlewaite', asAt, 'governors-letter.issued'), provider, drafted.kind === 'saved' ? drafted.id : 0));
  });
}
