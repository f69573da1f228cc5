import { isBeyond } from './bands.ts';
import { floorLevels, type CompiledFloor } from './compile.ts';
import type { FloorLevel } from './criteria.ts';
import type { BandedIndicator, Change, TestedFloor } from './evaluation.ts';
import { lowerFirst } from './fact-tests.ts';
import { factDefinitions, isFactId } from './facts.ts';
import { farYears, type FarTest } from './floors.ts';
import { figureOfBanded, moveInWords, smallestMove, type Move } from './moved-figures.ts';
import type { Standing } from './standing.ts';

/** What it takes that no floor stricter than a level fires. */
export interface Cleared {
  readonly count: number;
  readonly points: number;
  /** Facts that would be otherwise. */
  readonly changes: readonly Change[];
  /** Figures of the latest year that would be better, by indicator: an area's repair may build on them. */
  readonly figures: ReadonlyMap<string, { readonly change: Change; readonly move: Move }>;
}

export function clearFloors(at: Standing, to: FloorLevel): Cleared {
  const changes: Change[] = [];
  const figures = new Map<string, { readonly change: Change; readonly move: Move }>();
  for (const [index, floor] of at.set.floors.entries()) {
    const tested = at.floors[index];
    if (tested?.answer !== 'fires' || floorLevels.indexOf(floor.tier) <= floorLevels.indexOf(to)) continue;
    const better = floor.test.kind === 'far-from-england' ? betterFigures(at, floor.test) : null;
    if (better === null) changes.push(noLonger(floor, tested));
    for (const [id, move] of better ?? []) {
      const other = figures.get(id);
      if (other && other.move.points >= move.points) continue;
      figures.set(id, { move, change: changeOf(at, id, move.points) });
    }
  }
  const points = [...figures.values()].reduce((sum, { move }) => sum + move.points, 0);
  return { count: changes.length + figures.size, points, changes, figures };
}

function changeOf({ indicators, series }: Standing, id: string, points: number): Change {
  const [banded, indicator] = [bandedOf(indicators, id), series.get(id)];
  if (!banded || !indicator) throw new Error(`There is no figure of ${id}.`);
  return { what: 'indicator', id, says: moveInWords(banded, indicator, points, 'better'), points };
}

const bandedOf = (indicators: readonly BandedIndicator[], id: string) => indicators.find((one) => one.id === id);

/** The better figures of the latest year with which it would not fire; null where that year cannot do it alone. */
function betterFigures(at: Standing, test: FarTest): Map<string, Move> | null {
  const better = new Map<string, Move>();
  for (const id of test.indicators) {
    const [indicator, banded] = [at.series.get(id), bandedOf(at.indicators, id)];
    if (!indicator) continue;
    const { far, isLatestFar } = farYears(indicator, test, at.set);
    if (far < test.years) continue;
    const figure = banded && figureOfBanded(banded);
    if (!isLatestFar || far > test.years || !figure) return null;
    const move = smallestMove(figure, indicator, 'better', (moved) => !isBeyond(moved, test.points, indicator.polarity, 'at-or-past'));
    if (move === null) return null;
    better.set(id, move);
  }
  return better;
}

/** "Concerns accepted at triage in the last 12 months: 2 or fewer"; "No longer: a licensed or unlicensed deficit". */
function noLonger({ id, label, test }: CompiledFloor, tested: TestedFloor): Change {
  const isCount = test.kind === 'fact' && test.atLeast !== undefined && test.atLeast > 1 && isFactId(test.fact);
  const says = isCount ? `${factDefinitions[test.fact].label}: ${String((test.atLeast ?? 1) - 1)} or fewer` : `No longer: ${lowerFirst(label)}`;
  return { what: 'floor', id: tested.id === id ? id : tested.id, says, points: null };
}
