import { ageInWords } from '../../../kernel/plain-date.ts';
import { ageBandIds, ageBands, type AgeBand, type FundedHours, type Weeks } from './places.ts';

/** What is known of a setting’s places, for a locality’s sum. */
export interface SettingSupply {
  readonly localityId: number | null;
  /** The day of the oldest of its figures; null where nobody has entered its places. */
  readonly asAt: string | null;
  readonly places: Readonly<Record<AgeBand, number | null>>;
  readonly vacant: Readonly<Record<AgeBand, number | null>>;
  readonly hoursAWeek: number | null;
  readonly weeks: Weeks | null;
  readonly fundedHours: FundedHours | null;
  /** Registered places in all, by the register; it has them not by age. */
  readonly registered: number | null;
}

export interface Need {
  readonly localityId: number;
  readonly band: AgeBand;
  readonly children: number;
  readonly asAt: string;
  readonly source: string;
}

/** A sum of what is known, with of how many nothing is: that is never counted as none. */
export interface Sum {
  /** Null where it is known of no setting. */
  readonly known: number | null;
  readonly of: number;
  readonly unknown: number;
}

export interface BandLine {
  readonly band: AgeBand;
  readonly label: string;
  readonly places: Sum;
  readonly vacant: Sum;
  readonly need: Need | null;
  readonly difference: string;
  /** True where fewer places are known than there are children, and no setting is unknown. */
  readonly isShort: boolean;
  /** Withheld from this reader, with why. */
  readonly withheld: string | null;
}

export interface LocalityLine {
  readonly localityId: number | null;
  readonly name: string;
  readonly settings: number;
  readonly bands: readonly BandLine[];
  readonly registered: Sum;
  /** The sum of registered places is withheld from this reader. */
  readonly isRegisteredWithheld: boolean;
  /** "8 settings all year, 3 in term time alone, 4 not known". */
  readonly weeks: string;
  readonly funded: string;
  readonly hours: string;
  /** How old the figures are, in words. */
  readonly age: string;
}

/** Whoever is not of the authority’s staff sees aggregates of so many settings at least. */
export const leastSettings = 5;

export function sumOf(values: readonly (number | null)[]): Sum {
  const known = values.filter((value) => value !== null);
  return { known: known.length === 0 ? null : known.reduce((total, value) => total + value, 0), of: values.length, unknown: values.length - known.length };
} // prettier-ignore

const counted = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** Places beside children, in words. Not every child wants a place, and one place may serve two children: so it says what the numbers are, and no more. */
export function differenceInWords(places: Sum, need: Need | null): string {
  if (places.of === 0) return need === null ? 'No settings, and the number of children is not known' : 'No settings are placed here';
  if (places.known === null) return 'Places are not known of any setting here, so nothing can be said';
  if (need === null) return 'The number of children is not known, so nothing can be said';
  const difference = places.known - need.children;
  const known = places.unknown === 0 ? '' : ` known, and those of ${counted(places.unknown, 'setting')} are not`;
  if (difference === 0) return `As many places${known} as children`;
  if (difference > 0) return `${counted(difference, 'place')} more than children${places.unknown === 0 ? '' : `, with ${counted(places.unknown, 'setting')} not known`}`;
  const short = counted(-difference, 'place');
  return places.unknown === 0 ? `${short} fewer than children` : `${short} fewer than children by what is known; ${counted(places.unknown, 'setting')} not known may hold some of them`;
} // prettier-ignore

function bandLine(band: AgeBand, supplies: readonly SettingSupply[], need: Need | null, isOutside: boolean): BandLine {
  const places = sumOf(supplies.map((one) => one.places[band]));
  const vacant = sumOf(supplies.map((one) => one.vacant[band]));
  const few = isOutside && (isFew(places) || isFew(vacant));
  const shown = few ? { known: null, of: places.of, unknown: places.of } : places;
  return {
    band,
    label: ageBands[band],
    places: shown,
    vacant: few ? { ...shown, of: vacant.of, unknown: vacant.of } : vacant,
    need,
    difference: few ? '' : differenceInWords(places, need),
    isShort: !few && places.known !== null && places.unknown === 0 && need !== null && places.known < need.children,
    withheld: few ? `Withheld: known of fewer than ${String(leastSettings)} settings` : null,
  };
}

