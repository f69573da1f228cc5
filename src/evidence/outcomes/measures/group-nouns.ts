import { groups, type GroupId } from './groups.ts';

/** Who is in a group, as a sentence begins with it. */
const nouns: Partial<Record<GroupId, string>> = {
  'all': 'All pupils',
  'disadvantaged': 'Disadvantaged pupils',
  'not-disadvantaged': 'Pupils who are not disadvantaged',
  'fsm': 'Pupils eligible for free school meals',
  'not-fsm': 'Pupils not eligible for free school meals',
  'sen-support': 'Pupils with SEN support',
  'ehc-plan': 'Pupils with an EHC plan',
  'sen': 'Pupils with SEN support or an EHC plan',
  'no-sen': 'Pupils with no identified SEN',
  'eal': 'Pupils with English as an additional language',
  'not-eal': 'Pupils with English as their first language',
  'boys': 'Boys',
  'girls': 'Girls',
  'looked-after': 'Looked-after children',
  'child-in-need': 'Children in need',
  'white-british-disadvantaged': 'White British disadvantaged pupils',
};

export function groupNoun(group: GroupId): string {
  return nouns[group] ?? groups[group];
}
