import { feasibleRegion, type Equation, type FeasibleRegion } from './feasible-region.ts';

/** Something that is counted, as somebody who is shown the tables may come to know it. */
export interface Quantity {
  readonly id: string;
  /** Null where we do not know it either. */
  readonly value: number | null;
  /** `open` is published elsewhere and cannot be withheld; `unlisted` is in no table, and nobody is kept from working it out. */
  readonly standing: 'sensitive' | 'held' | 'shown' | 'open' | 'unlisted';
  /** Cannot be shown where this one is not. */
  readonly takesWith: readonly string[];
  /** Pupils are whole; a sum of scores is not. */
  readonly isWhole: boolean;
  /** What everybody knows it to be at the least. */
  readonly least: number;
}

/** The quantities times their factors come to nothing: a total, less its parts. */
export type Relation = readonly (readonly [id: string, factor: number])[];

export interface Protection {
  readonly hidden: ReadonlySet<string>;
  /** Of what is hidden only for another's sake: which. */
  readonly forTheSakeOf: ReadonlyMap<string, string>;
  /** What can be worked out from what is published openly, whatever we withhold. */
  readonly exposed: readonly string[];
}

/**
 * Complementary suppression. What is sensitive is hidden; then, as long as something hidden can be worked out exactly from all that is shown, the smallest
 * thing is hidden beside it that is in the same sum. "Can be worked out" is by any combination of the sums, and knowing that no count is negative: the least and the
 * greatest it could be leave only one (whole) number. Last, what turns out not to be needed is shown again, the largest first.
 */
export function protect(quantities: readonly Quantity[], relations: readonly Relation[]): Protection {
  // Where nothing is to be hidden, nothing can be worked out: most tables, and the search is what takes time.
  const isAny = quantities.some(({ standing }) => standing === 'sensitive' || standing === 'held');
  if (!isAny) return { hidden: new Set(), forTheSakeOf: new Map(), exposed: [] };
  const sums = new Sums(quantities, relations);
  const chosen = new Map<string, string>();
  for (;;) {
    const hidden = sums.hiddenWith(chosen.keys());
    const pinned = sums.pinned(hidden);
    if (pinned.length === 0) break;
    // One at a time in tables that are linked: it may be enough for the others.
    for (const [id] of pinned) {
      const beside = id === undefined ? null : sums.bestBeside(id, hidden);
      if (id !== undefined && beside !== null) chosen.set(beside, id);
      else if (id !== undefined) sums.exposed.add(id);
    }
  }
  for (const id of sums.largestFirst(chosen.keys())) {
    const without = sums.hiddenWith([...chosen.keys()].filter((other) => other !== id));
    if (sums.pinned(without, id).length === 0) chosen.delete(id);
  }
  return { hidden: sums.hiddenWith(chosen.keys()), forTheSakeOf: chosen, exposed: [...sums.exposed].sort() };
}

class Sums {
  /** What is worked out already, and so is known. */
  readonly exposed = new Set<string>();
  readonly #byId: ReadonlyMap<string, Quantity>;
  readonly #of: ReadonlyMap<string, readonly Relation[]>;

