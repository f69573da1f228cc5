import { type LevelId, levelIds } from '../academy/charge.ts';

/** A level of subscription: what a provider buys for a year. It has nothing to do with a tier of support. */
export interface Level {
  readonly id: LevelId;
  readonly name: string;
  readonly says: string;
  readonly pricePence: number;
  /** Nobody has entered it for the year: it is what Waymark ships. */
  readonly isProvisional: boolean;
}

const provisionalLevels: readonly Level[] = [
  { id: 'none', name: 'No subscription', says: 'Every course at its full price.', pricePence: 0, isProvisional: true },
  { id: 'core', name: 'Core', says: 'Network meetings included, and courses at a discount.', pricePence: 45_000, isProvisional: true },
  { id: 'full', name: 'Full', says: 'Nearly every course and conference included.', pricePence: 120_000, isProvisional: true },
];

/** The levels of a year: as entered, and as they ship where nobody entered one. */
export function levelsOf(entered: readonly Omit<Level, 'isProvisional'>[]): Level[] {
  return levelIds.map((id) => {
    const own = entered.findLast((one) => one.id === id);
    const shipped = provisionalLevels.find((one) => one.id === id);
    return own === undefined ? (shipped ?? { id, name: id, says: '', pricePence: 0, isProvisional: true }) : { ...own, isProvisional: false };
  });
}

export interface Subscription {
  readonly id: number;
  readonly providerId: number;
  readonly level: 'core' | 'full';
  readonly from: string;
  readonly to: string;
}

/** What a provider has on a day; none where no subscription holds then. */
export function levelOn(subscriptions: readonly Subscription[], providerId: number | null, day: string): LevelId {
  return subscriptions.find((one) => one.providerId === providerId && one.from <= day && day <= one.to)?.level ?? 'none';
}

/** The one that a new subscription would run beside: a provider has one at a time. */
export function overlapOf(subscriptions: readonly Subscription[], wanted: Omit<Subscription, 'id' | 'level'>): Subscription | null {
  return subscriptions.find((one) => one.providerId === wanted.providerId && one.from <= wanted.to && wanted.from <= one.to) ?? null;
}
