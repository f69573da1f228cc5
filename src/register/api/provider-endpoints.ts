import type { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { findProviders } from '../providers/find-providers.ts';
import { findProvider, findProviderIdByNumber } from '../providers/get-provider.ts';
import { everything, slugOf, type ProviderSearch } from '../providers/provider-search.ts';
import { findTokenScope } from '../providers/find-reader-scope.ts';
import type { ApiEndpoint } from './endpoint.ts';
import { presentDetail, presentItem } from './present-provider.ts';
import { providerDetail, providerPage, providerQuery, urnParam } from './provider-schemas.ts';
import { z as zod } from 'zod';

export interface ApiMeans {
  readonly db: Database;
  readonly clock: Clock;
}

function toSearch(given: z.infer<typeof providerQuery>): ProviderSearch {
  const { stateFunded, locality = [], type = [], ...rest } = given;
  const chosen = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<ProviderSearch>;
  return {
    ...everything,
    ...chosen,
    locality: locality.map(slugOf),
    type: type.map((code) => code.padStart(2, '0')),
    stateFunded: stateFunded === undefined ? null : stateFunded === 'true',
  };
}

export function providerEndpoints({ db, clock }: ApiMeans): readonly ApiEndpoint[] {
  return [
    {
      path: '/api/v1/providers',
      operation: 'findProviders',
      summary: 'Find providers',
      description:
        'The providers of your authority, or of all England, that match; the same question as the find page’s. A parameter that is empty or left out means any. A token that reaches one trust, locality or provider finds those alone.',
      audit: 'providers.searched',
      params: zod.object({}),
      query: providerQuery,
      answer: providerPage,
      handle: async (question, { actor }) => {
        const scope = await findTokenScope(db.kysely, clock, actor);
        if (!scope) return { kind: 'not-found' };
        const search = toSearch(question as z.infer<typeof providerQuery>);
        const allowed = ['none', ...scope.localities.map(({ slug }) => slug)];
        const unknown = search.locality.find((slug) => !allowed.includes(slug));
        if (unknown !== undefined)
          return { kind: 'refused', parameter: 'locality', detail: `"${unknown}" is not a locality. It may be: ${allowed.join(', ')}.` };
        const { total, items, pages } = await findProviders(db.kysely, scope, search);
        // Past the end there is nothing: a reader that pages until then must not be given the last page for ever.
        const body = { total, page: search.page, perPage: search.perPage, items: search.page > pages ? [] : items.map(presentItem) };
        return { kind: 'found', body };
      },
    },
    {
      path: '/api/v1/providers/{urn}',
      operation: 'getProvider',
      summary: 'Get one provider',
      description: 'One provider through time, by any URN it has or ever had. Its `id` stays when its URN changes.',
      audit: 'provider.viewed',
      params: urnParam,
      query: zod.object({}),
      answer: providerDetail,
      handle: async (_question, { actor, params }) => {
        const scope = await findTokenScope(db.kysely, clock, actor);
        const id = scope && (await findProviderIdByNumber(db.kysely, scope, params['urn'] ?? ''));
        const provider = scope && id !== undefined ? await findProvider(db.kysely, scope, id, clock.today()) : undefined;
        return provider ? { kind: 'found', body: presentDetail(provider) } : { kind: 'not-found' };
      },
    },
  ];
}
