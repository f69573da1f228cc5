import { Engine, type Almanac, type NestedCondition, type RuleProperties } from 'json-rules-engine';
import { reportsByArea } from '../../src/judgement/criteria/area-bands.ts';
import { compile, type Compiled, type CompiledArea, type CompiledIndicator, type CompiledSet } from '../../src/judgement/criteria/compile.ts';
import type { CriteriaDocument, FactTest, ProfileRow } from '../../src/judgement/criteria/criteria.ts';
import type { Evaluation } from '../../src/judgement/criteria/evaluate.ts';
import type { ProviderFacts, SetId } from '../../src/judgement/criteria/facts.ts';

/**
 * The same criteria as rules of json-rules-engine, one engine a set: floors, bands of indicators, colours of areas, Secure+, triggers and the decision table. What cannot be
 * said in its conditions is worked out for it before the clock starts: each figure beside England, pooled and with its interval, the band of the year before, and the
 * two floors that look over years. It answers with a tier, and neither explains it nor says what is missing or nearest.
 */
export interface RulesEngine {
  readonly tierOf: (facts: PreparedFacts) => Promise<string | null>;
}

export interface PreparedFacts {
  readonly setId: SetId;
  readonly values: Readonly<Record<string, boolean | number | string>>;
}

/** Late rules see what early ones found. */
const priorities = { 'indicator': 60, 'area': 50, 'vulnerable': 40, 'cause-for-concern': 30, 'secure-plus': 20, 'profile': 10 } as const;

/** `floorsAlone`: without indicators, areas and triggers; the numbers of red and amber areas are then given too. */
export function rulesEngineOf(criteria: CriteriaDocument, floorsAlone: boolean): RulesEngine {
  const profiles = new Map(criteria.sets.map(({ id, profile }) => [id, profile]));
  const engines = new Map([...compile(criteria).sets].map(([id, set]) => [id, engineOf(set, profiles.get(id) ?? [], floorsAlone)]));
  return {
    tierOf: async ({ setId, values }) => {
      const answer = await engines.get(setId)?.run({ 'floor': 'none', 'secure-plus': false, ...values });
      const tier: unknown = answer?.events.find(({ type }) => type === 'tier')?.params?.['tier'];
      return typeof tier === 'string' ? tier : null;
    },
  };
}

function engineOf(set: CompiledSet, profile: readonly ProfileRow[], floorsAlone: boolean): Engine {
  const { areas, securePlus, triggers } = set;
  const engine = new Engine(
    [
      ...set.floors.map(ruleOfFloor),
      {
        conditions: { all: [...securePlus.all.map(conditionOf), { any: securePlus.any.map(conditionOf) }] },
        event: { type: 'secure-plus' },
        priority: priorities['secure-plus'],
        onSuccess: (_event, almanac) => almanac.addFact('secure-plus', true),
      },
      ...profile.map(ruleOfRow),
    ],
    // A fact that is missing fires nothing, as in ours.
    { allowUndefinedFacts: true },
  );
  if (floorsAlone) return engine;
  for (const test of triggers) engine.addRule({ conditions: { all: [conditionOf(test)] }, event: { type: 'trigger', params: { fact: test.fact } } });
  for (const area of areas) {
    for (const rule of [...area.indicators.flatMap(rulesOfIndicator), ...rulesOfArea(area, set)]) engine.addRule(rule);
    for (const band of ['red', 'amber']) engine.addFact(`${band} weight ${area.id}`, (_params, almanac) => weightOf(area, band, almanac));
    engine.addFact(`lasting ${area.id}`, (_params, almanac) => isLasting(area, almanac));
  }
  for (const colour of ['red', 'amber']) {
    engine.addFact(colour, async (_params, almanac) => {
      const colours = await Promise.all(areas.map(({ id }) => almanac.factValue<string>(`colour ${id}`)));
      return colours.filter((one) => one === colour).length;
    });
  }
  return engine;
}

async function weightOf({ indicators }: CompiledArea, band: string, almanac: Almanac): Promise<number> {
  const bands = await Promise.all(indicators.map(({ id }) => almanac.factValue<string>(`band ${id}`)));
  return indicators.reduce((sum, { weight }, at) => sum + (bands[at] === band ? weight : 0), 0);
}

async function isLasting({ indicators }: CompiledArea, almanac: Almanac): Promise<boolean> {
  const bands = await Promise.all(indicators.map(({ id }) => almanac.factValue<string>(`band ${id}`)));
  const before = await Promise.all(indicators.map(({ id }) => almanac.factValue<boolean>(`red before ${id}`)));
  return bands.some((band, at) => band === 'red' && before[at] === true);
}

function ruleOfFloor({ id, tier, test }: CompiledSet['floors'][number]): RuleProperties {
  return {
    conditions: { all: [test.kind === 'fact' ? conditionOf(test) : { fact: id, operator: 'equal', value: true }] },
    event: { type: 'floor', params: { id, tier } },
    priority: priorities[tier],
    onSuccess: (_event, almanac) => almanac.addFact('floor', tier),
  };
}

