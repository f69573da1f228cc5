import { compareTiers, tiers, type Tier } from '../../kernel/tier.ts';
import { compile, type Compiled } from './compile.ts';
import type { CriteriaDocument } from './criteria.ts';
import { isEntitledToDays } from './entitlement.ts';
import { evaluateCompiled, type Evaluation, type NearestChanges } from './evaluate.ts';
import type { FactsProvider, ProviderFacts } from './facts.ts';

/** What a version of the criteria would do, beside the one in force. Nothing of it is kept. */
export interface WhatIf {
  /** Who would be proposed another tier: those who would be asked for more support first, then by name. */
  readonly moves: readonly Move[];
  readonly before: Distribution;
  readonly after: Distribution;
  /** Who is one change from another tier under the criteria that are tried, by name. */
  readonly nearEdge: readonly NearEdge[];
  /** Who has no set in either version: judged by neither. */
  readonly notJudged: readonly FactsProvider[];
}

export interface Move {
  readonly provider: FactsProvider;
  /** Null where that version has no set for it. */
  readonly from: Tier | null;
  readonly to: Tier | null;
}

export interface Distribution {
  readonly tiers: readonly TierShare[];
  /** Adviser days a year, and what they cost in pounds, by the version's own entitlement. */
  readonly days: number;
  readonly cost: number;
}

export interface TierShare {
  readonly tier: Tier;
  readonly providers: number;
  /** Those of them that the entitlement is for. */
  readonly entitled: number;
  readonly days: number;
  readonly cost: number;
}

export interface NearEdge {
  readonly provider: FactsProvider;
  readonly tier: Tier;
  /** A single change that would give a tier of less support. */
  readonly up: NearestChanges['up'];
  /** What is one short, and figures near their edge, that would each give a tier of more support. */
  readonly down: NearestChanges['down'];
}

/** A figure is near an edge within so many points of it. Ours: nobody has published what near is. */
const nearPoints = 3;

/**
 * Evaluates every provider under both versions. Entitlement is by each version's own days and cost, so a change of either shows too. To try one provider's other
 * facts, hand them in, and compare the same document with itself.
 */
export function whatIf(providers: readonly ProviderFacts[], inForce: CriteriaDocument, tried: CriteriaDocument): WhatIf {
  const [old, now] = [compile(inForce), compile(tried)];
  const judged = providers
    .map((facts) => ({ provider: facts.provider, before: evaluationOf(facts, old), after: evaluationOf(facts, now) }))
    .toSorted((one, other) => byName(one.provider, other.provider));
  return {
    moves: judged
      .map(({ provider, before, after }): Move => ({ provider, from: before?.tier ?? null, to: after?.tier ?? null }))
      .filter(({ from, to }) => from !== to)
      .toSorted((one, other) => stepsDown(other) - stepsDown(one)),
    before: distributionOf(
      judged.map(({ provider, before }) => ({ provider, tier: before?.tier ?? null })),
      inForce.entitlement,
    ),
    after: distributionOf(
      judged.map(({ provider, after }) => ({ provider, tier: after?.tier ?? null })),
      tried.entitlement,
    ),
    nearEdge: judged.flatMap(({ provider, after }) => (after ? nearEdgeOf(provider, after) : [])),
    notJudged: judged.filter(({ before, after }) => before === null && after === null).map(({ provider }) => provider),
  };
}

function evaluationOf(facts: ProviderFacts, criteria: Compiled): Evaluation | null {
  const answer = evaluateCompiled(facts, criteria);
  return answer.kind === 'evaluated' ? answer.evaluation : null;
}

function byName(one: FactsProvider, other: FactsProvider): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : one.id - other.id;
}

/** How many tiers of more support it would be; one that comes in or goes out stands between. */
function stepsDown({ from, to }: Move): number {
  return from === null || to === null ? 0 : compareTiers(to, from);
}

interface Placed {
  readonly provider: FactsProvider;
  readonly tier: Tier | null;
}

function distributionOf(placed: readonly Placed[], entitlement: CriteriaDocument['entitlement']): Distribution {
  const { days, costOfDay } = entitlement;
  const shares = tiers.map((tier): TierShare => {
    const inTier = placed.filter((one) => one.tier === tier);
    const entitled = inTier.filter(({ provider }) => isEntitledToDays(entitlement, provider)).length;
    return { tier, providers: inTier.length, entitled, days: entitled * days[tier], cost: entitled * days[tier] * costOfDay };
  });
  const total = (of: (share: TierShare) => number): number => shares.reduce((sum, share) => sum + of(share), 0);
  return { tiers: shares, days: total((share) => share.days), cost: total((share) => share.cost) };
}

function nearEdgeOf(provider: FactsProvider, { tier, nearest }: Evaluation): NearEdge[] {
  const [only, ...others] = nearest.up?.changes ?? [];
  const up = only && others.length === 0 && (only.points === null || only.points <= nearPoints) ? nearest.up : null;
  const down = nearest.down.filter(({ change }) => change.isOneShort === true || (change.points !== null && change.points <= nearPoints));
  return up === null && down.length === 0 ? [] : [{ provider, tier, up, down }];
}
