import { sumDays } from '../days/funding.ts';

export interface Month {
  /** "2026-09". */
  readonly month: string;
  /** Days on which pupils are at school, by which days are spread. */
  readonly schoolDays: number;
}

/**
 * So many days over months by their weights, to the hundredth, and in sum exactly what was to be spread: what rounding leaves goes to the months that lost the most by
 * it. Where no month has a weight it all falls in the first.
 */
export function spreadDays(days: number, weights: readonly number[]): number[] {
  const hundredths = Math.round(days * 100);
  const total = weights.reduce((sum, one) => sum + one, 0);
  if (weights.length === 0) return [];
  if (total === 0) return weights.map((_, index) => (index === 0 ? hundredths / 100 : 0));
  const exact = weights.map((weight) => (hundredths * weight) / total);
  const floors = exact.map(Math.floor);
  const order = exact.map((value, index) => ({ index, lost: value - Math.floor(value) })).toSorted((one, other) => other.lost - one.lost || one.index - other.index); // prettier-ignore
  const left = hundredths - floors.reduce((sum, one) => sum + one, 0);
  for (const { index } of order.slice(0, left)) floors[index] = (floors[index] ?? 0) + 1;
  return floors.map((value) => value / 100);
}

/** What a provider is entitled to now and would be, and what it has had. */
export interface Owed {
  readonly now: number;
  /** If what is decided and not issued yet took force. */
  readonly decided: number;
  /** If all that is proposed or decided and not yet issued did. */
  readonly proposed: number;
  readonly used: number;
}
export const scenarios = {
  now: 'As tiers are now',
  decided: 'If what is decided took force',
  proposed: 'If all that is proposed or decided took force',
} as const;
export type Scenario = keyof typeof scenarios;
export const scenarioIds = Object.keys(scenarios) as Scenario[];

export interface ForecastMonth extends Month {
  readonly used: number;
  /** Still to be given in it, by scenario; nought in months that are over. */
  readonly needed: Readonly<Record<Scenario, number>>;
  /** Days that there are in it; null where nobody has entered any. */
  readonly available: number | null;
}

export interface Forecast {
  readonly months: readonly ForecastMonth[];
  readonly totals: Readonly<Record<Scenario, { readonly entitled: number; readonly left: number }>>;
  readonly available: number | null;
  /** Of those that there are, in the months that are not over. */
  readonly availableLeft: number | null;
}

interface Given {
  readonly months: readonly Month[];
  readonly owed: readonly Owed[];
  /** Days given in each month. */
  readonly used: Readonly<Record<string, number>>;
  /** In the year. */
  readonly available: number | null;
  /** The month of today: it and those after it are to come. */
  readonly current: string;
}

/** Days needed by month against days there are. What a provider is owed and has not had falls in the months to come, as school days do; more than was owed frees nobody else’s. */
export function forecastDays({ months, owed, used, available, current }: Given): Forecast {
  const weights = months.map(({ schoolDays }) => schoolDays);
  const toCome = months.map(({ month, schoolDays }) => (month >= current ? schoolDays : 0));
  const hasToCome = months.some(({ month }) => month >= current);
  const left = (scenario: Scenario): number => sumDays(owed.map((one) => Math.max(0, one[scenario] - one.used)));
  const spread = (scenario: Scenario): number[] => (hasToCome ? spreadOver(left(scenario), months, toCome, current) : months.map(() => 0));
  const needed = Object.fromEntries(scenarioIds.map((scenario) => [scenario, spread(scenario)])) as Record<Scenario, number[]>;
  const there = available === null ? null : spreadDays(available, weights);
  return {
    months: months.map((month, index) => ({
      ...month,
      used: used[month.month] ?? 0,
      needed: Object.fromEntries(scenarioIds.map((scenario) => [scenario, needed[scenario][index] ?? 0])) as Record<Scenario, number>,
      available: there === null ? null : (there[index] ?? 0),
    })),
    totals: Object.fromEntries(
      scenarioIds.map((scenario) => [scenario, { entitled: sumDays(owed.map((one) => one[scenario])), left: left(scenario) }]),
    ) as Forecast['totals'],
    available,
    availableLeft: there === null ? null : sumDays(there.filter((_, index) => (months[index]?.month ?? '') >= current)),
  };
}

/** Over the months to come; where none of them has a school day, all in the first of them. */
function spreadOver(days: number, months: readonly Month[], weights: readonly number[], current: string): number[] {
  if (weights.some((weight) => weight > 0)) return spreadDays(days, weights);
  const first = months.findIndex(({ month }) => month >= current);
  return months.map((_, index) => (index === first ? days : 0));
}