/** Known of some, and of so few that each could be told. */
const isFew = ({ of, unknown }: Sum): boolean => isFewer(of - unknown);
const isFewer = (count: number): boolean => count > 0 && count < leastSettings;

const withheld = 'Withheld';

/** What is known of fewer than five is withheld; and so is all of a fact where one kind of it is of fewer than five, as the others would give it back. */
function countWordsOutside<Choice extends string>(values: readonly (Choice | null)[], words: Readonly<Record<Choice, string>>): string {
  const counts = (Object.keys(words) as Choice[]).map((choice) => values.filter((value) => value === choice).length);
  return counts.some(isFewer) ? withheld : countWords(values, words);
}

function countWords<Choice extends string>(values: readonly (Choice | null)[], words: Readonly<Record<Choice, string>>): string {
  const parts = (Object.keys(words) as Choice[]).flatMap((choice) => {
    const count = values.filter((value) => value === choice).length;
    return count === 0 ? [] : [`${String(count)} ${words[choice]}`];
  });
  const unknown = values.filter((value) => value === null).length;
  return [...parts, ...(unknown === 0 ? [] : [`${String(unknown)} not known`])].join(', ') || 'None';
}

/** One locality’s places beside its children. `isOutside`: each fact that is known of fewer than five settings is withheld. */
function localityLine(
  locality: { readonly id: number | null; readonly name: string },
  supplies: readonly SettingSupply[],
  needs: readonly Need[],
  { today, isOutside }: { readonly today: string; readonly isOutside: boolean },
): LocalityLine {
  const days = supplies.flatMap(({ asAt }) => (asAt === null ? [] : [asAt])).toSorted();
  const hours = supplies.flatMap(({ hoursAWeek }) => (hoursAWeek === null ? [] : [hoursAWeek])).toSorted((one, other) => one - other);
  const registered = sumOf(supplies.map((one) => one.registered));
  const isRegisteredWithheld = isOutside && isFew(registered);
  const count = isOutside ? countWordsOutside : countWords;
  return {
    localityId: locality.id,
    name: locality.name,
    settings: supplies.length,
    bands: ageBandIds.map((band) => bandLine(band, supplies, latestNeed(needs, locality.id, band), isOutside)),
    registered: isRegisteredWithheld ? { known: null, of: registered.of, unknown: registered.of } : registered,
    isRegisteredWithheld,
    weeks: count(supplies.map((one) => one.weeks), { 'all-year': 'all year', 'term-time': 'in term time alone' }),
    funded: count(supplies.map((one) => one.fundedHours), { 'up-to-30': 'up to 30 hours', 'up-to-15': 'up to 15 hours', 'none': 'none' }),
    hours: isOutside ? hoursOutside(hours, supplies.length) : hoursInWords(hours, supplies.length),
    age: isOutside && isFewer(days.length) ? withheld : ageOf(days, supplies.length, today),
  };
} // prettier-ignore

const hoursInWords = (hours: readonly number[], of: number): string => {
  const [least, most] = [hours[0], hours.at(-1)];
  if (least === undefined || most === undefined) return 'Not known of any setting';
  return `${least === most ? String(least) : `From ${String(least)} to ${String(most)}`} hours a week, known of ${String(hours.length)} of ${String(of)}`;
};

/** The least and the most are each one setting’s: outside a mean is told alone. */
function hoursOutside(hours: readonly number[], of: number): string {
  if (hours.length === 0) return 'Not known of any setting';
  if (isFewer(hours.length)) return withheld;
  const mean = Math.round(hours.reduce((sum, each) => sum + each, 0) / hours.length);
  return `On average ${String(mean)} hours a week, known of ${String(hours.length)} of ${String(of)}`;
}

