import { resultsYear } from '../../../kernel/period.ts';
import { statusLabels } from '../../../kernel/statistic.ts';
import type { PageRequest, Reply, Route } from '../../../platform/http/route.ts';
import { findReaderScope, reachesProvider } from '../../../register/index.ts';
import { figureInWords } from '../figures/figure-words.ts';
import { listMeasures } from '../measures/find-measures.ts';
import type { MovedProposal, MovedProposals, OutcomesMeans } from '../outcomes-means.ts';
import { bandLabels, type SaidOnce } from './changed-result.ts';
import { findChangedResults, type FoundChange } from './find-changed-results.ts';

/** What a later release changed of results that were acted on before: for staff. */
export function changedResultsRoutes(means: OutcomesMeans): Route[] {
  return [
    {
      method: 'GET',
      path: '/outcomes/changed-results',
      permission: 'figures.unvalidated',
      audit: 'changed-results.viewed',
      handle: (request) => showChanges(means, request),
    },
  ];
}

const noCriteria: MovedProposals = { moved: [], edgesOf: () => null };

async function showChanges({ db, clock, listMovedProposals }: OutcomesMeans, { actor }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (scope === undefined) return { kind: 'not-found' };
  const { moved, edgesOf } = (await listMovedProposals?.({ authorityId: scope.authorityId, laCode: scope.laCode })) ?? noCriteria;
  const changes = await findChangedResults(db.kysely, { laCode: scope.laCode, measures: await listMeasures(db.kysely), edgesOf });
  const proposals: MovedProposal[] = [];
  // Results are published; what tier is proposed is for those who see the provider's.
  for (const one of moved) if (await reachesProvider(db.kysely, clock, actor, 'tier.view', one.providerId)) proposals.push(one);
  return {
    kind: 'page',
    template: 'evidence/outcomes/changed-results/changed-results.njk',
    data: {
      moving: changes.filter(({ movesBand }) => movesBand).map(present),
      proposals: proposals.map(presentMoved),
      others: changes.filter(({ movesBand }) => !movesBand).map(present),
      breadcrumbs: [{ text: 'Outcomes', href: '/outcomes' }],
    },
  };
}

function present({ school, measure, period, before, after, bandBefore, bandAfter }: FoundChange) {
  return {
    school: { text: school.name, href: `/providers/${String(school.id)}/outcomes/${measure.id}` },
    what: `${measure.name}, ${resultsYear(period)}`,
    before: said(before),
    after: said(after),
    band: bandBefore === bandAfter ? bandLabels[bandAfter] : `${bandLabels[bandBefore]} to ${bandLabels[bandAfter].toLowerCase()}`,
  };
}

function presentMoved({ providerId, name, from, to, by }: MovedProposal) {
  return {
    school: { text: name, href: `/providers/${String(providerId)}/outcomes` },
    from,
    to,
    by: by === 'latest-release' ? 'The latest release of its results moved it' : 'Its own unvalidated returns would move it: they do not count',
  };
}

function said({ status, statistic }: SaidOnce): string {
  const words = figureInWords(statistic);
  return status === null || words.includes(`(${status}`) ? words : `${words} (${statusLabels[status].split(':')[0]?.toLowerCase() ?? status})`;
}
