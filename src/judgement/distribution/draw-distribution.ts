import { dateInWords } from '../../kernel/plain-date.ts';
import type { Statistic } from '../../kernel/statistic.ts';
import { tierLabels, tiers } from '../../kernel/tier.ts';
import { type Chart } from '../../ui/charts/drawing.ts';
import { describeLineChart } from '../../ui/charts/line-chart.ts';
import type { TierCount } from './distribution.ts';

export interface CountedDay {
  readonly day: string;
  readonly counts: readonly TierCount[];
}

const months = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: '2-digit', timeZone: 'UTC' });
const shortDay = (day: string): string => months.format(new Date(`${day}T00:00:00Z`));

export function percentInWords(share: number | null): string {
  return share === null ? 'Nobody' : `${String(Math.round(share * 100))}%`;
}

const countOf = ({ counts }: CountedDay, tier: (typeof tiers)[number]): number => counts.find((one) => one.tier === tier)?.count ?? 0;
const counted = (value: number): Statistic => ({ kind: 'value', value, unit: 'number', decimals: 0, cohort: null, marks: [], releases: [] });

/** “On 23 November 2026, 3 were Secure+ … ; on 30 September 2026, …”. */
function summaryOf(days: readonly CountedDay[]): string {
  const say = (counted: CountedDay): string =>
    `on ${dateInWords(counted.day)} ${tiers.map((tier) => `${String(countOf(counted, tier))} ${tierLabels[tier]}`).join(', ')}`;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return 'No tier was in force.';
  const text = first === last ? say(last) : `${say(first)}; ${say(last)}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Four looks that are alike in weight: none of them is what the page is about. */
const roleOf = { 'secure-plus': 'similar', 'secure': 'locality', 'vulnerable': 'authority', 'cause-for-concern': 'neighbours' } as const;

/** How many providers were in each tier, over time. */
export function describeDistribution(days: readonly CountedDay[]): Chart {
  return describeLineChart({
    id: 'tiers-over-time',
    title: 'Providers in each tier, over time',
    summary: summaryOf(days),
    unit: 'number',
    periods: days.map(({ day }) => shortDay(day)),
    series: tiers.map((tier) => ({
      name: tierLabels[tier],
      role: roleOf[tier],
      points: days.map((one) => ({ period: shortDay(one.day), statistic: counted(countOf(one, tier)) })),
    })),
  });
}
