import type { Reply } from '../../../platform/http/route.ts';
import { type FieldError, FormReader, reachesProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, labelled, showForm } from '../../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../../common/withdrawal-pages.ts';
import { phaseIds, phaseOfProvider, phases, themeIds, themes } from '../practice/themes.ts';
import { listReached } from '../practice/find-practice.ts';
import { hows, type How } from './exchange-words.ts';
import { type Ask, listAsks, listOffers, type Offer } from './find-exchange.ts';
import { findRoom } from './gather-matches.ts';
import { callOffProposed } from './record-brokered-visit.ts';
import { recordOffer } from './record-exchange.ts';

type Provider = Parameters<ProviderPage>[1];
const howIds = Object.keys(hows) as How[];
const crumbs = [{ text: 'Offers and asks', href: '/exchange' }];

/** Its own people agree by asking; an adviser says who did. */
export const isOfProvider = ({ request: { actor } }: Asked): boolean => actor.role === 'headteacher' || actor.role === 'head-delegate';

export function readAgreedBy(asked: Asked, answers: FormReader): string | null {
  return isOfProvider(asked) ? null : answers.text('agreed-by', { what: 'Who agreed', most: 200, missing: 'Enter who at the provider agreed' });
}

export async function ownPhase({ means, request, today }: Asked, provider: Provider): Promise<string> {
  const reached = await listReached(means.db.kysely, request.actor, 'exchange.offer', today);
  return phaseOfProvider(reached.find(({ id }) => id === provider.id)?.phase ?? '');
}

/** The ask of another provider, open to all, that an offer is to answer. */
async function findAnswered({ means, request, today }: Asked, provider: Provider, id: number | null): Promise<Ask | null> {
  if (id === null) return null;
  const asks = await listAsks(means.db.kysely, request.actor, today);
  return asks.find((ask) => ask.id === id && ask.isOpen && ask.closedAt === null && ask.providerId !== provider.id) ?? null;
}

interface Shown {
  readonly form: URLSearchParams | Record<string, string>;
  readonly errors?: readonly FieldError[];
  readonly ask: Ask | null;
}

function offerForm(asked: Asked, provider: Provider, { form, errors = [], ask }: Shown): Reply {
  const given = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  return showForm({
    template: 'support/networks/exchange/offer-form.njk',
    form,
    errors,
    data: {
      ask,
      providerName: provider.name,
      action: `/exchange/of/${String(provider.id)}/offers/new`,
      backLink: '/exchange',
      isOfProvider: isOfProvider(asked),
      themes: choices(labelled(themes), given['theme'], 'Choose a theme'),
      phases: choices(labelled(phases), given['phase'], 'Choose a phase'),
      hows: labelled(hows),
    },
  });
}

export const showOfferForm: ProviderPage = async (asked, provider) => {
  const ask = await findAnswered(asked, provider, readId(asked.request.query.get('ask') ?? ''));
  const form = { phase: await ownPhase(asked, provider), ...(ask === null ? {} : { theme: ask.theme }) };
  return offerForm(asked, provider, { form, ask });
};

export const saveOffer: ProviderPage = async (asked, provider) => {
  const { means, request, doing, today } = asked;
  const ask = await findAnswered(asked, provider, readId(request.form.get('ask') ?? ''));
  const answers = new FormReader(request.form);
  const theme = answers.choice('theme', themeIds, 'Choose the theme');
  const phase = answers.choice('phase', phaseIds, 'Choose the phase');
  const title = answers.text('title', { what: 'What is offered', most: 150, missing: 'Enter what is offered, in a few words' });
  const says = answers.longText('says', { what: 'What it is', most: 3000, missing: 'Enter what somebody gets who takes it up' });
  const how = answers.choice('how', howIds, 'Choose how it is given');
  const perTerm = answers.wholeNumber('per-term', 'How many a term', 20);
  if (perTerm === null && answers.errors.every(({ field }) => field !== 'per-term')) answers.refuse('per-term', 'Enter how many a term');
  if (perTerm === 0) answers.refuse('per-term', 'How many a term must be 1 or more');
  const validTo = answers.date('to', { what: 'The last day' });
  if (validTo !== null && validTo < today) answers.refuse('to', 'The last day must be today or later');
  const agreedBy = readAgreedBy(asked, answers);
  if (theme === null || phase === null || title === null || says === null || how === null || perTerm === null || answers.errors.length > 0)
    return offerForm(asked, provider, { form: request.form, errors: answers.errors, ask });
  const offer = { providerId: provider.id, theme, phase, title, says, how, perTerm, validTo, agreedBy };
  const done = await means.db.transaction((tx) => recordOffer(tx, doing, offer, ask));
  if (!done.ok) return offerForm(asked, provider, { form: request.form, errors: [{ field: 'title', at: 'title', text: done.reason }], ask });
  const text = 'It is offered: members of the networks see it, and advisers may propose it to somebody who asks.';
  return { kind: 'redirect', to: `/exchange/offers/${String(done.value)}`, notice: { kind: 'success', text } };
};

async function findOffer({ means, request, authority }: Asked): Promise<Offer | null> {
  const id = readId(request.params['offerId']);
  return id === null ? null : ((await listOffers(means.db.kysely, authority.authorityId, id))[0] ?? null);
}

export const showOffer: SupportPage = async (asked) => {
  const { means, request, authority, today } = asked;
  const offer = await findOffer(asked);
  if (offer === null) return { kind: 'not-found' };
  const may = (permission: 'exchange.offer' | 'exchange.read-needs') =>
    reachesProvider(means.db.kysely, means.clock, request.actor, permission, offer.providerId);
  // What is withdrawn, or of a provider that has closed, is nobody’s business but its own people’s and that of those who coordinate.
  if ((offer.withdrawnAt !== null || !offer.isProviderOpen) && !(await may('exchange.read-needs'))) return { kind: 'not-found' };
  const room = await findRoom(means.db.kysely, authority.authorityId, today);
  return {
    kind: 'page',
    template: 'support/networks/exchange/offer.njk',
    data: {
      offer: { ...offer, themeText: themes[offer.theme], phaseText: phases[offer.phase], howText: hows[offer.how], left: room(offer) },
      isOver: offer.validTo !== null && offer.validTo < today,
      withdraw: offer.withdrawnAt === null && (await may('exchange.offer')) ? `/exchange/offers/${String(offer.id)}/withdraw` : null,
      breadcrumbs: crumbs,
    },
  };
};

const withdrawalOf = (offer: Offer) => ({
  table: 'exchange_offer' as const,
  id: offer.id,
  title: 'Withdraw an offer',
  what: `“${offer.title}” of ${offer.providerName} is offered no longer. Matches that are proposed and not accepted by both are called off, and both are told; visits that both accepted go on.`,
  action: `/exchange/offers/${String(offer.id)}/withdraw`,
  back: `/exchange/offers/${String(offer.id)}`,
});

export const showOfferWithdrawal: SupportPage = async (asked) => {
  const offer = await findOffer(asked);
  return offer === null ? { kind: 'not-found' } : showWithdrawal(withdrawalOf(offer));
};

export const saveOfferWithdrawal: SupportPage = async (asked) => {
  const offer = await findOffer(asked);
  if (offer === null) return { kind: 'not-found' };
  return saveWithdrawal(asked, {
    ...withdrawalOf(offer),
    also: (tx) => callOffProposed(tx, asked.doing, { of: { offerId: offer.id }, side: 'host', words: 'The offer was withdrawn' }),
  });
};
