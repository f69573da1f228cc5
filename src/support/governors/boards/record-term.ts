import type { Tx } from '../../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, type OwnProvider, recordEntryChange, type Seen, takeTurn } from '../../../register/index.ts';
import { isForOffice } from './constitution.ts';
import { listBoards, listRecordedTerms, listSeats, listTerms } from './find-board.ts';
import { ledgers, refusedFor } from './ledgers.ts';
import { decideLeaving, decideTerm, lastDayOf } from './term-of-office.ts';
import { closeVacancy } from '../recruitment/close-vacancy.ts';
import { recordPlacement } from '../recruitment/record-placement.ts';
import { putBackIntroduction } from '../recruitment/put-back-introduction.ts';
import './tables.ts';

export interface TermEntry {
  readonly seatId: number;
  readonly name: string;
  readonly fromOn: string;
  /** Null in a seat that is held by office. */
  readonly toOn: string | null;
  readonly howAppointed: string;
  readonly email: string | null;
  readonly telephone: string | null;
  readonly accountId: number | null;
  readonly volunteerId: number | null;
}

/** Somebody takes a seat for a term. Where the seat was asked for, what asked for it is closed with it, and who was introduced for it but for whom it appoints. */
export async function recordTerm(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  entry: TermEntry,
  seen: Seen,
  appointed: number | null = null,
): Promise<Outcome<TermEntry>> {
  await takeTurn(tx, doing, provider);
  const question = { authorityId: provider.authorityId, providerId: provider.id };
  const terms = await listTerms(tx, question);
  const ofSeat = terms.filter(({ seatId }) => seatId === entry.seatId);
  // Somebody who was recorded with something else is no second sending of it: the seat is theirs, and the refusal says so.
  const keys = ['name', 'fromOn', 'toOn', 'howAppointed', 'email', 'telephone', 'accountId', 'volunteerId'] as const;
  const same = ofSeat.find((one) => keys.every((key) => one[key] === entry[key]));
  if (same) return { kind: 'already', id: same.id };
  if (await isOvertaken(tx, ledgers.term, provider, seen)) return { kind: 'overtaken' };
  const [board] = await listBoards(tx, question);
  const seat = (await listSeats(tx, question)).find(({ id }) => id === entry.seatId);
  if (!board || !seat) return refusedFor('name', 'The seat is not there any more');
  if (seat.category === 'head') return refusedFor('name', 'The headteacher sits by office: the register says who that is');
  if ((entry.toOn === null) !== isForOffice(seat.category)) return refusedFor('to', 'A seat has a term of years, unless it is held by office');
  const decided = decideTerm(entry, {
    seatFrom: seat.fromOn,
    seatEndedOn: seat.endedOn,
    others: ofSeat,
    isByLaw: board.constitution !== 'own-scheme',
  });
  if (!decided.ok) return refusedFor(decided.field ?? 'from', decided.reason);
  const { id } = await tx
    .insertInto('board_term')
    .values({
      authority_id: provider.authorityId,
      provider_id: provider.id,
      seat_id: seat.id,
      person_name: entry.name,
      account_id: entry.accountId,
      volunteer_id: entry.volunteerId,
      email: entry.email,
      telephone: entry.telephone,
      how_appointed: entry.howAppointed,
      from_on: entry.fromOn,
      to_on: entry.toOn,
      sits_on_panels: false,
      interests_on: null,
      dbs_on: null,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { name, fromOn, toOn, howAppointed } = entry;
  await recordEntryChange(tx, doing, ledgers.term, {
    id,
    after: { name, category: seat.category, fromOn, toOn, howAppointed },
    event: 'board-term.recorded',
  });
  // A term of the past fills no seat that is asked for today.
  if (lastDayOf({ toOn, leftOn: null }) >= doing.clock.today()) await closeVacancy(tx, doing, provider, { seatId: seat.id, appointed });
  await recordPlacement(tx, provider.authorityId, entry.volunteerId);
  return { kind: 'saved', id, plan: entry };
}

export interface TermDetails {
  readonly email: string | null;
  readonly telephone: string | null;
  readonly accountId: number | null;
  readonly sitsOnPanels: boolean;
  readonly mentorTermId: number | null;
  readonly interestsOn: string | null;
  readonly dbsOn: string | null;
}

/** What the board knows of a governor, beside their term. */
export async function correctTermDetails(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  termId: number,
  details: TermDetails,
  seen: Seen,
): Promise<Outcome<TermDetails>> {
  await takeTurn(tx, doing, provider);
  const terms = await listTerms(tx, { authorityId: provider.authorityId, providerId: provider.id });
  const term = terms.find(({ id }) => id === termId);
  if (!term) return refusedFor('email', 'The term is not there any more');
  const keys = Object.keys(details) as (keyof TermDetails)[];
  if (keys.every((key) => term[key] === details[key])) return { kind: 'already', id: termId };
  if (await isOvertaken(tx, ledgers.term, provider, seen)) return { kind: 'overtaken' };
  const today = doing.clock.today();
  if (details.interestsOn !== null && details.interestsOn > today) return refusedFor('interests', 'The day must be today or earlier');
  if (details.dbsOn !== null && details.dbsOn > today) return refusedFor('dbs', 'The day must be today or earlier');
  if (details.mentorTermId !== null && !terms.some(({ id }) => id === details.mentorTermId && id !== termId))
    return refusedFor('mentor', 'Choose somebody else who sits on the board');
  await tx
    .updateTable('board_term')
    .set({
      email: details.email,
      telephone: details.telephone,
      account_id: details.accountId,
      sits_on_panels: details.sitsOnPanels,
      mentor_term_id: details.mentorTermId,
      interests_on: details.interestsOn,
      dbs_on: details.dbsOn,
    })
    .where('id', '=', termId)
    .execute();
  // What is kept of them on this board is theirs by the same account.
  for (const table of ['skills_return', 'governor_training', 'governor_induction_step'] as const)
    await tx.updateTable(table).set({ account_id: details.accountId }).where('term_id', '=', termId).execute();
  // Telephone numbers and addresses are in the row’s own history; the audit trail says that they changed.
  const said = ({ interestsOn, dbsOn, mentorTermId, sitsOnPanels }: TermDetails) => ({
    interestsOn,
    dbsOn,
    mentorTermId,
    sitsOnPanels: sitsOnPanels ? 'yes' : 'no',
  });
  await recordEntryChange(tx, doing, ledgers.term, { id: termId, before: said(term), after: said(details) });
  return { kind: 'saved', id: termId, plan: details };
}

export interface Leaving {
  readonly on: string;
  readonly why: string;
}

/** A governor leaves before the term is over: the seat is vacant from the day after. */
export async function endTerm(tx: Tx, doing: Doing, provider: OwnProvider, termId: number, leaving: Leaving, seen: Seen): Promise<Outcome<Leaving>> {
  await takeTurn(tx, doing, provider);
  const terms = await listTerms(tx, { authorityId: provider.authorityId, providerId: provider.id });
  const term = terms.find(({ id }) => id === termId);
  if (!term) return refusedFor('on', 'The term is not there any more');
  if (term.leftOn === leaving.on && term.leftWhy === leaving.why) return { kind: 'already', id: termId };
  if (await isOvertaken(tx, ledgers.term, provider, seen)) return { kind: 'overtaken' };
  const others = terms.filter(({ id, seatId }) => id !== termId && seatId === term.seatId);
  const decided = decideLeaving(term, leaving.on, others);
  if (!decided.ok) return refusedFor('on', decided.reason);
  await tx.updateTable('board_term').set({ left_on: leaving.on, left_why: leaving.why }).where('id', '=', termId).execute();
  await recordEntryChange(tx, doing, ledgers.term, {
    id: termId,
    before: { leftOn: term.leftOn },
    after: { leftOn: leaving.on, leftWhy: leaving.why },
  });
  await recordPlacement(tx, provider.authorityId, term.volunteerId);
  return { kind: 'saved', id: termId, plan: leaving };
}

/** A term that was recorded in error counts no longer, and stays readable. */
export async function withdrawTerm(tx: Tx, doing: Doing, provider: OwnProvider, termId: number, reason: string): Promise<Outcome<string>> {
  await takeTurn(tx, doing, provider);
  const term = (await listRecordedTerms(tx, { authorityId: provider.authorityId, providerId: provider.id })).find(({ id }) => id === termId);
  if (!term) return refusedFor('reason', 'The term is not there any more');
  if (term.withdrawn !== null)
    return term.withdrawn.reason === reason ? { kind: 'already', id: termId } : refusedFor('reason', `${term.withdrawn.by} withdrew it already`);
  await tx
    .updateTable('board_term')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', termId)
    .execute();
  await recordEntryChange(tx, doing, ledgers.term, { id: termId, before: { name: term.name, fromOn: term.fromOn }, after: null, reason });
  await putBackIntroduction(tx, doing, provider, termId, reason);
  await recordPlacement(tx, provider.authorityId, term.volunteerId);
  return { kind: 'saved', id: termId, plan: reason };
}
