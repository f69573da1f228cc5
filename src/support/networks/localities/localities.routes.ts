import type { Route } from '../../../platform/http/route.ts';
import type { SupportMeans } from '../../common/support-means.ts';

export function localityNetworkRoutes(_means: SupportMeans): Route[] {
  return [];
}
