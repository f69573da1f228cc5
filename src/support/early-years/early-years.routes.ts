import type { Route } from '../../platform/http/route.ts';
import { openPage, openProviderPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { auditRoutes } from './audits/audits.routes.ts';
import { exportCaseload, showCaseload } from './caseload/caseload-pages.ts';
import { exportDevelopment, showDevelopment } from './development/development-pages.ts';
import { pathwayRoutes } from './pathway/pathway.routes.ts';
import { showSetting } from './setting/setting-pages.ts';
import { sufficiencyRoutes } from './sufficiency/sufficiency.routes.ts';

/** Early years: the settings that somebody advises, those newly registered, each setting’s own page, its audits and places, and what is known of development. */
export function earlyYearsRoutes(means: SupportMeans): Route[] {
  return [
    { method: 'GET', path: '/early-years', permission: 'early-years.list', audit: 'early-years.listed', handle: openPage(means, showCaseload) },
    {
      method: 'GET',
      path: '/early-years/csv',
      permission: 'early-years.list',
      audit: 'early-years.exported',
      sensitive: true,
      handle: openPage(means, exportCaseload),
    },
    {
      method: 'GET',
      path: '/early-years/good-level-of-development',
      permission: 'early-years.list',
      audit: 'early-years-development.listed',
      handle: openPage(means, showDevelopment),
    },
    {
      method: 'GET',
      path: '/early-years/good-level-of-development/csv',
      permission: 'early-years.list',
      audit: 'early-years-development.exported',
      handle: openPage(means, exportDevelopment),
    },
    {
      method: 'GET',
      path: '/providers/:providerId/early-years',
      permission: 'early-years.view',
      of: 'providerId',
      audit: 'early-years-setting.viewed',
      sensitive: true,
      subject: { kind: 'provider', param: 'providerId' },
      handle: openProviderPage(means, showSetting),
    },
    ...pathwayRoutes(means),
    ...auditRoutes(means),
    ...sufficiencyRoutes(means),
  ];
}
