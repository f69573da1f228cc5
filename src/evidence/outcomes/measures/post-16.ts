import { column, department, lait } from './bindings.ts';
import type { Binding, Measure } from './measure.ts';

const shared = { unit: 'percent', phase: 'post-16', topic: 'post-16', publisher: department } as const;

/** The file of a calendar year is of the winter that ends in it, as LAIT’s year that ends in March is. */
const neet = (name: string): Binding => column('neet', name, 'Cohort_DJFavg', { breakdown: '16-17', years: 'financial' });
const toMarch = (shortName: string): Binding => lait(shortName, { years: 'financial' });

const winter = { ...shared, decimals: 1, polarity: 'lower', due: 'Each July, for the winter before' } as const;

const at19 = { ...shared, decimals: 2, polarity: 'higher', due: 'Each April, for those who were 19 in the year before' } as const;
const ofAge = (id: string, name: string, phrase: string, about: string, groups: Measure['groups']): Measure => ({
  ...at19,
  id,
  name,
  phrase,
  about,
  groups,
});

const points = {
  ...shared,
  unit: 'score',
  decimals: 2,
  polarity: 'higher',
  due: 'Provisional in November, revised in February',
} as const;
const otherGrades = 'In 2020 and 2021 schools and teachers gave the grades: those years do not compare with others.';
const average = (id: string, name: string, what: string, shortName: string): Measure => ({
  ...points,
  id: `post-16-${id}`,
  name: `${name}, average points for each entry`,
  about: `The average points of students aged 16 to 18 for each ${what}; 30 is a grade C at A level. ${otherGrades}`,
  groups: { all: [lait(shortName)] },
});
const grades = (id: string, name: string, phrase: string, shortName: string): Measure => ({
  ...points,
  id: `post-16-${id}`,
  name,
  phrase,
  about: `A level students aged 16 to 18 who ${phrase}. ${otherGrades}`,
  unit: 'percent',
  decimals: 1,
  groups: { all: [lait(shortName)] },
});

export const post16: readonly Measure[] = [
  {
    ...winter,
    id: 'neet-or-not-known',
    name: 'Not in education, employment or training, or not known, aged 16 and 17',
    phrase: 'were not in education, employment or training, or it was not known',
    about:
      'Young people aged 16 and 17 who are not in education, employment or training, or of whom the authority does not know, averaged over December to February.',
    groups: {
      'all': [neet('NEET_not_known_percent'), toMarch('16-17_not known_NEET')],
      'no-sen': [column('neet', 'NEET_NK_noSEN_percent', undefined, { breakdown: '16-17', years: 'financial' })],
      'sen-support': [column('neet', 'NEET_NK_SENDsupport_percent', undefined, { breakdown: '16-17', years: 'financial' })],
      'ehc-plan': [column('neet', 'NEET_NK_EHCP_percent', undefined, { breakdown: '16-17', years: 'financial' })],
    },
    isHeadline: true,
  },
  {
    ...winter,
    id: 'neet',
    name: 'Not in education, employment or training, aged 16 and 17',
    phrase: 'were not in education, employment or training',
    about: 'Young people aged 16 and 17 who are known not to be in education, employment or training, averaged over December to February.',
    groups: { all: [neet('NEET_percent'), toMarch('16-17 NEET')] },
  },
  {
    ...winter,
    id: 'not-known',
    name: 'Activity not known, aged 16 and 17',
    phrase: 'were doing what nobody had recorded',
    about: 'Young people aged 16 and 17 of whom the authority does not know what they do, averaged over December to February.',
    groups: { all: [neet('Notknown_percent'), toMarch('16-17_not known')] },
  },
  {
    ...winter,
    id: 'participation-16-17',
    name: 'In education or training, aged 16 and 17',
    phrase: 'were in education or training',
    about: 'Young people aged 16 and 17 in education or training at the end of March.',
    polarity: 'higher',
    groups: {
      all: [
        column('neet', 'TOTAL_participating_in_education_and_training_percent', 'cohort_March', { breakdown: '16-17', years: 'financial' }),
        lait('16-17Ed&Training', { years: 'financial', decimals: 2 }),
      ],
      sen: [lait('16-17YroldSEN_ET', { years: 'financial', decimals: 2 })],
    },
  },
  {
    ...winter,
    id: 'september-guarantee',
    name: 'September guarantee, place offered',
    phrase: 'were offered a place',
    about: 'Young people aged 16 and 17 who had the offer of a place in education or training by the end of September.',
    decimals: 2,
    polarity: 'higher',
    due: 'Each summer, for the September before',
    groups: { all: [lait('Sept_Guarantee', { years: 'calendar' })] },
  },
  ofAge(
    'level-2-at-19',
    'Level 2 by the age of 19',
    'reached level 2 by the age of 19',
    'Young people who have a level 2 qualification, such as five good GCSEs, by the age of 19.',
    {
      'all': [lait('Level2Age19')],
      'fsm': [lait('Level2_FMS_Attain')],
      'not-fsm': [lait('Level2Age19_NON_FSM')],
      'sen-support': [lait('Age19_SENwoS')],
      'ehc-plan': [lait('Age19_SEN-S')],
      'no-sen': [lait('Age19_NoNSEN')],
    },
  ),
  ofAge(
    'level-2-english-maths-at-19',
    'Level 2 with English and maths by the age of 19',
    'reached level 2 with English and maths by the age of 19',
    'Young people who have a level 2 qualification, and English and maths at that level, by the age of 19.',
    {
      'all': [lait('Level2Age19_E&M')],
      'fsm': [lait('Level2Age19_E&M_FSM')],
      'not-fsm': [lait('Level2Age19_E&M_NON_FSM')],
      'sen-support': [lait('Age19_SENwoS_L2EM')],
      'ehc-plan': [lait('Age19_SEN-S_L2EM')],
      'no-sen': [lait('Age19_NoNSEN_L2EM')],
    },
  ),
  ofAge(
    'level-3-at-19',
    'Level 3 by the age of 19',
    'reached level 3 by the age of 19',
    'Young people who have a level 3 qualification, such as two A levels, by the age of 19.',
    {
      'all': [lait('Level3Age19')],
      'fsm': [lait('Level3_FMS_Attain')],
      'not-fsm': [lait('NonFSM_L3_aged19')],
      'sen-support': [lait('Age19_SENwoS_L3')],
      'ehc-plan': [lait('Age19_SEN-S_L3')],
      'no-sen': [lait('Age19_NoNSEN_L3')],
    },
  ),
  average('a-level-points', 'A level', 'A level they were entered for', 'APSE_Alevel'),
  average('a-level-best-three-points', 'A level, best three', 'of their best three A levels', 'APSE_Best_3ALevels'),
  average('applied-general-points', 'Applied general', 'applied general qualification they were entered for', 'APSE_GenS'),
  average('tech-level-points', 'Tech level', 'tech level they were entered for', 'APSE_Tech'),
  grades('aab', 'A level, grades AAB or better', 'achieved grades AAB or better', 'Alevel_AAB'),
  grades('three-a', 'A level, three grades A or better', 'achieved three grades A or better', 'A3A'),
  {
    ...at19,
    id: 'higher-education-at-19',
    name: 'In higher education by the age of 19',
    phrase: 'had entered higher education by the age of 19',
    about: 'Pupils of state-funded schools who were 15 four years before, and had entered higher education by the age of 19.',
    decimals: 1,
    due: 'Each October, for the school year before the last',
    groups: { 'all': [lait('HE_19_All')], 'fsm': [lait('HE_19_FSM')], 'not-fsm': [lait('HE_19_Non_FSM')] },
  },
];
