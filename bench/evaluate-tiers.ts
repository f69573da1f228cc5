/**
 * Every open state-funded school of a country like England judged with its full explanation, against the same rules in json-rules-engine.
 *
 *     node bench/evaluate-tiers.ts [PROVIDERS] [TIMES]
 *
 * The schools are invented, with three years of figures each. Processor time of the one thread that works ("one core"), the median of some runs, after the first,
 * which is told apart because the machine code is still being made. Both engines judge the same schools in turns in this process, and must give each the same tier.
 * json-rules-engine is spared much of the work: figures beside England, pooled and with their intervals, the band of the year before and the floors that look over years are
 * worked out for it beforehand, and it neither explains nor says what is missing or nearest. Once more with bands and areas worked out for it too.
 */
import { compile } from '../src/judgement/criteria/compile.ts';
import { evaluateCompiled, type Evaluation } from '../src/judgement/criteria/evaluate.ts';
import type { ProviderFacts } from '../src/judgement/criteria/facts.ts';
import { provisionalCriteria } from '../src/judgement/criteria/provisional-criteria.ts';
import { inventProviders } from './tiers/invent-providers.ts';
import { prepareFacts, rulesEngineOf } from './tiers/rules-engine.ts';

const [count = 24_000, times = 5] = process.argv.slice(2).map(Number);
const say = (text: string): void => console.log(text);
const criteria = compile(provisionalCriteria);

/** Seconds of processor time. */
async function timeOf(work: () => void | Promise<void>): Promise<number> {
  const begun = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1e6;
}

const median = (numbers: readonly number[]): number => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;

function judge(facts: ProviderFacts): Evaluation {
  const answer = evaluateCompiled(facts, criteria);
  if (answer.kind !== 'evaluated') throw new Error(answer.because);
  return answer.evaluation;
}

let told = 0;
/** An explanation that nobody looked at might never have been made. */
function judgeAll(providers: readonly ProviderFacts[]): void {
  for (const facts of providers) told += judge(facts).steps.length;
}

const providers = inventProviders(count, 20_261_126);
const first = await timeOf(() => judgeAll(providers));
const tiers: string[] = [];
let figures = 0;

interface Theirs {
  readonly name: string;
  readonly judgeAll: () => Promise<(string | null)[]>;
}

function theirsOf(name: string, floorsAlone: boolean): Theirs {
  const engine = rulesEngineOf(provisionalCriteria, floorsAlone);
  const prepared = providers.map((facts) => prepareFacts(facts, judge(facts), criteria, floorsAlone));
  return {
    name,
    judgeAll: async () => {
      const answers: (string | null)[] = [];
      for (const facts of prepared) answers.push(await engine.tierOf(facts));
      return answers;
    },
  };
}

for (const evaluation of providers.map(judge)) {
  tiers.push(evaluation.tier);
  figures += evaluation.indicators.length;
}
const engines = [theirsOf('the same rules', false), theirsOf('floors and decision table alone', true)];
const ours: number[] = [];
const theirs: number[][] = engines.map(() => []);
const disagreeing: string[] = [];
for (let run = 0; run < times; run += 1) {
  ours.push(await timeOf(() => judgeAll(providers)));
  // Theirs is long, and differs little from run to run.
  if (run >= 2) continue;
  for (const [which, engine] of engines.entries()) {
    let answers: readonly (string | null)[] = [];
    theirs[which]?.push(
      await timeOf(async () => {
        answers = await engine.judgeAll();
      }),
    );
    for (const [at, tier] of answers.entries())
      if (tier !== tiers[at]) disagreeing.push(`${providers[at]?.provider.name}: ${tiers[at]} against ${tier}, ${engine.name}`);
  }
}

const shares = Object.entries(Object.groupBy(tiers, (tier) => tier)).map(([tier, list]) => `${tier} ${list?.length}`);
say(`${count} invented schools, ${figures} indicators: ${shares.join(', ')}`);
say('Processor time of one thread, seconds. Aims: under 1 with full explanations; json-rules-engine at least 20 times as long');
say(`  ours: first ${first.toFixed(2)}, median ${median(ours).toFixed(2)}`);
for (const [which, { name }] of engines.entries()) {
  const best = Math.min(...(theirs[which] ?? []));
  say(`  json-rules-engine, ${name}: ${best.toFixed(2)}, ${(best / median(ours)).toFixed(1)} times as long`);
}
if (disagreeing.length === 0) say('  the same tier from both for every school');
else say(`  NOT THE SAME for ${disagreeing.length}: ${disagreeing.slice(0, 5).join('; ')}`);

say('Linear in providers: microseconds each, the median');
const each: number[] = [];
for (const part of [count / 4, count / 2, count]) {
  const some = providers.slice(0, part);
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) taken.push(await timeOf(() => judgeAll(some)));
  each.push((median(taken) / part) * 1e6);
  say(`  ${part}: ${each.at(-1)?.toFixed(1)}`);
}
say(`  ${count} against ${count / 4}: ${((each[2] ?? 0) / (each[0] ?? 1)).toFixed(2)} of the time each (1 is linear)`);
if (disagreeing.length > 0 || told === 0) process.exitCode = 1;
