import type { Result } from '../src/kernel/result.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import { asAuthority } from '../src/platform/database/who-asks.ts';
import type { Doing } from '../src/support/common/doing.ts';
import { answerPairing } from '../src/support/development/mentoring/answer-pairing.ts';
import { findPairing } from '../src/support/development/mentoring/find-pairings.ts';
import { confidentialityOffered } from '../src/support/development/mentoring/mentoring-words.ts';
import { proposePairing } from '../src/support/development/mentoring/propose-pairing.ts';
import { recordAgreement } from '../src/support/development/mentoring/record-agreement.ts';
import { recordConflict, recordDone } from '../src/support/development/mentoring/record-mentor-facts.ts';
import { recordMentor, recordMentorState } from '../src/support/development/mentoring/record-mentor.ts';
import { recordNeed } from '../src/support/development/mentoring/record-need.ts';
import { recordNote } from '../src/support/development/mentoring/record-note.ts';
import { recordMeeting } from '../src/support/development/mentoring/record-pairing-meeting.ts';
import { endPairing, recordFeedback } from '../src/support/development/mentoring/review-pairing.ts';
import { type InventedMentor, type InventedNeed, type InventedPairing, mentors, needs } from './authority/mentoring.ts';
import { people } from './authority/people.ts';
import { findProviderId } from './find-provider-id.ts';

const lead = 'Philippa Ravenhythe';
type As = (name: string, on: string, event: Doing['event']) => Doing;

/** Mentors, needs and pairings of the demonstration, each step by the command of its page, on its day and in the name of whoever took it. */
export async function enterMentoring(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const as: As = (name, on, event) => {
    const role = people.find((person) => person.name === name)?.role ?? null;
    const actor = { kind: 'person', accountId: accounts.get(name) ?? null, name, role, authorityId, tokenId: null } as const;
    return { actor, clock: fixedClock(`${on}T15:00:00Z`), event, reference: 'demonstration', authorityId };
  };
  await asAuthority(authorityId, async () => {
    const ids = new Map<string, number>();
    for (const mentor of mentors) ids.set(mentor.name, await db.transaction((tx) => enterMentor(tx, as, accounts, mentor)));
    for (const need of needs) await db.transaction((tx) => enterNeed(tx, as, { accounts, mentorIds: ids }, need));
  });
}

async function enterMentor(tx: Tx, as: As, accounts: ReadonlyMap<string, number>, mentor: InventedMentor): Promise<number> {
  const { name, hasAccount, provider, firm, sort, kinds, phases, languages, capacity, saidBy, approved, done, conflictWith } = mentor;
  const entry = {
    name,
    firm,
    sort,
    kinds,
    phases,
    languages,
    capacity,
    contexts: [],
    availableFrom: '2026-07-01',
    availableTo: null,
    headshipSaidBy: saidBy,
  };
  const accountId = hasAccount ? (accounts.get(name) ?? null) : null;
  const contact = hasAccount ? null : 'Through the school’s office';
  const providerId = provider === null ? null : await findProviderId(tx, provider);
  const id = must(await recordMentor(tx, as(lead, '2026-07-01', 'mentor.added'), { ...entry, accountId, contact, providerId }));
  for (const { kind, which, on } of done)
    must(await recordDone(tx, as(lead, '2026-07-02', 'mentor-done.recorded'), id, { kind, which, doneOn: on, seenBy: lead }));
  if (approved !== null) must(await recordMentorState(tx, as(lead, '2026-07-07', 'mentor.state-changed'), id, { to: 'approved', reason: approved }));
  if (conflictWith !== null) {
    const conflict = {
      mentorId: id,
      providerId: await findProviderId(tx, conflictWith),
      sort: 'line-management',
      says: 'Sits on the panel for its head',
      side: 'mentor',
    } as const;
    must(await recordConflict(tx, as(lead, '2026-07-07', 'mentor-conflict.recorded'), conflict));
  }
  return id;
}

interface Known {
  readonly accounts: ReadonlyMap<string, number>;
  readonly mentorIds: ReadonlyMap<string, number>;
}

async function enterNeed(tx: Tx, as: As, { accounts, mentorIds }: Known, need: InventedNeed): Promise<void> {
  const { provider, kind, person, hasAccount, post, whatFor, by, askedOn, from, pairing } = need;
  const needId = must(
    await recordNeed(tx, as(by, askedOn, 'mentoring-need.asked'), {
      providerId: await findProviderId(tx, provider),
      kind,
      accountId: hasAccount ? (accounts.get(person) ?? null) : null,
      personName: person,
      contact: hasAccount ? null : 'Through the office',
      post,
      whatFor,
      wantsSamePhase: kind === 'headteacher',
      ratherNot: null,
      wantedFrom: from,
    }),
  );
  if (pairing !== undefined) await enterPairing(tx, as, { needId, mentorId: mentorIds.get(pairing.mentor) ?? 0, person }, pairing);
}

async function enterPairing(
  tx: Tx,
  as: As,
  { needId, mentorId, person }: { readonly needId: number; readonly mentorId: number; readonly person: string },
  { mentor, proposedOn, mentorAccepts, menteeAccepts, agreement, meetings = [], note, end }: InventedPairing,
): Promise<void> {
  const id = must(await proposePairing(tx, as(lead, proposedOn, 'pairing.proposed'), { needId, mentorId, message: null }));
  const yes = { answer: 'accepted', reason: null, conflict: null } as const;
  must(await answerPairing(tx, as(mentor, mentorAccepts, 'pairing.answered'), id, { ...yes, side: 'mentor', as: 'mentor' }));
  if (menteeAccepts === null) return;
  must(await answerPairing(tx, as(person, menteeAccepts, 'pairing.answered'), id, { ...yes, side: 'mentee', as: 'mentee' }));
  if (agreement === undefined) return;
  const doing = as(person, agreement.agreedOn, 'pairing.agreed');
  const seen = (await findPairing(tx, doing.authorityId, id))?.changedAt.toISOString() ?? '';
  must(await recordAgreement(tx, doing, id, { ...agreement, confidentiality: confidentialityOffered }, seen));
  for (const meeting of meetings) {
    const on = meeting.state === 'held' ? meeting.on : '2026-11-05';
    must(await recordMeeting(tx, as(mentor, on, 'pairing-meeting.recorded'), id, meeting));
  }
  if (note !== undefined) must(await recordNote(tx, as(mentor, note.on, 'pairing-note.written'), id, { meetingId: null, says: note.says }));
  if (end === undefined) return;
  const { on, reason, scale, aimsMet, whatChanged } = end;
  must(await endPairing(tx, as(person, on, 'pairing.ended'), id, { how: 'completed', on, reason, wantsAnother: false }));
  const feedback = { side: 'mentee', moment: 'end', scale, says: null, aimsMet, whatChanged } as const;
  must(await recordFeedback(tx, as(person, on, 'pairing-feedback.given'), id, feedback));
}

/** The demonstration asks for nothing that is refused. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.reason}`);
  return result.value;
}
