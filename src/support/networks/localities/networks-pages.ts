import { academicYearOf } from '../../../kernel/period.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { isAllowed, listLocalityProviders, roles } from '../../../register/index.ts';
import type { SupportPage } from '../../common/open-page.ts';
import { firstDayOf, lastDayOf } from '../../common/years.ts';
import { countTakingPart, takingPartInWords, totalInWords } from './attendance.ts';
import { listAttended, listMeetings } from './find-meetings.ts';
import { listNetworks, type Network } from './find-networks.ts';
import { listPriorities } from './find-priorities.ts';
import { listCoordinators, listPartners, listPeople } from './list-seats.ts';
import { meetingStates, nextOf, whereInWords } from './meeting.ts';
import { byGroup, groupOf, memberGroups, type MemberGroup } from './member-groups.ts';
import type { AskedOfNetwork, NetworkPage } from './open-network-page.ts';
import { standingOfPriority } from './priority.ts';
import { isStanding, partnerKinds, seatInWords } from './seat.ts';

const schoolGroups: readonly MemberGroup[] = ['nursery-schools', 'primary', 'secondary', 'all-through', 'special', 'post-16'];
const pathOf = ({ slug, sight }: Network): string => `/networks/${slug}${sight === 'aggregates' ? '/priorities' : ''}`;

/** The networks of the authority; for whoever sees aggregates alone, the way to these. */
export const showNetworks: SupportPage = async ({ means, request, authority, today }) => {
  const db = means.db.kysely;
  const { authorityId, laCode } = authority;
  const networks = await listNetworks(db, authority, request.actor, today);
  const providers = await listLocalityProviders(db, { laCode });
  const coordinators = (await listCoordinators(db, authorityId, null)).filter((one) => isStanding(one, today));
  const meetings = await listMeetings(db, authorityId, null);
  const priorities = (await listPriorities(db, authorityId, null)).filter((one) => one.withdrawn === null && one.closedOn === null);
  return {
    kind: 'page',
    template: 'support/networks/localities/networks.njk',
    data: {
      networks: networks.map((network) => {
        const here = <Of extends { readonly localityId: number }>(all: readonly Of[]) => all.filter(({ localityId }) => localityId === network.id);
        const next = nextOf(here(meetings), today);
        const schools = here(providers).filter((one) => schoolGroups.includes(groupOf(one))).length;
        return {
          name: network.name,
          href: pathOf(network),
          showsAll: network.sight !== 'aggregates',
          isOwn: network.sight === 'member',
          runs: network.runs && !network.appoints,
          schools,
          others: here(providers).length - schools,
          coordinators: here(coordinators).map(({ name }) => name).join(', '),
          next: next === null ? null : `${dateInWords(next.on)}, ${next.startsAt}`,
          priorities: here(priorities).length,
        };
      }),
    },
  };
}; // prettier-ignore

