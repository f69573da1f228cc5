import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { csvType } from '../../platform/files/write-csv.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { tierReachOf } from '../tier-summaries/filter-tier.ts';
import { mayFollow } from '../access/permissions.ts';
import { writeProvidersCsv, writeWorkbook } from './export-providers.ts';
import { eachProvider, findProviders } from './find-providers.ts';
import type { Near } from './filter-providers.ts';
import { drawFoundMap } from './draw-found-map.ts';
import { columnsFor, type ProviderColumn } from './provider-columns.ts';
import { presentFound } from './present-found.ts';
import { parseSearch, withoutTiers, type Ignored, type ProviderSearch } from './provider-search.ts';
import { findReaderScope, type ReaderScope } from './find-reader-scope.ts';

export interface FindPageMeans {
  readonly db: Database;
  readonly clock: Clock;
}

/** With the tiers that the reader may see in lists. */
async function findScope({ db, clock }: FindPageMeans, actor: Actor): Promise<ReaderScope | undefined> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  return scope && { ...scope, tierReach: tierReachOf(actor, clock.today()) };
}

export async function showFoundProviders(means: FindPageMeans, { actor, query }: PageRequest): Promise<Reply> {
  const { db } = means;
  const scope = await findScope(means, actor);
  if (!scope) return { kind: 'not-found' };
  const { search, ignored } = readQuestion(query, scope);
  const found = await findProviders(db.kysely, scope, search);
  const map = search.view === 'map' && found.total > 0 ? await drawFoundMap(db.kysely, scope, search, found.near) : null;
  return {
    kind: 'page',
    template: 'register/providers/find-providers.njk',
    data: { ...presentFound(search, ignored, scope, found), ...mayFollow(actor), found: map },
  };
}

/** The question in the address bar. A locality that this authority does not have is left out of it, like anything else not understood. */
function readQuestion(query: URLSearchParams, { localities, tierReach }: ReaderScope): { search: ProviderSearch; ignored: readonly Ignored[] } {
  const asked = parseSearch(query);
  const { search, ignored: untold } = tierReach ? { ...asked, ignored: [] } : withoutTiers(asked.search);
  const ignored = [...asked.ignored, ...untold];
  const isKnown = (slug: string): boolean => slug === 'none' || localities.some((it) => it.slug === slug);
  const unknown = search.locality.filter((slug) => !isKnown(slug)).map((value) => ({ name: 'locality', value }));
  return { search: { ...search, locality: search.locality.filter(isKnown) }, ignored: [...ignored, ...unknown] };
}

/** What the page shows, all its pages, as a file named after the day it was made. */
async function download(
  means: FindPageMeans,
  { actor, query }: PageRequest,
  write: (
    rows: ReturnType<typeof eachProvider>,
    columns: readonly ProviderColumn[],
  ) => Promise<Omit<Reply & { kind: 'download' }, 'kind' | 'fileName'>>,
  extension: string,
): Promise<Reply> {
  const { db, clock } = means;
  const scope = await findScope(means, actor);
  if (!scope) return { kind: 'not-found' };
  const { search } = readQuestion(query, scope);
  const rows = eachProvider(db.kysely, scope, search, await findNear(db, scope, search));
  return { kind: 'download', fileName: `providers-${clock.today()}.${extension}`, ...(await write(rows, columnsFor(scope))) };
}

async function findNear(db: Database, scope: ReaderScope, search: ProviderSearch): Promise<Near> {
  return search.q === '' ? null : (await findProviders(db.kysely, scope, { ...search, perPage: 1, page: 1 })).near;
}

export function downloadCsv(means: FindPageMeans, request: PageRequest): Promise<Reply> {
  return download(means, request, async (rows, columns) => ({ contentType: csvType, body: writeProvidersCsv(rows, columns) }), 'csv');
}

export function downloadWorkbook(means: FindPageMeans, request: PageRequest): Promise<Reply> {
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return download(means, request, async (rows, columns) => ({ contentType, body: await writeWorkbook(rows, columns) }), 'xlsx');
}
