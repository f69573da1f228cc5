import type { Route } from '../../platform/http/route.ts';
import { openPage, type SupportPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import {
  saveLine,
  saveLineWithdrawal,
  saveNewLine,
  savePublication,
  showLine,
  showLineWithdrawal,
  showNewLine,
  showOffer,
  showOfferDraft,
} from './offer-pages.ts';

/** The offer to providers: read as published, written and published by the lead. */
export function offerRoutes(means: SupportMeans): Route[] {
  const edit = (method: Route['method'], path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
    method,
    path,
    permission: 'offer.edit',
    audit,
    handle: openPage(means, page),
  });
  return [
    { method: 'GET', path: '/offer', permission: 'offer.view', audit: 'offer.viewed', handle: openPage(means, showOffer) },
    edit('GET', '/offer/edit', 'offer.draft-viewed', showOfferDraft),
    edit('GET', '/offer/edit/new', 'offer.opened-form', showNewLine),
    edit('POST', '/offer/edit/new', 'offer.line-added', saveNewLine),
    edit('POST', '/offer/edit/publish', 'offer.published', savePublication),
    edit('GET', '/offer/edit/:lineId', 'offer.opened-form', showLine),
    edit('POST', '/offer/edit/:lineId', 'offer.line-changed', saveLine),
    edit('GET', '/offer/edit/:lineId/withdraw', 'offer.opened-form', showLineWithdrawal),
    edit('POST', '/offer/edit/:lineId/withdraw', 'offer.line-withdrawn', saveLineWithdrawal),
  ];
}
