import { dateInWords } from '../../kernel/plain-date.ts';
import type { Reply } from '../../platform/http/route.ts';
import type { SupportPage } from '../common/open-page.ts';
import { sumDays } from '../days/funding.ts';
import { scenarioIds, scenarios } from './forecast.ts';
import { gatherForecast } from './gather-forecast.ts';

const monthInWords = (month: string): string => dateInWords(`${month}-01`).replace(/^1 /, '');

/** Days needed against days there are, by month, and what the tier board would do to it. */
export const showForecast: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const gathered = await gatherForecast(means.db.kysely, { ...request.actor, authorityId: authority.authorityId }, today);
  const { year, forecast, changes, withoutDays, isProvisional, isWithoutTerms, costOfDay } = gathered;
  const { totals, availableLeft } = forecast;
  return {
    kind: 'page',
    template: 'support/forecast/forecast.njk',
    data: {
      year,
      isProvisional,
      isWithoutTerms,
      months: forecast.months.map((month) => ({ ...month, label: monthInWords(month.month), isOver: month.month < today.slice(0, 7) })),
      scenarios: scenarioIds.map((id) => ({
        label: scenarios[id],
        entitled: totals[id].entitled,
        left: totals[id].left,
        more: sumDays([totals[id].entitled, -totals.now.entitled]),
        says: comparedInWords(totals[id].left, availableLeft),
        cost: Math.round(totals[id].left * costOfDay),
      })),
      used: sumDays(forecast.months.map(({ used }) => used)),
      available: forecast.available,
      availableLeft,
      changes: changes.toSorted((one, other) => other.days - one.days),
      withoutDays,
      breadcrumbs: [{ text: 'Adviser days', href: '/adviser-days' }],
    },
  };
};

/** "12 days more than there are", or why that cannot be said. */
function comparedInWords(needed: number, available: number | null): string {
  if (available === null) return 'How many there are has not been entered';
  const over = sumDays([needed, -available]);
  if (over === 0) return 'As many as there are';
  const days = `${Math.abs(over).toLocaleString('en-GB')} ${Math.abs(over) === 1 ? 'day' : 'days'}`;
  return over > 0 ? `${days} more than there are` : `${days} fewer than there are`;
}
