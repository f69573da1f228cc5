import { kmBetween, type Place } from '../../caseloads/travel.ts';
import { phaseFits, phases, themeFit, themeInWords, type Phase, type Theme } from '../practice/themes.ts';

/** What the register and the publishers say of a provider to everybody. Nothing that the authority knows or thinks of it has a place here. */
export interface PublicFacts {
  readonly pupils: number | null;
  /** Percent eligible for free school meals. */
  readonly freeMeals: number | null;
  readonly setting: 'urban' | 'rural' | null;
  readonly trustId: number | null;
  /** Its sites, as far as they are on the map. */
  readonly places: readonly Place[];
}

export interface NeedFacts {
  readonly providerId: number;
  readonly theme: Theme;
  readonly phase: Phase;
  readonly notSameTrust: boolean;
  readonly mostKm: number | null;
  readonly facts: PublicFacts;
}

export type Standing = 'met' | 'not-met' | 'not-known';

/** A published result beside England’s, or why there is none. */
export interface PublishedSupport {
  readonly standing: Standing;
  readonly words: string;
}

export interface OfferFacts {
  readonly offerId: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly title: string;
  readonly theme: Theme;
  readonly phase: Phase;
  readonly isWithdrawn: boolean;
  /** The last day; null where it has none. */
  readonly validTo: string | null;
  readonly perTerm: number;
  /** Of those, taken up this term. */
  readonly takenThisTerm: number;
  /** Brokered visits that the provider gives and that have not happened yet. Never those it asked for: who is left out would tell who asks. */
  readonly visitsGiven: number;
  readonly isHeadAway: boolean;
  readonly published: PublishedSupport;
  readonly facts: PublicFacts;
}

export interface Criterion {
  readonly id: 'theme' | 'phase' | 'size' | 'disadvantage' | 'setting' | 'distance' | 'capacity' | 'free' | 'results';
  readonly label: string;
  readonly standing: Standing;
  readonly words: string;
}

export interface Match {
  readonly offerId: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly title: string;
  readonly km: number | null;
  readonly criteria: readonly Criterion[];
}

export interface LeftOut {
  readonly offerId: number;
  readonly providerName: string;
  readonly title: string;
  readonly because: string;
}

/** Provisional: not from the published framework. */
export const matchingRules = {
  mostVisitsGiven: 2,
  sizeTimes: 2,
  freeMealsPoints: 10,
  nearKm: 5,
  withinKm: 15,
  roadTimes: 1.3,
  kmPerHour: 45,
} as const;

export const orderInWords =
  'First those whose offer is on the very theme, then those of the phase asked for, then those alike in most of size, disadvantage and setting, then by distance (up to 5 km, up to 15 km, farther, not known), and then by name. Results do not decide the order.';

/**
 * Who has offered what the need asks for and can give it now, with every criterion in words. It is handed what is public and what was offered, and nothing
 * else, so that nobody can learn from who is listed, or in which order, what the authority thinks of a provider.
 */
export function matchesFor(
  need: NeedFacts,
  offers: readonly OfferFacts[],
  today: string,
): { readonly listed: readonly Match[]; readonly leftOut: readonly LeftOut[] } {
  const fitting = offers.filter(({ theme, providerId }) => providerId !== need.providerId && themeFit(need.theme, theme) !== 'no');
  const barred = fitting.map((offer) => ({ offer, because: whyLeftOut(need, offer, today) }));
  const listed = barred.flatMap(({ offer, because }) => (because === null ? [{ offer, match: matchOf(need, offer) }] : []));
  return {
    listed: listed.toSorted((one, other) => compare(rankOf(need, one), rankOf(need, other))).map(({ match }) => match),
    leftOut: barred
      .flatMap(({ offer: { offerId, providerName, title }, because }) => (because === null ? [] : [{ offerId, providerName, title, because }]))
      .toSorted((one, other) => compare([one.providerName.toLowerCase(), one.offerId], [other.providerName.toLowerCase(), other.offerId])),
  };
}

function whyLeftOut(need: NeedFacts, offer: OfferFacts, today: string): string | null {
  if (offer.isWithdrawn) return 'The offer is withdrawn';
  if (offer.validTo !== null && offer.validTo < today) return 'The offer is over';
  if (need.notSameTrust && need.facts.trustId !== null && need.facts.trustId === offer.facts.trustId)
    return 'It is of the same trust, and the ask is for somebody outside it';
  if (offer.takenThisTerm >= offer.perTerm) return `All ${String(offer.perTerm)} of this term are taken up`;
  if (offer.visitsGiven >= matchingRules.mostVisitsGiven) return `It gives ${String(offer.visitsGiven)} brokered visits already`;
  return offer.isHeadAway ? 'Its head is lent to another school' : null;
}

