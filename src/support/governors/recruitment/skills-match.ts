import type { Available, VolunteerState } from './volunteer.ts';

/** What a board looks for. Nothing of how the school does is in it, nor can come into it. */
export interface Wanted {
  readonly providerId: number;
  readonly skills: readonly string[];
  readonly phase: string;
  readonly localityId: number | null;
  readonly at: Place | null;
  readonly meets: 'day' | 'evening' | 'varies';
  readonly category: string;
}

export interface Place {
  readonly easting: number;
  readonly northing: number;
}

export interface Offered {
  readonly id: number;
  readonly state: VolunteerState;
  readonly skills: readonly string[];
  readonly phases: readonly string[];
  readonly localities: readonly number[];
  /** The middle of the locality they set out from. */
  readonly home: Place | null;
  readonly travelMiles: number;
  readonly available: Available;
  readonly worksAt: number | null;
  readonly memberForLocality: number | null;
  readonly eligibilityDeclaredOn: string | null;
  readonly referencesOn: string | null;
  readonly checksOn: string | null;
  readonly registeredOn: string;
  /** Introduced to this board before, for this seat or another. */
  readonly isKnownHere: boolean;
}

export interface Match {
  readonly volunteerId: number;
  /** Skills wanted that they offer. */
  readonly skills: readonly string[];
  readonly near: 'in-locality' | 'within-miles' | 'not-known' | 'too-far';
  readonly miles: number | null;
  readonly phaseFits: boolean;
  readonly timeFits: boolean;
  readonly stillToDo: readonly ('references' | 'checks')[];
  /** Why they are not offered; empty where they are. */
  readonly against: readonly string[];
}

export const matchRules: readonly string[] = [
  'Left out: whoever is paused, placed or gone; has not declared that they are eligible; works at the school; is an elected member for its area; offers none of the skills that are wanted; lives too far; or was introduced to it before.',
  'First come those who offer most of the skills that are wanted.',
  'Among these, whoever named the locality comes before those within the miles they travel, and those before whoever’s distance is not known.',
  'Then those who named the phase; those who can come when the board meets; and those who have waited longest.',
];

const metresInAMile = 1609.344;
/** As the crow flies, to the nearest mile. */
export const milesBetween = (one: Place, other: Place): number =>
  Math.round(Math.hypot(one.easting - other.easting, one.northing - other.northing) / metresInAMile);

export function matchVolunteer(wanted: Wanted, offered: Offered): Match {
  const miles = wanted.at === null || offered.home === null ? null : milesBetween(wanted.at, offered.home);
  const named = wanted.localityId !== null && offered.localities.includes(wanted.localityId);
  const near = named ? 'in-locality' : miles === null ? 'not-known' : miles <= offered.travelMiles ? 'within-miles' : 'too-far';
  return {
    volunteerId: offered.id,
    skills: wanted.skills.filter((skill) => offered.skills.includes(skill)),
    near,
    miles,
    phaseFits: offered.phases.length === 0 || offered.phases.includes(wanted.phase),
    timeFits: wanted.meets === 'varies' || offered.available === 'either' || offered.available === wanted.meets,
    stillToDo: [...(offered.referencesOn === null ? (['references'] as const) : []), ...(offered.checksOn === null ? (['checks'] as const) : [])],
    against: againstOf(wanted, offered, near),
  };
}

function againstOf(wanted: Wanted, offered: Offered, near: Match['near']): string[] {
  const against: string[] = [];
  if (offered.state !== 'looking') against.push('does not look for a board now');
  if (offered.eligibilityDeclaredOn === null) against.push('has not declared that they are eligible');
  if (offered.worksAt === wanted.providerId) against.push('works at the school');
  if (wanted.localityId !== null && offered.memberForLocality === wanted.localityId) against.push('is an elected member for its area');
  if (wanted.skills.length > 0 && !wanted.skills.some((skill) => offered.skills.includes(skill)))
    against.push('offers none of the skills that are wanted');
  if (near === 'too-far') against.push('it is further than they travel');
  if (offered.isKnownHere) against.push('was introduced to this board before');
  return against;
}

const nearness = { 'in-locality': 0, 'within-miles': 1, 'not-known': 2, 'too-far': 3 } as const;

/** Those who fit, in the order that `matchRules` states; and those left out, each with why. */
export function matchVolunteers(wanted: Wanted, all: readonly Offered[]): { readonly fit: readonly Match[]; readonly leftOut: readonly Match[] } {
  const since = new Map(all.map(({ id, registeredOn }) => [id, registeredOn]));
  const order = (match: Match): readonly (number | string)[] => [
    -match.skills.length,
    nearness[match.near],
    match.near === 'within-miles' ? (match.miles ?? 0) : 0,
    match.phaseFits ? 0 : 1,
    match.timeFits ? 0 : 1,
    since.get(match.volunteerId) ?? '',
    match.volunteerId,
  ];
  const matches = all.map((offered) => matchVolunteer(wanted, offered)).toSorted((one, other) => compare(order(one), order(other)));
  return { fit: matches.filter(({ against }) => against.length === 0), leftOut: matches.filter(({ against }) => against.length > 0) };
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? 0;
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}

export interface MatchNames {
  readonly skill: (key: string) => string;
  readonly locality: string | null;
  readonly phase: string;
}

/** Why somebody is offered, in sentences. */
export function reasonsOf(match: Match, wanted: Pick<Wanted, 'skills'>, names: MatchNames): string[] {
  const reasons: string[] = [];
  const count = match.skills.length;
  if (wanted.skills.length === 0) reasons.push('The board asks for no particular skill.');
  else reasons.push(`Offers ${String(count)} of the ${String(wanted.skills.length)} skills wanted: ${match.skills.map(names.skill).join(', ')}.`);
  if (match.near === 'in-locality') reasons.push(`Named ${names.locality ?? 'its locality'} as a place to govern in.`);
  if (match.near === 'within-miles') reasons.push(`About ${String(match.miles)} miles away: within what they travel.`);
  if (match.near === 'not-known') reasons.push('How far it is for them is not known: ask.');
  reasons.push(match.phaseFits ? `Would govern in this phase: ${names.phase.toLowerCase()}.` : 'Named other phases: ask.');
  reasons.push(match.timeFits ? 'Can come when the board meets.' : 'May not be free when the board meets: ask.');
  if (match.stillToDo.length > 0) reasons.push(`Still to be taken up: ${match.stillToDo.join(' and ')}.`);
  return reasons;
}
