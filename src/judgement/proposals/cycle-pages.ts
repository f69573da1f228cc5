import { tierLabels, tiers } from '../../kernel/tier.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { dateBoxes, type FieldError, findReaderScope, FormReader } from '../../register/index.ts';
import { caseStates, type CaseState, isOpen } from '../cases/case.ts';
import { closeCycle } from './close-cycle.ts';
import { seasonOf } from './cycle.ts';
import { countByProposedTier, countByState, type FoundCycle, listCycleCases, listCycles } from './find-cycles.ts';
import { openCycle } from './open-cycle.ts';
import { type Authority, proposeForCycle, type ProposingMeans } from './propose-for-cycle.ts';

/** Cases to a page. */
const perPage = 50;
const crumbs = [{ text: 'Cycles', href: '/cycles' }];

async function findAuthority({ db }: ProposingMeans, { actor }: PageRequest): Promise<Authority | null> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  return scope ? { id: scope.authorityId, laCode: scope.laCode } : null;
}

export async function showCycles(means: ProposingMeans, request: PageRequest): Promise<Reply> {
  const authority = await findAuthority(means, request);
  if (!authority) return { kind: 'not-found' };
  const cycles = await listCycles(means.db.kysely, authority.id);
  return { kind: 'page', template: 'judgement/proposals/cycles.njk', data: { cycles, hasOpen: cycles.some((cycle) => cycle.isOpen) } };
}

export function showNewCycle(means: ProposingMeans, _request: PageRequest, form?: URLSearchParams, errors: readonly FieldError[] = []): Reply {
  const today = means.clock.today();
  const filled: Record<string, string> = form ? Object.fromEntries(form) : { name: seasonOf(today), ...dateBoxes('as-at', today) };
  return {
    kind: 'page',
    ...(errors.length > 0 ? { status: 422 } : {}),
    template: 'judgement/proposals/new-cycle.njk',
    data: {
      name: filled['name'] ?? '',
      boxes: (['day', 'month', 'year'] as const).map((part) => ({
        name: part,
        value: filled[`as-at-${part}`] ?? '',
        classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      })),
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      problems: Object.fromEntries(errors.map(({ field, text }) => [field, { text }])),
      breadcrumbs: crumbs,
    },
  };
}

export async function saveNewCycle(means: ProposingMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { actor, audit, reference, form } = request;
  const authority = await findAuthority(means, request);
  if (!authority) return { kind: 'not-found' };
  const answers = new FormReader(form);
  const name = answers.text('name', { what: 'The name', missing: 'Enter a name, such as Autumn 2026', most: 60 });
  const asAt = answers.date('as-at', { what: 'The day', missing: 'Enter the day of which the facts are to be' });
  if (name === null || asAt === null) return showNewCycle(means, request, form, answers.errors);
  const opened = await db.transaction((tx) => openCycle(tx, { actor, clock, event: audit, reference }, authority.id, { name, asAt }));
  if (!opened.ok) {
    answers.refuse('name', opened.reason);
    return showNewCycle(means, request, form, answers.errors);
  }
  return answerProposed(means, authority, opened.value, await proposeForCycle(means, actor, authority, opened.value));
}

async function answerProposed({ db }: ProposingMeans, authority: Authority, cycleId: number, made: readonly unknown[] | undefined): Promise<Reply> {
  const count = made?.length ?? 0;
  const [cycle] = await listCycles(db.kysely, authority.id, cycleId);
  const proposed = `A tier is proposed for ${String(count)} ${count === 1 ? 'provider' : 'providers'}.`;
  const to = `/cycles/${String(cycleId)}`;
  if (cycle?.isOpen !== true) return { kind: 'redirect', to, notice: { kind: 'important', text: `The cycle was closed meanwhile. ${proposed}` } };
  const text = count === 0 ? 'Every provider has its proposal in this cycle already.' : proposed;
  return { kind: 'redirect', to, notice: { kind: 'success', text } };
}