function matchOf(need: NeedFacts, offer: OfferFacts): Match {
  const km = distanceKm(need.facts.places, offer.facts.places);
  const { offerId, providerId, providerName, title } = offer;
  const left = offer.perTerm - offer.takenThisTerm;
  const isVery = themeFit(need.theme, offer.theme) === 'same';
  return {
    offerId,
    providerId,
    providerName,
    title,
    km,
    criteria: [
      {
        id: 'theme',
        label: 'Theme',
        standing: 'met',
        words: isVery
          ? `It offers ${themeInWords(need.theme)}, which is asked for`
          : `It offers ${themeInWords(offer.theme)}; ${themeInWords(need.theme)} is asked for, and one is part of the other`,
      },
      {
        id: 'phase',
        label: 'Phase',
        standing: phaseFits(need.phase, offer.phase) ? 'met' : 'not-met',
        words: `The offer is for ${inSentence(offer.phase)}, and the ask for ${inSentence(need.phase)}`,
      },
      ...alike(need.facts, offer.facts),
      distanceOf(km, need.mostKm),
      { id: 'capacity', label: 'Room this term', standing: 'met', words: `${String(left)} of ${String(offer.perTerm)} a term left` },
      {
        id: 'free',
        label: 'Free to take it up',
        standing: 'met',
        words: 'It gives fewer than two brokered visits now, and nothing else stands against it',
      },
      { id: 'results', label: 'Published results', ...offer.published },
    ],
  };
}

const inSentence = (phase: Phase): string => phases[phase].charAt(0).toLowerCase() + phases[phase].slice(1);

/** Alike in what is public: size, disadvantage, and whether it is in town or country. */
function alike(own: PublicFacts, other: PublicFacts): Criterion[] {
  const size = bothOf(own.pupils, other.pupils);
  const meals = bothOf(own.freeMeals, other.freeMeals);
  const setting = bothOf(own.setting, other.setting);
  const isNear = (one: number, two: number) => Math.max(one, two) <= Math.min(one, two) * matchingRules.sizeTimes;
  return [
    criterion('size', 'Of like size', size, ([one, two]) => [
      isNear(one, two),
      `${people(two)} on roll, and ${people(one)} at the provider that asks`,
    ]),
    criterion('disadvantage', 'Of like disadvantage', meals, ([one, two]) => [
      Math.abs(one - two) <= matchingRules.freeMealsPoints,
      `${percent(two)} eligible for free school meals, and ${percent(one)} at the provider that asks`,
    ]),
    criterion('setting', 'Of like setting', setting, ([one, two]) => [one === two, `Its setting is ${two}, and ${one} at the provider that asks`]),
  ];
}

const people = (count: number): string => count.toLocaleString('en-GB');
const percent = (value: number): string => `${value.toFixed(1)}%`;
const bothOf = <T>(one: T | null, other: T | null): readonly [T, T] | null => (one === null || other === null ? null : [one, other]);

function criterion<T>(
  id: Criterion['id'],
  label: string,
  both: readonly [T, T] | null,
  decide: (both: readonly [T, T]) => readonly [boolean, string],
): Criterion {
  if (both === null) return { id, label, standing: 'not-known', words: 'The register does not say it of both' };
  const [isMet, words] = decide(both);
  return { id, label, standing: isMet ? 'met' : 'not-met', words };
}

/** Between the nearest of their sites. */
function distanceKm(from: readonly Place[], to: readonly Place[]): number | null {
  const all = from.flatMap((one) => to.map((other) => kmBetween(one, other)));
  return all.length === 0 ? null : Math.min(...all);
}

function distanceOf(km: number | null, most: number | null): Criterion {
  const label = 'Distance';
  if (km === null) return { id: 'distance', label, standing: 'not-known', words: 'One of the two is not on the map' };
  const { roadTimes, kmPerHour, withinKm } = matchingRules;
  const minutes = Math.max(5, Math.round((km * roadTimes * 60) / kmPerHour / 5) * 5);
  const limit = most ?? withinKm;
  const asked = most === null ? `within ${String(withinKm)} km counts as near` : `up to ${String(most)} km is asked for`;
  return {
    id: 'distance',
    label,
    standing: km <= limit ? 'met' : 'not-met',
    words: `${km < 1 ? 'Less than 1' : `About ${String(Math.round(km))}`} km as the crow flies, perhaps ${String(minutes)} minutes by car; ${asked}`,
  };
}

type Rank = readonly (number | string)[];

function rankOf(need: NeedFacts, { offer, match }: { readonly offer: OfferFacts; readonly match: Match }): Rank {
  const standing = (id: Criterion['id']) => match.criteria.find((one) => one.id === id)?.standing;
  const alikeIn = (['size', 'disadvantage', 'setting'] as const).filter((id) => standing(id) === 'met').length;
  return [
    themeFit(need.theme, offer.theme) === 'same' ? 0 : 1,
    standing('phase') === 'met' ? 0 : 1,
    -alikeIn,
    match.km === null ? 3 : match.km <= matchingRules.nearKm ? 0 : match.km <= matchingRules.withinKm ? 1 : 2,
    offer.providerName.toLowerCase(),
    offer.offerId,
  ];
}

function compare(one: Rank, other: Rank): number {
  for (const [place, value] of one.entries()) {
    const against = other[place];
    if (against === undefined || value === against) continue;
    return value < against ? -1 : 1;
  }
  return 0;
}
