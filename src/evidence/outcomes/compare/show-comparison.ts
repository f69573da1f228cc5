import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../../platform/http/route.ts';
import { audienceOf } from '../audience.ts';
import { findArea } from '../figures/find-areas.ts';
import { groups, type GroupId } from '../measures/groups.ts';
import {
  addressOf,
  isSearching,
  mostCompared,
  orders,
  readQuestion,
  tokenOf,
  withMore,
  without,
  type Compared,
  type ComparisonQuestion,
} from './comparison-question.ts';
import { comparisonTable } from './comparison-words.ts';
import { drawBars, drawFunnel } from './draw-comparison.ts';
import { findCandidates, findOwnLaCode, listPlaces, mostFound } from './find-candidates.ts';
import { findComparison, type Comparison, type ComparedRow } from './find-comparison.ts';

export interface CompareMeans {
  readonly db: Database;
  readonly clock: Clock;
}

/** Any schools and authorities beside each other: chosen by links, so that the address holds the whole of it. */
export async function showComparison({ db, clock }: CompareMeans, { actor, query }: PageRequest): Promise<Reply> {
  const question = readQuestion(query);
  const ownLaCode = (await findOwnLaCode(db.kysely, actor.authorityId)) ?? '';
  const comparison = await findComparison(db.kysely, question, audienceOf(actor));
  if (comparison === null) return { kind: 'not-found' };
  const area = await findArea(db.kysely, ownLaCode, clock.today());
  const isShown = comparison.rows.length > 0;
  const bars = isShown ? drawBars(comparison, question) : null;
  const data = {
    measure: comparison.measure.name,
    fields: await presentFields(db, question, comparison, ownLaCode),
    keep: question.who.map(tokenOf),
    chosen: comparison.rows.map((row) => ({ name: row.name, href: addressOf(question, { who: without(question, row.one) }) })),
    clearHref: addressOf(question, { who: [] }),
    leftOut: question.leftOut,
    mostCompared,
    found: isSearching(question.search) ? await presentFound(db, question, ownLaCode) : null,
    neighbours:
      area && area.neighbours.length > 0
        ? presentNeighbours(
            question,
            area.laCode,
            area.neighbours.map(({ laCode }) => laCode),
            area.name,
          )
        : null,
    bars,
    table: isShown ? comparisonTable(comparison, question, (row) => hrefOf(row, comparison, ownLaCode)) : null,
    funnel: isShown ? drawFunnel(comparison, question) : null,
    links: [
      { text: 'Download the chart (SVG)', href: addressOf(question, {}, '/outcomes/compare.svg') },
      { text: 'Download the data (CSV)', href: addressOf(question, {}, '/outcomes/compare.csv') },
    ],
  };
  return { kind: 'page', template: 'evidence/outcomes/compare/compare.njk', data };
}

function hrefOf({ school }: ComparedRow, { measure }: Comparison, ownLaCode: string): string | null {
  return school === null || school.laCode !== ownLaCode ? null : `/providers/${school.id}/outcomes/${measure.id}`;
}

const phases = ['nursery', 'primary', 'secondary', 'all-through', 'special', 'alternative-provision', '16-plus'];

async function presentFields(db: Database, question: ComparisonQuestion, { measures, measure, periods, period }: Comparison, ownLaCode: string) {
  const { search } = question;
  const places = await listPlaces(db.kysely, ownLaCode);
  const any = { value: '', text: 'Any' };
  return {
    measure: measures.map(({ id, name }) => ({ value: id, text: name, selected: id === measure.id })),
    group: (Object.keys(measure.groups) as GroupId[]).map((id) => ({ value: id, text: groups[id], selected: id === question.group })),
    year: periods.map((each) => ({ value: each, text: each, selected: each === period })),
    order: Object.entries(orders).map(([value, text]) => ({ value, text, selected: value === question.order })),
    q: search.q,
    phase: [
      any,
      ...phases.map((each) => ({
        value: each,
        text: each.charAt(0).toUpperCase() + each.slice(1).replace('-', ' '),
        selected: each === search.phase,
      })),
    ],
    locality: [any, ...places.localities.map(({ id, name }) => ({ value: id, text: name, selected: id === search.localityId }))],
    trust: [any, ...places.trusts.map(({ id, name }) => ({ value: id, text: name, selected: id === search.trustId }))],
  };
}

async function presentFound(db: Database, question: ComparisonQuestion, ownLaCode: string) {
  const { found, isMore } = await findCandidates(db.kysely, question.search, ownLaCode);
  const chosen = new Set(question.who.map(tokenOf));
  const free = found.filter(({ one }) => !chosen.has(tokenOf(one)));
  const adding = (more: readonly Compared[]) => addressOf(question, { who: withMore(question, more) });
  return {
    count: found.length,
    isMore,
    mostFound,
    allHref: free.length > 1 ? adding(free.map(({ one }) => one)) : null,
    freeCount: free.length,
    items: found.map(({ one, name, about }) => ({ name, about, href: chosen.has(tokenOf(one)) ? null : adding([one]) })),
  };
}

function presentNeighbours(question: ComparisonQuestion, laCode: string, neighbours: readonly string[], name: string) {
  const all = [laCode, ...neighbours].map((code): Compared => ({ kind: 'authority', laCode: code }));
  const who = withMore(question, all);
  return who.length === question.who.length
    ? null
    : { text: `Add ${name} and its ${neighbours.length} statistical neighbours`, href: addressOf(question, { who }) };
}
