import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { type DiaryEntry, isAllowed, type WorkItem, type WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { listCoordinators, ownPath, staffPath } from './change-pairing.ts';
import { listFeedback } from './find-feedback.ts';
import { listNeeds, stateOfNeed } from './find-needs.ts';
import { listPairings, listPairingsOf, type Pairing, sideOf } from './find-pairings.ts';
import { dueFactsOf } from './overview-pages.ts';
import { dueOf } from './pairing-due.ts';
import { isNamedTo } from './pairing.ts';
import type { Side } from './mentoring-words.ts';

/** What mentoring asks of the two of a pairing, and of those who coordinate it. */
export function mentoringWork({ db, clock }: SupportMeans): WorkSource {
  return {
    id: 'mentoring',
    list: async (actor, today) => {
      const { authorityId, accountId } = actor;
      if (authorityId === null || accountId === null) return [];
      if (isAllowed(actor, 'mentoring.own')) {
        const pairings = await listPairingsOf(db.kysely, authorityId, accountId);
        const given = pairings.length === 0 ? [] : await listFeedback(db.kysely, authorityId);
        return pairings.flatMap((pairing) => {
          const side = sideOf(pairing, accountId);
          const gave = given.some((one) => one.pairingId === pairing.id && one.side === side && one.moment === 'end');
          return side === null ? [] : ofOne(pairing, { side, gave, today });
        });
      }
      return isAllowed(actor, 'mentoring.match') ? listForCoordinator({ db, clock, actor, authorityId, today }) : [];
    },
    diary: async (actor, from, to) => {
      const { authorityId, accountId } = actor;
      if (authorityId === null || accountId === null || !isAllowed(actor, 'mentoring.own')) return [];
      const pairings = await listPairingsOf(db.kysely, authorityId, accountId);
      return pairings.flatMap((pairing) => diaryOf(pairing).filter(({ on }) => from <= on && on <= to));
    },
  };
}

const base = { kind: 'action', provider: null, since: null } as const;

/** What waits for one of the two. The provider is not named: who mentors whom stands on their own page alone. */
function ofOne(pairing: Pairing, { side, gave, today }: { readonly side: Side; readonly gave: boolean; readonly today: string }): WorkItem[] {
  const { state } = pairing;
  const other = side === 'mentor' ? pairing.menteeName : pairing.mentorName;
  const at = (text: string, rest: string, dueOn: string | null = null): WorkItem => ({ ...base, text, href: ownPath(pairing.id, rest), dueOn });
  const named = isNamedTo(side, pairing.mentor?.answer ?? null) ? ` with ${other}` : '';
  if (state === 'proposed') return pairing[side] === null ? [at(`A pairing${named} is proposed: accept or decline it`, '/answer')] : [];
  if (state === 'accepted') return [at(`Agree with ${other} how you will work together`, '/agreement')];
  if (state === 'completed' || state === 'ended') return gave ? [] : [at('Say how the mentoring was', '/feedback')];
  const paths = { meeting: '/meetings', review: '/review', end: '' } as const;
  return dueOf(dueFactsOf(pairing), today).map(({ kind, text, on, meetingId }) =>
    at(`${text} (with ${other})`, kind === 'meeting-to-record' ? `/meetings/${String(meetingId)}/outcome` : paths[kind], on),
  );
}

/** A calendar leaves the service: nobody learns from it, nor from an entry’s identifier or address, that somebody has a mentor, or who that is. */
function diaryOf(pairing: Pairing): DiaryEntry[] {
  const meetings = pairing.meetings
    .filter(({ state }) => state === 'planned')
    .map(({ id, on, startsAt }) => ({
      uid: `diary-${String(id)}`,
      on,
      from: startsAt,
      to: null,
      title: 'Meeting',
      href: ownPath(pairing.id),
      hrefOutside: '/',
    }));
  const due = pairing.state === 'under-way' && pairing.review === null ? pairing.agreement?.reviewDueOn : undefined;
  return due === undefined
    ? meetings
    : [
        ...meetings,
        { uid: `diary-r${String(pairing.id)}`, on: due, from: null, to: null, title: 'Review due', href: ownPath(pairing.id), hrefOutside: '/' },
      ];
}

interface Coordinating {
  readonly db: SupportMeans['db'];
  readonly clock: SupportMeans['clock'];
  readonly actor: Actor;
  readonly authorityId: number;
  readonly today: string;
}

/** Who waits for a mentor, who must be answered for, and what is overdue in pairings that somebody coordinates. */
async function listForCoordinator({ db, clock, actor, authorityId, today }: Coordinating): Promise<WorkItem[]> {
  const needs = (await listNeeds(db.kysely, authorityId, { actor, today })).filter((need) => stateOfNeed(need) === 'waiting');
  const waiting = needs.map(({ id, providerId, providerName, wantedFrom }): WorkItem => ({
    ...base,
    text: `A mentor is wanted from ${dateInWords(wantedFrom)}: propose one`,
    href: `/mentoring/needs/${String(id)}`,
    provider: { id: providerId, name: providerName },
    dueOn: wantedFrom,
  }));
  const asking = (await listPairings(db.kysely, authorityId, { actor, today })).flatMap((pairing) =>
    ofCoordinator(pairing, today).map((item) => ({ pairing, item })),
  );
  const items = [...waiting];
  for (const { pairing, item } of asking) {
    const isTheirs = pairing.proposedByAccountId === actor.accountId;
    if (isTheirs || (await listCoordinators(db.kysely, clock, authorityId, pairing)).some((id) => id === actor.accountId)) items.push(item);
  }
  return items;
}

function ofCoordinator(pairing: Pairing, today: string): WorkItem[] {
  const provider = { id: pairing.providerId, name: pairing.providerName };
  const at = (text: string, rest: string, dueOn: string | null): WorkItem => ({ ...base, text, href: staffPath(pairing.id, rest), provider, dueOn });
  const lacksAnswer = (pairing.mentorAccountId === null && pairing.mentor === null) || (pairing.menteeAccountId === null && pairing.mentee === null);
  if (pairing.state === 'proposed' && lacksAnswer)
    return [at('Ask somebody without an account about a pairing, and record the answer', '/answer', null)];
  const overdue = dueOf(dueFactsOf(pairing), today).filter(({ on }) => on < today);
  return overdue.map(({ kind, on }) =>
    at(kind === 'review' ? 'A pairing’s review is overdue' : kind === 'end' ? 'A pairing’s time is over' : 'A pairing’s meeting is overdue', '', on),
  );
}
