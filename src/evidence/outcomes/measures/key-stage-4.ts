import { column, department, each, lait, ofSocialCare, own, together, type MeasureGroups } from './bindings.ts';
import type { Binding, Measure, MissingYears } from './measure.ts';

const table = (name: string, cohort?: string): Binding => column('key-stage-4', name, cohort);
const round = (name: string): MeasureGroups => each({ all: own('own-key-stage-4', name, 'TPUP') });
const socialCare = (name: string, cohort = 't_pupils'): MeasureGroups => ofSocialCare('children-in-need-key-stage-4', name, cohort);

const leavesTheTables: MissingYears = {
  periods: ['2025/26', '2026/27'],
  because: 'English Baccalaureate measures leave the performance tables from 2025/26.',
};
const noProgress8: readonly MissingYears[] = [
  {
    periods: ['2019/20', '2020/21'],
    because:
      'Progress 8 was not calculated for 2020 and 2021: exams were cancelled because of the pandemic, and schools and teachers gave the grades.',
  },
  {
    periods: ['2024/25', '2025/26'],
    because: 'Progress 8 does not exist for 2025 and 2026: those pupils had no key stage 2 tests in 2020 and 2021, because of the pandemic.',
  },
];
const otherGrades =
  'In 2020 and 2021 schools and teachers gave the grades, and in 2022 grading was more generous: those years do not compare with others.';

const shared = {
  decimals: 1,
  polarity: 'higher',
  phase: 'secondary',
  topic: 'key-stage-4',
  publisher: department,
  due: 'Provisional in October, revised in January or February',
} as const;

