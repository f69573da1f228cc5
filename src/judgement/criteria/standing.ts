import { compareTiers, type Tier } from '../../kernel/tier.ts';
import { isBelowExpected } from './area-bands.ts';
import type { CompiledIndicator, CompiledSet } from './compile.ts';
import type { FloorLevel } from './criteria.ts';
import type { BandedArea, BandedIndicator, SecurePlusAnswer, TestedFloor } from './evaluation.ts';
import type { ProviderFacts } from './facts.ts';
import type { Series } from './floors.ts';

/** Everything that a tier came of, for those who ask what would change it. */
export interface Standing {
  readonly set: CompiledSet;
  readonly facts: ProviderFacts;
  readonly series: Series;
  readonly floor: FloorLevel;
  readonly floors: readonly TestedFloor[];
  readonly areas: readonly BandedArea[];
  readonly indicators: readonly BandedIndicator[];
  readonly red: number;
  readonly amber: number;
  readonly securePlus: SecurePlusAnswer;
  readonly tier: Tier;
}

export function isBetter(tier: Tier, than: Tier): boolean {
  return compareTiers(tier, than) < 0;
}

/** The area's report card says needs attention, or worse: whatever its figures, it is no better than amber. */
export function isHeldByReport({ inspected }: BandedArea): boolean {
  return inspected !== null && isBelowExpected(inspected.judgement);
}

export function edgesOf({ set }: Standing, { area, id }: BandedIndicator): CompiledIndicator {
  const edges = set.areas.find((one) => one.id === area)?.indicators.find((one) => one.id === id);
  if (!edges) throw new Error(`The criteria have no indicator ${id}.`);
  return edges;
}
