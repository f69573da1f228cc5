import { colourOf, isLastingRed, weigh } from './area-bands.ts';
import { bandOf } from './bands.ts';
import type { CompiledIndicator } from './compile.ts';
import type { Band, BandedArea, BandedIndicator, Change } from './evaluation.ts';
import type { IndicatorFacts } from './facts.ts';
import type { Cleared } from './floor-repairs.ts';
import { figureOfBanded, moveInWords, smallestMove, type Move } from './moved-figures.ts';
import { edgesOf, isHeldByReport, type Standing } from './standing.ts';

/** One way that an area could stand, and what it takes beyond what clears the floors. */
export interface Repair {
  readonly band: Band;
  readonly count: number;
  readonly points: number;
  readonly changes: readonly Change[];
}

/** An indicator as it would stand when the floors are cleared. */
interface Part {
  readonly banded: BandedIndicator;
  readonly indicator: IndicatorFacts;
  readonly edges: CompiledIndicator;
  readonly band: Band;
  /** What clearing floors has moved already: to go further is no further change. */
  readonly already: Move | null;
}

type Target = 'amber' | 'green';

/** As the area is; and the fewest changes by which it is no longer red, and green. */
export function repairsOf(at: Standing, area: BandedArea, cleared: Cleared): Repair[] {
  const parts = partsOf(at, area, cleared);
  const isHeld = isHeldByReport(area);
  const band = colourOf(at.set.areaBands, weigh(parts.map((part) => ({ ...part.banded, band: part.band }))), isHeld);
  const repairs: Repair[] = [{ band, count: 0, points: 0, changes: [] }];
  if (band === 'red') repairs.push(repair(at, parts, isHeld, fixesOfRed(at, parts), null));
  if (band !== 'green') repairs.push(repair(at, parts, isHeld, fixesToGreen(at, parts), area));
  return repairs;
}

function partsOf(at: Standing, area: BandedArea, { figures }: Cleared): Part[] {
  return at.indicators.flatMap((banded): Part[] => {
    const indicator = at.series.get(banded.id);
    if (banded.area !== area.id || banded.band === 'none' || !indicator) return [];
    const edges = edgesOf(at, banded);
    const already = figures.get(banded.id)?.move ?? null;
    return [{ banded, indicator, edges, already, band: already ? bandOf(already.figure, edges, indicator.polarity) : banded.band }];
  });
}

type Fixes = ReadonlyMap<Part, Target>;

/** Those red two years running, and then as few as leave too little red: the heaviest first. */
function fixesOfRed({ set }: Standing, parts: readonly Part[]): Fixes {
  const reds = parts.filter(({ band }) => band === 'red');
  const fixes = new Map<Part, Target>();
  let left = reds.reduce((sum, { banded }) => sum + banded.weight, 0);
  const isLasting = (part: Part): boolean => isLastingRed({ ...part.banded, band: part.band });
  const ordered = reds.toSorted((one, other) => Number(isLasting(other)) - Number(isLasting(one)) || heaviestFirst('amber')(one, other));
  for (const part of ordered) {
    if (left < set.areaBands.redAt && !isLasting(part)) break;
    fixes.set(part, 'amber');
    left -= part.banded.weight;
  }
  return fixes;
}

/** Every red; and as few ambers as leave too little amber. A red that may stay amber need not be green. */
function fixesToGreen({ set }: Standing, parts: readonly Part[]): Fixes {
  const { amberAt } = set.areaBands;
  const ambers = parts.filter(({ band }) => band === 'amber').toSorted(heaviestFirst('green'));
  const fixes = new Map<Part, Target>();
  let left = ambers.reduce((sum, { banded }) => sum + banded.weight, 0);
  // What clears a floor has been moved in any case: going on to green costs no further change.
  for (const part of ambers.toSorted((one, other) => Number(other.already !== null) - Number(one.already !== null))) {
    if (left < amberAt) break;
    fixes.set(part, 'green');
    left -= part.banded.weight;
  }
  const saved = (part: Part): number => pointsTo(part, 'green') - pointsTo(part, 'amber');
  for (const part of parts.filter(({ band }) => band === 'red').toSorted((one, other) => saved(other) - saved(one))) {
    const mayStay = left + part.banded.weight < amberAt;
    fixes.set(part, mayStay ? 'amber' : 'green');
    if (mayStay) left += part.banded.weight;
  }
  return fixes;
}

function heaviestFirst(target: Target): (one: Part, other: Part) => number {
  return (one, other) =>
    other.banded.weight - one.banded.weight || pointsTo(one, target) - pointsTo(other, target) || (one.banded.id < other.banded.id ? -1 : 1);
}

function repair(at: Standing, parts: readonly Part[], isHeld: boolean, fixes: Fixes, reported: BandedArea | null): Repair {
  const changes: Change[] = [];
  let points = 0;
  let count = 0;
  for (const [part, target] of fixes) {
    const all = pointsTo(part, target);
    points += all - (part.already?.points ?? 0);
    if (part.already === null) count += 1;
    changes.push({ what: 'indicator', id: part.banded.id, says: moveInWords(part.banded, part.indicator, all, 'better'), points: all });
  }
  const isReported = isHeld && reported !== null;
  if (reported?.inspected && isReported) {
    const says = `${reported.inspected.area}: expected standard or better at inspection`;
    changes.push({ what: 'inspection', id: `inspected|${reported.id}`, says, points: null });
    count += 1;
  }
  const after = parts.map((part) => ({ ...part.banded, band: fixes.get(part) ?? part.band }));
  return { band: colourOf(at.set.areaBands, weigh(after), isHeld && !isReported), count, points, changes };
}

/** How many points better than it is an indicator must be; no figure that can be is reached by infinitely many. */
function pointsTo({ banded, indicator, edges }: Part, target: Target): number {
  const figure = figureOfBanded(banded);
  if (!figure) return Infinity;
  const isThere = (band: Band): boolean => band === 'green' || (target === 'amber' && band === 'amber');
  return smallestMove(figure, indicator, 'better', (moved) => isThere(bandOf(moved, edges, indicator.polarity)))?.points ?? Infinity;
}
