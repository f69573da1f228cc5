export const volunteerStates = {
  looking: { label: 'Looking for a board', colour: 'green' },
  paused: { label: 'Paused', colour: 'yellow' },
  placed: { label: 'On a board', colour: 'blue' },
  left: { label: 'No longer offers', colour: 'grey' },
} as const;
export type VolunteerState = keyof typeof volunteerStates;

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
