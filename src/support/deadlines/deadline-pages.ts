import { type CsvRow, csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dueKinds } from '../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../common/open-page.ts';
import { choices, labelled } from '../common/show-form.ts';
import { type Deadline, type DeadlineFilter, matches, type SpanName, spans, standings } from './deadline.ts';
import { gatherDeadlines } from './gather-deadlines.ts';

const perPage = 50;
const colours = { late: 'red', lapsing: 'purple', soon: 'yellow', due: 'grey', waiting: 'grey' } as const;

interface Answer {
  readonly filter: DeadlineFilter;
  /** Of everything, for what can be chosen. */
  readonly all: readonly Deadline[];
  readonly shown: readonly Deadline[];
}

async function findAsked({ means, request, authority, today }: Asked, providerId: number | null, usual: SpanName): Promise<Answer> {
  const { query } = request;
  const actor = { ...request.actor, authorityId: authority.authorityId };
  const all = await gatherDeadlines(means, { actor, today, providerId });
  const locality = query.get('locality') ?? '';
  const filter: DeadlineFilter = {
    span: (Object.keys(spans) as SpanName[]).find((each) => each === query.get('span')) ?? usual,
    kind: kindsOf(all).find(({ value }) => value === query.get('kind'))?.value ?? null,
    locality: locality === 'none' || authority.localities.some(({ slug }) => slug === locality) ? locality : null,
    provider: (query.get('provider') ?? '').trim().slice(0, 100),
  };
  return { filter, all, shown: all.filter((line) => matches(line, filter, today)) };
}

/** Programmes by name, where any has a run, and every other kind that there is. */
function kindsOf(all: readonly Deadline[]): { value: string; text: string }[] {
  const programmes = new Map(all.flatMap(({ programme }) => (programme === null ? [] : [[programme.key, programme.name] as const])));
  const had = new Set<string>(all.map(({ kind }) => kind));
  return [
    ...labelled(dueKinds).filter(({ value }) => had.has(value)),
    ...[...programmes].map(([key, name]) => ({ value: `programme:${key}`, text: `Programme: ${name}` })),
  ];
}

const addressOf = ({ span, kind, locality, provider }: DeadlineFilter): string =>
  new URLSearchParams(
    Object.entries({ span, kind, locality, provider }).filter((each): each is [string, string] => each[1] !== null && each[1] !== ''),
  ).toString();

const present = (line: Deadline) => ({
  ...line,
  providerHref: `/providers/${String(line.provider.id)}/deadlines`,
  label: standings[line.standing],
  colour: colours[line.standing],
  of: line.programme?.name ?? dueKinds[line.kind],
});

function pageOf(query: URLSearchParams, total: number): { readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(total / perPage));
  return { pages, page: Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(query.get('page') ?? '')?.[0] ?? 1))) };
}

/** Everything with a day, of the whole authority. */
export const showDeadlines: SupportPage = async (asked): Promise<Reply> => {
  const { request, authority } = asked;
  const { filter, all, shown } = await findAsked(asked, null, 'near');
  const { page, pages } = pageOf(request.query, shown.length);
  const places = [...authority.localities.map(({ slug, name }) => ({ value: slug, text: name })), { value: 'none', text: 'Not placed' }];
  return {
    kind: 'page',
    asked: { ...filter },
    template: 'support/deadlines/deadlines.njk',
    data: {
      deadlines: shown.slice((page - 1) * perPage, page * perPage).map(present),
      total: shown.length,
      counts: countsOf(all),
      page,
      pages,
      base: `/programmes/deadlines?${addressOf(filter)}&page=`,
      csv: `/programmes/deadlines/csv?${addressOf(filter)}`,
      filter,
      spans: choices(labelled(spans), filter.span),
      kinds: choices(kindsOf(all), filter.kind, 'Everything'),
      localities: choices(places, filter.locality, 'Every locality'),
      hasAny: all.length > 0,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }],
    },
  };
};

const countsOf = (all: readonly Deadline[]) =>
  (['late', 'lapsing', 'soon'] as const).map((standing) => ({
    value: all.filter((line) => line.standing === standing).length,
    label: { late: 'late', lapsing: 'lapse within four weeks', soon: 'due within a week' }[standing],
    href: `/programmes/deadlines?span=${standing}`,
  }));

/** The list to take away, without what is for named people alone. */
export const exportDeadlines: SupportPage = async (asked): Promise<Reply> => {
  const { filter, shown } = await findAsked(asked, null, 'near');
  const rows = shown.filter(({ isRestricted }) => !isRestricted).map(rowOf);
  const header = ['Provider', 'Locality', 'What it is of', 'What is due', 'By', 'How it stands', 'Rule', 'How the day was worked out', 'Source'];
  return {
    kind: 'download',
    asked: { ...filter, rows: rows.length },
    fileName: `deadlines-${asked.today}.csv`,
    contentType: csvType,
    body: writeCsv([header, ...rows]),
  };
};

const rowOf = (line: Deadline): CsvRow => [
  line.provider.name,
  line.provider.localityName ?? '',
  line.programme?.name ?? dueKinds[line.kind],
  line.what,
  line.on ?? '',
  standings[line.standing],
  line.rule,
  line.why,
  line.source,
];

/** Everything with a day at one provider: for its own people what is theirs to see. */
export const showProviderDeadlines: ProviderPage = async (asked, provider): Promise<Reply> => {
  const { filter, all, shown } = await findAsked(asked, provider.id, 'all');
  return {
    kind: 'page',
    template: 'support/deadlines/provider-deadlines.njk',
    data: {
      provider,
      deadlines: shown.map(present),
      hasAny: all.length > 0,
      spans: choices(labelled(spans), filter.span),
      kinds: choices(kindsOf(all), filter.kind, 'Everything'),
      path: `/providers/${String(provider.id)}/deadlines`,
      breadcrumbs: [{ text: provider.name, href: `/providers/${String(provider.id)}` }],
    },
  };
};
