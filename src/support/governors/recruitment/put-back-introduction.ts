import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { type Doing, type OwnProvider, recordEntryChange } from '../../../register/index.ts';
import { listTerms } from '../boards/find-board.ts';
import { ledgers } from '../boards/ledgers.ts';
import { lastDayOf } from '../boards/term-of-office.ts';
import { findVacancy, listIntroductions, listVacancies, lockVolunteer } from './find-recruitment.ts';
import { findLastDay } from './record-placement.ts';
import './tables.ts';

/**
 * A term to which an introduction led was recorded in error: the board has met them and no more, its seat is asked for again, and the volunteer looks for a board.
 * Where somebody else has the seat by now, or it is asked for anew, the introduction is closed. Others that ended with it stay ended: they were told.
 */
export async function putBackIntroduction(tx: Tx, doing: Doing, provider: OwnProvider, termId: number, reason: string): Promise<void> {
  const { authorityId } = provider;
  const one = (await listIntroductions(tx, authorityId, { providerId: provider.id })).find((each) => each.termId === termId);
  if (!one) return;
  const today = doing.clock.today();
  const vacancy = await findVacancy(tx, authorityId, one.vacancyId);
  const isHeld = (await listTerms(tx, { authorityId, providerId: provider.id })).some(
    (term) => term.seatId === one.seatId && lastDayOf(term) >= today,
  );
  const isAsked = (await listVacancies(tx, authorityId, { providerId: provider.id })).some(
    ({ id, seatId, state }) => id !== one.vacancyId && seatId === one.seatId && state === 'open',
  );
  const isOpenAgain = vacancy !== null && !isHeld && !isAsked;
  if (isOpenAgain && vacancy.state === 'filled') {
    await tx.updateTable('board_vacancy').set({ state: 'open', closed_on: null, closed_why: null }).where('id', '=', vacancy.id).execute();
    await recordEntryChange(tx, doing, ledgers.vacancy, {
      id: vacancy.id,
      before: { state: vacancy.state },
      after: { state: 'open' },
      reason,
      event: 'board-vacancy.reopened',
    });
  }
  const again = isOpenAgain
    ? ({ state: 'met', closed_on: null, closed_by_side: null, closed_why: null } as const)
    : ({ state: 'closed', closed_on: today, closed_by_side: 'board', closed_why: 'The appointment was recorded in error' } as const);
  await tx
    .updateTable('governor_introduction')
    .set({ ...again, term_id: null })
    .where('id', '=', one.id)
    .execute();
  await recordEntryChange(tx, doing, ledgers.introduction, {
    id: one.id,
    before: { state: one.state, termId },
    after: { state: again.state },
    reason,
    event: 'governor-introduction.reopened',
  });
  const volunteer = await lockVolunteer(tx, authorityId, one.volunteerId);
  if (volunteer?.state === 'placed' && (await findLastDay(tx, volunteer.id)) === null)
    await tx
      .updateTable('governor_volunteer')
      .set({ state: 'looking', state_why: `Appointed at ${provider.name} in error`, entered_at: doing.clock.now() })
      .where('id', '=', volunteer.id)
      .execute();
  await sendNotice(tx, {
    authorityId,
    to: [one.introducedByAccount === doing.actor.accountId ? null : one.introducedByAccount],
    kind: 'volunteer-appointed',
    urgency: 'usual',
    subject: `${provider.name} takes back an appointment that was recorded in error`,
    href: `/governors/volunteers/${String(one.volunteerId)}`,
  });
}
