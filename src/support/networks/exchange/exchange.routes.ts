import type { Route } from '../../../platform/http/route.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { openPage, openProviderPage, type SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { saveAsk, saveClosing, saveOpening, saveProposing, showAsk, showAskForm, showClosing, showOpening, showProposing } from './ask-pages.ts';
import { exportExchange, showExchange, startAsk, startOffer } from './exchange-pages.ts';
import { findOwner } from './find-exchange.ts';
import { saveOffer, saveOfferWithdrawal, showOffer, showOfferForm, showOfferWithdrawal } from './offer-pages.ts';
import { exportVisits, showVisit, showVisits } from './visit-pages.ts';
import { saveStep, showStep } from './visit-step-pages.ts';

/** Offers and asks, who fits whom, and the visits that came of it. */
export function exchangeRoutes(means: SupportMeans): Route[] {
  const owned = (of: 'askId' | 'offerId', table: 'exchange_ask' | 'exchange_offer') => ({
    of,
    ownerOf: (name: string, { authorityId }: Actor) => findOwner(means.db.kysely, table, authorityId, readId(name)),
  });
  const ofAsk = owned('askId', 'exchange_ask');
  const ofOffer = owned('offerId', 'exchange_offer');
  const view = (path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
    method: 'GET',
    path,
    permission: 'exchange.view',
    audit,
    handle: openPage(means, page),
  });
  const ask = '/exchange/asks/:askId' as const;
  const newOffer = { path: '/exchange/of/:providerId/offers/new', permission: 'exchange.offer', of: 'providerId' } as const;
  const newAsk = { path: '/exchange/of/:providerId/asks/new', permission: 'exchange.offer', of: 'providerId' } as const;
  const withdraw = { path: '/exchange/offers/:offerId/withdraw', permission: 'exchange.offer', ...ofOffer } as const;
  const open = { path: `${ask}/open`, permission: 'exchange.offer', ...ofAsk } as const;
  const close = { path: `${ask}/close`, permission: 'exchange.offer', ...ofAsk } as const;
  const propose = { path: `${ask}/propose/:offerId`, permission: 'exchange.broker', ...ofAsk } as const;
  const step = { path: '/exchange/visits/:visitId/sides/:providerId/:step', permission: 'exchange.answer', of: 'providerId' } as const;
  const offerOpened = 'exchange-offer.opened-form';
  const askOpened = 'exchange-ask.opened-form';
  return [
    view('/exchange', 'exchange.listed', showExchange),
    view('/exchange.csv', 'exchange.downloaded', exportExchange),
    view('/exchange/offers/new', offerOpened, startOffer),
    view('/exchange/asks/new', askOpened, startAsk),
    view('/exchange/offers/:offerId', 'exchange-offer.viewed', showOffer),
    { ...newOffer, method: 'GET', audit: offerOpened, handle: openProviderPage(means, showOfferForm) },
    { ...newOffer, method: 'POST', audit: 'exchange-offer.recorded', handle: openProviderPage(means, saveOffer) },
    { ...withdraw, method: 'GET', audit: offerOpened, handle: openPage(means, showOfferWithdrawal) },
    { ...withdraw, method: 'POST', audit: 'exchange-offer.withdrawn', handle: openPage(means, saveOfferWithdrawal) },
    { ...newAsk, method: 'GET', audit: askOpened, handle: openProviderPage(means, showAskForm) },
    { ...newAsk, method: 'POST', audit: 'exchange-ask.recorded', handle: openProviderPage(means, saveAsk) },
    { method: 'GET', path: ask, permission: 'exchange.read-needs', ...ofAsk, audit: 'exchange-ask.viewed', handle: openPage(means, showAsk) },
    { ...open, method: 'GET', audit: askOpened, handle: openPage(means, showOpening) },
    { ...open, method: 'POST', audit: 'exchange-ask.opened', handle: openPage(means, saveOpening) },
    { ...close, method: 'GET', audit: askOpened, handle: openPage(means, showClosing) },
    { ...close, method: 'POST', audit: 'exchange-ask.closed', handle: openPage(means, saveClosing) },
    { ...propose, method: 'GET', audit: 'brokered-visit.opened-form', handle: openPage(means, showProposing) },
    { ...propose, method: 'POST', audit: 'brokered-visit.proposed', handle: openPage(means, saveProposing) },
    view('/exchange/visits', 'brokered-visit.listed', showVisits),
    view('/exchange/visits.csv', 'brokered-visit.downloaded', exportVisits),
    view('/exchange/visits/:visitId', 'brokered-visit.viewed', showVisit),
    { ...step, method: 'GET', audit: 'brokered-visit.opened-form', handle: openProviderPage(means, showStep) },
    { ...step, method: 'POST', audit: 'brokered-visit.recorded', handle: openProviderPage(means, saveStep) },
  ];
}
