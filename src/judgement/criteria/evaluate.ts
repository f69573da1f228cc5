import { bandArea, reportsByArea } from './area-bands.ts';
import { bandIndicator } from './bands.ts';
import { compile, type Compiled, type CompiledSet } from './compile.ts';
import { confidenceOf } from './confidence.ts';
import type { CriteriaDocument, FloorLevel } from './criteria.ts';
import type { BandedArea, BandedIndicator, Evaluation, EvaluationAnswer, TestedFloor, Trigger } from './evaluation.ts';
import { saidOf, testFact } from './fact-tests.ts';
import type { ProviderFacts } from './facts.ts';
import { testFloor, type Series } from './floors.ts';
import { nearestChanges } from './nearest-changes.ts';
import { testSecurePlus } from './secure-plus.ts';
import { stepsOf } from './steps.ts';

export type * from './evaluation.ts';

/**
 * Evaluates one provider. Pure and deterministic: the same facts under the same criteria give the same answer, byte for byte, whatever order the facts come in. For many
 * providers compile the criteria once (`compile`) and use `evaluateCompiled`.
 */
export function evaluate(facts: ProviderFacts, criteria: CriteriaDocument): EvaluationAnswer {
  return evaluateCompiled(facts, compile(criteria));
}

export function evaluateCompiled(facts: ProviderFacts, criteria: Compiled): EvaluationAnswer {
  const set = criteria.sets.get(facts.provider.setId);
  if (!set) return { kind: 'no-set', because: 'The criteria have no set for providers of this kind.' };
  return { kind: 'evaluated', evaluation: evaluateSet(facts, criteria, set) };
}

function evaluateSet(facts: ProviderFacts, criteria: Compiled, set: CompiledSet): Evaluation {
  const series: Series = new Map(facts.indicators.map((indicator) => [indicator.id, indicator]));
  const floors = set.floors.map((floor) => testFloor(floor, facts, series, set));
  const floor = strictest(floors);
  const { areas, indicators } = bandAreas(facts, series, set);
  const red = countOf(areas, 'red');
  const amber = countOf(areas, 'amber');
  const securePlus = testSecurePlus(set, facts);
  const { tier, question = null } = set.rowOf(floor, red, amber, securePlus.met);
  const { confidence, unknown, missing } = confidenceOf({ floors, indicators, areas, securePlus }, facts, criteria);
  return {
    setId: set.id,
    tier,
    question,
    steps: stepsOf({ floor, floors, areas, red, amber, securePlus, tier, question, confidence, unknown }),
    floor,
    floors,
    areas,
    indicators,
    redAreas: red,
    amberAreas: amber,
    securePlus,
    confidence,
    unknown,
    missing,
    nearest: nearestChanges({ set, facts, series, floor, floors, areas, indicators, red, amber, securePlus, tier }),
    triggers: triggersOf(set, facts),
  };
}

function strictest(floors: readonly TestedFloor[]): FloorLevel {
  let level: FloorLevel = 'none';
  for (const { answer, tier } of floors) if (answer === 'fires' && level !== 'cause-for-concern') level = tier;
  return level;
}

function bandAreas({ inspected }: ProviderFacts, series: Series, set: CompiledSet): { areas: BandedArea[]; indicators: BandedIndicator[] } {
  const reports = reportsByArea(inspected);
  const indicators: BandedIndicator[] = [];
  const areas = set.areas.map((area) => {
    const own: BandedIndicator[] = [];
    for (const indicator of area.indicators) {
      const known = series.get(indicator.id);
      // A measure of another phase is not this provider's: nothing is missing.
      if (known !== undefined) own.push(bandIndicator(known, indicator, area.id, set));
    }
    indicators.push(...own);
    return bandArea(area, own, reports.get(area.id) ?? null, set);
  });
  return { areas, indicators };
}

function countOf(areas: readonly BandedArea[], band: BandedArea['band']): number {
  return areas.filter((area) => area.band === band).length;
}

/** What brings support beside the tier, and never moves it. */
function triggersOf({ triggers }: CompiledSet, { facts }: ProviderFacts): Trigger[] {
  return triggers
    .filter((test) => testFact(test, facts[test.fact]) === 'fires')
    .map(({ fact, factLabel }) => ({ id: fact, label: factLabel, says: saidOf(factLabel, facts[fact]).says }));
}
