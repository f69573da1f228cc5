import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { csvType, writeCsv } from '../../platform/files/write-csv.ts';
import { findOwnProvider, findReaderScope, isAllowed } from '../../register/index.ts';
import { concernCategories, concernSeverities, concernSources, concernStates, outcomes } from './concern.ts';
import type { ConcernMeans } from './concern-means.ts';
import { lineOf } from './concern-words.ts';
import { filterStates, filterTrip, filterWho, isFiltered, matches, readFilter, type ConcernsFilter } from './concerns-filter.ts';
import { findConcerns, type SeenConcern } from './find-concerns.ts';

const perPage = 25;

async function findAsked(means: ConcernMeans, { actor, query }: PageRequest) {
  const scope = await findReaderScope(means.db.kysely, actor.authorityId);
  const localities = scope?.localities ?? [];
  const filter = readFilter(query, localities.map(({ slug }) => slug)); // prettier-ignore
  const concerns = (await findConcerns(means.db.kysely, { actor, clock: means.clock })).filter((concern) => matches(concern, filter));
  return { filter, localities, concerns };
}

const addressOf = (filter: ConcernsFilter): string => String(new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')));

/** Concerns that the reader may see, or has logged. */
export async function showConcerns(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  const { actor, query } = request;
  const { filter, localities, concerns } = await findAsked(means, request);
  const pages = Math.max(1, Math.ceil(concerns.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(query.get('page') ?? '')?.[0] ?? 1)));
  const today = means.clock.today();
  const options = (words: Readonly<Record<string, string | { readonly label: string }>>, chosen: string) =>
    Object.entries(words).map(([value, said]) => ({ value, text: typeof said === 'string' ? said : said.label, selected: value === chosen }));
  return {
    kind: 'page',
    asked: { ...filter },
    template: 'evidence/concerns/concerns.njk',
    data: {
      concerns: concerns.slice((page - 1) * perPage, page * perPage).map((concern) => lineOf(concern, today)),
      total: concerns.length,
      page,
      pages,
      base: `/concerns?${addressOf(filter)}&page=`,
      exportHref: `/concerns/export?${addressOf(filter)}`,
      filter,
      states: options(filterStates, filter.state),
      categories: options(concernCategories, filter.category),
      sources: options(concernSources, filter.source),
      severities: options(concernSeverities, filter.severity),
      who: options(filterWho, filter.who),
      trip: options(filterTrip, filter.trip),
      localities: localities.map(({ slug, name }) => ({ value: slug, text: name, selected: slug === filter.locality })),
      isFiltered: isFiltered(filter),
      may: {
        log: isAllowed(actor, 'concern.log'),
        queue: isAllowed(actor, 'concern.queue'),
        breakGlass: isAllowed(actor, 'concern.break-glass'),
        editRoute: isAllowed(actor, 'same-day-route.edit'),
      },
    },
  };
}

/** The list to take away; restricted concerns are in no file. */
export async function exportConcerns(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  const { concerns, filter } = await findAsked(means, request);
  const rows = concerns.filter(({ isRestricted }) => !isRestricted).map(rowOf);
  const header = ['Number', 'Provider', 'Locality', 'Concern', 'What it is about', 'Where it comes from', 'Severity', 'State', 'About the head', 'Logged on', 'Logged by', 'To be triaged by', 'Triaged on', 'Accepted on', 'TRIP recommended on', 'Closed on', 'What came of it']; // prettier-ignore
  return {
    kind: 'download',
    asked: { ...filter, rows: rows.length },
    fileName: 'concerns.csv',
    contentType: csvType,
    body: writeCsv([header, ...rows]),
  };
}

const rowOf = (concern: SeenConcern) => [
  concern.id,
  concern.providerName,
  concern.localityName,
  concern.title,
  concernCategories[concern.category],
  concernSources[concern.source],
  concernSeverities[concern.severity].label,
  concernStates[concern.state],
  concern.isAboutHead ? 'Yes' : 'No',
  concern.loggedOn,
  concern.loggedBy,
  concern.triageDueOn,
  concern.triagedOn,
  concern.acceptedOn,
  concern.tripRecommendedOn,
  concern.closedOn,
  concern.outcome && outcomes[concern.outcome].label,
];

/** Every concern about one provider that the reader may see. */
export async function showProviderConcerns({ db, clock }: ConcernMeans, { actor, params }: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  if (!provider) return { kind: 'not-found' };
  const concerns = await findConcerns(db.kysely, { actor, clock, providerId: provider.id });
  return {
    kind: 'page',
    template: 'evidence/concerns/provider-concerns.njk',
    data: {
      provider,
      concerns: concerns.map((concern) => lineOf(concern, clock.today())),
      mayLog: isAllowed(actor, 'concern.log'),
      backLink: `/providers/${String(provider.id)}`,
    },
  };
}
