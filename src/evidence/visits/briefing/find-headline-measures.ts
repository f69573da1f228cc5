import { resultsYear } from '../../../kernel/period.ts';
import { reasonLabels, valueInWords } from '../../../kernel/statistic.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { listProvidersOnDay } from '../../../register/index.ts';
import { isPublishedOfSchools } from '../../outcomes/figures/school-series.ts';
import { findIndicators } from '../../outcomes/indicators/find-indicators.ts';
import type { Indicator, IndicatorValue } from '../../outcomes/indicators/indicator.ts';
import { listMeasures } from '../../outcomes/measures/find-measures.ts';

interface Question {
  readonly providerId: number;
  readonly authorityId: number;
  readonly laCode: string;
  readonly today: string;
}

/** The headline measures that are for a provider, each with its latest number or why there is none. A provider that is not open has none. */
export async function findHeadlineMeasures(db: Reader, { providerId, authorityId, laCode, today }: Question) {
  const [provider] = await listProvidersOnDay(db, { authorityId, laCode, asAt: today, ids: [providerId] });
  if (provider === undefined) return [];
  const headline = (await listMeasures(db)).filter(
    (measure) => measure.isHeadline === true && measure.polarity !== 'neither' && isPublishedOfSchools(measure, 'all'),
  );
  const ids = headline.map(({ id }) => `${id}|all`);
  const [found] = await findIndicators(db, { providers: [{ ...provider, urns: provider.urns.map(String) }], ids, asAt: today }, [{}]);
  // A measure of all phases and the one of its own phase are one and the same of a school.
  const byName = new Map((found?.get(providerId) ?? []).map((indicator) => [indicator.name, indicator]));
  return [...byName.values()].map(presentIndicator);
}

function presentIndicator({ name, unit, decimals, polarity, points }: Indicator) {
  const [latest, before] = points;
  const words = (value: IndicatorValue | undefined): string | null => (value !== undefined && 'value' in value ? valueInWords(value.value, unit, decimals) : null);
  const numberOf = (value: IndicatorValue | undefined): number | null => (value !== undefined && 'value' in value ? value.value : null);
  const own = latest?.own;
  // Across a break in the series nothing is compared.
  const earlier = own !== undefined && 'value' in own && own.isBreak === true ? undefined : before;
  return {
    name,
    polarity,
    year: latest === undefined ? null : resultsYear(latest.period),
    value: numberOf(own),
    words: words(own),
    whyNone: own === undefined ? reasonLabels['not-loaded'] : 'reason' in own ? (own.because ?? reasonLabels[own.reason]) : null,
    isLoaded: own !== undefined && !('reason' in own && own.reason === 'not-loaded'),
    england: numberOf(latest?.england),
    englandWords: words(latest?.england),
    before: numberOf(earlier?.own),
    beforeWords: words(earlier?.own),
    beforeYear: earlier === undefined ? null : resultsYear(earlier.period),
    fifth: latest?.fifthOfSimilar?.fifth ?? null,
    among: latest?.fifthOfSimilar?.among ?? null,
  };
} // prettier-ignore
