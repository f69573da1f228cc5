/** Who pays for a day of an adviser. */
export const fundingSources = {
  'core': 'Core budget',
  'de-delegated': 'De-delegated by maintained schools',
  'traded': 'Bought by the provider',
  'grant': 'Grant',
} as const;
export type FundingSource = keyof typeof fundingSources;
export const fundingIds = Object.keys(fundingSources) as FundingSource[];

/** Whether a day so paid for is one of those that a provider is entitled to: what it buys, or a grant brings, comes on top. */
export const usesEntitlement = (source: FundingSource): boolean => source === 'core' || source === 'de-delegated';

export interface DayRate {
  readonly source: FundingSource;
  readonly pounds: number;
  /** The first day it holds. */
  readonly from: string;
}

/** What a day costs on a day, in pounds: the latest rate to have begun; where none has, what the criteria say that a day costs. */
export function rateOn(rates: readonly DayRate[], source: FundingSource, on: string, costOfDay: number): number {
  const begun = rates.filter((rate) => rate.source === source && rate.from <= on);
  return begun.toSorted((one, other) => (one.from < other.from ? 1 : -1))[0]?.pounds ?? costOfDay;
}

/** Days are kept to the hundredth, and summed as whole hundredths so that nothing is lost or made by rounding. */
export function sumDays(days: readonly number[]): number {
  return days.reduce((sum, one) => sum + Math.round(one * 100), 0) / 100;
}
