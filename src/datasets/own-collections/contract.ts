import type { Source } from '../source.ts';
import { ownFiguresLayout, type OwnCollection, type OwnColumn } from './own-figures.ts';

const pupils = (whose: string): OwnColumn => ({ header: 'pupils', kind: 'count', meaning: `Pupils ${whose}, a whole number.` });

/** What the authority counts itself, because nobody publishes it by school. */
const collections: readonly OwnCollection[] = [
  {
    name: 'own-early-years-profile',
    title: 'Early years foundation stage profile, by school or setting',
    hasProviders: true,
    status: 'final',
    columns: [
      { header: 'children', kind: 'count', meaning: 'Children assessed at the end of the reception year.' },
      { header: 'gld_percent', kind: 'percent', of: 'children', meaning: 'Percentage with a good level of development.' },
      { header: 'average_goals', kind: 'score', meaning: 'Average number of early learning goals met, of 17.' },
    ],
  },
  {
    name: 'own-phonics',
    title: 'Phonics screening check, by school',
    status: 'final',
    columns: [
      pupils('in year 1 who were checked'),
      { header: 'met_percent', kind: 'percent', of: 'pupils', meaning: 'Percentage who met the standard in year 1.' },
    ],
  },
  {
    name: 'own-multiplication',
    title: 'Multiplication tables check, by school',
    status: 'final',
    columns: [
      pupils('in year 4 who took the check'),
      { header: 'average_score', kind: 'score', meaning: 'Average score, of 25.' },
      { header: 'full_marks_percent', kind: 'percent', of: 'pupils', meaning: 'Percentage with full marks.' },
    ],
  },
  {
    name: 'own-safeguarding-audit',
    title: 'Safeguarding audit (section 175), by school or setting',
    hasProviders: true,
    status: 'final',
    columns: [
      { header: 'returned', kind: 'yes-or-no', meaning: '1 where the audit came back, 0 where it did not.' },
      { header: 'red_items', kind: 'count', meaning: 'Items marked red in it; empty where it did not come back.' },
    ],
  },
  {
    name: 'own-governor-vacancies',
    title: 'Governors and vacancies, by school',
    status: 'final',
    columns: [
      { header: 'governors', kind: 'count', meaning: 'Governors that the instrument of government provides for, filled or not.' },
      { header: 'vacancies', kind: 'count', of: 'governors', meaning: 'How many of those posts nobody holds.' },
    ],
  },
  {
    name: 'own-complaints',
    title: 'Complaints, by school or setting',
    hasProviders: true,
    status: 'final',
    columns: [
      { header: 'complaints', kind: 'count', meaning: 'Complaints about it that reached the authority in the year.' },
      { header: 'upheld', kind: 'count', of: 'complaints', meaning: 'How many of those were upheld, wholly or in part.' },
    ],
  },
  {
    name: 'own-elective-home-education',
    title: 'Elective home education, by last school',
    status: 'final',
    columns: [
      pupils('on roll at the autumn census'),
      { header: 'home_educated', kind: 'count', meaning: 'Pupils who left its roll in the year to be educated at home.' },
    ],
  },
  {
    name: 'own-alternative-provision',
    title: 'Pupils in alternative provision, by school',
    status: 'final',
    columns: [
      pupils('on roll at the autumn census'),
      { header: 'in_alternative_provision', kind: 'count', of: 'pupils', meaning: 'How many of those are in alternative provision.' },
    ],
  },
  {
    name: 'own-staffing',
    title: 'Staffing, by school or setting',
    hasProviders: true,
    status: 'final',
    columns: [
      { header: 'teachers', kind: 'count', meaning: 'Teaching posts, filled or not, counted by heads.' },
      { header: 'vacancies', kind: 'count', of: 'teachers', meaning: 'How many of those nobody holds, or somebody for less than a term.' },
      { header: 'leavers_percent', kind: 'percent', meaning: 'Percentage of its teachers who left in the year.' },
      { header: 'head_vacant', kind: 'yes-or-no', meaning: '1 where it has no permanent head, 0 where it has.' },
    ],
  },
];

/** Templates that an officer fills, one for each collection; told apart by their columns. */
export const ownCollections: Source = {
  name: 'own-collections',
  title: 'The authority’s own collections',
  publisher: 'The authority itself',
  licence: 'The authority’s own',
  owned: true,
  layouts: collections.map(ownFiguresLayout),
};
