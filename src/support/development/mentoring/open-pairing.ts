import type { Reply } from '../../../platform/http/route.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { ownPath, staffPath } from './change-pairing.ts';
import { findPairing, type Meeting, type Pairing, sideOf } from './find-pairings.ts';
import type { Part } from './mentoring-words.ts';
import { isNamedTo } from './pairing.ts';

/** A page about a pairing, for one of its two or for its coordinator. */
export interface PairingAsked extends Asked {
  readonly pairing: Pairing;
  readonly part: Part;
  /** Where its pages stand for this reader. */
  readonly path: (rest?: string) => string;
  readonly breadcrumbs: readonly { readonly text: string; readonly href: string }[];
}

export type PairingPage = (asked: PairingAsked) => Promise<Reply>;

async function findAsked({ means, authority, request }: Asked): Promise<Pairing | null> {
  const id = readId(request.params['pairingId']);
  return id === null ? null : findPairing(means.db.kysely, authority.authorityId, id);
}

/** For its mentor and its mentee; to everybody else it is not there. */
export const asOneOfThePair =
  (page: PairingPage): SupportPage =>
  async (asked) => {
    const pairing = await findAsked(asked);
    const part = pairing === null ? null : sideOf(pairing, asked.request.actor.accountId);
    if (pairing === null || part === null) return { kind: 'not-found' };
    const breadcrumbs = [{ text: 'My mentoring', href: '/mentoring/mine' }];
    return page({ ...asked, pairing, part, path: (rest = '') => ownPath(pairing.id, rest), breadcrumbs });
  };

/** For the authority’s staff, whose reach the edge has asked. A coordinator who is one of the two keeps to their own pages. */
export const asCoordinator =
  (page: PairingPage): SupportPage =>
  async (asked) => {
    const pairing = await findAsked(asked);
    if (pairing === null) return { kind: 'not-found' };
    const breadcrumbs = [
      { text: 'Mentoring', href: '/mentoring' },
      { text: 'Pairings', href: '/mentoring/pairs' },
    ];
    return page({ ...asked, pairing, part: 'coordinator', path: (rest = '') => staffPath(pairing.id, rest), breadcrumbs });
  };

export const titleOf = ({ pairing, part }: Pick<PairingAsked, 'pairing' | 'part'>): string => {
  if (part === 'mentor') return isNamedTo(part, pairing.mentor?.answer ?? null) ? `You and ${pairing.menteeName}` : 'A pairing proposed to you';
  return part === 'mentee' ? `You and ${pairing.mentorName}` : `${pairing.mentorName} with ${pairing.menteeName}`;
};

export function meetingOf({ pairing, request }: PairingAsked): Meeting | null {
  const id = readId(request.params['meetingId']);
  return pairing.meetings.find((one) => one.id === id) ?? null;
}
