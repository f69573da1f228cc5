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
