/** The kinds of provider that the offer tells apart: the four of the two legal tracks. */
export const audiences = {
  'maintained': 'Maintained schools',
  'academy': 'Academies and their trusts',
  'early-years': 'Early years providers',
  'other': 'Independent schools, colleges and alternative provision',
} as const;
export type Audience = keyof typeof audiences;
export const audienceIds = Object.keys(audiences) as Audience[];

export function audienceOf(legalTrack: string): Audience {
  return legalTrack === 'maintained' || legalTrack === 'academy' || legalTrack === 'early-years' ? legalTrack : 'other';
}
