import { csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { findOwnProvider, findReaderScope, reachesProvider } from '../../register/index.ts';
import { type ActionFilter, type ActionLine, type LineSource, lineSources, rowsOfLines, type Standing, standings } from './action-line.ts';
import type { ActionMeans } from './actions-means.ts';
import { type OwnerSide, ownerSides, standingOfAction } from './agreed-action.ts';
import { listActionLines } from './list-action-lines.ts';
import { isOutside } from './who-sees-actions.ts';

const perPage = 25;
const keysOf = <T extends string>(of: Readonly<Record<T, unknown>>): T[] => Object.keys(of) as T[];
const chosen = <T extends string>(of: Readonly<Record<T, unknown>>, given: string | null): T | null =>
  keysOf(of).find((each) => each === given) ?? null;

function readFilter(query: URLSearchParams, localities: readonly { readonly id: number; readonly slug: string }[]): ActionFilter {
  const provider = query.get('provider') ?? '';
  return {
    standing: chosen(standings, query.get('standing')) ?? 'open',
    isMine: query.get('mine') === 'yes',
    providerId: /^[1-9]\d{0,8}$/.test(provider) ? Number(provider) : null,
    localityId: localities.find(({ slug }) => slug === query.get('locality'))?.id ?? null,
    source: chosen<LineSource>(lineSources, query.get('source')),
    side: chosen<OwnerSide>(ownerSides, query.get('side')),
  };
}

export function presentLine(line: ActionLine, today: string) {
  return { ...line, standing: standingOfAction(line, today), sideText: ownerSides[line.ownerSide] };
}

/** Everything agreed anywhere, as it was asked for. */
export async function showActions(means: ActionMeans, { actor, query }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(means.db.kysely, actor.authorityId);
  if (!scope) return { kind: 'not-found' };
  const filter = readFilter(query, scope.localities);
  // Of every provider, for the list to choose one from.
  const everything = await listActionLines(means, actor, { ...filter, providerId: null });
  const lines = filter.providerId === null ? everything : everything.filter(({ provider }) => provider?.id === filter.providerId);
  const pages = Math.max(1, Math.ceil(lines.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(query.get('page') ?? '')?.[0] ?? 1)));
  const asked = new URLSearchParams([...query].filter(([name, value]) => name !== 'page' && value !== ''));
  const providers = new Map(everything.flatMap(({ provider }) => (provider === null ? [] : [[provider.id, provider.name] as const])));
  const option = (value: string, text: string, isChosen: boolean) => ({ value, text, selected: isChosen });
  return {
    kind: 'page',
    template: 'evidence/actions/actions.njk',
    data: {
      lines: lines.slice((page - 1) * perPage, page * perPage).map((line) => presentLine(line, means.clock.today())),
      total: lines.length,
      overdue: lines.filter((line) => standingOfAction(line, means.clock.today()).isOverdue).length,
      page,
      pages,
      base: `/actions?${String(asked)}&page=`,
      csv: `/actions/csv?${String(asked)}`,
      isOutside: isOutside(actor.role, actor.kind),
      isMine: filter.isMine,
      isFiltered: [...asked].length > 0,
      standings: keysOf(standings).map((value: Standing) => option(value, standings[value], value === filter.standing)),
      sources: keysOf(lineSources).map((value) => option(value, lineSources[value], value === filter.source)),
      sides: keysOf(ownerSides).map((value) => option(value, ownerSides[value], value === filter.side)),
      localities: scope.localities.map(({ id, slug, name }) => option(slug, name, id === filter.localityId)),
      providers: [...providers]
        .toSorted(([, one], [, other]) => (one < other ? -1 : 1))
        .map(([id, name]) => option(String(id), name, id === filter.providerId)),
    },
  };
}

export async function exportActions(means: ActionMeans, { actor, query }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(means.db.kysely, actor.authorityId);
  if (!scope) return { kind: 'not-found' };
  const lines = await listActionLines(means, actor, readFilter(query, scope.localities));
  const today = means.clock.today();
  return { kind: 'download', fileName: `actions-${today}.csv`, contentType: csvType, body: writeCsv(rowsOfLines(lines, today)) };
}

/** What was agreed with or about one provider: what is open first, then what was done and what came of it. */
export async function showProviderActions(means: ActionMeans, { actor, params }: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  if (!provider) return { kind: 'not-found' };
  const filter: ActionFilter = { standing: 'any', isMine: false, providerId: provider.id, localityId: null, source: null, side: null };
  const lines = (await listActionLines(means, actor, filter)).map((line) => presentLine(line, clock.today()));
  return {
    kind: 'page',
    template: 'evidence/actions/provider-actions.njk',
    data: {
      provider,
      open: lines.filter(({ state }) => state === 'open'),
      done: lines.filter(({ state }) => state === 'done').toReversed(),
      withdrawn: lines.filter(({ state }) => state === 'withdrawn'),
      isOutside: isOutside(actor.role, actor.kind),
      mayRecord: await reachesProvider(db.kysely, clock, actor, 'action.record', provider.id),
      backLink: `/providers/${String(provider.id)}`,
    },
  };
}
