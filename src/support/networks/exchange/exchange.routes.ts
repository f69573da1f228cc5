import type { Route } from '../../../platform/http/route.ts';
import type { SupportMeans } from '../../common/support-means.ts';

export function exchangeRoutes(_means: SupportMeans): Route[] {
  return [];
}
