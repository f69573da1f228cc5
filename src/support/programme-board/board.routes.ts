import type { Route } from '../../platform/http/route.ts';
import { openPage, type SupportPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { exportBoard, showBoard } from './board-pages.ts';
import { exportFinished, showFinished } from './finished-pages.ts';

/** The board of programmes: those under way, and those that are over. */
export function boardRoutes(means: SupportMeans): Route[] {
  const board = (path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
    method: 'GET',
    path,
    permission: 'programme-board.view',
    audit,
    sensitive: true,
    handle: openPage(means, page),
  });
  return [
    board('/programmes', 'programme-board.viewed', showBoard),
    board('/programmes/csv', 'programme-board.downloaded', exportBoard),
    board('/programmes/finished', 'finished-programmes.viewed', showFinished),
    board('/programmes/finished/csv', 'finished-programmes.downloaded', exportFinished),
  ];
}
