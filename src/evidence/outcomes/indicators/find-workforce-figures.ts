import type { Reader } from '../../../platform/database/database.ts';
import { schoolSubjects, type Numbered } from '../figures/compare-figure.ts';
import { findFigures } from '../figures/find-figures.ts';
import { latestOfSchool } from '../figures/school-series.ts';
import { localCollections } from '../measures/local-collections.ts';
import { workforce } from '../measures/workforce.ts';
import { findLaterReleases } from './find-later-releases.ts';
import { isKnownOn } from './known-on.ts';

/** The latest that the files say of a school’s teachers: how many there are, and how many posts stand empty. Null where no file says. */
export interface WorkforceFigures {
  readonly teachers: { readonly period: string; readonly value: number } | null;
  readonly vacancies: { readonly period: string; readonly value: number } | null;
}

const measures = {
  teachers: workforce.find(({ id }) => id === 'teachers'),
  vacancies: localCollections.find(({ id }) => id === 'teacher-vacancies'),
};

/** Of many providers, as at a day: for sums over several, and for the authority’s own staff. The database must be asked for the authority whose they are. */
export async function findWorkforceFigures(
  db: Reader,
  { providers, asAt }: { readonly providers: readonly (Numbered & { readonly id: number })[]; readonly asAt: string },
): Promise<ReadonlyMap<number, WorkforceFigures>> {
  const asked = Object.values(measures).filter((measure) => measure !== undefined);
  const read = await findFigures(db, { measures: asked, groups: ['all'], subjects: providers.flatMap(schoolSubjects), audience: 'staff' });
  const later = await findLaterReleases(db, asAt);
  const set = read.where((figure) => isKnownOn(figure, asAt, later));
  const latest = (measure: (typeof measures)['teachers'], provider: Numbered) => {
    const found = latestOfSchool(set, measure, provider);
    return found === null ? null : { period: found.period, value: found.statistic.value };
  };
  return new Map(
    providers.map((provider) => [provider.id, { teachers: latest(measures.teachers, provider), vacancies: latest(measures.vacancies, provider) }]),
  );
}
