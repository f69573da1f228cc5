import type { Route } from '../../platform/http/route.ts';
import type { BoardMeans } from './gather-board.ts';
import { exportBoard, showBoard } from './show-board.ts';

/** The tier board: where every provider that the reader reaches stands, and what comes next. */
export function boardRoutes(means: BoardMeans): Route[] {
  return [
    {
      method: 'GET',
      path: '/tiers',
      permission: 'tier.list',
      audit: 'tiers.viewed',
      sensitive: true,
      handle: (request) => showBoard(means, request),
    },
    {
      method: 'GET',
      path: '/tiers.csv',
      permission: 'tier.list',
      audit: 'tiers.downloaded',
      sensitive: true,
      handle: (request) => exportBoard(means, request),
    },
  ];
}
