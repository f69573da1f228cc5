/** Groups of pupils that a measure may be counted for. LAIT keeps each as a measure of its own; here it is a dimension. */
export const groups = {
  'all': 'All pupils',
  'disadvantaged': 'Disadvantaged',
  'not-disadvantaged': 'Not disadvantaged',
  'fsm': 'Eligible for free school meals',
  'not-fsm': 'Not eligible for free school meals',
  'sen-support': 'SEN support',
  'ehc-plan': 'EHC plan',
  'sen': 'SEN support or EHC plan',
  'no-sen': 'No identified SEN',
  'eal': 'English as an additional language',
  'not-eal': 'English as first language',
  'boys': 'Boys',
  'girls': 'Girls',
  'white': 'White',
  'white-british': 'White British',
  'white-british-disadvantaged': 'White British and disadvantaged',
  'mixed': 'Mixed',
  'asian': 'Asian',
  'black': 'Black',
  'chinese': 'Chinese',
  'other-ethnic': 'Other ethnic group',
  'looked-after': 'Looked after',
  'child-in-need': 'Children in need',
  'child-protection': 'Children on a child protection plan',
  'low-prior': 'Low prior attainment',
  'middle-prior': 'Middle prior attainment',
  'high-prior': 'High prior attainment',
} as const;

export type GroupId = keyof typeof groups;

export function isGroup(text: string): text is GroupId {
  return Object.hasOwn(groups, text);
}

/** Pairs between which a gap is spoken of: the group, and whom it is held against. */
export const gapPairs: readonly { readonly group: GroupId; readonly against: GroupId; readonly name: string }[] = [
  { group: 'disadvantaged', against: 'not-disadvantaged', name: 'Disadvantage gap' },
  { group: 'fsm', against: 'not-fsm', name: 'Free school meals gap' },
  { group: 'sen-support', against: 'no-sen', name: 'SEN support gap' },
  { group: 'ehc-plan', against: 'no-sen', name: 'EHC plan gap' },
  { group: 'eal', against: 'not-eal', name: 'English as an additional language gap' },
  { group: 'boys', against: 'girls', name: 'Gap between boys and girls' },
  { group: 'looked-after', against: 'all', name: 'Looked-after gap' },
  { group: 'child-in-need', against: 'all', name: 'Children in need gap' },
  { group: 'white-british-disadvantaged', against: 'all', name: 'White British and disadvantaged gap' },
];