/** A network: who belongs to it and runs it, who works with it, when it meets and what it works on; as much as its reader is shown. */
export const showNetwork: NetworkPage = async (asked) => {
  const { means, request, authority, network, path, today } = asked;
  const db = means.db.kysely;
  const { authorityId, laCode } = authority;
  const isWithin = network.sight === 'full' || network.sight === 'member';
  const providers = await listLocalityProviders(db, { laCode, localityId: network.id });
  const coordinators = (await listCoordinators(db, authorityId, network.id)).filter(({ isWithdrawn }) => !isWithdrawn);
  const people = (await listPeople(db, authorityId, network.id)).filter((one) => isStanding(one, today));
  const partners = (await listPartners(db, authorityId, network.id)).filter(({ isWithdrawn }) => !isWithdrawn);
  const meetings = await listMeetings(db, authorityId, network.id);
  const next = nextOf(meetings, today);
  const priorities = (await listPriorities(db, authorityId, network.id)).filter((one) => one.withdrawn === null && one.closedOn === null);
  const listed = new Set(partners.map(({ providerId }) => providerId));
  const end = (kind: string, id: number) => `${path}/${kind}/${String(id)}/end`;
  return {
    kind: 'page',
    template: 'support/networks/localities/network.njk',
    data: {
      name: network.name,
      path,
      isWithin,
      isSummary: network.sight === 'summary',
      runs: network.runs,
      appoints: network.appoints,
      mayReach: network.sight === 'full' && isAllowed(request.actor, 'network.reach'),
      total: providers.length,
      groups: byGroup(providers).map(({ group, label, providers: of }) => ({
        label,
        isLong: !schoolGroups.includes(group),
        providers: of.map(({ id, name }) => ({ name, href: `/providers/${String(id)}`, isOwn: network.ownIds.includes(id) })),
      })),
      coordinators: coordinators
        .filter((one) => isStanding(one, today))
        .map((one) => ({ ...one, role: roles[one.role], since: seatInWords(one), end: end('coordinators', one.id) })),
      formerly: coordinators.filter((one) => !isStanding(one, today)).map((one) => ({ ...one, role: roles[one.role], since: seatInWords(one) })),
      people: people.map((one) => ({ ...one, since: seatInWords(one), end: end('people', one.id) })),
      partners: partners
        .filter((one) => isStanding(one, today))
        .map((one) => ({
          ...one,
          kindText: partnerKinds[one.kind],
          since: seatInWords(one),
          provider: one.providerId === null ? null : `/providers/${String(one.providerId)}`,
          change: `${path}/partners/${String(one.id)}`,
          end: end('partners', one.id),
        })),
      formerPartners: partners.filter((one) => !isStanding(one, today)).map((one) => ({ ...one, since: seatInWords(one) })),
      centres: providers.filter((one) => groupOf(one) === 'centres' && !listed.has(one.id)),
      next: next === null ? null : { ...next, where: whereInWords(next), href: isWithin ? `${path}/meetings/${String(next.id)}` : null },
      meetings: meetings
        .filter(({ id }) => id !== next?.id)
        .slice(0, 3)
        .map((one) => ({ ...one, stateText: meetingStates[one.state], href: isWithin ? `${path}/meetings/${String(one.id)}` : null })),
      priorities: priorities.map((one) => ({ ...one, standing: standingOfPriority(one, today) })),
      takingPart: network.sight === 'member' ? await gatherOwnPart(asked) : null,
      breadcrumbs: [{ text: 'Locality networks', href: '/networks' }],
    },
  };
};

/** A member’s own attendance this year, of their providers and as a person, and the total where it tells nobody apart. */
async function gatherOwnPart({ means, request, authority, network, today }: AskedOfNetwork) {
  const db = means.db.kysely;
  const year = academicYearOf(today);
  const attended = await listAttended(db, authority.authorityId, network.id, { from: firstDayOf(year), to: lastDayOf(year) });
  const providers = await listLocalityProviders(db, { laCode: authority.laCode, localityId: network.id });
  const people = (await listPeople(db, authority.authorityId, network.id)).filter(
    ({ accountId, isWithdrawn }) => accountId !== null && accountId === request.actor.accountId && !isWithdrawn,
  );
  const count = (of: readonly { readonly id: number; readonly name: string }[], all: typeof attended.people) =>
    countTakingPart(
      of.map(({ id }) => id),
      all,
    ).map((one, at) => ({ ...one, name: of[at]?.name ?? '' }));
  const counted = count(providers, attended.providers);
  const own = [...counted.filter(({ whoId }) => network.ownIds.includes(whoId)), ...count(people, attended.people)];
  return { year, own: own.map((one) => ({ name: one.name, says: lowerFirst(takingPartInWords(one)) })), total: totalInWords(counted, true) };
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

export const exportMembers: NetworkPage = async ({ means, authority, network }) => {
  const providers = await listLocalityProviders(means.db.kysely, { laCode: authority.laCode, localityId: network.id });
  const rows = byGroup(providers).flatMap(({ group, providers: of }) => of.map(({ name }) => [name, memberGroups[group], network.name]));
  return {
    kind: 'download',
    fileName: `network-${network.slug}-members.csv`,
    contentType: csvType,
    body: writeCsv([['Provider', 'Kind', 'Network'], ...rows]),
  };
};

export const exportPartners: NetworkPage = async ({ means, authority, network }) => {
  const partners = (await listPartners(means.db.kysely, authority.authorityId, network.id)).filter(({ isWithdrawn }) => !isWithdrawn);
  const heading = ['Partner', 'Kind', 'Contact', 'How to reach them', 'What they offer', 'Since', 'Until', 'Network'];
  const rows = partners.map((one) => [one.name, partnerKinds[one.kind], one.contactName, one.contact, one.offers, one.from, one.to, network.name]);
  return { kind: 'download', fileName: `network-${network.slug}-partners.csv`, contentType: csvType, body: writeCsv([heading, ...rows]) };
};
