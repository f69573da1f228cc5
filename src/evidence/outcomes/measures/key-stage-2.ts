import { each, lait, ofSocialCare, own, together } from './bindings.ts';
import { everyGroup, ofRound, ofTables, shared } from './key-stage-2-parts.ts';
import type { Measure } from './measure.ts';

const laitGroups = each({
  'all': lait('KS2RWM_Expected_STD'),
  'disadvantaged': lait('DAP_NEW_KS2_RWM'),
  'not-disadvantaged': lait('NonDAP_NEW_KS2_RWM'),
  'fsm': lait('FSM_NEW_KS2_RWM'),
  'not-fsm': lait('NonFSM_NEW_KS2_RWM'),
  'sen-support': lait('NEW_KS2_RWM_Sen_W/Osta'),
  'ehc-plan': lait('NEW_KS2_RWM_Sen_Withsta'),
  'no-sen': lait('NoID_SEN_NEW_KS2_RWM'),
  'white': lait('KS2_NEW_White_RWM'),
  'mixed': lait('KS2_NEW_Mixed_RWM'),
  'asian': lait('KS2_NEW_Asian_RWM'),
  'black': lait('KS2_NEW_Black_RWM'),
  'chinese': lait('KS2_NEW_Chine_RWM'),
  'other-ethnic': lait('KS2_NEW_Other_RWM'),
  'looked-after': lait('LAC_KS2_ExpStd_RWM'),
  'child-in-need': lait('CIN_KS2_ExpStd_RWM'),
  'child-protection': lait('CPPO_KS2_RWM'),
});

const timesTables = {
  ...shared,
  due: 'Each December, for the summer before',
  missing: [
    {
      periods: ['2019/20', '2020/21'],
      because:
        'The multiplication tables check was not held in 2020 and 2021, because of the pandemic: 2022 was the first year in which schools had to.',
    },
  ],
} as const;

export const keyStage2: readonly Measure[] = [
  {
    ...timesTables,
    id: 'multiplication-full-marks',
    name: 'Multiplication tables check, full marks',
    phrase: 'scored full marks in the multiplication tables check',
    about: 'Pupils in year 4 who answered all 25 questions of the multiplication tables check rightly.',
    unit: 'percent',
    groups: {
      'all': [lait('Multiplication_Total'), own('own-multiplication', 'full_marks_percent', 'pupils')],
      'sen-support': [lait('Multiplication_SENDSupport')],
      'ehc-plan': [lait('Multiplication_EHCP')],
      'sen': [lait('Multiplication_AllSEND')],
    },
  },
  {
    ...timesTables,
    id: 'multiplication-average',
    name: 'Multiplication tables check, average score',
    about: 'The average score, of 25, of the pupils in year 4 who took the multiplication tables check.',
    unit: 'score',
    decimals: 1,
    groups: { all: [lait('Multiplication_Total_APS'), own('own-multiplication', 'average_score', 'pupils')] },
  },
  {
    ...shared,
    id: 'ks2-rwm-expected',
    name: 'Reading, writing and maths, expected standard',
    phrase: 'met the expected standard in reading, writing and maths',
    about:
      'Pupils at the end of key stage 2 who met the expected standard in each of the reading and maths tests and in teachers’ assessment of writing.',
    unit: 'percent',
    groups: together(
      ofTables('PTRWM_EXP', everyGroup),
      ofSocialCare('children-in-need-key-stage-2', 'pt_rwm_met_expected_standard', 't_rwm_eligible_pupils'),
      laitGroups,
      ofRound('PTRWM_EXP', everyGroup),
    ),
    isHeadline: true,
  },
  {
    ...shared,
    id: 'ks2-rwm-higher',
    name: 'Reading, writing and maths, higher standard',
    phrase: 'reached the higher standard in reading, writing and maths',
    about: 'Pupils at the end of key stage 2 with a high score in reading and maths, and writing at greater depth.',
    unit: 'percent',
    groups: together(ofTables('PTRWM_HIGH', everyGroup), each({ all: lait('KS2RWM_Higher_STD') }), ofRound('PTRWM_HIGH', everyGroup)),
    isHeadline: true,
  },
];
