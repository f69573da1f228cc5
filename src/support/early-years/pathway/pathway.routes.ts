import type { Route } from '../../../platform/http/route.ts';
import { openPage, openProviderPage, type ProviderPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import {
  saveNoPathway,
  saveNoPathwayWithdrawal,
  savePathwayBegun,
  savePathwayVisit,
  showNewlyRegistered,
  showNoPathway,
  showNoPathwayWithdrawal,
  showPathwayVisit,
} from './pathway-pages.ts';

const setting = '/providers/:providerId/early-years';

/** Newly registered settings: the pathway to a first inspection is put forward, begun by a person, and its visits recorded. */
export function pathwayRoutes(means: SupportMeans): Route[] {
  const of = 'providerId';
  const form = (permission: 'programme.run' | 'early-years.record', rest: `/${string}`, audit: Route['audit'], show: ProviderPage, save: ProviderPage): Route[] => [
    { method: 'GET', path: `${setting}${rest}`, permission, of, audit: 'early-years-pathway.opened-form', handle: openProviderPage(means, show) },
    { method: 'POST', path: `${setting}${rest}`, permission, of, audit, handle: openProviderPage(means, save) },
  ];
  return [
    { method: 'GET', path: '/early-years/new', permission: 'early-years.list', audit: 'early-years-pathways.listed', handle: openPage(means, showNewlyRegistered) },
    { method: 'POST', path: `${setting}/pathway`, permission: 'programme.run', of, audit: 'programme-run.started', handle: openProviderPage(means, savePathwayBegun) },
    ...form('programme.run', '/pathway-visit', 'programme-task.recorded', showPathwayVisit, savePathwayVisit),
    ...form('early-years.record', '/no-pathway', 'early-years-pathway.set-aside', showNoPathway, saveNoPathway),
    ...form('early-years.record', '/no-pathway/:decisionId/withdraw', 'early-years-pathway.put-forward', showNoPathwayWithdrawal, saveNoPathwayWithdrawal),
  ];
} // prettier-ignore
