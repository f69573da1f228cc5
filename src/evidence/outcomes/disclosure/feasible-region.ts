/** The sum of each unknown times its factor is `constant`. */
export interface Equation {
  readonly terms: ReadonlyMap<number, number>;
  readonly constant: number;
}

export interface FeasibleRegion {
  /** One solution: whoever knows the equations cannot tell it from the truth. */
  readonly point: readonly number[];
  /** The greatest that the sum of unknowns times factors can be (Infinity where nothing bounds it), and a solution in which it is. */
  greatest(factors: ReadonlyMap<number, number>): { readonly value: number; readonly point: readonly number[] };
}

const nearlyNothing = 1e-9;

/**
 * All that follows from equations among unknowns that are not negative: the two-phase simplex method (G. B. Dantzig, Linear Programming and Extensions, 1963) with
 * Bland's rule against going round in circles. Null where the equations contradict each other.
 */
export function feasibleRegion(unknowns: number, equations: readonly Equation[]): FeasibleRegion | null {
  const own = ownUnknowns(equations);
  const lacking = own.filter((unknown) => unknown === null).length;
  let artificial = unknowns;
  let basis = own.map((unknown) => unknown ?? artificial++);
  let tableau = equations.map(({ terms, constant }, place) => {
    const row = new Float64Array(unknowns + lacking + 1);
    const unknown = own[place] ?? null;
    const sign = unknown === null ? (constant < 0 ? -1 : 1) : Math.sign(terms.get(unknown) ?? 1);
    for (const [other, factor] of terms) row[other] = (sign * factor) / (unknown === null ? 1 : Math.abs(terms.get(unknown) ?? 1));
    if (unknown === null) row[basis[place] ?? 0] = 1;
    row[row.length - 1] = (sign * constant) / (unknown === null ? 1 : Math.abs(terms.get(unknown) ?? 1));
    return row;
  });
  const against = new Map(basis.filter((column) => column >= unknowns).map((column) => [column, -1]));
  const { value } = climb(tableau, basis, against, unknowns);
  if (value < -1e-6) return null;
  leaveArtificial(tableau, basis, unknowns);
  // A row that still has its artificial unknown says nothing the others do not.
  tableau = tableau.filter((_, place) => (basis[place] ?? 0) < unknowns);
  basis = basis.filter((column) => column < unknowns);
  return {
    point: pointOf(tableau, basis, unknowns),
    greatest(factors) {
      const climbed = climb(tableau, basis, factors, unknowns);
      return { value: climbed.value, point: pointOf(tableau, basis, unknowns) };
    },
  };
}

/** For each equation an unknown that is in no other, and can take up what is left: it needs no artificial one to begin with. */
function ownUnknowns(equations: readonly Equation[]): readonly (number | null)[] {
  const times = new Map<number, number>();
  for (const { terms } of equations) for (const unknown of terms.keys()) times.set(unknown, (times.get(unknown) ?? 0) + 1);
  return equations.map(({ terms, constant }) => {
    const found = [...terms].find(([unknown, factor]) => times.get(unknown) === 1 && factor * constant >= 0);
    return found?.[0] ?? null;
  });
}

/** Moves from corner to corner while the sum grows. */
function climb(tableau: Float64Array[], basis: number[], factors: ReadonlyMap<number, number>, unknowns: number): { readonly value: number } {
  const last = (tableau[0]?.length ?? unknowns + 1) - 1;
  const gain = new Float64Array(last + 1);
  for (const [column, factor] of factors) gain[column] = factor;
  for (const [place, row] of tableau.entries()) {
    const factor = factors.get(basis[place] ?? -1) ?? 0;
    if (factor !== 0) subtract(gain, row, factor);
  }
  for (;;) {
    // Bland's rule: the first that gains, and of those that stop it the first.
    let entering = 0;
    while (entering < unknowns && (gain[entering] ?? 0) <= nearlyNothing) entering++;
    if (entering === unknowns) return { value: -(gain[last] ?? 0) };
    const leaving = firstToStop(tableau, basis, entering, last);
    if (leaving === null) return { value: Infinity };
    pivot(tableau, basis, leaving, entering);
    const row = tableau[leaving];
    if (row) subtract(gain, row, gain[entering] ?? 0);
  }
}

function firstToStop(tableau: readonly Float64Array[], basis: readonly number[], entering: number, last: number): number | null {
  let leaving: number | null = null;
  let least = Infinity;
  for (const [place, row] of tableau.entries()) {
    const slope = row[entering] ?? 0;
    if (slope <= nearlyNothing) continue;
    const reach = (row[last] ?? 0) / slope;
    const isFirst = leaving === null || (basis[place] ?? 0) < (basis[leaving] ?? 0);
    if (reach < least - nearlyNothing || (reach < least + nearlyNothing && isFirst)) {
      least = Math.min(least, reach);
      leaving = place;
    }
  }
  return leaving;
}

function pivot(tableau: readonly Float64Array[], basis: number[], leaving: number, entering: number): void {
  const row = tableau[leaving];
  if (!row) return;
  const by = row[entering] ?? 1;
  const filled = [...row.keys()].filter((column) => row[column] !== 0);
  for (const column of filled) row[column] = (row[column] ?? 0) / by;
  for (const [place, other] of tableau.entries()) {
    const factor = other[entering] ?? 0;
    if (place !== leaving && factor !== 0) subtract(other, row, factor, filled);
  }
  basis[leaving] = entering;
}

/** Most of a row is nought: `filled` are the columns where it is not. */
function subtract(from: Float64Array, row: Float64Array, factor: number, filled: Iterable<number> = row.keys()): void {
  for (const column of filled) {
    const left = (from[column] ?? 0) - factor * (row[column] ?? 0);
    from[column] = Math.abs(left) < 1e-11 ? 0 : left;
  }
}

function leaveArtificial(tableau: readonly Float64Array[], basis: number[], unknowns: number): void {
  for (const [place, row] of tableau.entries()) {
    if ((basis[place] ?? 0) < unknowns) continue;
    const entering = row.findIndex((factor, column) => column < unknowns && Math.abs(factor) > nearlyNothing);
    if (entering >= 0) pivot(tableau, basis, place, entering);
  }
}

function pointOf(tableau: readonly Float64Array[], basis: readonly number[], unknowns: number): readonly number[] {
  const point = new Array<number>(unknowns).fill(0);
  for (const [place, row] of tableau.entries()) point[basis[place] ?? 0] = row.at(-1) ?? 0;
  return point;
}
