import { each, lait, ofSocialCare, together, type MeasureGroups } from './bindings.ts';
import { byDisadvantage, notInThePandemic, ofRound, ofTables, shared } from './key-stage-2-parts.ts';
import type { Measure, MissingYears } from './measure.ts';

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** As the performance tables, LAIT and the files of children in need write it. */
  readonly table: string;
  readonly lait: string;
  readonly socialCare: string;
}

const reading: Subject = { id: 'reading', name: 'Reading', about: 'the reading test', table: 'READ', lait: 'R', socialCare: 'read' };
const maths: Subject = { id: 'maths', name: 'Maths', about: 'the maths tests', table: 'MAT', lait: 'M', socialCare: 'mat' };
const writing: Subject = {
  id: 'writing',
  name: 'Writing',
  about: 'teachers’ assessment of writing',
  table: 'WRITTA',
  lait: 'W',
  socialCare: 'writta',
};
const grammar: Subject = {
  id: 'grammar',
  name: 'Grammar, punctuation and spelling',
  about: 'the test of grammar, punctuation and spelling',
  table: 'GPS',
  lait: 'GPS',
  socialCare: 'gps',
};

function expected(subject: Subject, shortName: string): Measure {
  return {
    ...shared,
    id: `ks2-${subject.id}-expected`,
    name: `${subject.name}, expected standard`,
    phrase: `met the expected standard in ${subject.name.toLowerCase()}`,
    about: `Pupils at the end of key stage 2 who met the expected standard in ${subject.about}.`,
    unit: 'percent',
    groups: together(
      ofTables(`PT${subject.table}_EXP`, byDisadvantage),
      ofSocialCare('children-in-need-key-stage-2', `pt_${subject.socialCare}_met_expected_standard`, `t_${subject.socialCare}_eligible_pupils`),
      each({
        'all': lait(shortName),
        'looked-after': lait(`LAC_KS2_ExpStd_${subject.lait}`),
        'child-in-need': lait(`CIN_KS2_ExpStd_${subject.lait}`),
      }),
    ),
  };
}

function higher(subject: Subject, standard: string, phrase: string, shortName: string): Measure {
  return {
    ...shared,
    id: `ks2-${subject.id}-higher`,
    name: `${subject.name}, ${standard}`,
    phrase: `${phrase} in ${subject.name.toLowerCase()}`,
    about: `Pupils at the end of key stage 2 who ${phrase} in ${subject.about}.`,
    unit: 'percent',
    groups: together(ofTables(`PT${subject.table}_HIGH`, ['all']), each({ all: lait(shortName) })),
  };
}

function scaledScore(subject: Subject, shortName: string): Measure {
  return {
    ...shared,
    id: `ks2-${subject.id}-score`,
    name: `${subject.name}, average scaled score`,
    about: `The average scaled score in ${subject.about} at the end of key stage 2, of 80 to 120: 100 is the expected standard, 110 a high score.`,
    unit: 'score',
    groups: together(
      ofTables(`${subject.table}_AVERAGE`, byDisadvantage),
      each({ all: lait(shortName) }),
      ofRound(`${subject.table}_AVERAGE`, ['all']),
    ),
  };
}

const noProgress: MissingYears = {
  periods: ['2023/24', '2024/25'],
  because:
    'Progress between key stages 1 and 2 was not calculated for 2024 and 2025: those pupils had no key stage 1 assessments, because of the pandemic.',
};

/** LAIT publishes progress in hundredths, the tables in tenths. */
const hundredths = (shortName: string) => lait(shortName, { decimals: 2 });

function laitProgress(name: string, letter: string): MeasureGroups {
  return each({
    'all': hundredths(`KS2${letter}_Prog_VA`),
    'disadvantaged': hundredths(`KS2_DAP_${name}_Progress`),
    'not-disadvantaged': hundredths(`KS2_NonDAP_${name}_Progress`),
    'fsm': hundredths(`KS2_FSM_${name}_Progress`),
    'not-fsm': hundredths(`KS2_nonFSM_${name}_Progress`),
    'sen-support': hundredths(`KS2_SENSupport_${name}_Progress`),
    'ehc-plan': hundredths(`KS2_SEN_${name}_Progress`),
    'no-sen': hundredths(`KS2_NonSEN_${name}_Progress`),
    'looked-after': hundredths(`LAC_KS2_AVG_Prog8_${letter}`),
  });
}

function progress(subject: Subject, header: string): Measure {
  const name = subject.name.toLowerCase();
  return {
    ...shared,
    id: `ks2-${subject.id}-progress`,
    name: `Progress in ${name}, key stage 1 to key stage 2`,
    about: `How far pupils came in ${name} between key stages 1 and 2 against others who began alike; 0 is the average of England.`,
    unit: 'score',
    decimals: 1,
    missing: [notInThePandemic, noProgress],
    groups: together(
      ofTables(header, byDisadvantage),
      ofSocialCare('children-in-need-key-stage-2', `avg_${subject.socialCare}_progress_score`, `t_${subject.socialCare}_progress_eligible_pupils`, {
        decimals: 2,
      }),
      laitProgress(subject.name, subject.lait),
    ),
  };
}

/** Each subject by itself, in the order in which schools speak of them. */
export const keyStage2Subjects: readonly Measure[] = [
  expected(reading, 'KS2R_Expected_STD'),
  higher(reading, 'higher standard', 'reached the higher standard', 'KS2R_Higher_STD'),
  scaledScore(reading, 'KS2R_AVG_Scaled_Score'),
  progress(reading, 'READPROG'),
  expected(writing, 'KS2W_Teacher_Assess'),
  higher(writing, 'greater depth', 'worked at greater depth', 'KS2GDW_Teacher_Assess'),
  progress(writing, 'WRITPROG'),
  expected(maths, 'KS2M_Expected_STD'),
  higher(maths, 'higher standard', 'reached the higher standard', 'KS2M_Higher_STD'),
  scaledScore(maths, 'KS2M_AVG_Scaled_Score'),
  progress(maths, 'MATPROG'),
  expected(grammar, 'KS2GPS_Expected_STD'),
  higher(grammar, 'higher standard', 'reached the higher standard', 'KS2GPS_Higher_STD'),
  scaledScore(grammar, 'KS2GPS_AVG_Scaled_Score'),
  {
    ...shared,
    id: 'ks2-science-expected',
    name: 'Science, expected standard',
    phrase: 'met the expected standard in science',
    about: 'Pupils at the end of key stage 2 who met the expected standard in science, as their teachers assessed it.',
    unit: 'percent',
    groups: together(
      ofTables('PTSCITA_EXP', ['all']),
      ofSocialCare('children-in-need-key-stage-2', 'pt_scita_met_expected_standard', 't_scita_eligible_pupils'),
      each({ all: lait('KS2Sci_Teacher_Assess') }),
    ),
  },
];
