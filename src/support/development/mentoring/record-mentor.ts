import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { findMentor, listMentors, type Mentor } from './find-mentors.ts';
import type { Context } from './mentoring-contexts.ts';
import type { MentoringKind, MentorSort, MentorState } from './mentoring-words.ts';
import { decideState } from './mentor-standing.ts';

export interface MentorEntry {
  readonly accountId: number | null;
  readonly name: string;
  readonly contact: string | null;
  readonly providerId: number | null;
  readonly firm: string | null;
  readonly sort: MentorSort;
  readonly kinds: readonly MentoringKind[];
  readonly phases: readonly string[];
  readonly contexts: readonly Context[];
  readonly languages: string;
  readonly capacity: number;
  readonly availableFrom: string;
  readonly availableTo: string | null;
  readonly headshipSaidBy: string | null;
}

const rowOf = (entry: MentorEntry) => ({
  account_id: entry.accountId,
  name: entry.name,
  contact: entry.contact,
  provider_id: entry.providerId,
  firm: entry.firm,
  sort: entry.sort,
  kinds: [...entry.kinds],
  phases: [...entry.phases],
  contexts: [...entry.contexts],
  languages: entry.languages,
  capacity: entry.capacity,
  available_from: entry.availableFrom,
  available_to: entry.availableTo,
  headship_said_by: entry.headshipSaidBy,
});

/** Puts somebody on the register as proposed. Whoever is on it already, and has not left it, is not put there twice. */
export async function recordMentor(tx: Tx, doing: Doing, entry: MentorEntry): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const standing = (await listMentors(tx, { authorityId, today: clock.today() })).filter(({ state }) => state !== 'retired');
  const same = standing.find((one) => (entry.accountId === null ? isSamePerson(one, entry) : one.accountId === entry.accountId));
  if (same !== undefined) return accepted(same.id);
  const now = clock.now();
  const { id } = await tx
    .insertInto('mentor')
    .values({
      ...rowOf(entry),
      authority_id: authorityId,
      state: 'proposed',
      state_reason: 'Put on the register',
      state_since: clock.today(),
      state_by: actor.name,
      entered_by: actor.name,
      entered_at: now,
      changed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'mentor', id }, after: { ...trailOf(entry), state: 'proposed' }, reference });
  return accepted(id);
}

/** What the trail keeps for ever: what somebody offers, and neither their name nor how to reach them. */
const trailOf = ({ name: _n, contact: _c, headshipSaidBy: _s, ...entry }: MentorEntry) => entry;

const isSamePerson = (one: Mentor, { name, providerId, firm }: MentorEntry): boolean =>
  one.name.toLowerCase() === name.toLowerCase() && one.providerId === providerId && one.firm === firm;

/** Changes what the register says of a mentor; `seen` is what the form was made of, so that nobody overwrites what another has changed since. */
export async function changeMentor(tx: Tx, doing: Doing, id: number, entry: MentorEntry, seen: string): Promise<Result<'saved' | 'overtaken'>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const before = await findMentor(tx, { authorityId, today: clock.today(), id });
  if (before === null) return refused('The mentor is not on the register');
  if (seen !== before.changedAt.toISOString()) return accepted('overtaken');
  if (entry.accountId !== before.accountId && (await hasBeenPaired(tx, authorityId, id)))
    return refused('They have been paired, and what the two of a pairing wrote opens to the account: retire them, and put them on the register anew');
  const other = await findOther(tx, doing, id, entry.accountId);
  if (other !== null) return refused(`${other.name} is on the register with this account already`);
  await tx.updateTable('mentor').set({ ...rowOf(entry), changed_at: clock.now() }).where('id', '=', id).execute(); // prettier-ignore
  await recordAudit(tx, { actor, event, subject: { kind: 'mentor', id }, before: trailOf(entryOf(before)), after: trailOf(entry), reference });
  return accepted('saved');
}

/** Private notes are read by the account of the mentor: who that is stands once anybody was proposed to them. */
async function hasBeenPaired(tx: Tx, authorityId: number, mentorId: number): Promise<boolean> {
  const found = await tx
    .selectFrom('pairing')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('mentor_id', '=', mentorId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Somebody else on the register who has not left it, with this account. */
async function findOther(tx: Tx, { authorityId, clock }: Doing, id: number, accountId: number | null): Promise<Mentor | null> {
  if (accountId === null) return null;
  const all = await listMentors(tx, { authorityId, today: clock.today(), accountId });
  return all.find((one) => one.id !== id && one.state !== 'retired') ?? null;
}

function entryOf(mentor: Mentor): MentorEntry {
  const { accountId, name, contact, providerId, firm, sort, kinds, phases, enteredContexts, languages, capacity, availableFrom, availableTo, headshipSaidBy } = mentor; // prettier-ignore
  return { accountId, name, contact, providerId, firm, sort, kinds, phases, contexts: enteredContexts, languages, capacity, availableFrom, availableTo, headshipSaidBy }; // prettier-ignore
}

/** Approves, pauses, retires somebody or puts them back, with the reason. Sent twice, it is done once. */
export async function recordMentorState(
  tx: Tx,
  doing: Doing,
  id: number,
  { to, reason }: { readonly to: MentorState; readonly reason: string },
): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const mentor = await findMentor(tx, { authorityId, today: clock.today(), id });
  if (mentor === null) return refused('The mentor is not on the register');
  if (mentor.state === to && mentor.stateReason === reason) return accepted(null);
  const decided = decideState(mentor.state, to, mentor.headship);
  if (!decided.ok) return decided;
  const other = to === 'retired' ? null : await findOther(tx, doing, id, mentor.accountId);
  if (other !== null) return refused(`${other.name} is on the register with the same account already: retire that entry first`);
  const state = { state: to, state_reason: reason, state_since: clock.today(), state_by: actor.name };
  await tx.updateTable('mentor').set({ ...state, changed_at: clock.now() }).where('id', '=', id).execute(); // prettier-ignore
  await recordAudit(tx, { actor, event, subject: { kind: 'mentor', id }, reason, before: { state: mentor.state }, after: { state: to }, reference });
  return accepted(null);
}
