import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { findPart, idOf } from './find-part.ts';
import { type FoundPart, isOfHead, isOfSchool, pathOf, whoIs } from './found-part.ts';
import { schoolReads, type Who } from './visit.ts';
import type { VisitMeans } from './visit-means.ts';
import { visitPurposes } from './visit-purposes.ts';

export type PartPage = (means: VisitMeans, request: PageRequest, part: FoundPart) => Promise<Reply>;

/** A handler that is given a school’s part of a visit; it is not there for those who may read nothing of it, or who are not among those named. */
export function withPart(means: VisitMeans, answer: PartPage, only?: readonly Who[]): (request: PageRequest) => Promise<Reply> {
  return async (request) => {
    const { actor, params } = request;
    if (actor.authorityId === null) return { kind: 'not-found' };
    const part = await findPart(means.db.kysely, actor.authorityId, { providerId: idOf(params['providerId']), visitId: idOf(params['visitId']) });
    if (part === null || (isOfSchool(actor) && schoolReads(part.state, isOfHead(actor)) === 'nothing')) return { kind: 'not-found' };
    if (only !== undefined && !only.includes(whoIs(actor, part))) return { kind: 'not-found' };
    return answer(means, request, part);
  };
}

export const titleOf = ({ purpose }: Pick<FoundPart, 'purpose'>): string => visitPurposes[purpose];

/** What stands at the head of each page about a part. */
export function frameOf(part: FoundPart) {
  return {
    part,
    title: titleOf(part),
    path: pathOf(part),
    on: part.heldOn ?? part.plannedOn,
    breadcrumbs: [
      { text: part.providerName, href: `/providers/${String(part.providerId)}` },
      { text: 'Visits', href: `/providers/${String(part.providerId)}/visits` },
      { text: titleOf(part), href: pathOf(part) },
    ],
  };
}
