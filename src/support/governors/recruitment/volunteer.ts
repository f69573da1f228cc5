export const volunteerStates = {
  looking: { label: 'Looking for a board', colour: 'green' },
  paused: { label: 'Paused', colour: 'yellow' },
  placed: { label: 'On a board', colour: 'blue' },
  left: { label: 'No longer offers', colour: 'grey' },
} as const;
export type VolunteerState = keyof typeof volunteerStates;

interface Kept {
  readonly state: VolunteerState;
  readonly leftOn: string | null;
  readonly placedUntil: string | null;
}

/** The last day on a board, where what is kept is counted from it: not while they look for another, nor where they left the list later. */
export function placedUntil({ state, leftOn }: Pick<Kept, 'state' | 'leftOn'>, lastDay: string | null): string | null {
  if (lastDay === null || state === 'looking') return null;
  return leftOn !== null && leftOn >= lastDay ? null : lastDay;
}

/** On a board by the list, and by no term any more: whoever recruits asks them whether they look for another. */
export const isTermOver = ({ state, placedUntil: until }: Pick<Kept, 'state' | 'placedUntil'>, today: string): boolean =>
  state === 'placed' && (until === null || until < today);

export const standingOf = (kept: Pick<Kept, 'state' | 'placedUntil'>, today: string): { readonly label: string; readonly colour: string } =>
  isTermOver(kept, today) ? { label: 'Term is over: to be asked', colour: 'yellow' } : volunteerStates[kept.state];

interface Checked {
  readonly eligibilityDeclaredOn: string | null;
  readonly referencesOn: string | null;
  readonly checksOn: string | null;
}

/** What is still to be taken up of somebody who would govern. */
export const toDoOf = ({ eligibilityDeclaredOn, referencesOn, checksOn }: Checked): string[] => [
  ...(eligibilityDeclaredOn === null ? ['eligibility to be declared'] : []),
  ...(referencesOn === null ? ['references'] : []),
  ...(checksOn === null ? ['checks'] : []),
];

export const availabilities = { day: 'In the day', evening: 'In the evening', either: 'Either' } as const;
export type Available = keyof typeof availabilities;

/** What Schedule 4 to the 2012 Regulations asks, in our own words, so that people know what they declare. */
export const eligibilityWords: readonly string[] = [
  'They are 18 or older, and no pupil of the school.',
  'They are not an undischarged bankrupt, nor under a debt relief or bankruptcy restrictions order.',
  'They are not disqualified as a company director, nor removed as a charity trustee.',
  'They are not barred from work with children, nor disqualified from childcare.',
  'They have no sentence of the kinds and times that the Schedule names.',
  'They were not removed as an elected governor in the last five years.',
  'They agree to a criminal records check.',
];
