import { compareTiers, type Tier } from '../../kernel/tier.ts';
import { repairsOf, type Repair } from './area-repairs.ts';
import { clearFloors, type Cleared } from './floor-repairs.ts';
import { floorLevels } from './compile.ts';
import type { FloorLevel } from './criteria.ts';
import type { Change, NearestChanges } from './evaluation.ts';
import { lowerFirst } from './fact-tests.ts';
import { isBetter, type Standing } from './standing.ts';

interface Candidate {
  readonly to: Tier;
  readonly count: number;
  readonly points: number;
  readonly changes: () => Change[];
}

/**
 * The fewest changes that give a better tier; of equally few, those with the fewest points. A better tier is a row of the decision table: so for each level that the floors
 * could be cleared to, with and without evidence of Secure+, the cheapest way to each number of red and amber areas is looked up there.
 */
export function changesUp(at: Standing): NearestChanges['up'] {
  if (at.tier === 'secure-plus') return null;
  const evidences = evidenceOf(at);
  let best: Candidate | null = null;
  for (const floor of levelsFrom(at)) {
    const cleared = clearFloors(at, floor);
    for (const evidence of evidences) {
      // With every area green it would be no better: no need to look closer.
      if (!isBetter(at.set.rowOf(floor, 0, 0, evidence.met).tier, at.tier)) continue;
      for (const plan of plansFor(at, floor, cleared, evidence)) {
        const { tier } = at.set.rowOf(floor, plan.red, plan.amber, evidence.met);
        if (!isBetter(tier, at.tier)) continue;
        const candidate = candidateOf(tier, cleared, plan, evidence);
        if (best === null || isNearer(candidate, best)) best = candidate;
      }
    }
  }
  return best === null ? null : { to: best.to, changes: best.changes() };
}

function candidateOf(to: Tier, cleared: Cleared, plan: Plan, evidence: Evidence): Candidate {
  return {
    to,
    count: cleared.count + plan.count + evidence.changes.length,
    points: cleared.points + plan.points,
    changes: () => [...cleared.changes, ...figuresOf(cleared, plan), ...evidence.changes],
  };
}

function isNearer(one: Candidate, other: Candidate): boolean {
  return (one.count - other.count || one.points - other.points || compareTiers(other.to, one.to)) < 0;
}

/** The levels that floors can be cleared to: none, and each that one of them is at. */
function levelsFrom({ floor, floors }: Standing): FloorLevel[] {
  if (floor === 'none') return ['none'];
  const fires = new Set<FloorLevel>(floors.filter(({ answer }) => answer === 'fires').map(({ tier }) => tier));
  return floorLevels.filter((level) => level === 'none' || level === floor || fires.has(level));
}

interface Plan {
  readonly red: number;
  readonly amber: number;
  readonly count: number;
  readonly points: number;
  readonly repairs: readonly Repair[];
}

/** Where the areas may stay as they are, nothing that is done to them is fewer changes. */
function plansFor(at: Standing, floor: FloorLevel, cleared: Cleared, evidence: Evidence): Plan[] {
  const mayStay = cleared.figures.size === 0 && isBetter(at.set.rowOf(floor, at.red, at.amber, evidence.met).tier, at.tier);
  return mayStay ? [{ red: at.red, amber: at.amber, count: 0, points: 0, repairs: [] }] : plansOf(at, cleared);
}

/** The cheapest way to each number of red and amber areas, area by area. */
function plansOf(at: Standing, cleared: Cleared): Plan[] {
  let plans: Plan[] = [{ red: 0, amber: 0, count: 0, points: 0, repairs: [] }];
  for (const area of at.areas) {
    if (area.band !== 'red' && area.band !== 'amber') continue;
    const cheapest = new Map<number, Plan>();
    for (const plan of plans) {
      for (const repair of repairsOf(at, area, cleared)) {
        const red = plan.red + Number(repair.band === 'red');
        const amber = plan.amber + Number(repair.band === 'amber');
        const count = plan.count + repair.count;
        const points = plan.points + repair.points;
        const other = cheapest.get(red * 10 + amber);
        if (other && (other.count - count || other.points - points) <= 0) continue;
        cheapest.set(red * 10 + amber, { red, amber, count, points, repairs: [...plan.repairs, repair] });
      }
    }
    plans = [...cheapest.values()];
  }
  return plans;
}

/** What clears a floor may go further in an area's repair: one figure is one change. */
function figuresOf(cleared: Cleared, plan: Plan): Change[] {
  const further = plan.repairs.flatMap(({ changes }) => changes);
  const ids = new Set(further.map(({ id }) => id));
  return [...cleared.figures.values()].flatMap(({ change }) => (ids.has(change.id) ? [] : [change])).concat(further);
}

interface Evidence {
  readonly met: boolean;
  readonly changes: readonly Change[];
}

/** Secure+ as it is, and as it would be with what it lacks: all of the first, and one of the second. What does not apply cannot be evidenced. */
function evidenceOf({ securePlus, set }: Standing): Evidence[] {
  const asItIs = { met: securePlus.met, changes: [] };
  if (securePlus.met) return [asItIs];
  const all = securePlus.parts.slice(0, set.securePlus.all.length).filter(({ answer }) => answer !== 'met');
  const any = securePlus.parts.slice(set.securePlus.all.length);
  const isOneMet = any.length === 0 || any.some(({ answer }) => answer === 'met');
  const open = isOneMet ? [] : any.filter(({ answer }) => answer !== 'not-applicable');
  const [first] = open;
  if (all.some(({ answer }) => answer === 'not-applicable') || (!isOneMet && first === undefined)) return [asItIs];
  const changeOf = (id: string, says: string): Change => ({ what: 'secure-plus', id, says, points: null });
  const oneOf = first ? [changeOf(first.id, open.map(({ label }, at) => (at === 0 ? label : lowerFirst(label))).join(', or '))] : [];
  return [asItIs, { met: true, changes: [...all.map(({ id, label }) => changeOf(id, label)), ...oneOf] }];
}
