import type { Route } from '../../platform/http/route.ts';
import type { BoardMeans } from '../board/gather-board.ts';
import { showDistribution } from './show-distribution.ts';

/** How tiers are spread, and how they moved: for the authority’s own staff alone. */
export function distributionRoutes(means: BoardMeans): Route[] {
  return [
    {
      method: 'GET',
      path: '/tiers/distribution',
      permission: 'tier.list',
      audit: 'tier-distribution.viewed',
      sensitive: true,
      handle: (request) => showDistribution(means, request),
    },
  ];
}
