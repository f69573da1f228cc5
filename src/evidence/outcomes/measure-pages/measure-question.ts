import { gapPairs, isGroup, type GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';
import { hasPair, type GapPair } from '../gaps/area-gap.ts';

export interface MeasureQuestion {
  readonly group: GroupId;
  /** Null for the latest. */
  readonly year: string | null;
  /** Null where the measure has no two groups to set beside each other. */
  readonly pair: GapPair | null;
}

/** Reads the address. What the measure does not have is left out: the page is then of all pupils, and of the latest year. */
export function readMeasureQuestion(query: URLSearchParams, measure: Measure): MeasureQuestion {
  const group = query.get('group') ?? '';
  const year = query.get('year') ?? '';
  const pairs = pairsOf(measure);
  return {
    group: isGroup(group) && measure.groups[group] !== undefined ? group : firstGroup(measure),
    year: /^(19|20)\d{2}$/.test(year) ? year : null,
    pair: pairs.find((pair) => pair.group === query.get('pair')) ?? pairs.find((pair) => pair.group === group) ?? pairs[0] ?? null,
  };
}

export function pairsOf(measure: Measure): GapPair[] {
  return gapPairs.filter((pair) => hasPair(measure, pair));
}

function firstGroup(measure: Measure): GroupId {
  return measure.groups.all === undefined ? ((Object.keys(measure.groups) as GroupId[])[0] ?? 'all') : 'all';
}

export function measureHref(measure: Measure, question: Partial<MeasureQuestion>, suffix = ''): string {
  const query = new URLSearchParams();
  if (question.group !== undefined && question.group !== 'all') query.set('group', question.group);
  if (question.year) query.set('year', question.year);
  if (question.pair) query.set('pair', question.pair.group);
  const path = `/outcomes/measures/${measure.id}${suffix}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
