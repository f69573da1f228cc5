import type { Actor } from '../../platform/identity/actor.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { findCase, type FoundCase } from './find-case.ts';

export type CasePage = (means: JudgementMeans, request: PageRequest, found: FoundCase) => Promise<Reply>;

const idOf = (text: string | undefined): number | null => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null);

/** Whose case it is, for the edge: a route of a case spreads this beside its permission, and its path has `:caseId`. */
export function ofCase({ db }: JudgementMeans) {
  return {
    of: 'caseId',
    ownerOf: async (name: string, { authorityId }: Actor): Promise<number | null> => {
      const id = idOf(name);
      if (id === null || authorityId === null) return null;
      const row = await db.kysely
        .selectFrom('tier_case')
        .select('provider_id')
        .where('id', '=', id)
        .where('authority_id', '=', authorityId)
        .executeTakeFirst();
      return row?.provider_id ?? null;
    },
  } as const;
}

/** A handler that is given the case; it is not there for the provider’s own people, who see only what they have been told. */
export function withCase(means: JudgementMeans, answer: CasePage): (request: PageRequest) => Promise<Reply> {
  return async (request) => {
    const { actor, params } = request;
    const id = idOf(params['caseId']);
    // Whoever may read moderation is of the authority's own staff.
    if (id === null || actor.authorityId === null || !isAllowed(actor, 'moderation.view')) return { kind: 'not-found' };
    const found = await findCase(means.db.kysely, actor.authorityId, id);
    return found === undefined ? { kind: 'not-found' } : answer(means, request, found);
  };
}