export const keyStage4: readonly Measure[] = [
  {
    ...shared,
    id: 'ks4-attainment-8',
    name: 'Attainment 8',
    about: `The average score of pupils at the end of key stage 4 over eight subjects, with English and maths counted twice. ${otherGrades}`,
    unit: 'score',
    groups: together(
      each({
        'all': table('ATT8SCR', 'TPUP'),
        'disadvantaged': table('ATT8SCR_FSM6CLA1A', 'TFSM6CLA1A'),
        'not-disadvantaged': table('ATT8SCR_NFSM6CLA1A', 'TNFSM6CLA1A'),
        'eal': table('ATT8SCR_EAL'),
        'boys': table('ATT8SCR_BOYS', 'BPUP'),
        'girls': table('ATT8SCR_GIRLS', 'GPUP'),
      }),
      socialCare('avg_att8'),
      each({
        'all': lait('AVG_Attain8_Score'),
        'disadvantaged': lait('DAP_KS4_ATT8'),
        'not-disadvantaged': lait('NonDAP_KS4_ATT8'),
        'fsm': lait('FSM_AVG_Attain8_Score'),
        'not-fsm': lait('NonFSM_AVG_Attain8_Score'),
        'sen-support': lait('SEN_WoStat_AVG_Attain8_Score'),
        'ehc-plan': lait('SEN_Stat_AVG_Attain8_Score'),
        'no-sen': lait('SEN_NoID_AVG_Attain8_Score'),
        'white': lait('AVG_Attain8_Score_White'),
        'mixed': lait('AVG_Attain8_Score_Mixed'),
        'asian': lait('AVG_Attain8_Score_Asian'),
        'black': lait('AVG_Attain8_Score_Black'),
        'chinese': lait('AVG_Attain8_Score_Chine'),
        'looked-after': lait('LAC_KS4_AVG_Attain8'),
        'child-in-need': lait('CIN_Avg_Attain8_KS4'),
        'child-protection': lait('CPPO_KS4_A8'),
      }),
      round('ATT8SCR'),
    ),
    isHeadline: true,
  },
  {
    ...shared,
    id: 'ks4-progress-8',
    name: 'Progress 8',
    about:
      'How far pupils came between the end of key stage 2 and the end of key stage 4, over eight subjects, against others who began alike; 0 is the average of England.',
    unit: 'score',
    decimals: 2,
    missing: noProgress8,
    groups: together(
      each({
        'all': table('P8MEA'),
        'disadvantaged': table('P8MEA_FSM6CLA1A'),
        'not-disadvantaged': table('P8MEA_NFSM6CLA1A'),
      }),
      socialCare('avg_p8score', 't_inp8calc'),
      each({
        'all': lait('AVG_Prog8_Score'),
        'disadvantaged': lait('DAP_KS4_Prog8'),
        'not-disadvantaged': lait('NonDAP_KS4_Prog8'),
        'fsm': lait('FSM_AVG_Prog8_Score'),
        'not-fsm': lait('NonFSM_AVG_Prog8_Score'),
        'sen-support': lait('SEN_WoStat_AVG_Prog8_Score'),
        'ehc-plan': lait('SEN_Stat_AVG_Prog8_Score'),
        'no-sen': lait('SEN_NoID_AVG_Prog8_Score'),
        'white': lait('AVG_Prog8_Score_White'),
        'mixed': lait('AVG_Prog8_Score_Mixed'),
        'asian': lait('AVG_Prog8_Score_Asian'),
        'black': lait('AVG_Prog8_Score_Black'),
        'chinese': lait('AVG_Prog8_Score_Chine'),
        'looked-after': lait('LAC_KS4_AVG_Prog8'),
        'child-in-need': lait('CINProgKS2-4_Avg_Prog8'),
      }),
    ),
    isHeadline: true,
  },
  {
    ...shared,
    id: 'ks4-english-maths-5',
    name: 'English and maths, grade 5 or above',
    phrase: 'passed English and maths at grade 5 or above',
    about: `Pupils at the end of key stage 4 with a strong pass, grade 5 or above, in both English and maths GCSE. ${otherGrades}`,
    unit: 'percent',
    groups: together(
      each({
        'all': table('PTL2BASICS_95', 'TPUP'),
        'disadvantaged': table('PTFSM6CLA1ABASICS_95', 'TFSM6CLA1A'),
        'not-disadvantaged': table('PTNOTFSM6CLA1ABASICS_95', 'TNFSM6CLA1A'),
      }),
      socialCare('pt_l2basics_95'),
      each({ 'all': lait('EngMaths9-5'), 'child-in-need': lait('CIN_EngMaths9-5') }),
      round('PTL2BASICS_95'),
    ),
    isHeadline: true,
  },
  {
    ...shared,
    id: 'ks4-english-maths-4',
    name: 'English and maths, grade 4 or above',
    phrase: 'passed English and maths at grade 4 or above',
    about: `Pupils at the end of key stage 4 with a standard pass, grade 4 or above, in both English and maths GCSE. ${otherGrades}`,
    unit: 'percent',
    groups: together(
      each({ all: table('PTL2BASICS_94', 'TPUP') }),
      socialCare('pt_l2basics_94'),
      each({ 'all': lait('EngMaths9-4'), 'looked-after': lait('LAC_EngMaths9-4'), 'child-in-need': lait('CIN_EngMaths9-4') }),
      round('PTL2BASICS_94'),
    ),
  },
  {
    ...shared,
    id: 'ks4-ebacc-entry',
    name: 'English Baccalaureate, entered',
    phrase: 'were entered for the English Baccalaureate',
    about: 'Pupils at the end of key stage 4 entered for English, maths, sciences, a language, and history or geography.',
    unit: 'percent',
    missing: [leavesTheTables],
    groups: together(
      each({ all: table('PTEBACC_E_PTQ_EE', 'TPUP') }),
      socialCare('pt_ebacc_e_ptq_ee'),
      each({
        'all': lait('EngBacEntries'),
        'sen-support': lait('EngBacEntriesSENSupport'),
        'ehc-plan': lait('EngBacEntriesSEN'),
        'no-sen': lait('EngBacEntriesNonSEN'),
        'child-in-need': lait('CIN_EngBacEntries'),
      }),
      round('PTEBACC_E_PTQ_EE'),
    ),
  },
  {
    ...shared,
    id: 'ks4-ebacc-points',
    name: 'English Baccalaureate, average point score',
    about: `The average score of pupils at the end of key stage 4 over the subjects of the English Baccalaureate. ${otherGrades}`,
    unit: 'score',
    decimals: 2,
    missing: [leavesTheTables],
    groups: together(
      each({ all: table('EBACCAPS', 'TPUP') }),
      socialCare('avg_ebaccaps'),
      each({
        'all': lait('EngBacAvgPointScore'),
        'sen-support': lait('EngBacAvgPointScoreSENSupport'),
        'ehc-plan': lait('EngBacAvgPointScoreSEN'),
        'no-sen': lait('EngBacAvgPointScoreNonSEN'),
        'child-in-need': lait('CIN_EngBacAPS'),
      }),
      round('EBACCAPS'),
    ),
  },
  {
    ...shared,
    id: 'ks4-ebacc-5',
    name: 'English Baccalaureate, grade 5 or above in English and maths',
    phrase: 'achieved the English Baccalaureate with grade 5 or above in English and maths',
    about: `Pupils at the end of key stage 4 who passed every part of the English Baccalaureate, English and maths at grade 5 or above. ${otherGrades}`,
    unit: 'percent',
    missing: [leavesTheTables],
    groups: { all: [table('PTEBACC_95', 'TPUP'), lait('EngBac9-5')] },
  },
  {
    ...shared,
    id: 'ks4-ebacc-4',
    name: 'English Baccalaureate, grade 4 or above in English and maths',
    phrase: 'achieved the English Baccalaureate with grade 4 or above in English and maths',
    about: `Pupils at the end of key stage 4 who passed every part of the English Baccalaureate, English and maths at grade 4 or above. ${otherGrades}`,
    unit: 'percent',
    missing: [leavesTheTables],
    groups: { all: [table('PTEBACC_94', 'TPUP'), lait('EngBac9-4')] },
  },
];
