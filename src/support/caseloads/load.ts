import { sumDays } from '../days/funding.ts';
import { kmToNearest, type Place, spreadKm } from './travel.ts';

export type Part = 'lead' | 'support' | 'cover';

/** A provider as a caseload counts it. */
export interface Carried {
  readonly id: number;
  readonly name: string;
  readonly localityName: string | null;
  /** What it is entitled to: the weight of its tier. */
  readonly days: number;
  readonly place: Place | null;
  /** The kind of adviser that serves it. */
  readonly role: 'sia' | 'eeca';
  readonly held: readonly { readonly accountId: number; readonly part: Part }[];
}

export interface AdviserOf {
  readonly id: number;
  readonly name: string;
  readonly role: 'sia' | 'eeca';
  /** Days that they have for providers in the year; null where nobody has entered them. */
  readonly available: number | null;
  readonly planned: number;
}

export interface Load extends AdviserOf {
  readonly leads: number;
  readonly supports: number;
  readonly covers: number;
  /** Days that those they lead or cover are entitled to. */
  readonly days: number;
  /** Days they have beyond that; below nought where there are too few. Null where it is not known. */
  readonly left: number | null;
  readonly localities: readonly string[];
  /** The least length of straight lines that joins the sites of those they lead, in kilometres. */
  readonly km: number;
  /** How many of those have no known site. */
  readonly unplaced: number;
}

/** What each adviser carries. Whoever leads a provider carries its days, and only they: cover is for a time, and is counted beside. */
export function loadsOf(advisers: readonly AdviserOf[], providers: readonly Carried[]): Load[] {
  return advisers.map((adviser) => {
    const of = (part: Part): Carried[] => providers.filter(({ held }) => held.some((one) => one.accountId === adviser.id && one.part === part));
    const led = of('lead');
    const days = sumDays(led.map((provider) => provider.days));
    return {
      ...adviser,
      leads: led.length,
      supports: of('support').length,
      covers: of('cover').length,
      days,
      left: adviser.available === null ? null : sumDays([adviser.available, -days]),
      localities: [...new Set(led.map(({ localityName }) => localityName ?? 'Not placed'))].toSorted((one, other) =>
        one.localeCompare(other, 'en-GB'),
      ),
      km: spreadKm(led.flatMap(({ place }) => place ?? [])),
      unplaced: led.filter(({ place }) => place === null).length,
    };
  });
}

/** Whom nobody leads. */
export function withoutLead(providers: readonly Carried[]): Carried[] {
  return providers.filter(({ held }) => !held.some(({ part }) => part === 'lead'));
}

export interface Suggestion {
  readonly adviser: Load;
  readonly reasons: readonly string[];
}

const most = 3;

/**
 * Who could take a provider, with reasons for and against, the likeliest first: of its kind of adviser, those with days left before those without, then whoever works in
 * its locality already, then the nearest, then who has the most left. Never decided by it: a person allocates.
 */
export function suggestFor(provider: Carried, loads: readonly Load[], providers: readonly Carried[]): Suggestion[] {
  return loads
    .filter(({ role }) => role === provider.role)
    .map((adviser) => {
      const led = providers.filter(({ held }) => held.some((one) => one.accountId === adviser.id && one.part === 'lead'));
      const km = provider.place === null ? null : kmToNearest(provider.place, led.flatMap(({ place }) => place ?? [])); // prettier-ignore
      const isLocal = provider.localityName !== null && adviser.localities.includes(provider.localityName);
      const fits = adviser.left === null ? null : adviser.left >= provider.days;
      return { adviser, km, isLocal, fits, reasons: reasonsOf(provider, adviser, { km, isLocal, fits }) };
    })
    .toSorted(
      (one, other) =>
        rank(other.fits) - rank(one.fits) ||
        Number(other.isLocal) - Number(one.isLocal) ||
        (one.km ?? Infinity) - (other.km ?? Infinity) ||
        (other.adviser.left ?? 0) - (one.adviser.left ?? 0) ||
        one.adviser.id - other.adviser.id,
    )
    .slice(0, most)
    .map(({ adviser, reasons }) => ({ adviser, reasons }));
}

/** Days enough, then not known, then too few. */
const rank = (fits: boolean | null): number => (fits === null ? 1 : fits ? 2 : 0);

function reasonsOf(
  provider: Carried,
  adviser: Load,
  { km, isLocal, fits }: { readonly km: number | null; readonly isLocal: boolean; readonly fits: boolean | null },
): string[] {
  const days = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'day' : 'days'}`;
  return [
    fits === null
      ? 'how many days they have is not entered'
      : fits
        ? `has ${days(adviser.left ?? 0)} left, and it needs ${days(provider.days)}`
        : `has too few days: ${days(adviser.left ?? 0)} left, and it needs ${days(provider.days)}`,
    isLocal ? `leads in ${provider.localityName ?? ''} already` : 'leads nobody in its locality',
    ...(km === null ? [] : [`the nearest they lead is ${km.toFixed(1)} km away in a straight line`]),
    `leads ${String(adviser.leads)} now`,
  ];
}