  constructor(quantities: readonly Quantity[], relations: readonly Relation[]) {
    // Sorted, so that the order in which tables are handed in decides nothing.
    this.#byId = new Map(
      quantities.toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0) || compareText(one.id, other.id)).map((one) => [one.id, one]),
    );
    const inOrder = relations
      .map((relation) => relation.toSorted(([one], [other]) => compareText(one, other)))
      .sort((one, other) => compareText(JSON.stringify(one), JSON.stringify(other)));
    const of = new Map<string, Relation[]>();
    for (const relation of inOrder) for (const [id] of relation) of.set(id, [...(of.get(id) ?? []), relation]);
    this.#of = of;
  }

  /** What is sensitive, what was withheld before, what is chosen, and whatever goes with them; nothing that is open. */
  hiddenWith(chosen: Iterable<string>): ReadonlySet<string> {
    const hidden = new Set<string>();
    const hide = (id: string): void => {
      const quantity = this.#byId.get(id);
      if (!quantity || hidden.has(id) || quantity.standing === 'open' || quantity.standing === 'unlisted' || quantity.value === null) return;
      hidden.add(id);
      quantity.takesWith.forEach(hide);
    };
    for (const { id, standing } of this.#byId.values()) if (standing === 'sensitive' || standing === 'held') hide(id);
    for (const id of chosen) hide(id);
    return hidden;
  }

  largestFirst(ids: Iterable<string>): readonly string[] {
    const wanted = new Set(ids);
    return [...this.#byId.keys()].filter((id) => wanted.has(id)).reverse();
  }

  /** Which of the hidden can be worked out, the smallest first, apart for each set of linked tables. With `near`, only those that are linked with it. */
  pinned(hidden: ReadonlySet<string>, near: string | null = null): readonly (readonly string[])[] {
    return this.#linked(hidden, near).flatMap(({ unknowns, equations }) => {
      const isKept = (id: string): boolean => hidden.has(id) && !this.exposed.has(id);
      if (!unknowns.some(isKept)) return [];
      const alone = equations.flatMap((relation) => this.#alone(relation, hidden)).filter(isKept);
      const pinned = new Set(alone.length > 0 ? alone : this.#pinnedIn(unknowns, equations, hidden).filter(isKept));
      return pinned.size === 0 ? [] : [[...this.#byId.keys()].filter((id) => pinned.has(id))];
    });
  }

  /** What to hide beside `id`: parts before totals, the smallest first, nought last; in the sum that hides least. */
  bestBeside(id: string, hidden: ReadonlySet<string>): string | null {
    // To hide the whole that it is a share of helps too, and hides more.
    const whole = (other: string | undefined): number => (this.#byId.get(other ?? '')?.takesWith.includes(id) ? 1 : 0);
    const seen = new Set<Relation>();
    let ring = [...(this.#of.get(id) ?? [])];
    while (ring.length > 0) {
      const best = ring
        .map((relation) => ({ unknown: this.#unknownsOf(relation, hidden).length, candidate: this.#candidates(relation, hidden)[0] }))
        .filter(({ candidate }) => candidate !== undefined)
        .sort((one, other) => whole(one.candidate) - whole(other.candidate) || one.unknown - other.unknown)[0];
      if (best?.candidate !== undefined) return best.candidate;
      for (const relation of ring) seen.add(relation);
      const next = ring.flatMap((relation) => this.#unknownsOf(relation, hidden)).flatMap((other) => this.#of.get(other) ?? []);
      ring = [...new Set(next)].filter((relation) => !seen.has(relation));
    }
    return null;
  }

  #candidates(relation: Relation, hidden: ReadonlySet<string>): readonly string[] {
    const price = ([id, factor]: readonly [string, number]): number => (factor < 0 ? 0 : 2) + (this.#byId.get(id)?.value === 0 ? 1 : 0);
    return relation
      .filter(([id]) => this.#byId.get(id)?.standing === 'shown' && this.#byId.get(id)?.value !== null && !hidden.has(id))
      .toSorted((one, other) => price(one) - price(other) || (this.#byId.get(one[0])?.value ?? 0) - (this.#byId.get(other[0])?.value ?? 0))
      .map(([id]) => id);
  }

  #isUnknown(id: string, hidden: ReadonlySet<string>): boolean {
    const quantity = this.#byId.get(id);
    if (this.exposed.has(id)) return false;
    return !quantity || quantity.value === null || quantity.standing === 'unlisted' || hidden.has(id);
  }

  #isKnownToUs(id: string): boolean {
    const value = this.#byId.get(id)?.value;
    return value !== undefined && value !== null;
  }

  #unknownsOf(relation: Relation, hidden: ReadonlySet<string>): readonly string[] {
    return relation.map(([id]) => id).filter((id) => this.#isUnknown(id, hidden));
  }

  /** The quick case: one unknown in a sum. */
  #alone(relation: Relation, hidden: ReadonlySet<string>): readonly string[] {
    const unknown = this.#unknownsOf(relation, hidden);
    return unknown.length === 1 ? unknown : [];
  }

  /** Unknowns that are linked by sums, apart from those that are not. */
  #linked(hidden: ReadonlySet<string>, near: string | null): readonly { unknowns: readonly string[]; equations: readonly Relation[] }[] {
    const done = new Set<string>();
    const nearby =
      near === null
        ? null
        : new Set((this.#of.get(near) ?? []).flatMap((relation) => [...this.#unknownsOf(relation, hidden), ...this.#besides(near, hidden)]));
    return [...(nearby ?? hidden)].flatMap((start) => {
      if (done.has(start) || !this.#isUnknown(start, hidden)) return [];
      const unknowns = [start];
      const equations = new Set<Relation>();
      done.add(start);
      for (const id of unknowns) {
        for (const relation of this.#of.get(id) ?? []) {
          if (equations.has(relation)) continue;
          equations.add(relation);
          for (const other of this.#unknownsOf(relation, hidden)) {
            if (done.has(other)) continue;
            done.add(other);
            unknowns.push(other);
          }
        }
      }
      return [{ unknowns, equations: [...equations] }];
    });
  }

  /** What goes with it is shown again with it, and its sums count too. */
  #besides(id: string, hidden: ReadonlySet<string>): readonly string[] {
    return (this.#byId.get(id)?.takesWith ?? [])
      .flatMap((other) => this.#of.get(other) ?? [])
      .flatMap((relation) => this.#unknownsOf(relation, hidden));
  }

  #pinnedIn(unknowns: readonly string[], relations: readonly Relation[], hidden: ReadonlySet<string>): readonly string[] {
    const places = new Map(unknowns.map((id, place) => [id, place]));
    const region =
      this.#region(places, relations) ??
      this.#region(
        places,
        relations.filter((relation) => relation.every(([id]) => this.#isKnownToUs(id))),
      );
    if (!region) return [];
    const ranges = unknowns.map((id, place) => new Range(this.#byId.get(id), region.point[place] ?? 0));
    const look = (factors: ReadonlyMap<number, number>): number => {
      const { value, point } = region.greatest(factors);
      for (const [place, seen] of point.entries()) ranges[place]?.see(seen);
      return value;
    };
    return unknowns.filter((id, place) => {
      if (!hidden.has(id)) return false;
      const range = ranges[place];
      if (!range || range.isWide()) return false;
      return look(new Map([[place, 1]])) !== Infinity && !range.isWide() && look(new Map([[place, -1]])) !== Infinity && !range.isWide();
    });
  }

  #region(places: ReadonlyMap<string, number>, relations: readonly Relation[]): FeasibleRegion | null {
    const equations = relations.map((relation): Equation => {
      const terms = new Map<number, number>();
      let constant = 0;
      let remainder: number | null = 0;
      for (const [id, factor] of relation) {
        const quantity = this.#byId.get(id);
        const place = places.get(id);
        const value = quantity?.value ?? null;
        remainder = remainder === null || value === null ? null : remainder + factor * value;
        constant -= factor * (place === undefined ? (value ?? 0) : (quantity?.least ?? 0));
        if (place !== undefined) terms.set(place, (terms.get(place) ?? 0) + factor);
      }
      // Published sums seldom come out to the pupil. The worst is assumed: that the remainder is known.
      return { terms, constant: constant + (remainder ?? 0) };
    });
    return feasibleRegion(places.size, equations);
  }
}

/** The least and the greatest that a quantity was seen to be in solutions nobody can tell from the truth. */
class Range {
  readonly #isWhole: boolean;
  #low: number;
  #high: number;

  constructor(quantity: Quantity | undefined, seen: number) {
    this.#isWhole = quantity?.isWhole ?? true;
    this.#low = this.#high = seen;
    if (quantity && quantity.value !== null) this.see(quantity.value - quantity.least);
  }

  see(value: number): void {
    this.#low = Math.min(this.#low, value);
    this.#high = Math.max(this.#high, value);
  }

  isWide(): boolean {
    if (!this.#isWhole) return this.#high - this.#low >= 1 - 1e-6;
    return Math.floor(this.#high + 1e-6) - Math.ceil(this.#low - 1e-6) >= 1;
  }
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
