import type { Route } from '../../../platform/http/route.ts';
import { downloadOutcomeChart, downloadOutcomeData } from './export-outcome.ts';
import { showMeasure } from './show-measure.ts';
import { showOutcomes, type OutcomesMeans } from './show-outcomes.ts';

/** How a provider’s children are doing. */
export function providerOutcomesRoutes(means: OutcomesMeans): readonly Route[] {
  const view = { method: 'GET', permission: 'outcomes.view', of: 'id' } as const;
  const one = '/providers/:id/outcomes/:measure' as const;
  return [
    { ...view, path: '/providers/:id/outcomes', audit: 'outcomes.viewed', handle: (request) => showOutcomes(means, request) },
    { ...view, path: one, audit: 'outcome.viewed', handle: (request) => showMeasure(means, request) },
    { ...view, path: `${one}/chart.svg`, audit: 'outcome.downloaded', handle: (request) => downloadOutcomeChart(means, request) },
    { ...view, path: `${one}/data.csv`, audit: 'outcome.downloaded', handle: (request) => downloadOutcomeData(means, request) },
  ];
}
