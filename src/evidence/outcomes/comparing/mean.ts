import { isValue, none, type Statistic, type StatisticValue } from '../../../kernel/statistic.ts';
import { assertOneUnit, listInWords, marksOf, releasesOf, valuesOf, withoutNoise, type Named } from './values.ts';

/** Provisional: not from the published framework. At least this share of the values must be published for a mean of them to be given. */
const leastShareOfValues = 0.5;

/** More names than these say less than their number. */
const mostNamed = 5;

/**
 * The mean of the values, each counted alike: not rounded, and shown with one decimal more than they have. Of those published only; with fewer than half of
 * them there is none. It has no cohort, because it is not counted over pupils, and so no interval.
 */
export function meanOf(values: readonly Named[]): Statistic {
  const published = valuesOf(values.map(({ statistic }) => statistic));
  const [first] = published;
  if (first === undefined || published.length < values.length * leastShareOfValues) return tooFew(values, published.length);
  assertOneUnit(published);
  const sum = published.reduce((total, { value }) => total + value, 0);
  return made(withoutNoise(sum / published.length), null, published);
}

/**
 * All pupils together: the values weighted by their cohorts. Only where every value that is published has its cohort published; otherwise the
 * weights would be guessed.
 */
export function pooledOf(values: readonly Named[]): Statistic {
  const published = valuesOf(values.map(({ statistic }) => statistic));
  const [first] = published;
  if (first === undefined || published.length < values.length * leastShareOfValues) return tooFew(values, published.length);
  assertOneUnit(published);
  const releases = releasesOf(published);
  if (first.unit === 'number') return none('not-applicable', { because: 'A number is not a share of anything, so it cannot be pooled.', releases });
  const unweighted = values.filter(({ statistic }) => isValue(statistic) && statistic.cohort === null).map(({ name }) => name);
  if (unweighted.length > 0) {
    const some = unweighted.length > mostNamed ? `${unweighted.length} of ${values.length}` : listInWords(unweighted);
    const whose = unweighted.length === values.length ? 'any of them' : some;
    return none('not-available', { because: `Not pooled: the number of pupils is not published for ${whose}.`, releases });
  }
  const cohort = published.reduce((total, value) => total + (value.cohort ?? 0), 0);
  if (cohort <= 0) return none('not-available', { because: 'Not pooled: there are no pupils.', releases });
  const sum = published.reduce((total, { value, cohort: weight }) => total + value * (weight ?? 0), 0);
  return made(withoutNoise(sum / cohort), cohort, published);
}

function made(value: number, cohort: number | null, of: readonly StatisticValue[]): StatisticValue {
  const decimals = Math.max(...of.map((one) => one.decimals)) + 1;
  return { kind: 'value', value, unit: of[0]?.unit ?? 'number', decimals, cohort, marks: marksOf(of), releases: releasesOf(of) };
}

function tooFew(values: readonly Named[], published: number): Statistic {
  const releases = releasesOf(values.map(({ statistic }) => statistic));
  if (values.length === 0) return none('too-few-values', { because: 'There is nothing to compare with.', releases });
  return none('too-few-values', { because: `Only ${published} of ${values.length} are published: too few for a mean of them.`, releases });
}
