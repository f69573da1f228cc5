import type { ShownCell } from './withhold.ts';
import type { Total } from './cell.ts';

/** The sum of each unknown times its factor is `constant`, over whole numbers. */
interface Equation {
  readonly terms: Map<string, bigint>;
  readonly constant: bigint;
}

/**
 * Somebody outside, who has what is shown and nothing else, and who knows how the tables add up. Written apart from the code it attacks: by elimination over exact
 * fractions, by narrowing bounds, and (for small tables) by trying every whole number.
 */
export class Attacker {
  readonly #equations: Equation[] = [];
  readonly #hidden: readonly string[];

  constructor(cells: readonly ShownCell[], totals: readonly Total[]) {
    const byId = new Map(cells.map((cell) => [cell.id, cell]));
    for (const { total, parts } of totals) {
      for (const of of ['n', 'x', 'y'] as const) {
        const isThere = [total, ...parts].every((id) => byId.has(id) && (of === 'n' || byId.get(id)?.count !== null));
        if (isThere) this.#learn([[`${of} ${total}`, 1], ...parts.map((part): [string, number] => [`${of} ${part}`, -1])], 0);
      }
    }
    for (const { id, cohort, count } of cells) {
      if (count !== null)
        this.#learn(
          [
            [`n ${id}`, 1],
            [`x ${id}`, -1],
            [`y ${id}`, -1],
          ],
          0,
        );
      if (typeof cohort === 'number') this.#learn([[`n ${id}`, 1]], cohort);
      if (typeof count === 'number') this.#learn([[`x ${id}`, 1]], count);
    }
    this.#hidden = cells.flatMap(({ id, cohort, count }) => [
      ...(cohort !== null && typeof cohort !== 'number' ? [`n ${id}`] : []),
      ...(count !== null && typeof count !== 'number' ? [`x ${id}`] : []),
    ]);
  }

  /** A percentage, as the exact share it was rounded from: more than anybody is told. */
  learnShare(id: string, count: number, cohort: number): void {
    this.#learn(
      [
        [`x ${id}`, cohort],
        [`n ${id}`, -count],
      ],
      0,
    );
  }

  #learn(terms: readonly (readonly [string, number])[], constant: number): void {
    this.#equations.push({
      terms: new Map(terms.filter(([, factor]) => factor !== 0).map(([id, factor]) => [id, BigInt(factor)])),
      constant: BigInt(constant),
    });
  }

  /** Which of the withheld a linear combination of what is shown gives back. Fraction-free Gauss and Jordan. */
  solved(): readonly string[] {
    const unknowns = [...new Set(this.#equations.flatMap(({ terms }) => [...terms.keys()]))];
    const rows = this.#equations.map(({ terms }) => unknowns.map((id) => terms.get(id) ?? 0n));
    let done = 0;
    for (let column = 0; column < unknowns.length && done < rows.length; column++) {
      const found = rows.findIndex((row, place) => place >= done && row[column] !== 0n);
      if (found < 0) continue;
      [rows[done], rows[found]] = [must(rows[found]), must(rows[done])];
      const top = must(rows[done]);
      for (const [place, row] of rows.entries()) {
        const factor = must(row[column]);
        if (place === done || factor === 0n) continue;
        const by = must(top[column]);
        const mixed = row.map((value, at) => value * by - factor * must(top[at]));
        const common = mixed.reduce((one, other) => divisor(one, other), 0n);
        rows[place] = common > 1n ? mixed.map((value) => value / common) : mixed;
      }
      done++;
    }
    const alone = new Set(
      rows
        .map((row) => row.flatMap((factor, at) => (factor === 0n ? [] : [must(unknowns[at])])))
        .filter((left) => left.length === 1)
        .map(([id]) => must(id)),
    );
    return this.#hidden.filter((id) => alone.has(id));
  }

  /** Which of the withheld have one value left, once every sum has narrowed what its parts can be, and they it. */
  cornered(): readonly string[] {
    const bounds = this.#narrowed(new Map());
    if (!bounds) throw new Error('The tables contradict themselves.');
    return this.#hidden.filter((id) => must(bounds.get(id)).low === must(bounds.get(id)).high);
  }

  /** Which of the withheld are the same in every table of whole numbers that shows what is shown. Only for small tables. */
  certain(truth: (id: string) => number): readonly string[] {
    return this.#hidden.filter((id) => {
      const bounds = must(must(this.#narrowed(new Map())).get(id));
      const real = BigInt(truth(id));
      for (let step = 1n; step <= 40n; step++) {
        for (const other of [real + step, real - step]) {
          if (other < bounds.low || (bounds.high !== null && other > bounds.high)) continue;
          if (this.#canBe(new Map([[id, { low: other, high: other }]]))) return false;
        }
      }
      return true;
    });
  }

  #canBe(given: Bounds): boolean {
    const bounds = this.#narrowed(given);
    if (!bounds) return false;
    const open = [...bounds].find(([, { low, high }]) => low !== high);
    if (!open) return true;
    const [id, { low, high }] = open;
    const top = high ?? low + 60n;
    for (let value = low; value <= top; value++) if (this.#canBe(new Map([...bounds, [id, { low: value, high: value }]]))) return true;
    return false;
  }

  /** Null where there is no such table. */
  #narrowed(given: Bounds): Bounds | null {
    const bounds: Bounds = new Map(given);
    for (const id of this.#equations.flatMap(({ terms }) => [...terms.keys()])) if (!bounds.has(id)) bounds.set(id, { low: 0n, high: null });
    for (let isMoving = true; isMoving;) {
      isMoving = false;
      for (const equation of this.#equations) {
        for (const [id, factor] of equation.terms) {
          const { low, high } = must(bounds.get(id));
          const rest = restOf(equation, id, bounds);
          const [least, most] = factor > 0n ? [rest.low, rest.high] : [negative(rest.high), negative(rest.low)];
          const size = factor > 0n ? factor : -factor;
          const newLow = least === null ? low : greater(low, ceiling(least, size));
          const newHigh = most === null ? high : high === null ? floor(most, size) : lesser(high, floor(most, size));
          if (newHigh !== null && newLow > newHigh) return null;
          if (newLow === low && newHigh === high) continue;
          bounds.set(id, { low: newLow, high: newHigh });
          isMoving = true;
        }
      }
    }
    return bounds;
  }
}

type Bounds = Map<string, { low: bigint; high: bigint | null }>;

/** What the constant less the other terms can be. */
function restOf({ terms, constant }: Equation, without: string, bounds: Bounds): { low: bigint | null; high: bigint | null } {
  let [low, high]: [bigint | null, bigint | null] = [constant, constant];
  for (const [id, factor] of terms) {
    if (id === without) continue;
    const bound = must(bounds.get(id));
    const [least, most] = factor > 0n ? [bound.low, bound.high] : [bound.high, bound.low];
    low = low === null || most === null ? null : low - factor * most;
    high = high === null || least === null ? null : high - factor * least;
  }
  return { low, high };
}

const negative = (value: bigint | null): bigint | null => (value === null ? null : -value);
const greater = (one: bigint, other: bigint): bigint => (one > other ? one : other);
const lesser = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const floor = (value: bigint, by: bigint): bigint => (value >= 0n ? value / by : -((-value + by - 1n) / by));
const ceiling = (value: bigint, by: bigint): bigint => -floor(-value, by);

function divisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}

function must<Value>(value: Value | undefined | null): Value {
  if (value === undefined || value === null) throw new Error('The attacker has lost the thread.');
  return value;
}