function ageOf(days: readonly string[], of: number, today: string): string {
  const [oldest, newest] = [days[0], days.at(-1)];
  if (oldest === undefined || newest === undefined) return 'Nobody has entered places yet';
  const span = oldest === newest ? ageInWords(oldest, today) : `the oldest ${ageInWords(oldest, today)}, the newest ${ageInWords(newest, today)}`;
  return `Entered for ${String(days.length)} of ${String(of)}: ${span}`;
}

/** The latest day counts. */
export function latestNeed(needs: readonly Need[], localityId: number | null, band: AgeBand): Need | null {
  const of = needs.filter((need) => need.localityId === localityId && need.band === band);
  return of.toSorted((one, other) => (one.asAt < other.asAt ? 1 : one.asAt > other.asAt ? -1 : 0))[0] ?? null;
}

/**
 * Every locality, settings in none, and all together. Where one locality’s band is withheld, so is that of the whole and, where it is the only one, of
 * another: the difference would give it back.
 */
export function sufficiencyLines(
  localities: readonly { readonly id: number; readonly name: string }[],
  supplies: readonly SettingSupply[],
  needs: readonly Need[],
  how: { readonly today: string; readonly isOutside: boolean },
): { readonly lines: readonly LocalityLine[]; readonly whole: LocalityLine } {
  const unplaced = supplies.filter(({ localityId }) => localityId === null || localities.every(({ id }) => id !== localityId));
  const lines = [
    ...localities.map((locality) => localityLine(locality, supplies.filter(({ localityId }) => localityId === locality.id), needs, how)),
    ...(unplaced.length === 0 ? [] : [localityLine({ id: null, name: 'In no locality yet' }, unplaced, [], how)]),
  ];
  const together = ageBandIds.flatMap((band): Need[] => {
    const of = localities.map(({ id }) => latestNeed(needs, id, band));
    const known = of.filter((need) => need !== null);
    return known.length === 0 || known.length < of.length
      ? []
      : [{ localityId: 0, band, children: known.reduce((total, { children }) => total + children, 0), asAt: known.map(({ asAt }) => asAt).toSorted()[0] ?? '', source: 'The localities together' }];
  });
  const whole = localityLine({ id: 0, name: 'All localities' }, supplies, together, how);
  return { lines, whole: how.isOutside ? guarded(whole, lines) : whole };
} // prettier-ignore

/** Without what subtraction would give back: fact by fact, the whole is withheld where a locality’s own is. */
function guarded(whole: LocalityLine, lines: readonly LocalityLine[]): LocalityLine {
  const isHidden = (band: AgeBand): boolean => lines.some(({ bands }) => bands.some((line) => line.band === band && line.withheld !== null));
  const hidden = 'Withheld: a locality’s own could be worked out from it';
  const unless = (fact: 'weeks' | 'funded' | 'hours' | 'age'): string => (lines.some((line) => line[fact] === withheld) ? hidden : whole[fact]);
  const isRegisteredWithheld = whole.isRegisteredWithheld || lines.some((line) => line.isRegisteredWithheld);
  return {
    ...whole,
    weeks: unless('weeks'),
    funded: unless('funded'),
    hours: unless('hours'),
    age: unless('age'),
    bands: whole.bands.map((line) =>
      isHidden(line.band)
        ? {
            ...line,
            places: { ...line.places, known: null },
            vacant: { ...line.vacant, known: null },
            difference: '',
            isShort: false,
            withheld: 'Withheld: a locality’s own number could be worked out from it',
          }
        : line,
    ),
    registered: isRegisteredWithheld ? { ...whole.registered, known: null } : whole.registered,
    isRegisteredWithheld,
  };
}
