/** What a day was for. */
export const purposes = {
  visit: 'Visit',
  conversation: 'Annual conversation',
  contact: 'Contact between visits',
  plan: 'Planning support',
  training: 'Training or network',
  review: 'Review of a plan or of TRIP',
  other: 'Other support',
} as const;
export type Purpose = keyof typeof purposes;
export const purposeIds = Object.keys(purposes) as Purpose[];

/** What a visit’s day was for, by the visit’s own purpose. */
export function purposeOfVisit(
  purpose: 'termly' | 'annual-conversation' | 'early-years' | 'safeguarding' | 'diagnostic-review' | 'pre-inspection',
): Purpose {
  if (purpose === 'annual-conversation') return 'conversation';
  return purpose === 'diagnostic-review' ? 'review' : 'visit';
}
