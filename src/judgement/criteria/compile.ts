import { reasonLabels, type Reason } from '../../kernel/statistic.ts';
import { areaIds, type AreaId } from './areas.ts';
import type { CriteriaDocument, CriteriaSet, FactTest, Floor, FloorLevel, ProfileRow } from './criteria.ts';
import { factDefinitions, isFactId, type SetId } from './facts.ts';

export const floorLevels = ['none', 'vulnerable', 'cause-for-concern'] as const satisfies readonly FloorLevel[];

export interface CompiledIndicator {
  readonly id: string;
  readonly weight: number;
  readonly amberBeyond: number;
  readonly redBeyond: number;
}

export interface CompiledArea {
  readonly id: AreaId;
  readonly indicators: readonly CompiledIndicator[];
}

export type LabelledTest = FactTest & { readonly factLabel: string };

export type CompiledFloor = Floor & { readonly factLabel: string };

export interface CompiledSet extends Pick<CriteriaSet, 'id' | 'smallCohort' | 'areaBands'> {
  readonly floors: readonly CompiledFloor[];
  readonly areas: readonly CompiledArea[];
  readonly securePlus: { readonly all: readonly LabelledTest[]; readonly any: readonly LabelledTest[] };
  readonly triggers: readonly LabelledTest[];
  readonly rowOf: (floor: FloorLevel, red: number, amber: number, securePlus: boolean) => ProfileRow;
  readonly reasonWords: (reason: Reason) => string;
}

export interface Compiled {
  readonly sets: ReadonlyMap<SetId, CompiledSet>;
  readonly confidence: CriteriaDocument['confidence'];
}

/** Prepares criteria for many providers: edges filled in, every row of the decision table looked up once. Throws where the table is not complete (`checkCriteria`). */
export function compile(criteria: CriteriaDocument): Compiled {
  return { sets: new Map(criteria.sets.map((set) => [set.id, compileSet(set)])), confidence: criteria.confidence };
}

function compileSet(set: CriteriaSet): CompiledSet {
  const given = new Map(set.areas.map((area) => [area.id, area]));
  return {
    id: set.id,
    smallCohort: set.smallCohort,
    areaBands: set.areaBands,
    floors: set.floors.map((floor) => ({ ...floor, factLabel: floor.test.kind === 'fact' ? labelOf(floor.test) : floor.label })),
    areas: areaIds.map((id) => ({
      id,
      indicators: (given.get(id)?.indicators ?? []).map((one) => ({
        id: one.id,
        weight: one.weight,
        amberBeyond: one.amberBeyond ?? set.bands.amberBeyond,
        redBeyond: one.redBeyond ?? set.bands.redBeyond,
      })),
    })),
    securePlus: { all: set.securePlus.all.map(labelled), any: set.securePlus.any.map(labelled) },
    triggers: set.triggers.map(labelled),
    rowOf: lookupOf(set.profile),
    reasonWords: (reason) => reasonLabels[reason],
  };
}

const labelled = (test: FactTest): LabelledTest => ({ ...test, factLabel: labelOf(test) });
const labelOf = ({ fact }: FactTest): string => (isFactId(fact) ? factDefinitions[fact].label : fact);

/** Which rows a combination is in: of a complete table exactly one. */
export function rowsFor(profile: readonly ProfileRow[], floor: FloorLevel, red: number, amber: number, securePlus: boolean): ProfileRow[] {
  return profile.filter(
    (row) =>
      row.floors.includes(floor) &&
      row.red.from <= red &&
      red <= row.red.to &&
      row.amber.from <= amber &&
      amber <= row.amber.to &&
      (row.securePlus === null || row.securePlus === securePlus),
  );
}

const most = areaIds.length;
const width = most + 1;

function lookupOf(profile: readonly ProfileRow[]): CompiledSet['rowOf'] {
  const rows: ProfileRow[] = [];
  const place = (floor: FloorLevel, red: number, amber: number, securePlus: boolean): number =>
    ((floorLevels.indexOf(floor) * width + red) * width + amber) * 2 + (securePlus ? 1 : 0);
  for (const [floor, red, amber, securePlus] of combinations()) {
    const [row, other] = rowsFor(profile, floor, red, amber, securePlus);
    if (!row || other) throw new Error(`The decision table is not complete: ${String(red)} red and ${String(amber)} amber, floor ${floor}.`);
    rows[place(floor, red, amber, securePlus)] = row;
  }
  return (floor, red, amber, securePlus) => {
    const row = rows[place(floor, red, amber, securePlus)];
    if (!row) throw new Error(`There are no ${String(red)} red and ${String(amber)} amber areas.`);
    return row;
  };
}

/** Every combination that nine areas can be in. */
export function* combinations(): Generator<readonly [FloorLevel, number, number, boolean]> {
  for (const floor of floorLevels)
    for (let red = 0; red <= most; red += 1)
      for (let amber = 0; red + amber <= most; amber += 1) for (const securePlus of [false, true]) yield [floor, red, amber, securePlus];
}
