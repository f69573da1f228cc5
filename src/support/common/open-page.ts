import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { findOwnProvider, findReaderScope, type OwnProvider, type ReaderScope } from '../../register/index.ts';
import type { Doing } from './doing.ts';
import type { SupportMeans } from './support-means.ts';

/** What every page of support begins with. */
export interface Asked {
  readonly means: SupportMeans;
  readonly request: PageRequest;
  readonly authority: ReaderScope;
  readonly doing: Doing;
  readonly today: string;
}

export type SupportPage = (asked: Asked) => Promise<Reply>;
export type ProviderPage = (asked: Asked, provider: OwnProvider) => Promise<Reply>;

export function openPage(means: SupportMeans, page: SupportPage): (request: PageRequest) => Promise<Reply> {
  return async (request) => {
    const authority = await findReaderScope(means.db.kysely, request.actor.authorityId);
    if (!authority) return { kind: 'not-found' };
    const { actor, audit: event, reference } = request;
    const doing = { actor, clock: means.clock, event, reference, authorityId: authority.authorityId };
    return page({ means, request, authority, doing, today: means.clock.today() });
  };
}

/** A page about the provider that the path names, where it is of the reader’s own authority. */
export function openProviderPage(means: SupportMeans, page: ProviderPage): (request: PageRequest) => Promise<Reply> {
  return openPage(means, async (asked) => {
    const provider = await findOwnProvider(means.db.kysely, asked.request.actor, asked.request.params['providerId']);
    return provider === null ? { kind: 'not-found' } : page(asked, provider);
  });
}
