import type { Route } from '../../platform/http/route.ts';
import { openPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { showForecast } from './show-forecast.ts';

export function forecastRoutes(means: SupportMeans): Route[] {
  return [
    {
      method: 'GET',
      path: '/adviser-days/forecast',
      permission: 'capacity.forecast',
      audit: 'capacity-forecast.viewed',
      sensitive: true,
      handle: openPage(means, showForecast),
    },
  ];
}
