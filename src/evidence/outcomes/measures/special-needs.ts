import { department, lait, schoolsAndEngland } from './bindings.ts';
import type { Measure } from './measure.ts';

const shared = { topic: 'send', publisher: department, due: 'Each June, of the January census' } as const;

const rowOfEngland = { all: null, primary: 'PRI', secondary: 'SEC' } as const;

interface Kind {
  readonly id: string;
  readonly name: string;
  readonly phrase: string;
  readonly about: string;
  readonly table: string;
}
const support: Kind = {
  id: 'sen-support',
  name: 'Pupils with SEN support',
  phrase: 'have SEN support',
  about: 'Pupils whom their school gives special educational needs support, without an education, health and care plan, at the January census.',
  table: 'PSENELK',
};
const plan: Kind = {
  id: 'ehc-plan',
  name: 'Pupils with an EHC plan',
  phrase: 'have an EHC plan',
  about: 'Pupils with an education, health and care plan at the January census.',
  table: 'PSENELSE',
};

function pupils(
  { id, name, phrase, about, table }: Kind,
  phase: keyof typeof rowOfEngland,
  shortName: string,
  groups: Measure['groups'] = {},
): Measure {
  return {
    ...shared,
    id: `pupils-${id}${phase === 'all' ? '' : `-${phase}`}`,
    name: `${name}${phase === 'all' ? '' : `, ${phase} schools`}`,
    phrase,
    about,
    unit: 'percent',
    decimals: 1,
    polarity: 'neither',
    phase,
    groups: { all: [lait(shortName), ...schoolsAndEngland('census', table, rowOfEngland[phase], { cohort: 'NOR' })], ...groups },
  };
}

export const specialNeeds: readonly Measure[] = [
  pupils(support, 'all', 'SEN_TotSENSuP', { 'looked-after': [lait('LAC_SEN')], 'child-in-need': [lait('CINSEN_SUP')] }),
  pupils(support, 'primary', 'PrimNoStatements'),
  pupils(support, 'secondary', 'SecNoStatements'),
  pupils(plan, 'all', 'SEN_TotStat', { 'looked-after': [lait('LAC_SEN_Statement')], 'child-in-need': [lait('CINStatement')] }),
  pupils(plan, 'primary', 'PrimStatements'),
  pupils(plan, 'secondary', 'SecStatements'),
];
