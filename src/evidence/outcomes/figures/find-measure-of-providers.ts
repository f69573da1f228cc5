import type { Period } from '../../../kernel/period.ts';
import { none, type Statistic } from '../../../kernel/statistic.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { pooledOf } from '../comparing/mean.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import { findMeasure, listMeasures } from '../measures/find-measures.ts';
import type { Measure } from '../measures/measure.ts';
import { compareArea, figureOfSchool, type Numbered, schoolSubjects } from './compare-figure.ts';
import { askOfArea } from './find-compared.ts';
import { findFigures } from './find-figures.ts';
import { latestOfSchool } from './school-series.ts';

export interface FigureOfYear {
  readonly period: Period;
  readonly statistic: Statistic;
}

export interface MeasureOfProviders {
  readonly measure: Measure;
  /** Each provider’s latest number with its year; where it has none, why, for the latest year in which any has one. */
  readonly of: ReadonlyMap<number, FigureOfYear>;
  /** The latest year in which any of them has a number; null where none has. */
  readonly period: Period | null;
  /** The authority and England in the latest year that the authority has; null where no file has one. */
  readonly area: (FigureOfYear & { readonly england: Statistic }) | null;
  /** All children of some of them together, in the year of `period`. */
  readonly pooled: (providers: readonly (Numbered & { readonly name: string })[]) => Statistic;
}

export interface MeasureAsked<Provider> {
  readonly measureId: string;
  readonly providers: readonly Provider[];
  readonly laCode: string;
  readonly today: string;
  readonly audience: Audience;
}

/** One measure of many providers, schools by URN and settings by registration number, and of their authority. Undefined where there is no such measure. */
export async function findMeasureOfProviders<Provider extends Numbered & { readonly id: number }>(
  db: Reader,
  { measureId, providers, laCode, today, audience }: MeasureAsked<Provider>,
): Promise<MeasureOfProviders | undefined> {
  const measure = findMeasure(await listMeasures(db), measureId);
  if (measure === undefined) return undefined;
  const set = await findFigures(db, { measures: [measure], groups: ['all'], subjects: providers.flatMap(schoolSubjects), audience });
  const latest = new Map(providers.map((provider) => [provider.id, latestOfSchool(set, measure, provider)]));
  const period = [...latest.values()].flatMap((one) => (one === null ? [] : [one.period])).toSorted().at(-1) ?? null;
  const reported = period ?? set.periods(measure)[0] ?? null;
  const asked = await askOfArea(db, { measures: [measure], groups: ['all'], laCode, today, audience });
  const areaPeriod = asked?.set.latest(measure, 'all', 'authority');
  const compared = asked === undefined || areaPeriod === undefined ? null : compareArea(asked.set, measure, 'all', asked.area, areaPeriod);
  return {
    measure,
    period,
    of: new Map(
      providers.flatMap((provider): [number, FigureOfYear][] => {
        const own = latest.get(provider.id) ?? null;
        if (own !== null) return [[provider.id, own]];
        return reported === null ? [] : [[provider.id, { period: reported, statistic: figureOfSchool(set, measure, 'all', provider, reported).statistic }]];
      }),
    ),
    area:
      compared === null || areaPeriod === undefined
        ? null
        : { period: areaPeriod, statistic: compared.statistic, england: compared.comparators.england ?? none('not-loaded') },
    pooled: (some) =>
      period === null
        ? none('not-loaded')
        : pooledOf(some.map((one) => ({ name: one.name, statistic: figureOfSchool(set, measure, 'all', one, period).statistic }))),
  };
} // prettier-ignore
