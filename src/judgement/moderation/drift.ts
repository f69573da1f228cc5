import { compareTiers, type Tier } from '../../kernel/tier.ts';

/** One case as an adviser judged it, beside what the service proposed and what people decided. */
export interface JudgedCase {
  readonly adviser: string;
  readonly proposed: Tier;
  readonly judged: Tier;
  /** Null where it is not decided yet. */
  readonly decided: Tier | null;
}

/** How often an adviser asked for more support, for less, or for the same. */
export interface Beside {
  readonly more: number;
  readonly same: number;
  readonly less: number;
}

export interface Drift {
  readonly adviser: string;
  readonly cases: number;
  /** Beside the service's proposal, and beside the decision where there is one. Null for fewer than five cases. */
  readonly proposal: Beside | null;
  readonly decision: Beside | null;
  readonly says: string;
}

/** Fewer say more about the schools than about who judged them. */
export const fewestCases = 5;

/** For each adviser, by name. It says how judgements fall; it is a question for the meeting, and never used for appraisal. */
export function measureDrift(cases: readonly JudgedCase[]): readonly Drift[] {
  const byAdviser = Map.groupBy(cases, ({ adviser }) => adviser);
  return [...byAdviser.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([adviser, own]) => driftOf(adviser, own));
}

function driftOf(adviser: string, cases: readonly JudgedCase[]): Drift {
  const decided = cases.flatMap(({ judged, decided: tier }) => (tier === null ? [] : [{ judged, beside: tier }]));
  if (cases.length < fewestCases) {
    return {
      adviser,
      cases: cases.length,
      proposal: null,
      decision: null,
      says: `Fewer than ${String(fewestCases)} cases: too few to say anything.`,
    };
  }
  const proposal = count(cases.map(({ judged, proposed }) => ({ judged, beside: proposed })));
  const decision = decided.length < fewestCases ? null : count(decided);
  const says = [
    sentence(proposal, cases.length, 'the service proposed'),
    decision === null
      ? `Fewer than ${String(fewestCases)} are decided, so nothing is said of the decisions.`
      : sentence(decision, decided.length, 'was decided'),
  ].join(' ');
  return { adviser, cases: cases.length, proposal, decision, says };
}

function count(pairs: readonly { readonly judged: Tier; readonly beside: Tier }[]): Beside {
  const ways = pairs.map(({ judged, beside }) => Math.sign(compareTiers(judged, beside)));
  return { more: ways.filter((way) => way > 0).length, same: ways.filter((way) => way === 0).length, less: ways.filter((way) => way < 0).length };
}

/** "Of 8 cases, 2 were judged to need more support than the service proposed, and 1 less." */
function sentence({ more, less }: Beside, all: number, what: string): string {
  if (more + less === 0) return `All ${String(all)} were judged as ${what}.`;
  const of = `Of ${String(all)} cases,`;
  const were = (number: number) => `${String(number)} ${number === 1 ? 'was' : 'were'} judged to need`;
  if (less === 0) return `${of} ${were(more)} more support than ${what}, and none less.`;
  if (more === 0) return `${of} ${were(less)} less support than ${what}, and none more.`;
  return `${of} ${were(more)} more support than ${what}, and ${String(less)} less.`;
}
