import type { CompiledFloor, CompiledSet } from './compile.ts';
import type { FloorTest } from './criteria.ts';
import type { TestAnswer, TestedFact, TestedFloor } from './evaluation.ts';
import { saidOf, testFact } from './fact-tests.ts';
import type { IndicatorFacts, ProviderFacts } from './facts.ts';
import { compareAt, isBeyond, yearsApart } from './bands.ts';

export type Series = ReadonlyMap<string, IndicatorFacts>;
export type FarTest = Extract<FloorTest, { kind: 'far-from-england' }>;
type FifthTest = Extract<FloorTest, { kind: 'worst-fifth' }>;

/** Tests one floor on a provider's facts. It fires only on what is known. */
export function testFloor(floor: CompiledFloor, { provider, facts }: ProviderFacts, series: Series, set: CompiledSet): TestedFloor {
  const { id, label, tier, test, exceptAcademies } = floor;
  if (exceptAcademies !== undefined && provider.isAcademy === true) {
    return { id, label, tier, answer: 'not-applicable', facts: [{ label: floor.factLabel, says: exceptAcademies, source: null, on: null }] };
  }
  if (test.kind === 'fact') {
    const fact = facts[test.fact];
    return { id, label, tier, answer: testFact(test, fact), facts: [saidOf(floor.factLabel, fact)] };
  }
  const said: TestedFact[] = [];
  const answers: TestAnswer[] = [];
  for (const name of test.indicators) {
    const indicator = series.get(name);
    // A measure of another phase is not this provider's.
    if (indicator === undefined) continue;
    const { answer, says } = test.kind === 'far-from-england' ? testFar(indicator, test, set) : testFifth(indicator, test);
    answers.push(answer);
    said.push({ label: indicator.name, says, source: indicator.points[0]?.source ?? null, on: null });
  }
  if (said.length === 0) said.push({ label, says: 'No measure of it applies', source: null, on: null });
  return { id, label, tier, answer: worstOf(answers), facts: said };
}

/** Any that fires decides; then one that is missing leaves it open. */
function worstOf(answers: readonly TestAnswer[]): TestAnswer {
  return (['fires', 'missing', 'clear'] as const).find((answer) => answers.includes(answer)) ?? 'not-applicable';
}

interface Answered {
  readonly answer: TestAnswer;
  readonly says: string;
}

export interface FarYears {
  readonly far: number;
  readonly known: number;
  /** Years of which a figure is missing, as opposed to those that have nothing to know. */
  readonly open: number;
  readonly isLatestFar: boolean;
  readonly isLatestKnown: boolean;
}

/** In how many of the latest years the figure was so far on England's worse side, the interval there too. */
export function farYears(indicator: IndicatorFacts, test: FarTest, set: CompiledSet): FarYears {
  let far = 0;
  let known = 0;
  let open = test.ofYears;
  let isLatestFar = false;
  let isLatestKnown = false;
  const { points, polarity } = indicator;
  for (let index = 0; index < test.ofYears && index < points.length; index += 1) {
    if (yearsApart(points[0]?.period, points[index]?.period) >= test.ofYears) break;
    const compared = compareAt(indicator, index, set);
    if (compared.kind === 'compared' || !compared.applies) open -= 1;
    if (compared.kind === 'none') continue;
    known += 1;
    const isFar = isBeyond(compared.figure, test.points, polarity, 'at-or-past');
    if (isFar) far += 1;
    if (index === 0) [isLatestFar, isLatestKnown] = [isFar, true];
  }
  return { far, known, open, isLatestFar, isLatestKnown };
}

function testFar(indicator: IndicatorFacts, test: FarTest, set: CompiledSet): Answered {
  const { far, known, open } = farYears(indicator, test, set);
  if (known + open === 0) return { answer: 'not-applicable', says: compareInWords(indicator, set) };
  const says = `${String(test.points)} points or more on the worse side of England in ${String(far)} of the ${String(known)} years known`;
  if (far >= test.years) return { answer: 'fires', says };
  // Where the years that are not known could not make it fire, it is clear all the same.
  return far + open < test.years ? { answer: 'clear', says } : { answer: 'missing', says: `${says}; ${String(open)} not known` };
}

function compareInWords(indicator: IndicatorFacts, set: CompiledSet): string {
  const compared = compareAt(indicator, 0, set);
  return compared.kind === 'none' ? compared.because : '';
}

function testFifth({ points }: IndicatorFacts, { years }: FifthTest): Answered {
  const run = points.slice(0, years);
  const says = run.map(({ period, fifthOfSimilar: at }) =>
    at === null ? `${period}: not known` : `${period}: fifth ${String(at.fifth)} of 5 among ${String(at.among)} similar schools`,
  );
  const answer = fifthAnswer(run, years);
  return { answer, says: says.join('; ') || 'Not known' };
}

function fifthAnswer(run: IndicatorFacts['points'], years: number): TestAnswer {
  if (run.some(({ fifthOfSimilar }) => fifthOfSimilar !== null && fifthOfSimilar.fifth < 5)) return 'clear';
  const isKnown = run.length === years && run.every(({ fifthOfSimilar }) => fifthOfSimilar !== null);
  if (!isKnown) return 'missing';
  // Years running: with a year left out between them it cannot be said.
  return yearsApart(run[0]?.period, run.at(-1)?.period) > years - 1 ? 'missing' : 'fires';
}
