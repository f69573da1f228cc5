import type { Route } from '../../../platform/http/route.ts';
import { downloadComparisonChart, downloadComparisonData } from './export-comparison.ts';
import { showComparison, type CompareMeans } from './show-comparison.ts';

/** One named school or authority beside another: for the authority’s own staff. */
export function compareRoutes(means: CompareMeans): readonly Route[] {
  const view = { method: 'GET', permission: 'figures.compare' } as const;
  return [
    { ...view, path: '/outcomes/compare', audit: 'figures.compared', handle: (request) => showComparison(means, request) },
    { ...view, path: '/outcomes/compare.svg', audit: 'figures.downloaded', handle: (request) => downloadComparisonChart(means, request) },
    { ...view, path: '/outcomes/compare.csv', audit: 'figures.downloaded', handle: (request) => downloadComparisonData(means, request) },
  ];
}
