import { resultsYear } from '../../../kernel/period.ts';
import { isValue, statisticInWords, valueInWords } from '../../../kernel/statistic.ts';
import type { MeasuredYears } from '../../../evidence/index.ts';
import type { SupportingMeasures } from '../practice/themes.ts';
import type { PublishedSupport } from './matching.ts';

/**
 * What the publishers say of a provider’s strength in a theme, beside England: its latest published number of the first measure that has one. It is a support for what is
 * offered, and no judgement; where there is none, the reason is said.
 */
export function publishedSupport(measures: SupportingMeasures, found: readonly MeasuredYears[]): PublishedSupport {
  if ('none' in measures) return { standing: 'not-known', words: measures.none };
  const ofTheme = measures.ids.flatMap((id) => found.filter(({ measure }) => measure.id === id));
  for (const { measure, years } of ofTheme) {
    const latest = years.findLast(({ statistic }) => isValue(statistic));
    if (latest === undefined || !isValue(latest.statistic)) continue;
    const { statistic, england, period } = latest;
    const own = `${measure.name}, ${resultsYear(period)}: ${statisticInWords(statistic)}`;
    if (!isValue(england)) return { standing: 'not-known', words: `${own}. For England: ${statisticInWords(england)}` };
    const isAsGood = measure.polarity === 'lower' ? statistic.value <= england.value : statistic.value >= england.value;
    // Publishers write England’s to more places than a school’s.
    const beside = valueInWords(england.value, england.unit, Math.min(statistic.decimals, england.decimals));
    const published = `${own}, and ${beside} in England`;
    return measure.polarity === 'neither'
      ? { standing: 'not-known', words: published }
      : { standing: isAsGood ? 'met' : 'not-met', words: published };
  }
  const [first] = ofTheme;
  const why = first?.years.at(-1)?.statistic;
  if (first === undefined || why === undefined) return { standing: 'not-known', words: 'No result that speaks of it is published for this provider' };
  return { standing: 'not-known', words: `${first.measure.name}: ${statisticInWords(why)}` };
}
