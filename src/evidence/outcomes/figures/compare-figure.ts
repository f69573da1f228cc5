import type { Period } from '../../../kernel/period.ts';
import { none, type Statistic, type Status } from '../../../kernel/statistic.ts';
import { meanOf, pooledOf } from '../comparing/mean.ts';
import { compareWithNeighbours, type NeighboursComparison } from '../comparing/neighbours.ts';
import type { GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';
import { englandSubject, type FigureSet, type Subject } from './figure-set.ts';
import type { Area } from './find-areas.ts';
import type { School } from './find-schools.ts';
import type { FoundSimilarSchools } from './find-similar-schools.ts';

export const comparatorNames = {
  england: 'England',
  region: 'Region',
  neighbours_mean: 'Statistical neighbours, mean of the authorities',
  neighbours_pooled: 'Statistical neighbours, pupils pooled',
  authority: 'Authority',
  locality_mean: 'Schools of the locality, mean',
  locality_pooled: 'Schools of the locality, pupils pooled',
  trust_mean: 'Schools of the trust, mean',
  trust_pooled: 'Schools of the trust, pupils pooled',
  similar_mean: 'Similar schools, mean',
  similar_pooled: 'Similar schools, pupils pooled',
} as const;
export type Comparator = keyof typeof comparatorNames;

export interface ComparedFigure {
  readonly statistic: Statistic;
  readonly status: Status | null;
  /** Under another number than the school’s present one: its results from before it became an academy. Null where it is its own, or an area’s. */
  readonly underUrn: string | null;
  readonly comparators: Partial<Record<Comparator, Statistic>>;
  /** Both methods of the neighbours, which are missing, and why they differ. */
  readonly neighbours: NeighboursComparison;
}

const authority = (laCode: string): Subject => ({ level: 'authority', code: laCode });

/** Every number that its figures may stand under, the present one first: a school’s URNs, a setting’s numbers with Ofsted. */
export interface Numbered {
  readonly urn: number | null;
  readonly urns: readonly string[];
  readonly registrationNumbers?: readonly string[];
}

export const schoolSubjects = ({ urns, registrationNumbers = [] }: Numbered): Subject[] => [
  ...urns.map((code): Subject => ({ level: 'school', code })),
  ...registrationNumbers.map((code): Subject => ({ level: 'provider', code: code.toUpperCase() })),
];

/** The area, its region, its neighbours and England: whom a question for a comparison is asked of. */
export function subjectsAround(area: Area): Subject[] {
  const region: Subject[] = area.region === null ? [] : [{ level: 'region', code: area.region.code }];
  return [authority(area.laCode), englandSubject, ...region, ...area.neighbours.map(({ laCode }) => authority(laCode))];
}

/** What England, the region and the neighbours by both methods have for the same. */
export function compareArea(set: FigureSet, measure: Measure, group: GroupId, area: Area, period: Period): ComparedFigure {
  const found = set.find(measure, group, authority(area.laCode), period);
  const around = compareAround(set, measure, group, area, period);
  return { statistic: set.get(measure, group, authority(area.laCode), period), status: found?.status ?? null, underUrn: null, ...around };
}

function compareAround(
  set: FigureSet,
  measure: Measure,
  group: GroupId,
  area: Area | undefined,
  period: Period,
): Pick<ComparedFigure, 'comparators' | 'neighbours'> {
  const neighbours = compareWithNeighbours(
    (area?.neighbours ?? []).map(({ laCode, name }) => ({ name, statistic: set.get(measure, group, authority(laCode), period) })),
  );
  const region = area?.region ? set.get(measure, group, { level: 'region', code: area.region.code }, period) : none('not-loaded');
  return {
    neighbours,
    comparators: {
      england: set.get(measure, group, englandSubject, period),
      region,
      neighbours_mean: neighbours.mean,
      neighbours_pooled: neighbours.pooled,
    },
  };
}

/** A school’s figure, under the number it had in that year. */
export function figureOfSchool(
  set: FigureSet,
  measure: Measure,
  group: GroupId,
  school: Numbered,
  period: Period,
): Pick<ComparedFigure, 'statistic' | 'status' | 'underUrn'> {
  for (const subject of schoolSubjects(school)) {
    const found = set.find(measure, group, subject, period);
    if (found) {
      const underUrn = subject.level === 'provider' || subject.code === String(school.urn) ? null : subject.code;
      return { statistic: set.get(measure, group, subject, period), status: found.status, underUrn };
    }
  }
  const code = school.urns[0] ?? String(school.urn);
  return { statistic: set.get(measure, group, { level: 'school', code }, period), status: null, underUrn: null };
}

export interface SchoolPeers {
  readonly locality: readonly School[];
  readonly trust: readonly School[];
  /** Of England’s, those with pupils most like its own. */
  readonly similar: readonly School[];
}

/** A school beside its authority, locality, trust, the authority’s neighbours, its region and England. */
export function compareSchool(
  set: FigureSet,
  measure: Measure,
  group: GroupId,
  { school, area, peers }: { readonly school: School; readonly area: Area | undefined; readonly peers: SchoolPeers },
  period: Period,
): ComparedFigure {
  const of = (schools: readonly School[]) =>
    schools.map((each) => ({ name: each.name, statistic: figureOfSchool(set, measure, group, each, period).statistic }));
  const around = compareAround(set, measure, group, area, period);
  return {
    ...figureOfSchool(set, measure, group, school, period),
    neighbours: around.neighbours,
    comparators: {
      ...around.comparators,
      ...(area === undefined ? {} : { authority: set.get(measure, group, authority(area.laCode), period) }),
      ...(peers.locality.length === 0 ? {} : { locality_mean: meanOf(of(peers.locality)), locality_pooled: pooledOf(of(peers.locality)) }),
      ...(peers.trust.length === 0 ? {} : { trust_mean: meanOf(of(peers.trust)), trust_pooled: pooledOf(of(peers.trust)) }),
      ...(peers.similar.length === 0 ? {} : { similar_mean: meanOf(of(peers.similar)), similar_pooled: pooledOf(of(peers.similar)) }),
    },
  };
}

/** The phases whose schools have results that can be set beside this one’s: an all-through school has both. */
export function phasesBeside(phase: string): string[] {
  return phase === 'all-through' ? ['primary', 'secondary', 'all-through'] : [phase, 'all-through'];
}

/** An area, with the answers to one question about it and those it is held against. */
export interface AskedArea {
  readonly area: Area;
  readonly set: FigureSet;
}

/** A school, with its peers and the answers to one question about them all. */
export interface AskedOfSchool {
  readonly school: School;
  readonly area: Area | undefined;
  readonly peers: SchoolPeers;
  readonly similar: FoundSimilarSchools;
  readonly set: FigureSet;
}
