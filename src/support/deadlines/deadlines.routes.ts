import type { Route } from '../../platform/http/route.ts';
import { openPage, openProviderPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { exportDeadlines, showDeadlines, showProviderDeadlines } from './deadline-pages.ts';

/** Everything with a day: of the authority, and of one provider. */
export function deadlineRoutes(means: SupportMeans): Route[] {
  const board = { method: 'GET', permission: 'programme-board.view', sensitive: true } as const;
  return [
    { ...board, path: '/programmes/deadlines', audit: 'deadline.listed', handle: openPage(means, showDeadlines) },
    { ...board, path: '/programmes/deadlines/csv', audit: 'deadline.downloaded', handle: openPage(means, exportDeadlines) },
    {
      method: 'GET',
      path: '/providers/:providerId/deadlines',
      permission: 'programme.view',
      of: 'providerId',
      audit: 'deadline.viewed',
      sensitive: true,
      subject: { kind: 'provider', param: 'providerId' },
      handle: openProviderPage(means, showProviderDeadlines),
    },
  ];
}
