import type { Reply } from '../../../platform/http/route.ts';
import type { SupportPage } from '../../common/open-page.ts';
import { ownPath } from './change-pairing.ts';
import { listMentors } from './find-mentors.ts';
import { listAskable, listNeedsOf, needStates, stateOfNeed } from './find-needs.ts';
import { listPairingsOf, sideOf } from './find-pairings.ts';
import { mentoringKinds, mentorStates, pairingColours, pairingStates } from './mentoring-words.ts';
import { titleOf } from './open-pairing.ts';
import { dueFactsOf } from './overview-pages.ts';
import { dueOf } from './pairing-due.ts';
import { isNamedTo } from './pairing.ts';

/** One’s own mentor, those whom one mentors, and what one has asked for. */
export const showMine: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const db = means.db.kysely;
  const { authorityId } = authority;
  const { accountId } = request.actor;
  if (accountId === null) return { kind: 'not-found' };
  const pairings = (await listPairingsOf(db, authorityId, accountId)).map((pairing) => {
    const part = sideOf(pairing, accountId) ?? 'mentee';
    return {
      href: ownPath(pairing.id),
      text: titleOf({ pairing, part }),
      where: part === 'mentee' ? (pairing.mentorPlace ?? '') : isNamedTo(part, pairing.mentor?.answer ?? null) ? pairing.providerName : '',
      kind: mentoringKinds[pairing.kind],
      state: pairingStates[pairing.state],
      colour: pairingColours[pairing.state],
      due:
        pairing.state === 'proposed'
          ? pairing[part] === null
            ? 'Your answer'
            : 'The other’s answer'
          : pairing.state === 'accepted'
            ? 'What you agree'
            : (dueOf(dueFactsOf(pairing), today)[0]?.text ?? ''),
    };
  });
  const [mentor] = (await listMentors(db, { authorityId, today, accountId })).filter(({ state }) => state !== 'retired');
  const needs = await listNeedsOf(db, authorityId, accountId);
  return {
    kind: 'page',
    template: 'support/development/mentoring/mine.njk',
    data: {
      pairings,
      mentor: mentor === undefined ? null : { state: mentorStates[mentor.state].toLowerCase(), capacity: mentor.capacity, underWay: mentor.underWay },
      needs: needs.map((need) => ({
        text: `${mentoringKinds[need.kind]} for ${need.personName}`,
        where: need.providerName,
        state: needStates[stateOfNeed(need)],
      })),
      mayAsk: (await listAskable(db, request.actor, today)).length > 0,
    },
  };
};
