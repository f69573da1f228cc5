import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { type Doing, type Outcome, type OwnProvider, recordEntryChange, type Seen, takeTurn } from '../../../register/index.ts';
import { ledgers, refusedFor } from '../boards/ledgers.ts';
import { recordTerm } from '../boards/record-term.ts';
import { findVacancy, type Introduction, listIntroductions, lockVolunteer } from './find-recruitment.ts';
import { decideMove } from './introduction.ts';
import { findLastDay } from './record-placement.ts';
import './tables.ts';

export interface Appointment {
  readonly fromOn: string;
  readonly toOn: string;
  readonly howAppointed: string;
}

/**
 * The board appoints whom it met: the seat is filled with its term, the vacancy closes, the volunteer is placed, and every other introduction for the
 * seat ends; all of it, or where the term is refused, nothing.
 */
export async function fillSeat(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  introduction: Introduction,
  { fromOn, toOn, howAppointed }: Appointment,
  seen: Seen,
): Promise<Outcome<Appointment>> {
  const { authorityId } = provider;
  await takeTurn(tx, doing, provider);
  const volunteer = await lockVolunteer(tx, authorityId, introduction.volunteerId);
  const [before] = await listIntroductions(tx, authorityId, { id: introduction.id });
  const vacancy = await findVacancy(tx, authorityId, introduction.vacancyId);
  if (!volunteer || !before || !vacancy) return refusedFor('from', 'The introduction is not there any more');
  if (before.state === 'appointed') return { kind: 'already', id: before.termId ?? before.id };
  const decided = decideMove(before.state, 'appoint');
  if (!decided.ok) return refusedFor('from', decided.reason);
  if (vacancy.state !== 'open') return refusedFor('from', 'The vacancy is closed');
  if (volunteer.state === 'left') return refusedFor('from', `${volunteer.name} no longer offers to govern: ask those who recruit`);
  const { name, email, telephone, id: volunteerId } = volunteer;
  const term = { seatId: vacancy.seatId, name, fromOn, toOn, howAppointed, email, telephone, accountId: null, volunteerId };
  const filled = await recordTerm(tx, doing, provider, term, seen, introduction.id);
  if (filled.kind !== 'saved')
    return filled.kind === 'already' || filled.kind === 'unconfirmed' ? refusedFor('from', 'This term is recorded already') : filled;
  const today = doing.clock.today();
  await tx
    .updateTable('governor_introduction')
    .set({ state: 'appointed', closed_on: today, closed_by_side: 'board', closed_why: 'Appointed', term_id: filled.id })
    .where('id', '=', introduction.id)
    .execute();
  await tx
    .updateTable('governor_volunteer')
    .set({
      state: 'placed',
      state_why: `Appointed at ${provider.name}`,
      placed_until: await findLastDay(tx, volunteerId),
      entered_at: doing.clock.now(),
    })
    .where('id', '=', volunteerId)
    .execute();
  await recordEntryChange(tx, doing, ledgers.introduction, {
    id: introduction.id,
    before: { state: before.state },
    after: { state: 'appointed', termId: filled.id },
  });
  await sendNotice(tx, {
    authorityId,
    to: [introduction.introducedByAccount === doing.actor.accountId ? null : introduction.introducedByAccount],
    kind: 'volunteer-appointed',
    urgency: 'usual',
    subject: `${provider.name} has appointed somebody whom you introduced`,
    href: `/governors/volunteers/${String(volunteerId)}`,
  });
  return { kind: 'saved', id: filled.id, plan: { fromOn, toOn, howAppointed } };
}
