import { gapPairs } from '../measures/groups.ts';
import { phases, type Measure, type MeasurePhase } from '../measures/measure.ts';
import { hasPair, type GapPair } from './area-gap.ts';

export interface GapQuestion {
  readonly pair: GapPair;
  readonly measure: Measure;
  /** Null for every phase. */
  readonly phase: MeasurePhase | null;
}

/** Which measures have a gap, and between whom. */
export function pairsThere(measures: readonly Measure[]): GapPair[] {
  return gapPairs.filter((pair) => measures.some((measure) => hasPair(measure, pair)));
}

export function measuresOf(measures: readonly Measure[], pair: GapPair, phase: MeasurePhase | null): Measure[] {
  const ofPair = measures.filter((measure) => hasPair(measure, pair));
  const ofPhase = ofPair.filter((measure) => phase === null || measure.phase === phase || measure.phase === 'all');
  return (ofPhase.length === 0 ? ofPair : ofPhase).toSorted((one, other) => Number(other.isHeadline ?? false) - Number(one.isHeadline ?? false));
}

/** Reads the address. What does not go together gives way: the phase to the measure, the pair to the measure’s groups. Null where no measure has a gap. */
export function readGapQuestion(query: URLSearchParams, measures: readonly Measure[]): GapQuestion | null {
  const asked = measures.find(({ id }) => id === query.get('measure'));
  const pairs = pairsThere(measures);
  const pair = pairs.find(({ group }) => group === query.get('pair')) ?? (asked && pairs.find((each) => hasPair(asked, each))) ?? pairs[0];
  if (pair === undefined) return null;
  const given = query.get('phase') ?? '';
  const phase = Object.hasOwn(phases, given) ? (given as MeasurePhase) : null;
  const offered = measuresOf(measures, pair, phase);
  const measure = offered.find((each) => each === asked) ?? offered[0];
  return measure === undefined ? null : { pair, measure, phase };
}

export function gapsHref({ pair, measure, phase }: GapQuestion, path = '/outcomes/gaps'): string {
  const query = new URLSearchParams({ pair: pair.group, measure: measure.id, ...(phase === null ? {} : { phase }) });
  return `${path}?${query.toString()}`;
}