async function withCycle(
  means: ProposingMeans,
  request: PageRequest,
  answer: (cycle: FoundCycle, authority: Authority) => Promise<Reply>,
): Promise<Reply> {
  const authority = await findAuthority(means, request);
  const id = /^[1-9]\d{0,8}$/.test(request.params['cycleId'] ?? '') ? Number(request.params['cycleId']) : 0;
  const [cycle] = authority ? await listCycles(means.db.kysely, authority.id, id) : [];
  return authority && cycle ? answer(cycle, authority) : { kind: 'not-found' };
}

async function countsOf({ db }: ProposingMeans, { id }: FoundCycle) {
  const byState = await countByState(db.kysely, id);
  const byTier = await countByProposedTier(db.kysely, id);
  const states = (Object.keys(caseStates) as CaseState[]).map((state) => ({
    text: caseStates[state],
    isOpen: isOpen(state),
    count: byState.get(state) ?? 0,
  }));
  return {
    states: states.filter(({ count }) => count > 0),
    tiers: tiers.map((tier) => ({ tier, text: tierLabels[tier], count: byTier.get(tier) ?? 0 })),
  };
}

export const showCycle = (means: ProposingMeans, request: PageRequest): Promise<Reply> =>
  withCycle(means, request, async (cycle) => {
    const counts = await countsOf(means, cycle);
    // What needs most is shown first, until somebody chooses.
    const asked = tiers.find((tier) => tier === request.query.get('tier')) ?? counts.tiers.findLast(({ count }) => count > 0)?.tier ?? null;
    const cases = asked === null ? [] : await listCycleCases(means.db.kysely, cycle.id, asked);
    const pages = Math.max(1, Math.ceil(cases.length / perPage));
    const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(request.query.get('page') ?? '')?.[0] ?? 1)));
    return {
      kind: 'page',
      template: 'judgement/proposals/cycle.njk',
      data: {
        cycle,
        ...counts,
        shown: asked && tierLabels[asked],
        cases: cases.slice((page - 1) * perPage, page * perPage).map((one) => ({
          ...one,
          stateText: caseStates[one.state],
          questionText: one.question && tierLabels[one.question],
        })),
        page,
        pages,
        pageBase: `/cycles/${String(cycle.id)}?tier=${asked ?? ''}&page=`,
        breadcrumbs: crumbs,
      },
    };
  });

export const saveMoreProposals = (means: ProposingMeans, request: PageRequest): Promise<Reply> =>
  withCycle(means, request, async (cycle, authority) => {
    if (!cycle.isOpen) return { kind: 'redirect', to: `/cycles/${String(cycle.id)}`, notice: { kind: 'important', text: 'The cycle is closed.' } };
    return answerProposed(means, authority, cycle.id, await proposeForCycle(means, request.actor, authority, cycle.id));
  });

export const showClosing = (means: ProposingMeans, request: PageRequest): Promise<Reply> =>
  withCycle(means, request, async (cycle) => {
    const { states } = await countsOf(means, cycle);
    const data = { cycle, leftOpen: states.filter((state) => state.isOpen), left: cycle.cases - cycle.ended, breadcrumbs: crumbs };
    return { kind: 'page', template: 'judgement/proposals/close-cycle.njk', data };
  });

export const saveClosing = (means: ProposingMeans, request: PageRequest): Promise<Reply> =>
  withCycle(means, request, async (cycle, authority) => {
    const { actor, audit, reference } = request;
    const closed = await means.db.transaction((tx) => closeCycle(tx, { actor, clock: means.clock, event: audit, reference }, authority.id, cycle.id));
    const notice = closed.ok ? { kind: 'success' as const, text: `${cycle.name} is closed.` } : { kind: 'important' as const, text: closed.reason };
    return { kind: 'redirect', to: `/cycles/${String(cycle.id)}`, notice };
  });
