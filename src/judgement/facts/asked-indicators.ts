import type { CriteriaDocument, CriteriaSet } from '../criteria/criteria.ts';
import type { SetId } from '../criteria/facts.ts';

/** The measures and groups that each set of the criteria looks at, in its areas and its floors. */
export function askedIndicators({ sets }: CriteriaDocument): ReadonlyMap<SetId, ReadonlySet<string>> {
  return new Map(sets.map((set) => [set.id, new Set(idsOf(set).sort())]));
}

function idsOf({ areas, floors }: CriteriaSet): string[] {
  const inFloors = floors.flatMap(({ test }) => (test.kind === 'fact' ? [] : test.indicators));
  return [...areas.flatMap(({ indicators }) => indicators.map(({ id }) => id)), ...inFloors];
}
