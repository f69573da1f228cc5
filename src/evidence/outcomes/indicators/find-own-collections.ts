import type { Reader } from '../../../platform/database/database.ts';
import { schoolSubjects, type Numbered } from '../figures/compare-figure.ts';
import { findFigures } from '../figures/find-figures.ts';
import { latestOfSchool } from '../figures/school-series.ts';
import { localCollections } from '../measures/local-collections.ts';
import { findLaterReleases } from './find-later-releases.ts';
import { isKnownOn } from './known-on.ts';

/** What the authority collects itself, and facts rest on. */
const collected = {
  auditReturned: 'safeguarding-audit-returned',
  auditRed: 'safeguarding-audit-red',
  governorPlaces: 'governor-places',
  governorVacancies: 'governor-vacancies',
} as const;
type Collected = keyof typeof collected;

export interface CollectedFigure {
  readonly period: string;
  readonly value: number;
  /** "The authority’s own collection: audit-2026.csv". */
  readonly source: string;
  /** The day its file is of; null where it has none. */
  readonly on: string | null;
}

export type OwnCollections = Readonly<Record<Collected, CollectedFigure | null>>;

/** The latest of each, of many providers, as at a day. The database must be asked for the authority whose they are. */
export async function findOwnCollections(
  db: Reader,
  { providers, asAt }: { readonly providers: readonly (Numbered & { readonly id: number })[]; readonly asAt: string },
): Promise<ReadonlyMap<number, OwnCollections>> {
  const names = Object.keys(collected) as Collected[];
  const measures = new Map(names.map((name) => [name, localCollections.find(({ id }) => id === collected[name])]));
  const asked = [...measures.values()].filter((measure) => measure !== undefined);
  const read = await findFigures(db, { measures: asked, groups: ['all'], subjects: providers.flatMap(schoolSubjects), audience: 'staff' });
  const later = await findLaterReleases(db, asAt);
  const set = read.where((figure) => isKnownOn(figure, asAt, later));
  const latest = (name: Collected, provider: Numbered): CollectedFigure | null => {
    const found = latestOfSchool(set, measures.get(name), provider);
    const release = found?.statistic.releases[0];
    return found && release
      ? { period: found.period, value: found.statistic.value, source: `${release.publisher}: ${release.fileName}`, on: release.asAt }
      : null;
  };
  return new Map(
    providers.map((provider) => [provider.id, Object.fromEntries(names.map((name) => [name, latest(name, provider)])) as OwnCollections]),
  );
}
