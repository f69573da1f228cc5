import { areaOfReport } from './areas.ts';
import type { CriteriaDocument, Floor, FloorTest } from './criteria.ts';
import { evaluated, known, withFact } from './evaluate.fixture.ts';
import type { Change } from './evaluate.ts';
import { factDefinitions, type FactId, type ProviderFacts } from './facts.ts';
import { provisionalCriteria } from './provisional-criteria.ts';

/** Changes done to the facts themselves, to see by brute force whether what is promised of them comes true. */
export interface Case {
  readonly facts: ProviderFacts;
  readonly criteria: CriteriaDocument;
}

function floorOf({ facts, criteria }: Case, id: string): Floor {
  const floor = criteria.sets.find((set) => set.id === facts.provider.setId)?.floors.find((one) => one.id === id);
  if (!floor) throw new Error(`There is no floor ${id}.`);
  return floor;
}

export function applyUp(at: Case, { what, id, points }: Change): Case {
  if (what === 'floor') {
    const { test } = floorOf(at, id);
    // Earlier years cannot be changed: that it no longer fires is as if nobody asked.
    return test.kind === 'fact' ? { ...at, facts: withFact(at.facts, test.fact, known(calmOf(test))) } : withoutFloor(at, id);
  }
  if (what === 'indicator') return { ...at, facts: moved(at.facts, id, points ?? 0) };
  if (what === 'secure-plus')
    return { ...at, facts: withFact(at.facts, id as FactId, known(factDefinitions[id as FactId].values === 'count' ? 9 : true)) };
  const inspected = at.facts.inspected.map((one) =>
    `inspected|${areaOfReport[one.area] ?? ''}` === id ? { ...one, judgement: 'Expected standard' } : one,
  );
  return { ...at, facts: { ...at.facts, inspected } };
}

export function applyDown(at: Case, { what, id, points }: Change): Case {
  if (what === 'indicator') return { ...at, facts: moved(at.facts, id, -(points ?? 0)) };
  if (what === 'secure-plus')
    return { ...at, facts: withFact(at.facts, id as FactId, known(factDefinitions[id as FactId].values === 'count' ? 0 : false)) };
  const { test, tier } = floorOf(at, id);
  if (test.kind === 'fact') return { ...at, facts: withFact(at.facts, test.fact, known(test.is ?? test.oneOf?.[0] ?? test.atLeast ?? 1)) };
  // One more year like the latest, of that floor alone: its bands are another matter.
  const next = {
    ...at.facts,
    indicators: at.facts.indicators.map((one) => ({
      ...one,
      points: [...one.points.slice(0, 1).map((latest) => ({ ...latest, period: '2025/26' })), ...one.points],
    })),
  };
  const fires = evaluated(next, at.criteria).floors.some((floor) => floor.id === id && floor.answer === 'fires');
  const asked: Floor = { id: 'as-if', label: 'As if', tier, test: { kind: 'fact', fact: 'deficit', is: true } };
  const sets = at.criteria.sets.map((set) => ({
    ...set,
    floors: [...set.floors.filter((floor) => floor.id !== 'deficit'), ...(fires ? [asked] : [])],
  }));
  return { facts: withFact(at.facts, 'deficit', known(true)), criteria: { ...at.criteria, sets } };
}

const calmOf = ({ is, atLeast }: Extract<FloorTest, { kind: 'fact' }>): boolean | number | string => {
  if (is !== undefined) return !is;
  return atLeast === undefined ? 'none' : atLeast - 1;
};

function withoutFloor({ facts, criteria }: Case, id: string): Case {
  return { facts, criteria: { ...criteria, sets: criteria.sets.map((set) => ({ ...set, floors: set.floors.filter((floor) => floor.id !== id) })) } };
}

/** The latest figure so many points better; below zero, worse. */
function moved(facts: ProviderFacts, id: string, points: number): ProviderFacts {
  return {
    ...facts,
    indicators: facts.indicators.map((one) => {
      const [latest, ...before] = one.points;
      if (one.id !== id || !latest || 'reason' in latest.own) return one;
      const value = latest.own.value + (one.polarity === 'higher' ? points : -points);
      return { ...one, points: [{ ...latest, own: { ...latest.own, value } }, ...before] };
    }),
  };
}

/** Every one thing that could be better, as good as it can be: each floor, latest figure, inspected area and piece of evidence. */
export function everySingleUp(facts: ProviderFacts): Case[] {
  const at: Case = { facts, criteria: provisionalCriteria };
  const { floors, indicators, areas, securePlus } = evaluated(facts);
  const change = (what: Change['what'], id: string, points: number | null = null): Case => applyUp(at, { what, id, says: '', points });
  return [
    ...floors.filter(({ answer }) => answer === 'fires').map(({ id }) => change('floor', id)),
    ...indicators.filter(({ ahead }) => ahead !== null && ahead < 0).map(({ id, ahead }) => change('indicator', id, -(ahead ?? 0))),
    ...areas.map(({ id }) => change('inspection', `inspected|${id}`)),
    ...securePlus.parts.filter(({ answer }) => answer !== 'not-applicable').map(({ id }) => change('secure-plus', id)),
  ];
}
