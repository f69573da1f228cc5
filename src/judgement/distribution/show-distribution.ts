import { parsePlainDate } from '../../kernel/plain-date.ts';
import { type Tier, tierLabels, tiers } from '../../kernel/tier.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { dateBoxes, FormReader } from '../../register/index.ts';
import { phaseInWords } from '../board/board-words.ts';
import type { BoardMeans } from '../board/gather-board.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import { setLabels, type SetId } from '../criteria/facts.ts';
import { listCycles } from '../proposals/find-cycles.ts';
import { chartDays, countByGroup, countMoved, countTiers, type GroupCounts, type Movement, movements, needOf } from './distribution.ts';
import { describeDistribution, percentInWords } from './draw-distribution.ts';
import { findFirstTierDay, findTiersOnDays, type PlacedProvider } from './find-tiers-on-days.ts';

const groupings = {
  set: {
    label: 'Set of criteria',
    of: ({ setId }: PlacedProvider): string => (setId !== null && Object.hasOwn(setLabels, setId) ? setLabels[setId as SetId] : 'Not known'),
  },
  phase: { label: 'Phase', of: ({ phase }: PlacedProvider): string => phaseInWords(phase) },
  locality: { label: 'Locality', of: ({ localityName }: PlacedProvider): string => localityName ?? 'Not placed' },
} as const;
type Grouping = keyof typeof groupings;

/** Tiers in force on a day, by group; what moved since another; how they were over time; and what adviser days they bring. */
export async function showDistribution({ db, clock }: BoardMeans, { actor, query }: PageRequest): Promise<Reply> {
  const { authorityId } = actor;
  if (authorityId === null) return { kind: 'not-found' };
  const today = clock.today();
  const answers = new FormReader(query);
  const day = readDay(answers, query, 'on', 'The day') ?? today;
  const asked = readDay(answers, query, 'from', 'The day before');
  const first = await findFirstTierDay(db.kysely, authorityId);
  const cycles = await listCycles(db.kysely, authorityId);
  const from = asked ?? fromWithout(cycles, first, day);
  const by = (Object.keys(groupings) as Grouping[]).find((each) => each === query.get('by')) ?? 'phase';
  const days = first === null ? [day] : chartDays(first, day);
  const found = await findTiersOnDays(db.kysely, { actor, today, days: [...days, day, from] });
  const placed = found.get(day) ?? [];
  const moves = movements(found.get(from) ?? [], placed);
  const criteria = await findCriteriaInForce(db.kysely, authorityId, day);
  return {
    kind: 'page',
    ...(answers.errors.length > 0 ? { status: 422 } : {}),
    template: 'judgement/distribution/distribution.njk',
    data: {
      day,
      from,
      isToday: day === today,
      hasAny: first !== null,
      isInOrder: from < day,
      total: placed.length,
      overall: countTiers(placed).map(({ tier, count, share }) => ({ label: tierLabels[tier], value: count, share: percentInWords(share) })),
      by,
      byLabel: groupings[by].label,
      groupings: Object.entries(groupings).map(([value, { label }]) => ({ value, text: label, selected: value === by })),
      groups: countByGroup(placed, groupings[by].of).map(groupInWords),
      chart: days.length > 1 ? describeDistribution(days.map((each) => ({ day: each, counts: countTiers(found.get(each) ?? []) }))) : null,
      overTime: days.map((each) => ({
        day: each,
        counts: countTiers(found.get(each) ?? []).map(({ count }) => count),
        total: found.get(each)?.length ?? 0,
      })),
      tierNames: tiers.map((tier) => tierLabels[tier]),
      moved: countMoved(moves),
      moves: movesInWords(moves, [...(found.get(from) ?? []), ...placed]),
      cycleLinks: cycleSpans(cycles, today).map(({ name, start, end }) => ({
        text: name,
        href: `/tiers/distribution?from=${start}&on=${end}&by=${by}`,
      })),
      ...needInWords(placed, criteria.document),
      criteriaVersion: criteria.version,
      isProvisional: criteria.document.provisional,
      boxes: { on: dateBoxes('on', day), from: dateBoxes('from', from) },
      errors: answers.errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      problems: Object.fromEntries(answers.errors.map(({ field, text }) => [field, { text }])),
      breadcrumbs: [{ text: 'Tiers', href: '/tiers' }],
    },
  };
}

/** From a link as one value, from the form in three boxes. */
function readDay(answers: FormReader, query: URLSearchParams, field: string, what: string): string | null {
  return parsePlainDate(query.get(field) ?? '') ?? answers.date(field, { what });
}

type Cycles = Awaited<ReturnType<typeof listCycles>>;
const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** Where nobody says since when: the opening of the latest cycle before the day, or else the first day of all. */
function fromWithout(cycles: Cycles, first: string | null, day: string): string {
  return cycles.map(({ openedAt }) => dayOf(openedAt)).find((opened) => opened < day) ?? first ?? day;
}

/** What each cycle moved: from the day it was opened to its end, or to today. */
function cycleSpans(cycles: Cycles, today: string) {
  return cycles.map(({ name, openedAt, closedAt }) => ({ name, start: dayOf(openedAt), end: closedAt === null ? today : dayOf(closedAt) }));
}

function groupInWords({ name, total, tiers: counts }: GroupCounts) {
  return { name, total, counts: counts.map(({ tier, count, share }) => ({ label: tierLabels[tier], count, share: percentInWords(share) })) };
}

function movesInWords(moves: readonly Movement[], providers: readonly PlacedProvider[]) {
  const names = new Map(providers.map(({ providerId, name }) => [providerId, name]));
  const label = (tier: Tier | null): string => (tier === null ? 'None in force' : tierLabels[tier]);
  return moves.map(({ from, to, providerIds }) => ({
    from: label(from),
    to: label(to),
    isSame: from === to,
    count: providerIds.length,
    providers: providerIds
      .map((id) => ({ name: names.get(id) ?? '', href: `/providers/${String(id)}/tier` }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB')),
  }));
}

function needInWords(placed: readonly PlacedProvider[], { entitlement }: Awaited<ReturnType<typeof findCriteriaInForce>>['document']) {
  const need = needOf(placed, entitlement);
  const total = (of: (each: (typeof need)[number]) => number): number => need.reduce((sum, each) => sum + of(each), 0);
  return {
    need: need.map(({ tier, providers, entitled, days, cost }) => ({
      label: tierLabels[tier],
      each: entitlement.days[tier],
      providers,
      entitled,
      days,
      cost,
    })),
    needDays: total(({ days }) => days),
    needCost: total(({ cost }) => cost),
    costOfDay: entitlement.costOfDay,
  };
}
