/** A place on the national grid, in metres. */
export interface Place {
  readonly easting: number;
  readonly northing: number;
}

/** As the crow flies, in kilometres. Roads are longer. */
export function kmBetween(one: Place, other: Place): number {
  return Math.hypot(one.easting - other.easting, one.northing - other.northing) / 1000;
}

/** From a place to the nearest of some; null where there are none. */
export function kmToNearest(from: Place, places: readonly Place[]): number | null {
  return places.length === 0 ? null : Math.min(...places.map((place) => kmBetween(from, place)));
}

/** The least length of straight lines that joins all places: what a caseload's spread is compared by. Nought for one place or none. */
export function spreadKm(places: readonly Place[]): number {
  const [first, ...others] = places;
  if (first === undefined) return 0;
  // Prim: the nearest that is not joined yet, over and over.
  const left = others.map((place) => ({ place, km: kmBetween(first, place) }));
  let total = 0;
  while (left.length > 0) {
    const nearest = left.reduce((best, one, index) => (one.km < (left[best]?.km ?? Infinity) ? index : best), 0);
    const [joined] = left.splice(nearest, 1);
    if (joined === undefined) break;
    total += joined.km;
    for (const one of left) one.km = Math.min(one.km, kmBetween(joined.place, one.place));
  }
  return total;
}
