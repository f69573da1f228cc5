import { daysBetween } from '../../../kernel/plain-date.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { choices, labelled } from '../../common/show-form.ts';
import { staffPath } from './change-pairing.ts';
import { listMentors } from './find-mentors.ts';
import { listNeeds, needStates, stateOfNeed } from './find-needs.ts';
import { listPairings, type Pairing } from './find-pairings.ts';
import { menteePosts, mentoringKinds, pairingColours, type PairingState, pairingStates } from './mentoring-words.ts';
import { dueOf, waitsFor } from './pairing-due.ts';
import { isLive } from './pairing.ts';

export const dueFactsOf = ({ state, agreement, review, meetings }: Pairing) => ({
  state,
  agreedOn: agreement?.agreedOn ?? null,
  howOften: agreement?.howOften ?? null,
  reviewDueOn: agreement?.reviewDueOn ?? null,
  reviewedOn: review?.on ?? null,
  endsOn: agreement?.endsOn ?? null,
  meetings,
});

/** Who waits for a mentor, and how pairings stand, at the providers one reaches. */
export const showOverview: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const db = means.db.kysely;
  const { actor } = request;
  const needs = (await listNeeds(db, authority.authorityId, { actor, today })).filter(({ closed }) => closed === null);
  const pairings = (await listPairings(db, authority.authorityId, { actor, today })).filter(({ state }) => isLive(state));
  const mentors = await listMentors(db, { authorityId: authority.authorityId, today });
  const free = mentors.filter(({ lacks, capacity, underWay }) => lacks.length === 0 && underWay < capacity);
  const waiting = needs.filter((need) => stateOfNeed(need) === 'waiting');
  return {
    kind: 'page',
    template: 'support/development/mentoring/overview.njk',
    data: {
      figures: [
        { label: 'waiting for a mentor', value: waiting.length },
        { label: 'pairings under way', value: pairings.filter(({ state }) => state === 'under-way').length },
        { label: 'mentors with room', value: free.length, href: '/mentoring/mentors?state=approved' },
      ],
      waiting: waiting.map((need) => ({
        id: need.id,
        who: need.personName,
        where: need.providerName,
        what: mentoringKinds[need.kind],
        post: menteePosts[need.post],
        days: Math.max(0, daysBetween(need.askedAt.toISOString().slice(0, 10), today)),
      })),
      pairings: pairings.map((pairing) => rowOf(pairing, today)),
      may: { ask: isAllowed(actor, 'mentoring.ask'), report: isAllowed(actor, 'mentoring.report') },
    },
  };
};

function rowOf(pairing: Pairing, today: string) {
  const { mentor, mentee, mentorName, menteeName, mentorAccountId, menteeAccountId } = pairing;
  const unanswered = [
    ...(mentor === null ? [{ name: mentorName, hasAccount: mentorAccountId !== null }] : []),
    ...(mentee === null ? [{ name: menteeName, hasAccount: menteeAccountId !== null }] : []),
  ];
  return {
    href: staffPath(pairing.id),
    text: `${pairing.mentorName} with ${pairing.menteeName}`,
    where: pairing.providerName,
    kind: mentoringKinds[pairing.kind],
    state: pairingStates[pairing.state],
    colour: pairingColours[pairing.state],
    due: waitsFor(pairing.state, unanswered) ?? dueOf(dueFactsOf(pairing), today)[0]?.text ?? '',
  };
}

async function listAsked({ means, request, authority, today }: Asked) {
  const all = await listPairings(means.db.kysely, authority.authorityId, { actor: request.actor, today });
  const wanted = (Object.keys(pairingStates) as PairingState[]).find((state) => state === request.query.get('state')) ?? null;
  return { all, wanted, shown: all.filter(({ state }) => wanted === null || state === wanted) };
}

/** Every pairing that was ever proposed, as its coordinator sees it. */
export const showPairings: SupportPage = async (asked): Promise<Reply> => {
  const { all, wanted, shown } = await listAsked(asked);
  return {
    kind: 'page',
    template: 'support/development/mentoring/pairings.njk',
    data: {
      hasAny: all.length > 0,
      pairings: shown.map((pairing) => rowOf(pairing, asked.today)),
      states: choices(labelled(pairingStates), wanted, 'Every pairing'),
      csv: `/mentoring/pairs.csv?state=${wanted ?? ''}`,
      breadcrumbs: [{ text: 'Mentoring', href: '/mentoring' }],
    },
  };
};

/** The list as a file: no note, no aim, no feedback, and of meetings how many were held. */
export const exportPairings: SupportPage = async (asked): Promise<Reply> => {
  const { shown, wanted } = await listAsked(asked);
  const header = ['Mentor', 'Mentee', 'Provider', 'Kind', 'State', 'Proposed on', 'Agreed on', 'Ends on', 'Meetings held', 'Reviewed on', 'Ended on'];
  const rows = shown.map((one) => [
    one.mentorName,
    one.menteeName,
    one.providerName,
    mentoringKinds[one.kind],
    pairingStates[one.state],
    one.proposedAt.toISOString().slice(0, 10),
    one.agreement?.agreedOn ?? null,
    one.agreement?.endsOn ?? null,
    one.meetings.filter(({ state }) => state === 'held').length,
    one.review?.on ?? null,
    one.ended?.on ?? null,
  ]);
  return {
    kind: 'download',
    fileName: `pairings-${asked.today}.csv`,
    contentType: csvType,
    body: writeCsv([header, ...rows]),
    asked: { state: wanted },
  };
};

/** Every need at the providers one reaches, as a file. */
export const exportNeeds: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const needs = await listNeeds(means.db.kysely, authority.authorityId, { actor: request.actor, today });
  const header = ['Who', 'Post', 'Provider', 'What', 'Asked on', 'Wanted from', 'State', 'Closed on'];
  const rows = needs.map((need) => [
    need.personName,
    menteePosts[need.post],
    need.providerName,
    mentoringKinds[need.kind],
    need.askedAt.toISOString().slice(0, 10),
    need.wantedFrom,
    needStates[stateOfNeed(need)],
    need.closed?.on ?? null,
  ]);
  return { kind: 'download', fileName: `mentoring-needs-${today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]) };
};
