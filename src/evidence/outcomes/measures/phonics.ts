import { department, lait, own } from './bindings.ts';
import type { Measure, MissingYears } from './measure.ts';

const shared = { unit: 'percent', decimals: 0, polarity: 'higher', phase: 'primary', topic: 'phonics', publisher: department } as const;

const notInThePandemic: MissingYears = {
  periods: ['2019/20', '2020/21'],
  because: 'There was no phonics check of year 1 and no key stage 1 assessment in the summers of 2020 and 2021, because of the pandemic.',
};
const notStatutory: MissingYears = {
  periods: ['2023/24', '2024/25', '2025/26', '2026/27'],
  because: 'Key stage 1 assessments have not been statutory since 2023/24, and no results are collected: schools choose whether to use them.',
};

function keyStage1(id: string, name: string, phrase: string, shortName: string): Measure {
  return {
    ...shared,
    id: `ks1-${id}`,
    name: `${name} (key stage 1)`,
    phrase: `${phrase} at the end of key stage 1`,
    about: `Pupils at the end of year 2 who ${phrase}, as their teachers assessed it.`,
    due: 'No more are due: the last were those of 2023',
    missing: [notInThePandemic, notStatutory],
    groups: { all: [lait(shortName)] },
  };
}

export const phonics: readonly Measure[] = [
  {
    ...shared,
    id: 'phonics-year-1',
    name: 'Phonics check in year 1, expected standard',
    phrase: 'met the expected standard of the phonics check',
    about: 'Pupils in year 1 who met the expected standard of the phonics screening check in June.',
    due: 'Each October, for the summer before',
    missing: [notInThePandemic],
    groups: {
      'all': [lait('KS1P_all'), own('own-phonics', 'met_percent', 'pupils')],
      'fsm': [lait('KS1P_FSM')],
      'sen-support': [lait('KS1P_SEND')],
      'ehc-plan': [lait('KS1P_EHCP')],
      'no-sen': [lait('KS1P_NonSEND')],
    },
    isHeadline: true,
  },
  keyStage1('reading-expected', 'Reading, expected standard', 'met the expected standard in reading', 'KS1R_Expected_STD'),
  keyStage1('reading-depth', 'Reading, greater depth', 'worked at greater depth in reading', 'KS1R_Greater_Depth'),
  keyStage1('writing-expected', 'Writing, expected standard', 'met the expected standard in writing', 'KS1W_Expected _STD'),
  keyStage1('writing-depth', 'Writing, greater depth', 'worked at greater depth in writing', 'KS1W_Greater_Depth'),
  keyStage1('maths-expected', 'Maths, expected standard', 'met the expected standard in maths', 'KS1M_Expected _STD'),
  keyStage1('maths-depth', 'Maths, greater depth', 'worked at greater depth in maths', 'KS1M_Greater_Depth'),
  keyStage1('science-expected', 'Science, expected standard', 'met the expected standard in science', 'KS1S_Expected_STD'),
];
