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
  await recordAudit(tx, { actor, event, subject: { kind: 'mentor', id }, after: { ...entry, state: 'proposed' }, reference });
  return accepted(id);
}

const isSamePerson = (one: Mentor, { name, providerId, firm }: MentorEntry): boolean =>
  one.name.toLowerCase() === name.toLowerCase() && one.providerId === providerId && one.firm === firm;

/** Changes what the register says of a mentor; `seen` is what the form was made of, so that nobody overwrites what another has changed since. */
export async function changeMentor(tx: Tx, doing: Doing, id: number, entry: MentorEntry, seen: string): Promise<Result<'saved' | 'overtaken'>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const before = await findMentor(tx, { authorityId, today: clock.today(), id });
  if (before === null) return refused('The mentor is not on the register');
  if (seen !== before.changedAt.toISOString()) return accepted('overtaken');
  await tx.updateTable('mentor').set({ ...rowOf(entry), changed_at: clock.now() }).where('id', '=', id).execute(); // prettier-ignore
  await recordAudit(tx, { actor, event, subject: { kind: 'mentor', id }, before: entryOf(before), after: entry, reference });
  return accepted('saved');
}

export function entryOf(mentor: Mentor): MentorEntry {
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
  const state = { state: to, state_reason: reason, state_since: clock.today(), state_by: actor.name };
  await tx.updateTable('mentor').set({ ...state, changed_at: clock.now() }).where('id', '=', id).execute(); // prettier-ignore
  await recordAudit(tx, { actor, event, subject: { kind: 'mentor', id }, reason, before: { state: mentor.state }, after: { state: to }, reference });
  return accepted(null);
}
