/** Ages by which places and children are counted. */
export const ageBands = { 'under-two': 'Under 2', 'two': '2', 'three-and-four': '3 and 4' } as const;
export type AgeBand = keyof typeof ageBands;
export const ageBandIds = Object.keys(ageBands) as AgeBand[];

export const weekChoices = { 'term-time': 'Term time alone', 'all-year': 'All year' } as const;
export type Weeks = keyof typeof weekChoices;

export const fundedChoices = {
  'none': 'No funded hours',
  'up-to-15': 'Up to 15 funded hours a week',
  'up-to-30': 'Up to 30 funded hours a week',
} as const;
export type FundedHours = keyof typeof fundedChoices;

/** What one setting offers, as at a day. Null is not known, and never none. */
export interface PlacesEntry {
  readonly asAt: string;
  readonly places: Readonly<Record<AgeBand, number | null>>;
  readonly vacant: Readonly<Record<AgeBand, number | null>>;
  readonly hoursAWeek: number | null;
  readonly weeks: Weeks | null;
  readonly fundedHours: FundedHours | null;
  readonly source: string;
}

/** What counts of a setting’s places, each fact by the latest entry that knows it: an entry of one fact takes no other away. */
export interface PlacesKnown extends Omit<PlacesEntry, 'source'> {
  /** The day of the oldest of the facts that count. */
  readonly asAt: string;
  /** The day of each age’s places, of its free ones, and of the rest. */
  readonly days: Readonly<Record<'places' | 'vacant', Readonly<Record<AgeBand, string | null>>>> & Readonly<Record<'hoursAWeek' | 'weeks' | 'fundedHours', string | null>>;
} // prettier-ignore

/** `entries`: those that stand, the latest first. Null where there is none. */
export function latestKnown(entries: readonly PlacesEntry[]): PlacesKnown | null {
  const latest = <Value>(of: (entry: PlacesEntry) => Value | null): { readonly value: Value | null; readonly on: string | null } => {
    const entry = entries.find((each) => of(each) !== null);
    return entry === undefined ? { value: null, on: null } : { value: of(entry), on: entry.asAt };
  };
  const byBand = <Value>(of: (band: AgeBand) => Value): Record<AgeBand, Value> => ({ 'under-two': of('under-two'), 'two': of('two'), 'three-and-four': of('three-and-four') });
  const places = byBand((band) => latest((entry) => entry.places[band]));
  const vacant = byBand((band) => {
    const found = latest((entry) => entry.vacant[band]);
    // Free places of an older day can be more than there are by now: then they are known no longer.
    return found.value !== null && found.value > (places[band].value ?? 0) ? { value: null, on: null } : found;
  });
  const [hours, weeks, funded] = [latest((entry) => entry.hoursAWeek), latest((entry) => entry.weeks), latest((entry) => entry.fundedHours)];
  const days = [...Object.values(places), ...Object.values(vacant), hours, weeks, funded].flatMap(({ on }) => (on === null ? [] : [on])).toSorted();
  const [asAt] = days;
  if (asAt === undefined) return null;
  return {
    asAt,
    places: byBand((band) => places[band].value),
    vacant: byBand((band) => vacant[band].value),
    hoursAWeek: hours.value,
    weeks: weeks.value,
    fundedHours: funded.value,
    days: { places: byBand((band) => places[band].on), vacant: byBand((band) => vacant[band].on), hoursAWeek: hours.on, weeks: weeks.on, fundedHours: funded.on },
  };
} // prettier-ignore

export interface PlacesFault {
  readonly field: string;
  readonly reason: string;
}

/** What cannot be so, field by field. `registered`: the places that the register has for it in all; null where it does not say. */
export function faultsOfPlaces({ asAt, places, vacant, hoursAWeek, weeks, fundedHours }: PlacesEntry, today: string): PlacesFault[] {
  const known = [...Object.values(places), ...Object.values(vacant), hoursAWeek, weeks, fundedHours].some((value) => value !== null);
  return [
    ...(asAt > today ? [{ field: 'as-at', reason: 'The day it is of must be today or earlier' }] : []),
    ...(known ? [] : [{ field: 'under-two', reason: 'Enter at least one thing that is known' }]),
    ...ageBandIds.flatMap((band) => {
      const [of, free] = [places[band], vacant[band]];
      if (free === null) return [];
      if (of === null) return [{ field: `${band}-vacant`, reason: `Enter how many places there are for age ${ageBands[band].toLowerCase()}, or leave the free ones empty` }];
      return free > of ? [{ field: `${band}-vacant`, reason: `There cannot be more free places for age ${ageBands[band].toLowerCase()} than places` }] : [];
    }),
  ];
} // prettier-ignore
