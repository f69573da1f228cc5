import { tiers, type Tier } from '../../kernel/tier.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import { setInWords } from '../criteria/criteria-words.ts';
import { setIds, type ProviderFacts, type SetId } from '../criteria/facts.ts';
import { whatIf, type Distribution, type WhatIf } from '../criteria/what-if.ts';

/** Which advisers serve a provider: early years providers have their own. */
export type AdviserRole = 'sia' | 'eeca';
export const adviserRoles: Readonly<Record<AdviserRole, string>> = {
  sia: 'School improvement advisers',
  eeca: 'Early education and childcare advisers',
};
export const adviserRoleIds = Object.keys(adviserRoles) as AdviserRole[];
export const adviserOf = (setId: SetId | null): AdviserRole => (setId === 'early-years' ? 'eeca' : 'sia');

/** What a version would do to one part of the providers. */
interface TrialPart {
  readonly name: string;
  readonly tiers: readonly { readonly tier: Tier; readonly before: number; readonly after: number }[];
  readonly moves: number;
}

interface TrialDays {
  readonly role: AdviserRole;
  readonly before: number;
  readonly after: number;
  /** Days entered for the academic year; null where nobody has. */
  readonly available: number | null;
}

/** What is kept of a trial: counts, days and cost. No provider is named in it. */
export interface KeptTrial {
  readonly comparedWith: number;
  readonly year: string;
  readonly whole: TrialPart;
  readonly sets: readonly TrialPart[];
  readonly localities: readonly TrialPart[];
  readonly days: readonly TrialDays[];
  readonly cost: { readonly before: number; readonly after: number };
  readonly nearEdge: number;
  readonly notJudged: number;
}

export interface Trial {
  readonly kept: KeptTrial;
  readonly answer: WhatIf;
}

interface Tried {
  readonly facts: readonly ProviderFacts[];
  readonly inForce: { readonly version: number; readonly document: CriteriaDocument };
  readonly tried: CriteriaDocument;
  readonly localities: readonly { readonly id: number; readonly name: string }[];
  readonly year: string;
  readonly capacity: Readonly<Partial<Record<AdviserRole, number>>>;
}

/** Everything that a trial shows, and what of it is kept. */
export function tryOut({ facts, inForce, tried, localities, year, capacity }: Tried): Trial {
  const of = (some: readonly ProviderFacts[]): WhatIf => whatIf(some, inForce.document, tried);
  const answer = of(facts);
  const parts = <Id>(ids: readonly Id[], nameOf: (id: Id) => string, idOf: (one: ProviderFacts) => Id): TrialPart[] =>
    ids.flatMap((id) => {
      const some = facts.filter((one) => idOf(one) === id);
      return some.length === 0 ? [] : [partOf(nameOf(id), of(some))];
    });
  const localityIds = [...localities.map(({ id }) => id), null];
  const nameOfLocality = (id: number | null): string => localities.find((one) => one.id === id)?.name ?? 'Not placed in a locality';
  const known = new Set(localityIds);
  const kept: KeptTrial = {
    comparedWith: inForce.version,
    year,
    whole: partOf('Every provider', answer),
    sets: parts(setIds, setInWords, ({ provider }) => provider.setId),
    localities: parts(localityIds, nameOfLocality, ({ provider: { localityId } }) => (known.has(localityId) ? localityId : null)),
    days: adviserRoleIds.map((role) => {
      const { before, after } = of(facts.filter(({ provider }) => adviserOf(provider.setId) === role));
      return { role, before: before.days, after: after.days, available: capacity[role] ?? null };
    }),
    cost: { before: answer.before.cost, after: answer.after.cost },
    nearEdge: answer.nearEdge.length,
    notJudged: answer.notJudged.length,
  };
  return { kept, answer };
}

function partOf(name: string, { before, after, moves }: WhatIf): TrialPart {
  const countIn = ({ tiers: shares }: Distribution, tier: Tier): number => shares.find((share) => share.tier === tier)?.providers ?? 0;
  return { name, tiers: tiers.map((tier) => ({ tier, before: countIn(before, tier), after: countIn(after, tier) })), moves: moves.length };
}

/** Days needed by a version in all, and those that there are: null where none are entered. */
export function daysOf({ days }: KeptTrial): { readonly needed: number; readonly available: number | null } {
  const entered = days.flatMap(({ available }) => available ?? []);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  return { needed: sum(days.map(({ after }) => after)), available: entered.length === 0 ? null : sum(entered) };
}

/** "12 days more than there are", or why that cannot be said. */
export function daysInWords({ after, available }: TrialDays): string {
  if (available === null) return 'How many there are has not been entered';
  const over = after - available;
  if (over === 0) return 'As many as there are';
  const days = `${Math.abs(over).toLocaleString('en-GB')} ${Math.abs(over) === 1 ? 'day' : 'days'}`;
  return over > 0 ? `${days} more than there are` : `${days} fewer than there are`;
}

/** Of two versions, one document that asks for the indicators of both: each provider's facts are gathered once for both. */
export function askingForBoth(one: CriteriaDocument, other: CriteriaDocument): CriteriaDocument {
  const ids = setIds.filter((id) => [one, other].some(({ sets }) => sets.some((set) => set.id === id)));
  return {
    ...other,
    sets: ids.flatMap((id) => {
      const [first, second] = [other, one].map(({ sets }) => sets.find((set) => set.id === id));
      const base = first ?? second;
      if (!base) return [];
      const both = second && first ? [...first.areas, ...second.areas] : base.areas;
      const floors = second && first ? [...first.floors, ...second.floors] : base.floors;
      return [{ ...base, areas: both, floors }];
    }),
  };
}
