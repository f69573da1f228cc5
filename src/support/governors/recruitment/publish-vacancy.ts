import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { type Doing, isOvertaken, type Outcome, type OwnProvider, recordEntryChange, type Seen, takeTurn } from '../../../register/index.ts';
import { isFilledByElectionOrOffice, seatCategories } from '../boards/constitution.ts';
import { listSeats, listTerms } from '../boards/find-board.ts';
import { ledgers, refusedFor } from '../boards/ledgers.ts';
import { lastDayOf } from '../boards/term-of-office.ts';
import { closeIntroductions } from './close-introductions.ts';
import { listRecruiters } from './find-recruiter.ts';
import { listVacancies, type Vacancy } from './find-recruitment.ts';
import './tables.ts';

export interface VacancyEntry {
  readonly seatId: number;
  readonly skills: readonly string[];
  readonly says: string;
}

/** A board asks recruiters to help fill a seat, or changes what it asked. */
export async function publishVacancy(tx: Tx, doing: Doing, provider: OwnProvider, entry: VacancyEntry, seen: Seen): Promise<Outcome<VacancyEntry>> {
  await takeTurn(tx, doing, provider);
  const question = { authorityId: provider.authorityId, providerId: provider.id };
  const open = (await listVacancies(tx, provider.authorityId, { providerId: provider.id })).find(
    ({ seatId, state }) => seatId === entry.seatId && state === 'open',
  );
  if (open && open.says === entry.says && JSON.stringify(open.skills) === JSON.stringify(entry.skills)) return { kind: 'already', id: open.id };
  if (await isOvertaken(tx, ledgers.vacancy, provider, seen)) return { kind: 'overtaken' };
  const seat = (await listSeats(tx, question)).find(({ id }) => id === entry.seatId);
  const today = doing.clock.today();
  if (!seat || (seat.endedOn !== null && seat.endedOn < today)) return refusedFor('says', 'The seat is not there any more');
  if (isFilledByElectionOrOffice(seat.category)) return refusedFor('says', electionWords(seat.category));
  const holder = (await listTerms(tx, question)).find((term) => term.seatId === seat.id && lastDayOf(term) > yearsOn(today));
  if (holder) return refusedFor('says', `${holder.name} sits in this seat, and for longer than a year`);
  const values = { skills: JSON.stringify(entry.skills), says: entry.says, entered_by: doing.actor.name, entered_at: doing.clock.now() };
  if (open) {
    await tx.updateTable('board_vacancy').set(values).where('id', '=', open.id).execute();
    await recordEntryChange(tx, doing, ledgers.vacancy, {
      id: open.id,
      before: { skills: open.skills.join(', '), says: open.says },
      after: { skills: entry.skills.join(', '), says: entry.says },
    });
    return { kind: 'saved', id: open.id, plan: entry };
  }
  const { id } = await tx
    .insertInto('board_vacancy')
    .values({ ...values, authority_id: provider.authorityId, provider_id: provider.id, seat_id: seat.id, published_on: today, state: 'open' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, ledgers.vacancy, { id, after: { category: seat.category, skills: entry.skills.join(', '), says: entry.says } });
  await sendNotice(tx, {
    authorityId: provider.authorityId,
    to: (await listRecruiters(tx, provider.authorityId, today)).filter((account) => account !== doing.actor.accountId),
    kind: 'governor-vacancy',
    urgency: 'usual',
    subject: `${provider.name} looks for a governor: ${seatCategories[seat.category].toLowerCase()}`,
    href: `/governors/vacancies/${String(id)}`,
  });
  return { kind: 'saved', id, plan: entry };
}

const yearsOn = (day: string): string => `${String(Number(day.slice(0, 4)) + 1)}${day.slice(4)}`;

function electionWords(category: string): string {
  if (category === 'parent') return 'Parent governors are elected by parents: hold an election';
  if (category === 'staff') return 'The staff governor is elected by staff: hold an election';
  if (category === 'foundation-by-office') return 'The seat is for whoever holds the office that the instrument names';
  return 'The headteacher sits by office';
}

/** The board looks no longer. Whoever was introduced for it is told through the recruiters. */
export async function withdrawVacancy(tx: Tx, doing: Doing, provider: OwnProvider, vacancy: Vacancy, reason: string): Promise<Outcome<string>> {
  await takeTurn(tx, doing, provider);
  const now = (await listVacancies(tx, provider.authorityId, { id: vacancy.id }))[0];
  if (now?.state === 'withdrawn') return { kind: 'already', id: vacancy.id };
  if (now?.state !== 'open') return refusedFor('reason', 'The vacancy is filled already');
  await tx
    .updateTable('board_vacancy')
    .set({ state: 'withdrawn', closed_on: doing.clock.today(), closed_why: reason })
    .where('id', '=', vacancy.id)
    .execute();
  await recordEntryChange(tx, doing, ledgers.vacancy, { id: vacancy.id, before: { state: 'open' }, after: { state: 'withdrawn' }, reason });
  await closeIntroductions(tx, doing, provider, { vacancy: now, except: null, side: 'board', why: 'The board looks for nobody now' });
  return { kind: 'saved', id: vacancy.id, plan: reason };
}
