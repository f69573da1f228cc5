import type { ListMovedProposals, MovedProposal, MovedProposals } from '../../evidence/index.ts';
import { tierLabels } from '../../kernel/tier.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Compiled } from '../criteria/compile.ts';
import { type EvaluatedProvider, listEvaluationsOfStates } from './list-evaluations.ts';

/** Which proposals the latest release of each result has moved, and which would move if schools' unvalidated returns counted, in the order of names. */
export function movedProposals({ db, clock }: { readonly db: Database; readonly clock: Clock }): ListMovedProposals {
  return async (whose) => {
    const question = { ...whose, asAt: clock.today() };
    const states = [{}, { beforeLatest: true }, { includeUnvalidated: true }];
    const { evaluated, compiled } = await listEvaluationsOfStates(db.kysely, question, states);
    const [now = [], before = [], withReturns = []] = evaluated;
    return { moved: [...moved(before, now, 'latest-release'), ...moved(now, withReturns, 'unvalidated')], edgesOf: edgesBy(compiled, now) };
  };
}

/** Indicators of one phase stand in the criteria under the measure of all phases. */
function edgesBy({ sets }: Compiled, providers: readonly EvaluatedProvider[]): MovedProposals['edgesOf'] {
  const edges = new Map(
    [...sets].map(([id, { areas }]) => [id, new Map(areas.flatMap(({ indicators }) => indicators.map((one) => [one.id, one] as const)))]),
  );
  const known = new Map(providers.map(({ facts: { provider } }) => [provider.id, provider]));
  return (providerId, measureId) => {
    const provider = known.get(providerId);
    const ofSet = provider && edges.get(provider.setId);
    if (!ofSet) return null;
    const ofAll = measureId.endsWith(`-${provider.phase}`) ? measureId.slice(0, -provider.phase.length - 1) : measureId;
    return ofSet.get(`${measureId}|all`) ?? ofSet.get(`${ofAll}|all`) ?? null;
  };
}

function moved(without: readonly EvaluatedProvider[], having: readonly EvaluatedProvider[], by: MovedProposal['by']): MovedProposal[] {
  const first = new Map(without.map(({ facts, evaluation }) => [facts.provider.id, evaluation.tier]));
  return having.flatMap(({ facts: { provider }, evaluation: { tier } }): MovedProposal[] => {
    const from = first.get(provider.id);
    if (from === undefined || from === tier) return [];
    return [{ providerId: provider.id, name: provider.name, from: tierLabels[from], to: tierLabels[tier], by }];
  });
}
