import { column, department, each, lait, together, type MeasureGroups } from './bindings.ts';
import type { Measure } from './measure.ts';

/** The tables publish whole percentages, LAIT tenths. */
function ofTable(name: string): MeasureGroups {
  const whole = (header: string, cohort: string) => column('key-stage-4-destinations', header, cohort, { decimals: 0 });
  return each({
    'all': whole(name, 'COHORT'),
    'disadvantaged': whole(`${name}_DIS`, 'COHORT_DIS'),
    'not-disadvantaged': whole(`${name}_NONDIS`, 'COHORT_NONDIS'),
  });
}
const ofSchools = (name: string): MeasureGroups => each({ all: column('key-stage-4-destinations', name, 'COHORT', { decimals: 0 }) });

const shared = {
  unit: 'percent',
  decimals: 1,
  polarity: 'higher',
  phase: 'secondary',
  topic: 'post-16',
  publisher: department,
  due: 'Each October, for those who left two summers before',
} as const;

const followed = 'Pupils are followed for two terms after key stage 4, and the year is that of leaving.';

function to(id: string, name: string, phrase: string, groups: MeasureGroups, polarity: Measure['polarity'] = 'higher'): Measure {
  return {
    ...shared,
    id: `destinations-${id}`,
    name: `After key stage 4: ${name}`,
    phrase,
    about: `Pupils who ${phrase}, of all who completed key stage 4. ${followed}`,
    polarity,
    groups,
  };
}

export const destinations: readonly Measure[] = [
  {
    ...shared,
    id: 'destinations-sustained',
    name: 'After key stage 4: in education, employment or training',
    phrase: 'stayed in education, employment or training',
    about: `Pupils who stayed in education, an apprenticeship or work for two terms, of all who completed key stage 4. ${followed} Special schools are counted for pupils with and without special educational needs, and not for all pupils.`,
    groups: together(
      ofTable('OVERALL_DESTPER'),
      each({
        'all': lait('SusEdOverall_All'),
        'sen-support': lait('SusEdOverall_SEN_NoStat_incSpec'),
        'ehc-plan': lait('SusEdOverall_SEN_Stat_incSpec'),
        'sen': lait('KS4_SEN_Des_incSpec'),
        'no-sen': lait('SusEdOverall_NoSEN_incSpec'),
      }),
    ),
  },
  to('education', 'in education', 'stayed in education', together(ofTable('EDUCATIONPER'), each({ all: lait('SusEd_All') }))),
  to(
    'apprenticeship',
    'in an apprenticeship',
    'stayed in an apprenticeship',
    together(ofTable('APPRENPER'), each({ all: lait('KS4_DES_Apprentice') })),
  ),
  to('employment', 'in work', 'stayed in work', ofTable('EMPLOYMENTPER'), 'neither'),
  to(
    'college',
    'in a further education college',
    'stayed in a further education college',
    together(ofSchools('FEPER'), each({ all: lait('KS4_DES_FEColl') })),
    'neither',
  ),
  to(
    'school-sixth-form',
    'in a school sixth form',
    'stayed in a school sixth form',
    together(ofSchools('SCH_6THPER'), each({ all: lait('KS4_DES_6FormSchl') })),
    'neither',
  ),
  to(
    'sixth-form-college',
    'in a sixth form college',
    'stayed in a sixth form college',
    together(ofSchools('SIXTH_COLPER'), each({ all: lait('KS4_DES_6FormColl') })),
    'neither',
  ),
  to(
    'not-sustained',
    'did not stay',
    'went somewhere and did not stay for two terms',
    together(ofTable('NOT_SUSTAINEDPER'), each({ all: lait('KS4_DES_NotSus') })),
    'lower',
  ),
  to('unknown', 'not known', 'went where no record shows', ofTable('UNKNOWNPER'), 'lower'),
];
