import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { chooseProvider } from '../practice/choose-provider-page.ts';
import { askedOf, chosenFilters, filterOptions } from '../practice/filter-options.ts';
import { phases, themes, type Phase, type Theme } from '../practice/themes.ts';
import { hows, urgencies } from './exchange-words.ts';
import { listAsks, listOffers, type Offer } from './find-exchange.ts';
import { findRoom } from './gather-matches.ts';

interface Filter {
  readonly words: string;
  readonly theme: Theme | null;
  readonly phase: Phase | null;
  readonly locality: string | null;
}

const readFilter = ({ request: { query }, authority }: Asked): Filter => ({
  words: (query.get('q') ?? '').slice(0, 200).trim(),
  theme: askedOf(themes, query.get('theme')),
  phase: askedOf(phases, query.get('phase')),
  locality: authority.localities.find(({ slug }) => slug === query.get('locality'))?.name ?? null,
});

/** Every word is somewhere in it. */
function fits(
  one: Pick<Offer, 'theme' | 'phase' | 'title' | 'says' | 'providerName' | 'localityName'>,
  { words, theme, phase, locality }: Filter,
): boolean {
  const all = [one.title, one.says, one.providerName, themes[one.theme]].join(' ').toLowerCase();
  return (
    (theme === null || one.theme === theme) &&
    (phase === null || one.phase === phase || one.phase === 'any') &&
    (locality === null || one.localityName === locality) &&
    words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => all.includes(word))
  );
}

const isStanding = ({ withdrawnAt, validTo, isProviderOpen }: Offer, today: string): boolean =>
  isProviderOpen && withdrawnAt === null && (validTo === null || validTo >= today);

async function gather(asked: Asked) {
  const { means, request, authority, today } = asked;
  const filter = readFilter(asked);
  const room = await findRoom(means.db.kysely, authority.authorityId, today);
  const standing = (await listOffers(means.db.kysely, authority.authorityId)).filter((offer) => isStanding(offer, today));
  const offers = standing.filter((offer) => fits(offer, filter)).map((offer) => ({ ...offer, left: room(offer) }));
  const asks = (await listAsks(means.db.kysely, request.actor, today)).filter(
    (ask) => ask.closedAt === null && ask.isProviderOpen && fits(ask, filter),
  );
  return { filter, offers, asks, isEmpty: standing.length === 0 };
}

const inWords = <One extends { readonly theme: Theme; readonly phase: Phase }>(one: One) => ({
  ...one,
  themeText: themes[one.theme],
  phaseText: phases[one.phase],
});

/** What providers offer each other and ask for: offers for every member, asks for those whose they are, unless they are open. */
export const showExchange: SupportPage = async (asked) => {
  const { request, authority } = asked;
  const { filter, offers, asks, isEmpty } = await gather(asked);
  const localities = Object.fromEntries(authority.localities.map(({ slug, name }) => [slug, name]));
  const kept = new URLSearchParams([...request.query].filter(([, value]) => value !== ''));
  return {
    kind: 'page',
    template: 'support/networks/exchange/exchange.njk',
    data: {
      offers: offers.map((offer) => ({ ...inWords(offer), howText: hows[offer.how] })),
      asks: asks.map((ask) => ({ ...inWords(ask), urgencyText: urgencies[ask.urgency] })),
      isEmpty,
      search: filter.words,
      csv: `/exchange.csv${kept.size === 0 ? '' : `?${String(kept)}`}`,
      mayOffer: isAllowed(request.actor, 'exchange.offer'),
      maySeeVisits: isAllowed(request.actor, 'exchange.read-needs'),
      selected: chosenFilters('/exchange', request.query, { q: null, theme: themes, phase: phases, locality: localities }),
      groups: [
        { name: 'theme', legend: 'Theme', select: true, options: filterOptions(themes, filter.theme) },
        { name: 'phase', legend: 'Phase', select: true, options: filterOptions(phases, filter.phase) },
        { name: 'locality', legend: 'Locality', select: true, options: filterOptions(localities, request.query.get('locality')) },
      ],
    },
  };
};

export const exportExchange: SupportPage = async (asked) => {
  const { filter, offers, asks } = await gather(asked);
  const rows = [
    ['Offer or ask', 'Provider', 'Locality', 'Theme', 'Phase', 'What', 'In full', 'How', 'A term', 'Left this term', 'Until', 'How urgent'],
    ...offers.map((one) => ['Offer', one.providerName, one.localityName, themes[one.theme], phases[one.phase], one.title, one.says, hows[one.how], one.perTerm, one.left, one.validTo, null]), // prettier-ignore
    ...asks.map((one) => ['Ask', one.providerName, one.localityName, themes[one.theme], phases[one.phase], one.title, one.says, null, null, null, null, urgencies[one.urgency]]), // prettier-ignore
  ];
  return { kind: 'download', fileName: `offers-and-asks-${asked.today}.csv`, contentType: csvType, body: writeCsv(rows), asked: { ...filter } };
};

const start =
  (what: 'offers' | 'asks', title: string): SupportPage =>
  (asked) => {
    // The open ask that an offer answers.
    const ask = readId(asked.request.query.get('ask') ?? '');
    return chooseProvider(asked, {
      title,
      permission: 'exchange.offer',
      action: `/exchange/${what}/new`,
      to: (id) => `/exchange/of/${String(id)}/${what}/new${ask === null ? '' : `?ask=${String(ask)}`}`,
      back: '/exchange',
      ...(ask === null ? {} : { kept: { name: 'ask', value: String(ask) } }),
    });
  };

export const startOffer = start('offers', 'Offer something to others');
export const startAsk = start('asks', 'Ask for help');
