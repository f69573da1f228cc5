import { isValue, none } from '../../../kernel/statistic.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Numbered } from '../figures/compare-figure.ts';
import { schoolSubjects } from '../figures/compare-figure.ts';
import { englandSubject, type FigureSet } from '../figures/figure-set.ts';
import { fifthAmong } from '../figures/find-distribution.ts';
import { findFigures } from '../figures/find-figures.ts';
import { isPublishedOfSchools, seriesOfSchool, type SeriesPoint } from '../figures/school-series.ts';
import { groups, isGroup, type GroupId } from '../measures/groups.ts';
import { listMeasures } from '../measures/find-measures.ts';
import type { Measure } from '../measures/measure.ts';
import { findSimilarValues, type SimilarValues } from './find-similar-values.ts';
import { fitOf, type WhoIsTaught } from './for-provider.ts';
import {
  measureFor,
  noneCollected,
  noneOfSchools,
  sourceOfPoint,
  valueOf,
  withoutTail,
  yearsUpTo,
  type Indicator,
  type IndicatorPoint,
} from './indicator.ts';
import { findLaterReleases } from './find-later-releases.ts';
import { isKnownOn } from './known-on.ts';

export type MeasuredProvider = Numbered & WhoIsTaught & { readonly id: number };

export interface IndicatorQuestion {
  /** All that are asked about together: the latest year is the latest that any of them has. */
  readonly providers: readonly MeasuredProvider[];
  /** Measures and groups: "ks2-rwm-expected|disadvantaged". Those that there are not are left out. */
  readonly ids: readonly string[];
  /** Figures of later releases, and of years that had not ended, are left out. */
  readonly asAt: string;
}

/** Which of the results that are loaded count. */
export interface ResultsState {
  /** What schools returned in July and August too: never for a proposal. */
  readonly includeUnvalidated?: boolean;
  /** As it was before the latest release of each figure: to see what that release moves. */
  readonly beforeLatest?: boolean;
}

interface Asked {
  readonly id: string;
  readonly measure: Measure;
  readonly group: GroupId;
}

type IndicatorsById = ReadonlyMap<number, readonly Indicator[]>;

/**
 * The indicators of many providers by id, each only those that are for it, in the order of their ids: for each state of the results that is asked for, of one reading. A few
 * queries, however many providers they are of.
 */
export async function findIndicators(db: Reader, question: IndicatorQuestion, states: readonly ResultsState[]): Promise<IndicatorsById[]> {
  const { providers, asAt } = question;
  const measures = new Map((await listMeasures(db)).map((measure) => [measure.id, measure]));
  const asked = askedOf(measures, question.ids);
  const phases = [...new Set(providers.map(({ phase }) => phase))];
  const wanted = new Set(asked.flatMap(({ measure }) => [measure, ...phases.map((phase) => measureFor(measures, measure, phase))]));
  const read = await findFigures(db, {
    measures: [...wanted],
    groups: [...new Set(asked.map(({ group }) => group))],
    subjects: [englandSubject, ...providers.flatMap(schoolSubjects)],
    audience: 'staff',
  });
  const later = await findLaterReleases(db, asAt);
  const similar = await findSimilarValues(
    db,
    providers,
    asked.map(({ measure }) => measure),
  );
  const known = read.where((figure) => isKnownOn(figure, asAt, later));
  return states.map(({ includeUnvalidated = false, beforeLatest = false }): IndicatorsById => {
    const settled = includeUnvalidated ? known : known.where(({ status }) => status !== 'unvalidated');
    const set = beforeLatest ? settled.beforeLatest() : settled;
    const latest = new Map(
      [...wanted].flatMap((measure) => asked.map(({ group }) => [`${measure.id}|${group}`, latestIn(set, measure, group)] as const)),
    );
    return new Map(
      providers.map((provider) => [
        provider.id,
        asked.flatMap((one): Indicator[] => {
          const measure = measureFor(measures, one.measure, provider.phase);
          const period = latest.get(`${measure.id}|${one.group}`);
          return indicatorOf(one, { provider, measure, period, set, similar });
        }),
      ]),
    );
  });
}

function askedOf(measures: ReadonlyMap<string, Measure>, ids: readonly string[]): Asked[] {
  return [...new Set(ids)].sort().flatMap((id): Asked[] => {
    const [name = '', group = ''] = id.split('|');
    const measure = measures.get(name);
    return measure && measure.polarity !== 'neither' && isGroup(group) ? [{ id, measure, group }] : [];
  });
}

/** The latest year that any school has; where none does, that England has. */
function latestIn(set: FigureSet, measure: Measure, group: GroupId): string | undefined {
  return set.latest(measure, group, 'school') ?? set.latest(measure, group, 'provider') ?? set.latest(measure, group, 'country');
}

interface Found {
  readonly provider: MeasuredProvider;
  readonly measure: Measure;
  readonly period: string | undefined;
  readonly set: FigureSet;
  readonly similar: SimilarValues;
}

function indicatorOf({ id, measure: asked, group }: Asked, { provider, measure, period, set, similar }: Found): Indicator[] {
  const fit = fitOf(asked, provider);
  if (fit === 'no') return [];
  const series = period === undefined ? [] : seriesOfSchool(set, { measure, group }, provider, yearsUpTo(period));
  if (fit === 'where-known' && !series.some(({ own }) => isValue(own))) return [];
  const { name, unit, decimals, polarity } = measure;
  const better = polarity === 'lower' ? 'lower' : 'higher';
  const unpublished = whyUnpublished(measure, group);
  const points = withoutTail(series).map((point, index): IndicatorPoint => {
    const own =
      isValue(point.own) || point.own.releases.length > 0 || unpublished === null ? point.own : none('not-published', { because: unpublished });
    return {
      period: point.period,
      own: valueOf(own),
      england: valueOf(point.england),
      fifthOfSimilar: index < 3 ? fifthOf({ asked, provider, point, better, similar }) : null,
      source: sourceOfPoint(point),
      status: point.status,
    };
  });
  return [{ id, name: nameFor(name, group), unit, decimals, polarity: better, points }];
}

/** “Reading, writing and maths, expected standard (disadvantaged)”. */
function nameFor(name: string, group: GroupId): string {
  if (group === 'all') return name;
  const words = groups[group];
  return `${name} (${/^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words})`;
}

/** Null where somebody publishes it for single schools. */
function whyUnpublished(measure: Measure, group: GroupId): string | null {
  if (isPublishedOfSchools(measure, group)) return null;
  return (measure.groups[group] ?? []).some(({ isOwn }) => isOwn === true) ? noneCollected : noneOfSchools;
}

function fifthOf(found: {
  readonly asked: Measure;
  readonly provider: MeasuredProvider;
  readonly point: SeriesPoint;
  readonly better: 'higher' | 'lower';
  readonly similar: SimilarValues;
}): IndicatorPoint['fifthOfSimilar'] {
  const { asked, provider, point, better, similar } = found;
  if (!isValue(point.own)) return null;
  const values = similar(asked, provider, point.period);
  const fifth = fifthAmong(values, point.own.value, better);
  return fifth === null ? null : { fifth, among: values.length };
}
