import { addDays } from '../../../kernel/plain-date.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { WorkItem, WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { seatCategories } from '../boards/constitution.ts';
import { listReached } from '../boards/gather-boards.ts';
import { mayRecruit } from './find-recruiter.ts';
import { type Introduction, listIntroductions, listVacancies, listVolunteers } from './find-recruitment.ts';
import { isLive } from './introduction.ts';
import { isTermOver } from './volunteer.ts';

const quietDays = 14;
const runsBoard = ({ role }: Actor): boolean => role === 'chair' || role === 'clerk';

/** What waits for the board of whom it was introduced to, and for recruiters of seats that nobody was introduced for. */
export function recruitmentWork({ db, clock }: SupportMeans): WorkSource {
  /** Introductions that are the actor’s to see: of their own boards, or that they made. */
  const own = async (actor: Actor, today: string): Promise<readonly Introduction[]> => {
    const { authorityId, accountId } = actor;
    if (authorityId === null) return [];
    const isBoard = runsBoard(actor);
    const recruits = !isBoard && (await mayRecruit(db.kysely, actor, today));
    if (!isBoard && !recruits) return [];
    const live = (await listIntroductions(db.kysely, authorityId)).filter(({ state }) => isLive(state));
    if (recruits) return live.filter(({ introducedByAccount }) => introducedByAccount === accountId);
    const reached = new Set((await listReached(db.kysely, actor, 'board.edit', today)).map(({ id }) => id));
    return live.filter(({ providerId }) => reached.has(providerId));
  };
  return {
    id: 'recruitment',
    list: async (actor, today) => {
      const { authorityId } = actor;
      if (authorityId === null) return [];
      const items: WorkItem[] = [];
      const introductions = await own(actor, today);
      if (runsBoard(actor))
        for (const one of introductions) {
          const text = waitsFor(one, today);
          if (text === null) continue;
          const href = `/governors/boards/${String(one.providerId)}/introductions/${String(one.id)}`;
          const dueOn = one.state === 'introduced' ? addDays(one.introducedOn, quietDays) : null;
          items.push({ kind: 'reply', text, href, provider: { id: one.providerId, name: one.providerName }, dueOn, since: null });
        }
      else if (actor.role !== 'lead' && (await mayRecruit(db.kysely, actor, today))) {
        for (const one of (await listVolunteers(db.kysely, authorityId)).filter((each) => isTermOver(each, today)))
          items.push({
            kind: 'action',
            text: `The term of ${one.name} is over: ask whether they look for a board`,
            href: `/governors/volunteers/${String(one.id)}/state`,
            provider: null,
            dueOn: one.placedUntil === null ? null : addDays(one.placedUntil, quietDays),
            since: null,
          });
        const live = new Set(
          (await listIntroductions(db.kysely, authorityId)).filter(({ state }) => isLive(state)).map(({ vacancyId }) => vacancyId),
        );
        for (const { id, providerId, providerName, category, publishedOn, state } of await listVacancies(db.kysely, authorityId))
          if (state === 'open' && !live.has(id))
            items.push({
              kind: 'action',
              text: `Nobody is introduced yet: ${seatCategories[category].toLowerCase()} seat`,
              href: `/governors/vacancies/${String(id)}`,
              provider: { id: providerId, name: providerName },
              dueOn: addDays(publishedOn, quietDays),
              since: null,
            });
      }
      return items;
    },
    diary: async (actor, from, to) =>
      (await own(actor, clock.today()))
        .filter(({ state, meetingOn }) => state === 'meeting' && meetingOn !== null && meetingOn >= from && meetingOn <= to)
        .map((one) => ({
          uid: `governor-introduction-${String(one.id)}`,
          on: one.meetingOn ?? '',
          from: one.meetingAt,
          to: null,
          title: `A board meets somebody who would govern, ${one.providerName}`,
          href: `/governors/boards/${String(one.providerId)}/introductions/${String(one.id)}`,
          providerIds: [one.providerId],
        })),
  };
}

function waitsFor({ state, volunteerName, meetingOn }: Introduction, today: string): string | null {
  if (state === 'introduced') return `${volunteerName} would govern here: arrange to meet`;
  if (state === 'meeting') return meetingOn !== null && meetingOn < today ? `Say whether the board met ${volunteerName}` : null;
  return `Appoint ${volunteerName}, or say that it is not taken further`;
}
