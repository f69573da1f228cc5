import { column, department, lait, schoolsAndEngland } from './bindings.ts';
import type { Measure } from './measure.ts';

const shared = { polarity: 'neither', topic: 'context', publisher: department, due: 'Each June, of the January census' } as const;
const phases = [
  { phase: 'primary', breakdown: 'PRI' },
  { phase: 'secondary', breakdown: 'SEC' },
] as const;
type Phase = (typeof phases)[number];

interface Kind {
  readonly id: string;
  readonly name: string;
  readonly phrase: string;
  readonly about: string;
  readonly table?: readonly [name: string, cohort: string];
  readonly lait: Readonly<Record<Phase['phase'], string>>;
}

function byPhase({ id, name, phrase, about, table, lait: shortNames }: Kind): Measure[] {
  return phases.map(({ phase, breakdown }) => ({
    ...shared,
    id: `${id}-${phase}`,
    name: `${name}, ${phase} schools`,
    phrase,
    about,
    unit: 'percent',
    decimals: 1,
    phase,
    groups: {
      all: [lait(shortNames[phase]), ...(table === undefined ? [] : schoolsAndEngland('census', table[0], breakdown, { cohort: table[1] }))],
    },
  }));
}

const atTheEnd = { ...shared, phase: 'secondary', due: 'With the final key stage 4 results, in February' } as const;
const ofLeavers = (id: string, name: string, phrase: string, about: string, header: string): Measure => ({
  ...atTheEnd,
  id: `ks4-pupils-${id}`,
  name: `Pupils at the end of key stage 4: ${name}`,
  phrase,
  about,
  unit: 'percent',
  decimals: 1,
  groups: { all: [column('key-stage-4-pupils', header, 't_pupils')] },
});

export const pupils: readonly Measure[] = [
  {
    ...shared,
    id: 'pupils-on-roll',
    name: 'Pupils on roll',
    about: 'Pupils on the roll of a school at the January census.',
    unit: 'number',
    decimals: 0,
    phase: 'all',
    groups: {
      all: schoolsAndEngland('census', 'NOR', null),
      boys: schoolsAndEngland('census', 'NORB', null),
      girls: schoolsAndEngland('census', 'NORG', null),
    },
  },
  ...byPhase({
    id: 'free-school-meals',
    name: 'Pupils eligible for free school meals',
    phrase: 'are eligible for free school meals',
    about: 'Pupils of state-funded schools known to be eligible for free school meals, and whose parents claim them, at the January census.',
    lait: { primary: 'PriFSM', secondary: 'SecFSM' },
  }),
  ...byPhase({
    id: 'free-school-meals-six-years',
    name: 'Pupils eligible for free school meals in the last six years',
    phrase: 'were eligible for free school meals in the last six years',
    about: 'Pupils of state-funded schools eligible for free school meals at any time in the last six years, at the January census.',
    table: ['PNUMFSMEVER', 'NORFSMEVER'],
    lait: { primary: 'Ever6_FSM_Prim', secondary: 'Ever6_FSM_Sec' },
  }),
  ...byPhase({
    id: 'english-additional',
    name: 'Pupils whose first language is not English',
    phrase: 'have a first language other than English',
    about: 'Pupils of state-funded schools whose first language is known or believed to be other than English, at the January census.',
    table: ['PNUMEAL', 'NOR'],
    lait: { primary: 'EALPri', secondary: 'EALSec' },
  }),
  {
    ...shared,
    id: 'pupil-premium',
    name: 'Pupils who attract the pupil premium',
    about: 'Pupils for whom schools are paid the pupil premium in a financial year.',
    unit: 'number',
    decimals: 0,
    phase: 'all',
    due: 'Each September, for the financial year',
    groups: { all: [lait('Premium', { years: 'financial' })] },
  },
  {
    ...atTheEnd,
    id: 'ks4-pupils',
    name: 'Pupils at the end of key stage 4',
    about: 'Pupils at the end of key stage 4 whom a school’s results are counted over.',
    unit: 'number',
    decimals: 0,
    groups: {
      all: [column('key-stage-4-pupils', 't_pupils'), column('key-stage-4', 'TPUP')],
      boys: [column('key-stage-4-pupils', 't_boys'), column('key-stage-4', 'BPUP')],
      girls: [column('key-stage-4-pupils', 't_girls'), column('key-stage-4', 'GPUP')],
      disadvantaged: [column('key-stage-4-pupils', 't_disadvantaged'), column('key-stage-4', 'TFSM6CLA1A')],
    },
  },
  ofLeavers(
    'disadvantaged',
    'disadvantaged',
    'were disadvantaged',
    'Pupils at the end of key stage 4 for whom the school had the pupil premium.',
    'pt_disadvantaged',
  ),
  ofLeavers(
    'english-additional',
    'first language not English',
    'had a first language other than English',
    'Pupils at the end of key stage 4 whose first language is not English.',
    'pt_language_not_english',
  ),
  ofLeavers(
    'ehc-plan',
    'EHC plan',
    'had an EHC plan',
    'Pupils at the end of key stage 4 with an education, health and care plan.',
    'pt_sen_with_ehcp',
  ),
  ofLeavers(
    'sen-support',
    'SEN support',
    'had SEN support',
    'Pupils at the end of key stage 4 with special educational needs and no plan.',
    'pt_sen_no_ehcp',
  ),
  ofLeavers(
    'low-prior',
    'low prior attainment',
    'had low prior attainment',
    'Pupils at the end of key stage 4 who were below the standard at key stage 2.',
    'pt_prior_lo',
  ),
  {
    ...atTheEnd,
    id: 'ks4-pupils-key-stage-2-score',
    name: 'Pupils at the end of key stage 4: average key stage 2 score',
    about: 'The average scaled score at key stage 2 of the pupils who are now at the end of key stage 4.',
    unit: 'score',
    decimals: 1,
    missing: [
      {
        periods: ['2024/25', '2025/26'],
        because: 'Those pupils had no key stage 2 tests in 2020 and 2021, because of the pandemic.',
      },
    ],
    groups: { all: [column('key-stage-4-pupils', 'avg_ks2_scaledscore', 't_pupils')] },
  },
  {
    ...shared,
    id: 'deprivation-decile',
    name: 'Deprivation, tenth of England',
    about: 'The tenth of England’s small areas to which an area belongs by the index of multiple deprivation: 1 is the most deprived, 10 the least.',
    unit: 'number',
    decimals: 0,
    phase: 'all',
    publisher: 'Ministry of Housing, Communities and Local Government',
    due: 'Every few years: the last was that of 2025',
    groups: { all: [column('deprivation', 'Index of Multiple Deprivation (IMD) Decile')] },
  },
];
