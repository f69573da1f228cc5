import { dateInWords } from '../../../kernel/plain-date.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { fileKinds, type FileKind } from '../../../platform/files/file-kind.ts';
import { type AgreedAction, listActionsFrom, standingOfAction } from '../../../evidence/index.ts';
import { readId } from '../../common/read-decimal.ts';
import { answers, leastTold } from './attendance.ts';
import { findAttendance, listMeetings, listPapers } from './find-meetings.ts';
import { meetingStates, type NetworkMeeting, nextOf, whereInWords } from './meeting.ts';
import { memberGroups } from './member-groups.ts';
import { type AskedOfNetwork, networkCrumbs, type NetworkPage } from './open-network-page.ts';

export async function findAskedMeeting({ means, request, authority, network }: AskedOfNetwork): Promise<NetworkMeeting | undefined> {
  const id = readId(request.params['meetingId']);
  return (await listMeetings(means.db.kysely, authority.authorityId, network.id)).find((one) => one.id === id);
}

export const meetingPath = (path: string, id: number): string => `${path}/meetings/${String(id)}`;
const stateColours = { planned: 'blue', held: 'green', cancelled: 'grey' } as const;

/** Every meeting of a network: to come, held and cancelled. */
export const showMeetings: NetworkPage = async (asked) => {
  const { means, authority, network, path, today } = asked;
  const meetings = await listMeetings(means.db.kysely, authority.authorityId, network.id);
  const isWithin = network.sight !== 'summary';
  const shown = (one: NetworkMeeting) => ({
    ...one,
    where: whereInWords(one),
    stateText: meetingStates[one.state],
    colour: stateColours[one.state],
    href: isWithin ? meetingPath(path, one.id) : null,
    isLate: one.state === 'planned' && one.on < today,
  });
  return {
    kind: 'page',
    template: 'support/networks/localities/meetings.njk',
    data: {
      name: network.name,
      path,
      runs: network.runs,
      isWithin,
      next: nextOf(meetings, today)?.id ?? null,
      upcoming: meetings
        .filter(({ state, on }) => state === 'planned' && on >= today)
        .toReversed()
        .map(shown),
      past: meetings.filter(({ state, on }) => state !== 'planned' || on < today).map(shown),
      breadcrumbs: networkCrumbs(asked),
    },
  };
};

export const exportMeetings: NetworkPage = async ({ means, authority, network }) => {
  const db = means.db.kysely;
  const meetings = await listMeetings(db, authority.authorityId, network.id);
  const heading = ['Network', 'Day', 'From', 'To', 'Place', 'Chair', 'State', 'Why it was cancelled', 'Providers invited', 'Providers that came'];
  const rows = [];
  for (const one of meetings) {
    const { providers } = await findAttendance(db, authority.authorityId, one.id);
    // As much as a member is told: of few providers nothing.
    const counts = providers.length < leastTold ? [null, null] : [providers.length, providers.filter(({ answer }) => answer === 'came').length];
    const { on, startsAt, endsAt, place, chair, state, cancelledReason } = one;
    rows.push([network.name, on, startsAt, endsAt, place ?? 'Online', chair, meetingStates[state], cancelledReason, ...counts]);
  }
  return { kind: 'download', fileName: `network-${network.slug}-meetings.csv`, contentType: csvType, body: writeCsv([heading, ...rows]) };
};

/** Those that its reader may be told of: the authority’s staff all, a member those of their own providers that are shared. */
function actionsFor(asked: AskedOfNetwork, actions: readonly AgreedAction[]): AgreedAction[] {
  const { network } = asked;
  return actions
    .filter(({ state }) => state !== 'withdrawn')
    .filter(({ providerId, isShared }) => network.sight === 'full' || (isShared && network.ownIds.includes(providerId)));
}

export const actionLine = (action: AgreedAction, today: string) => ({
  what: action.what,
  href: `/actions/${String(action.id)}`,
  isRestricted: false,
  provider: { id: action.providerId, name: action.providerName },
  ownerName: action.ownerName,
  dueOn: action.dueOn,
  standing: standingOfAction(action, today),
  sourceWords: action.cameFromWords ?? '',
});

async function gatherMeeting(asked: AskedOfNetwork, meeting: NetworkMeeting) {
  const { means, request, authority, network, path, today } = asked;
  const db = means.db.kysely;
  const { authorityId } = authority;
  const { providers, people } = await findAttendance(db, authorityId, meeting.id);
  const isOutside = network.sight !== 'full';
  const came = providers.filter(({ answer }) => answer === 'came').length;
  const own = providers.filter(({ providerId }) => !isOutside || network.ownIds.includes(providerId));
  const all = await listActionsFrom(db, authorityId, 'network-meeting', [meeting.id]);
  const actions = actionsFor(asked, all);
  const papers = (await listPapers(db, authorityId, meeting.id)).filter(({ isRemoved }) => !isRemoved);
  const here = meetingPath(path, meeting.id);
  return {
    name: network.name,
    title: `${network.name} network meeting`,
    meeting,
    here,
    path,
    stateText: meetingStates[meeting.state],
    colour: stateColours[meeting.state],
    where: whereInWords(meeting),
    invited: meeting.invited.map((group) => memberGroups[group]).join(', '),
    papers: papers.map((one) => ({
      ...one,
      kindText: one.fileKind === null ? 'Link' : fileKinds[one.fileKind as FileKind].label,
      open: one.href ?? `${here}/papers/${String(one.id)}`,
      remove: `${here}/papers/${String(one.id)}/remove`,
    })),
    isOutside,
    total: isOutside && providers.length < leastTold ? null : `${String(came)} of ${String(providers.length)} providers invited`,
    attendance: own.map(({ name, answer }) => ({ name, says: answers[answer] })),
    people: people
      .filter(({ accountId }) => !isOutside || (accountId !== null && accountId === request.actor.accountId))
      .map(({ name, answer }) => ({ name, says: answers[answer] })),
    actions: actions.map((action) => actionLine(action, today)),
    otherActions: all.filter(({ state }) => state !== 'withdrawn').length - actions.length,
    runs: network.runs,
    mayHold: network.runs && meeting.state !== 'cancelled' && meeting.on <= today,
    mayChange: network.runs && meeting.state === 'planned',
    breadcrumbs: networkCrumbs(asked, { text: 'Meetings', href: `${path}/meetings` }),
  };
}

const meetingPage =
  (template: string): NetworkPage =>
  async (asked) => {
    const meeting = await findAskedMeeting(asked);
    if (meeting === undefined) return { kind: 'not-found' };
    return { kind: 'page', template: `support/networks/localities/${template}.njk`, data: await gatherMeeting(asked, meeting) };
  };

export const showMeeting = meetingPage('meeting');
/** To be printed and laid on the table. */
export const showMeetingPrint = meetingPage('meeting-print');

export const inWords = (meeting: NetworkMeeting): string => `the meeting of ${dateInWords(meeting.on)}`;