function conditionOf({ fact, is, oneOf, atLeast }: FactTest): NestedCondition {
  if (is !== undefined) return { fact, operator: 'equal', value: is };
  if (oneOf !== undefined) return { fact, operator: 'in', value: oneOf };
  return { fact, operator: 'greaterThanInclusive', value: atLeast };
}

function rulesOfIndicator({ id, amberBeyond, redBeyond }: CompiledIndicator): RuleProperties[] {
  const at = (fact: string, operator: string, points: number): NestedCondition => ({ fact: `${fact} ${id}`, operator, value: -points });
  const ruleOf = (band: string, all: NestedCondition[]): RuleProperties => ({
    conditions: { all },
    event: { type: 'indicator', params: { id, band } },
    priority: priorities.indicator,
    onSuccess: (_event, almanac) => almanac.addFact(`band ${id}`, band),
  });
  return [
    ruleOf('red', [at('ahead', 'lessThan', redBeyond), at('best', 'lessThan', redBeyond)]),
    ruleOf('amber', [
      at('ahead', 'lessThan', amberBeyond),
      { any: [at('ahead', 'greaterThanInclusive', redBeyond), at('best', 'greaterThanInclusive', redBeyond)] },
    ]),
  ];
}

function rulesOfArea({ id }: CompiledArea, { areaBands }: CompiledSet): RuleProperties[] {
  const isAt = (fact: string, operator: string, value: unknown): NestedCondition => ({ fact: `${fact} ${id}`, operator, value });
  const ruleOf = (colour: string, all: NestedCondition[]): RuleProperties => ({
    conditions: { all },
    event: { type: 'area', params: { id, colour } },
    priority: priorities.area,
    onSuccess: (_event, almanac) => almanac.addFact(`colour ${id}`, colour),
  });
  const isHeld = {
    any: [isAt('red weight', 'greaterThan', 0), isAt('report', 'in', belowExpected), isAt('amber weight', 'greaterThanInclusive', areaBands.amberAt)],
  };
  return [
    ruleOf('red', [{ any: [isAt('red weight', 'greaterThanInclusive', areaBands.redAt), isAt('lasting', 'equal', true)] }]),
    ruleOf('amber', [isAt('red weight', 'lessThan', areaBands.redAt), isAt('lasting', 'equal', false), isHeld]),
  ];
}

const belowExpected = ['Needs attention', 'Urgent improvement'];

function ruleOfRow({ floors, red, amber, securePlus, tier, question }: ProfileRow): RuleProperties {
  const all: NestedCondition[] = [
    { fact: 'floor', operator: 'in', value: floors },
    { fact: 'red', operator: 'greaterThanInclusive', value: red.from },
    { fact: 'red', operator: 'lessThanInclusive', value: red.to },
    { fact: 'amber', operator: 'greaterThanInclusive', value: amber.from },
    { fact: 'amber', operator: 'lessThanInclusive', value: amber.to },
    ...(securePlus === null ? [] : [{ fact: 'secure-plus', operator: 'equal', value: securePlus }]),
  ];
  return { conditions: { all }, event: { type: 'tier', params: { tier, question } }, priority: priorities.profile };
}

/** What it is spared, worked out from what our own evaluation says. */
export function prepareFacts(
  { provider, facts, inspected, indicators: series }: ProviderFacts,
  { areas, floors, indicators }: Evaluation,
  { sets }: Compiled,
  floorsAlone: boolean,
): PreparedFacts {
  const values: Record<string, boolean | number | string> = {};
  for (const [name, fact] of Object.entries(facts)) if (fact.state === 'known') values[name] = fact.value;
  for (const [at, { test, id }] of (sets.get(provider.setId)?.floors ?? []).entries()) {
    if (test.kind !== 'fact') values[id] = floors[at]?.answer === 'fires';
    else if (floors[at]?.answer === 'not-applicable') Reflect.deleteProperty(values, test.fact);
  }
  if (floorsAlone) {
    for (const colour of ['red', 'amber']) values[colour] = areas.filter(({ band }) => band === colour).length;
    return { setId: provider.setId, values };
  }
  for (const { id, ahead, comparator, interval, before } of indicators) {
    if (ahead === null || comparator === null) continue;
    const isHigher = series.find((one) => one.id === id)?.polarity === 'higher';
    values[`ahead ${id}`] = ahead;
    values[`best ${id}`] = interval === null ? ahead : Math.round((isHigher ? interval.high - comparator : comparator - interval.low) * 1e8) / 1e8;
    values[`red before ${id}`] = before?.band === 'red' && before.isYearBefore;
  }
  for (const [id, { judgement }] of reportsByArea(inspected)) values[`report ${id}`] = judgement;
  return { setId: provider.setId, values };
}
