import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { findOwnProvider, findReaderScope, isAllowed, reachesProvider } from '../../register/index.ts';
import { listPlannable } from './find-people.ts';
import { isOfHead, isOfSchool, pathOf } from './found-part.ts';
import { countVisits, type ListedPart, listVisits, type VisitFilter, visitFilters } from './list-visits.ts';
import { stateColours } from './show-part.ts';
import { isOverdue, schoolReads, visitStates } from './visit.ts';
import type { VisitMeans } from './visit-means.ts';
import { visitPurposeNames, visitPurposes } from './visit-purposes.ts';

const perPage = 40;

/** Visits, one’s own or all that one reaches: what is chosen stays in the address. */
export async function showVisits({ db, clock }: VisitMeans, { actor, query }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (!scope) return { kind: 'not-found' };
  const today = clock.today();
  const filter = (Object.keys(visitFilters) as VisitFilter[]).find((each) => each === query.get('show')) ?? 'open';
  const isAdviser = actor.role === 'sia' || actor.role === 'eeca' || actor.role === 'specialist';
  const whose = query.get('whose') ?? (isAdviser ? 'mine' : 'team');
  const purpose = visitPurposeNames.find((each) => each === query.get('purpose')) ?? null;
  const locality = scope.localities.find(({ slug }) => slug === query.get('locality')) ?? null;
  const asked = { actor, today, filter, mine: whose === 'mine', purpose, localityId: locality?.id ?? null };
  const total = await countVisits(db.kysely, asked);
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(query.get('page') ?? '')?.[0] ?? 1)));
  const found = await listVisits(db.kysely, asked, { most: perPage, after: (page - 1) * perPage });
  const option = (value: string, text: string, chosen: string | null) => ({ value, text, selected: value === chosen });
  return {
    kind: 'page',
    template: 'evidence/visits/visits.njk',
    data: {
      visits: found.map((part) => present(part, today)),
      total,
      page,
      pages,
      base: `/visits?${String(new URLSearchParams({ show: filter, whose, purpose: purpose ?? '', locality: locality?.slug ?? '' }))}&page=`,
      filters: Object.entries(visitFilters).map(([value, text]) => option(value, text, filter)),
      whoses: [option('mine', 'Mine', whose), option('team', 'All that I may see', whose)],
      purposes: visitPurposeNames.map((value) => option(value, visitPurposes[value], purpose)),
      localities: scope.localities.map(({ slug, name }) => option(slug, name, locality?.slug ?? null)),
      isFiltered: filter !== 'open' || purpose !== null || locality !== null,
      mayPlan: isAllowed(actor, 'visit.plan'),
      mayEditTemplates: isAllowed(actor, 'visit-template.edit'),
    },
  };
}

/** From the list, where a visit is to be. */
export async function chooseProvider({ db, clock }: VisitMeans, { actor, query }: PageRequest): Promise<Reply> {
  const providers = await listPlannable(db.kysely, actor, clock.today());
  const chosen = providers.find(({ id }) => String(id) === query.get('provider'));
  if (chosen) return { kind: 'redirect', to: `/providers/${String(chosen.id)}/visits/new` };
  const items = providers.map(({ id, name }) => ({ value: String(id), text: name }));
  const problem = query.has('provider') ? 'Select a school or setting' : null;
  return {
    kind: 'page',
    status: problem === null ? 200 : 422,
    template: 'evidence/visits/choose-provider.njk',
    data: { items, problem, errors: problem === null ? [] : [{ text: problem, href: '#provider' }], backLink: '/visits' },
  };
}

/** A provider’s visits: for its own people those of which they may read anything. */
export async function showProviderVisits({ db, clock }: VisitMeans, { actor, params }: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(db.kysely, actor, params['providerId']);
  if (provider === null) return { kind: 'not-found' };
  const today = clock.today();
  const found = await listVisits(db.kysely, { actor, today, filter: 'any', providerId: provider.id });
  const shown = isOfSchool(actor) ? found.filter(({ state }) => schoolReads(state, isOfHead(actor)) !== 'nothing') : found;
  return {
    kind: 'page',
    template: 'evidence/visits/provider-visits.njk',
    data: {
      provider,
      visits: shown.map((part) => present(part, today)),
      mayPlan: await reachesProvider(db.kysely, clock, actor, 'visit.plan', provider.id),
      breadcrumbs: [{ text: provider.name, href: `/providers/${String(provider.id)}` }],
    },
  };
}

export function present(part: ListedPart, today: string) {
  const late = isOverdue(part.state, { plannedOn: part.plannedOn, today });
  const checkLate = part.state === 'with-head' && part.checkAnswer === null && part.checkDueOn !== null && part.checkDueOn < today;
  return {
    ...part,
    href: pathOf(part),
    title: visitPurposes[part.purpose],
    on: part.heldOn ?? part.plannedOn,
    at: [part.startsAt, part.endsAt].filter((text) => text !== null).join(' to '),
    stateText: visitStates[part.state],
    colour: stateColours[part.state],
    next: late
      ? 'Overdue: say that it was held, put it off or cancel it'
      : checkLate
        ? `The factual check was due by ${dateInWords(part.checkDueOn)}`
        : part.state === 'with-head' && part.checkAnswer !== null
          ? part.checkAnswer === 'accurate'
            ? 'The head says it is accurate: make it final'
            : 'The head disputes something: answer it'
          : part.state === 'with-head'
            ? `Factual check due by ${dateInWords(String(part.checkDueOn))}`
            : null,
  };
}
