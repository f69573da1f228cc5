import type { Route } from '../../platform/http/route.ts';
import { openProviderPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { showProviderTimeline } from './show-timeline.ts';

/** The timeline is open to whoever may open the provider’s page, and each thing in it to whoever may see that. */
export function timelineRoutes(means: SupportMeans): Route[] {
  return [
    {
      method: 'GET',
      path: '/providers/:providerId/timeline',
      permission: 'register.view',
      audit: 'timeline.viewed',
      sensitive: true,
      subject: { kind: 'provider', param: 'providerId' },
      handle: openProviderPage(means, showProviderTimeline),
    },
  ];
}
