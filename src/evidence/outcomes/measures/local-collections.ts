import { own } from './bindings.ts';
import type { Measure } from './measure.ts';

/**
 * What the authority asks of its schools and settings, by template. The columns that the measures read, by collection:
 *
 * own-early-years-profile: children, gld_percent, average_goals. own-phonics: pupils, met_percent. own-multiplication: pupils, average_score,
 * full_marks_percent. own-safeguarding-audit: returned (1 or 0), red_items. own-governor-vacancies: governors, vacancies. own-complaints: complaints,
 * upheld. own-elective-home-education: pupils, home_educated. own-alternative-provision: pupils, in_alternative_provision. own-staffing: teachers,
 * vacancies, leavers_percent, head_vacant (1 or 0). own-key-stage-2 and own-key-stage-4 have the headers of the performance tables.
 *
 * The first three, and the last two, stand beside the published figures of the same measure.
 */
const shared = {
  unit: 'number',
  decimals: 0,
  polarity: 'lower',
  phase: 'all',
  topic: 'local',
  publisher: 'The authority’s own collection',
  due: 'When the authority next collects it',
} as const;

export const localCollections: readonly Measure[] = [
  {
    ...shared,
    id: 'safeguarding-audit-returned',
    name: 'Safeguarding audit returned',
    about:
      'Whether the school sent back the yearly safeguarding audit, under section 175 or 157 of the Education Act 2002: 1 if it did, 0 if it did not.',
    polarity: 'higher',
    groups: { all: [own('own-safeguarding-audit', 'returned')] },
  },
  {
    ...shared,
    id: 'safeguarding-audit-red',
    name: 'Safeguarding audit, items rated red',
    about: 'Items of the yearly safeguarding audit that the school rated red.',
    groups: { all: [own('own-safeguarding-audit', 'red_items')] },
  },
  {
    ...shared,
    id: 'governor-vacancies',
    name: 'Governor vacancies',
    about: 'Places on the governing body that nobody fills.',
    groups: { all: [own('own-governor-vacancies', 'vacancies')] },
  },
  {
    ...shared,
    id: 'governor-places',
    name: 'Governor places',
    about: 'Places on the governing body, filled or not.',
    polarity: 'neither',
    groups: { all: [own('own-governor-vacancies', 'governors')] },
  },
  {
    ...shared,
    id: 'complaints',
    name: 'Complaints about schools',
    about: 'Complaints about the school that reached the authority in the year.',
    groups: { all: [own('own-complaints', 'complaints')] },
  },
  {
    ...shared,
    id: 'complaints-upheld',
    name: 'Complaints about schools upheld',
    about: 'Complaints about the school that were found, in whole or in part, to be right.',
    groups: { all: [own('own-complaints', 'upheld')] },
  },
  {
    ...shared,
    id: 'home-educated',
    name: 'Pupils who left to be educated at home',
    about: 'Pupils taken off the school’s roll to be educated at home.',
    polarity: 'neither',
    groups: { all: [own('own-elective-home-education', 'home_educated')] },
  },
  {
    ...shared,
    id: 'alternative-provision',
    name: 'Pupils in alternative provision',
    about: 'Pupils whom the school, or the authority for it, has placed in alternative provision.',
    polarity: 'neither',
    groups: { all: [own('own-alternative-provision', 'in_alternative_provision')] },
  },
  {
    ...shared,
    id: 'teacher-vacancies',
    name: 'Teacher vacancies',
    about: 'Teaching posts that nobody fills, or that are filled for less than a year.',
    topic: 'workforce',
    groups: { all: [own('own-staffing', 'vacancies')] },
  },
  {
    ...shared,
    id: 'teacher-leavers',
    name: 'Teachers who left in the year',
    phrase: 'left in the year',
    about: 'Teachers who left the school in the year, of all its teachers.',
    unit: 'percent',
    decimals: 1,
    topic: 'workforce',
    groups: { all: [own('own-staffing', 'leavers_percent', 'teachers')] },
  },
  {
    ...shared,
    id: 'head-vacant',
    name: 'Headship vacant',
    about: 'Whether the school is without a permanent headteacher: 1 if it is, 0 if it is not.',
    topic: 'workforce',
    groups: { all: [own('own-staffing', 'head_vacant')] },
  },
];
