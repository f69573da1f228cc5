import type { Route } from '../../platform/http/route.ts';
import { openPage, type SupportPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import {
  exportModelAsCsv,
  exportModelAsWord,
  saveConversion,
  saveConversionWithdrawal,
  showConversions,
  showConversionWithdrawal,
  showDeDelegation,
} from './de-delegation-pages.ts';

/** The model of de-delegation for Schools Forum, and the conversions that it expects. */
export function deDelegationRoutes(means: SupportMeans): Route[] {
  const of = (
    permission: 'de-delegation.view' | 'de-delegation.edit',
    method: Route['method'],
    path: Route['path'],
    audit: Route['audit'],
    page: SupportPage,
  ): Route => ({ method, path, permission, audit, handle: openPage(means, page) });
  return [
    // A school’s days tell its tier.
    { ...of('de-delegation.view', 'GET', '/offer/de-delegation', 'de-delegation.modelled', showDeDelegation), sensitive: true },
    { ...of('de-delegation.view', 'GET', '/offer/de-delegation/word', 'de-delegation.downloaded', exportModelAsWord), sensitive: true },
    { ...of('de-delegation.view', 'GET', '/offer/de-delegation/csv', 'de-delegation.downloaded', exportModelAsCsv), sensitive: true },
    of('de-delegation.edit', 'GET', '/offer/conversions', 'expected-conversion.listed', showConversions),
    of('de-delegation.edit', 'POST', '/offer/conversions', 'expected-conversion.entered', saveConversion),
    of('de-delegation.edit', 'GET', '/offer/conversions/:conversionId/withdraw', 'expected-conversion.opened-form', showConversionWithdrawal),
    of('de-delegation.edit', 'POST', '/offer/conversions/:conversionId/withdraw', 'expected-conversion.withdrawn', saveConversionWithdrawal),
  ];
}
