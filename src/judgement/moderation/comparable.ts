import { areaLabels, type AreaId } from '../criteria/areas.ts';
import type { Band, Evaluation } from '../criteria/evaluate.ts';

/** A case as it is compared with others: by its bands and floors, and never by the tier that somebody gave it. */
export interface ComparableCase {
  readonly caseId: number;
  readonly name: string;
  readonly evaluation: Pick<Evaluation, 'setId' | 'floor' | 'areas'>;
}

export interface Comparable {
  readonly caseId: number;
  /** Nought: the same in every band and floor. */
  readonly distance: number;
  readonly says: string;
}

const places: Readonly<Record<Exclude<Band, 'none'>, number>> = { green: 0, amber: 1, red: 2 };
const floorPlaces = { 'none': 0, 'vulnerable': 1, 'cause-for-concern': 2 } as const;

/** Two bands apart count two. Where either is not known, nothing is known of how far apart they are: half a band. */
function apart(one: Band, other: Band): number {
  if (one === other) return 0;
  if (one === 'none' || other === 'none') return 0.5;
  return Math.abs(places[one] - places[other]);
}

/** The cases most like one, under the same set of criteria, so that like is judged alike: at most two, the nearest first, then by name. */
export function findComparable(one: ComparableCase, among: readonly ComparableCase[], most = 2): readonly Comparable[] {
  return among
    .filter(({ caseId, evaluation }) => caseId !== one.caseId && evaluation.setId === one.evaluation.setId)
    .map((other) => ({ other, ...compare(one, other) }))
    .sort((a, b) => a.distance - b.distance || compareNames(a.other, b.other))
    .slice(0, most)
    .map(({ other, distance, says }) => ({ caseId: other.caseId, distance, says }));
}

function compare(one: ComparableCase, other: ComparableCase): { readonly distance: number; readonly says: string } {
  const theirs = new Map(other.evaluation.areas.map(({ id, band }) => [id, band]));
  let distance = 2 * Math.abs(floorPlaces[one.evaluation.floor] - floorPlaces[other.evaluation.floor]);
  const differing: string[] = distance > 0 ? ['floors'] : [];
  for (const { id, band } of one.evaluation.areas) {
    const far = apart(band, theirs.get(id) ?? 'none');
    if (far > 0) differing.push(nameOf(id));
    distance += far;
  }
  return { distance, says: differing.length === 0 ? 'The same in every band and floor.' : `The same but for ${listed(differing)}.` };
}

const nameOf = (id: AreaId): string => areaLabels[id].toLowerCase();
const listed = (names: readonly string[]): string =>
  names.length === 1 ? String(names[0]) : `${names.slice(0, -1).join(', ')} and ${String(names.at(-1))}`;
const compareNames = (one: ComparableCase, other: ComparableCase): number =>
  one.name === other.name ? one.caseId - other.caseId : one.name < other.name ? -1 : 1;
