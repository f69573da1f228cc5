import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { type Doing, type Outcome, type OwnProvider, recordEntryChange, takeTurn } from '../../../register/index.ts';
import { listBoardAccounts } from '../boards/list-board-accounts.ts';
import { ledgers, refusedFor } from '../boards/ledgers.ts';
import { findVacancy, type Introduction, listIntroductions, lockVolunteer, type Vacancy } from './find-recruitment.ts';
import { gatherMatches } from './gather-matches.ts';
import { decideMeeting, decideMove, type Move } from './introduction.ts';
import './tables.ts';

/** Introduces a volunteer to the board, which from then on may see them; with why they were matched, as it stood. */
export async function recordIntroduction(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  vacancy: Vacancy,
  volunteerId: number,
): Promise<Outcome<string>> {
  await takeTurn(tx, doing, provider);
  const { authorityId } = provider;
  const now = await findVacancy(tx, authorityId, vacancy.id);
  const volunteer = await lockVolunteer(tx, authorityId, volunteerId);
  if (!now || !volunteer) return refusedFor('volunteer', 'The volunteer is not on the list any more');
  const { fit, leftOut, introductions } = await gatherMatches(tx, authorityId, now);
  const already = introductions.find((one) => one.volunteerId === volunteerId && one.closedOn === null);
  if (already) return { kind: 'already', id: already.id };
  if (now.state !== 'open') return refusedFor('volunteer', 'The vacancy is closed');
  const matched = fit.find((one) => one.volunteer.id === volunteerId);
  if (!matched) {
    const why = leftOut.find((one) => one.volunteer.id === volunteerId)?.match.against.join('; ');
    return refusedFor('volunteer', `${volunteer.name} cannot be introduced: ${why ?? 'does not look for a board now'}`);
  }
  const { id } = await tx
    .insertInto('governor_introduction')
    .values({
      authority_id: authorityId,
      provider_id: provider.id,
      vacancy_id: now.id,
      volunteer_id: volunteerId,
      person_name: volunteer.name,
      email: volunteer.email,
      state: 'introduced',
      why: JSON.stringify(matched.reasons),
      introduced_on: doing.clock.today(),
      introduced_by: doing.actor.name,
      introduced_by_account: doing.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, ledgers.introduction, { id, after: { vacancyId: now.id, volunteerId } });
  const accounts = await listBoardAccounts(tx, doing.clock.today(), provider);
  await sendNotice(tx, {
    authorityId,
    to: accounts.filter(({ role }) => role !== 'governor').map((one) => one.id),
    kind: 'volunteer-introduced',
    urgency: 'usual',
    subject: `Somebody who would govern is introduced to ${provider.name}`,
    href: `/governors/boards/${String(provider.id)}/introductions/${String(id)}`,
  });
  return { kind: 'saved', id, plan: volunteer.name };
}

export type IntroductionChange =
  | { readonly move: 'arrange'; readonly on: string; readonly at: string | null; readonly place: string }
  | { readonly move: 'meet'; readonly on: string }
  | { readonly move: 'decline'; readonly side: 'board' | 'volunteer'; readonly why: string };

/** How an introduction goes on, until somebody is appointed or it is not taken further. */
export async function changeIntroduction(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  introduction: Introduction,
  change: IntroductionChange,
): Promise<Outcome<IntroductionChange>> {
  await takeTurn(tx, doing, provider);
  const [now] = await listIntroductions(tx, provider.authorityId, { id: introduction.id });
  if (!now) return refusedFor('on', 'The introduction is not there any more');
  const today = doing.clock.today();
  const values = valuesOf(change, today);
  if (Object.entries(values).every(([key, value]) => now[keyIn[key as keyof typeof keyIn]] === value)) return { kind: 'already', id: now.id };
  const decided = decideMove(now.state, change.move satisfies Move);
  if (!decided.ok) return refusedFor(change.move === 'decline' ? 'why' : 'on', decided.reason);
  if (change.move === 'arrange' && change.on < today) return refusedFor('on', 'The day of the meeting must be today or later');
  if (change.move === 'meet') {
    const on = decideMeeting(change.on, { introducedOn: now.introducedOn, today });
    if (!on.ok) return refusedFor('on', on.reason);
  }
  await tx.updateTable('governor_introduction').set(values).where('id', '=', now.id).execute();
  await recordEntryChange(tx, doing, ledgers.introduction, {
    id: now.id,
    before: { state: now.state },
    after: { ...values },
    ...(change.move === 'decline' ? { reason: change.why } : {}),
  });
  if (change.move === 'decline')
    await sendNotice(tx, {
      authorityId: provider.authorityId,
      to: [now.introducedByAccount === doing.actor.accountId ? null : now.introducedByAccount],
      kind: 'introduction-closed',
      urgency: 'usual',
      subject: `An introduction to ${provider.name} is not taken further`,
      href: `/governors/volunteers/${String(now.volunteerId)}`,
    });
  return { kind: 'saved', id: now.id, plan: change };
}

const keyIn = {
  state: 'state',
  meeting_on: 'meetingOn',
  meeting_at: 'meetingAt',
  meeting_place: 'meetingPlace',
  met_on: 'metOn',
  closed_on: 'closedOn',
  closed_by_side: 'closedBySide',
  closed_why: 'closedWhy',
} as const;

function valuesOf(change: IntroductionChange, today: string) {
  switch (change.move) {
    case 'arrange':
      return { state: 'meeting', meeting_on: change.on, meeting_at: change.at, meeting_place: change.place } as const;
    case 'meet':
      return { state: 'met', met_on: change.on } as const;
    case 'decline':
      return { state: 'declined', closed_on: today, closed_by_side: change.side, closed_why: change.why } as const;
  }
}
