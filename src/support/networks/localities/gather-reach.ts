import { academicYearOf, parseAcademicYear } from '../../../kernel/period.ts';
import { type AgreedAction, listActionsFrom, standingOfAction } from '../../../evidence/index.ts';
import { listLocalityProviders } from '../../../register/index.ts';
import { firstDayOf, lastDayOf } from '../../common/years.ts';
import { countTakingPart, neverCame, type TakingPart, takingPartInWords, totalInWords } from './attendance.ts';
import { listAttended, listMeetings, nameProviders } from './find-meetings.ts';
import { listPeople } from './list-seats.ts';
import { groupOf, memberGroups } from './member-groups.ts';
import type { AskedOfNetwork } from './open-network-page.ts';
import { isStanding } from './seat.ts';

export interface ReachLine extends TakingPart {
  readonly name: string;
  readonly kind: string;
  readonly href: string | null;
  readonly never: boolean;
  readonly says: string;
}

const yearAsked = ({ request, today }: AskedOfNetwork): string => parseAcademicYear(request.query.get('year') ?? '') ?? academicYearOf(today);

/** Of one year: how often each provider and person was invited and came, and what became of the actions that its meetings agreed. */
export async function gatherReach(asked: AskedOfNetwork) {
  const { means, authority, network, today } = asked;
  const db = means.db.kysely;
  const { authorityId, laCode } = authority;
  const year = yearAsked(asked);
  const days = { from: firstDayOf(year), to: lastDayOf(year) };
  const attended = await listAttended(db, authorityId, network.id, days);
  const here = await listLocalityProviders(db, { laCode, localityId: network.id });
  // Whoever has closed or moved since was a part of that year all the same.
  const left = [...new Set(attended.providers.map(({ whoId }) => whoId))].filter((id) => !here.some((one) => one.id === id));
  const providers = [...here, ...(await nameProviders(db, left))];
  const people = await listPeople(db, authorityId, network.id);
  const counted = countTakingPart(
    providers.map(({ id }) => id),
    attended.providers,
  );
  const line = (one: TakingPart, name: string, kind: string, { href, isHere }: { href: string | null; isHere: boolean }): ReachLine => ({
    ...one,
    name,
    kind,
    href,
    never: neverCame(one),
    says: isHere ? takingPartInWords(one) : `${takingPartInWords(one)}. No longer in the network`,
  });
  const lines = counted.flatMap((one) => {
    const provider = providers.find(({ id }) => id === one.whoId);
    return provider === undefined ? [] : [
      line(one, provider.name, memberGroups[groupOf(provider)], { href: `/providers/${String(provider.id)}`, isHere: !left.includes(provider.id) }),
    ];
  });
  const ofPeople = countTakingPart(people.map(({ id }) => id), attended.people).flatMap((one) => {
    const person = people.find(({ id }) => id === one.whoId);
    return person === undefined || one.invited === 0 ? [] : [line(one, person.name, person.part, { href: null, isHere: isStanding(person, today) })];
  });
  const held = (await listMeetings(db, authorityId, network.id)).filter(({ state, on }) => state === 'held' && on >= days.from && on <= days.to);
  const actions = (await listActionsFrom(db, authorityId, 'network-meeting', held.map(({ id }) => id))).filter(({ state }) => state !== 'withdrawn');
  return {
    year,
    meetings: held.length,
    invited: lines.filter(({ invited }) => invited > 0),
    uninvited: lines.filter(({ invited }) => invited === 0).length,
    people: ofPeople,
    total: totalInWords(counted, false),
    actions,
    follow: followThrough(actions, today),
  };
} // prettier-ignore

/** How many were agreed, and how they stand. */
function followThrough(actions: readonly AgreedAction[], today: string) {
  const done = actions.filter(({ state }) => state === 'done');
  const late = actions.filter((action) => standingOfAction(action, today).isOverdue);
  return [
    { label: 'Agreed', value: actions.length },
    { label: 'Done', value: done.length },
    { label: 'Done late', value: done.filter(({ doneOn, dueOn }) => doneOn !== null && doneOn > dueOn).length },
    { label: 'Open', value: actions.length - done.length },
    { label: 'Overdue', value: late.length },
  ];
}
