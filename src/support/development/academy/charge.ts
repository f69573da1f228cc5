/** What a place costs whom, and what is given back: by the level of subscription, never by anything that is judged of a school. */
export const levelIds = ['none', 'core', 'full'] as const;
export type LevelId = (typeof levelIds)[number];

export const termIds = ['included', 'discounted', 'full-price'] as const;
export type TermId = (typeof termIds)[number];
export const termLabels: Readonly<Record<TermId, string>> = {
  'included': 'Included in the subscription',
  'discounted': 'At a discount',
  'full-price': 'Full price',
};

export interface LevelTerms {
  readonly term: TermId;
  /** So many per cent off; 0 where there is no discount. */
  readonly off: number;
}
export type CourseTerms = Readonly<Record<LevelId, LevelTerms>>;

/** Provisional: the full price without a subscription, half with core, nothing with full. */
export const provisionalTerms: CourseTerms = {
  none: { term: 'full-price', off: 0 },
  core: { term: 'discounted', off: 50 },
  full: { term: 'included', off: 0 },
};

export interface Charge {
  readonly pence: number;
  readonly level: LevelId;
  /** The rule that gave it, in words: it stands on the charge for good. */
  readonly rule: string;
}

interface Priced {
  readonly pricePence: number;
  readonly terms: CourseTerms;
}

export const pounds = (pence: number): string => {
  const amount = Math.abs(pence) / 100;
  const text = amount.toLocaleString('en-GB', { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2, maximumFractionDigits: 2 });
  return `${pence < 0 ? '−' : ''}£${text}`;
};

export interface Payer {
  readonly level: LevelId;
  readonly levelName: string;
  /** The authority’s own staff: nobody invoices themselves. */
  readonly isOwnStaff: boolean;
}

export function chargeFor({ pricePence, terms }: Priced, { level, levelName, isOwnStaff }: Payer): Charge {
  if (isOwnStaff) return { pence: 0, level: 'none', rule: 'The authority’s own staff are not charged' };
  if (pricePence === 0) return { pence: 0, level, rule: 'It is free for everybody' };
  const { term, off } = terms[level];
  if (term === 'included') return { pence: 0, level, rule: `Included in “${levelName}”` };
  if (term === 'discounted')
    return {
      pence: Math.round((pricePence * (100 - off)) / 100),
      level,
      rule: `${String(off)}% off the price of ${pounds(pricePence)} with “${levelName}”`,
    };
  return { pence: pricePence, level, rule: level === 'none' ? `Full price: ${levelName}` : `Full price with “${levelName}”` };
}

export interface Cancelling {
  readonly on: string;
  readonly freeUntil: string;
  /** The day on which the place was given to somebody who had waited; null where they had it from the first. */
  readonly promotedOn: string | null;
  /** The days, times or place moved after the place was booked: it is not what was booked. */
  readonly isMoved: boolean;
  /** Somebody who waited takes the place at once. */
  readonly isTaken: boolean;
  /** The authority cancelled the session. */
  readonly byUs: boolean;
}

/** Whether what was charged is given back, and why. */
export function decideCredit({ on, freeUntil, promotedOn, isMoved, isTaken, byUs }: Cancelling): { readonly credit: boolean; readonly why: string } {
  if (byUs) return { credit: true, why: 'The session was cancelled' };
  if (on <= freeUntil) return { credit: true, why: 'Cancelled in time' };
  if (isMoved) return { credit: true, why: 'The session was moved after it was booked' };
  if (isTaken) return { credit: true, why: 'Cancelled late, and the place was taken by somebody who waited' };
  // Somebody who came up late never had the days in which cancelling was free.
  if (promotedOn !== null && promotedOn > freeUntil) return { credit: true, why: 'The place came up after the last day of free cancelling' };
  return { credit: false, why: 'Cancelled late, and nobody waited for the place: the charge stands' };
}
