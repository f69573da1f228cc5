import { department, lait } from './bindings.ts';
import type { Measure, MeasurePhase } from './measure.ts';

interface Phase {
  readonly id: string;
  readonly phase: MeasurePhase;
  readonly name: string;
  readonly schools: string;
}

const total: Phase = { id: '', phase: 'all', name: '', schools: 'state-funded schools' };
const primary: Phase = { id: '-primary', phase: 'primary', name: ', primary schools', schools: 'primary schools' };
const secondary: Phase = { id: '-secondary', phase: 'secondary', name: ', secondary schools', schools: 'secondary schools' };
const special: Phase = { id: '-special', phase: 'special', name: ', special schools', schools: 'special schools' };

const shared = {
  decimals: 2,
  polarity: 'lower',
  topic: 'exclusions',
  publisher: department,
  due: 'Each July, for the school year before the last',
} as const;
const closed = 'Schools were closed to most pupils for parts of 2019/20 and 2020/21: those years are low for that reason.';

function suspensions({ id, phase, name, schools }: Phase, shortName: string): Measure {
  return {
    ...shared,
    id: `suspensions${id}`,
    name: `Suspensions${name}`,
    about: `Suspensions from ${schools} in the school year for every 100 pupils: a pupil suspended three times counts as three. ${closed}`,
    unit: 'rate-per-100',
    phase,
    groups: { all: [lait(shortName)] },
    ...(phase === 'all' ? { isHeadline: true } : {}),
  };
}

function suspendedPupils({ id, phase, name, schools }: Phase, shortName: string, groups: Measure['groups'] = {}): Measure {
  return {
    ...shared,
    id: `suspended-pupils${id}`,
    name: `Pupils suspended once or more${name}`,
    phrase: 'were suspended once or more',
    about: `Pupils of ${schools} who were suspended at least once in the school year. ${closed}`,
    unit: 'percent',
    phase,
    groups: { all: [lait(shortName)], ...groups },
  };
}

function permanent({ id, phase, name, schools }: Phase, shortName: string, groups: Measure['groups'] = {}): Measure {
  const ofGroups = Object.keys(groups).length > 0 ? ' For children in need it is the pupils excluded at least once, of every 100.' : '';
  return {
    ...shared,
    id: `permanent-exclusions${id}`,
    name: `Permanent exclusions${name}`,
    about: `Permanent exclusions from ${schools} in the school year for every 100 pupils.${ofGroups} ${closed}`,
    unit: 'rate-per-100',
    phase,
    groups: { all: [lait(shortName)], ...groups },
    ...(phase === 'all' ? { isHeadline: true } : {}),
  };
}

export const exclusions: readonly Measure[] = [
  suspensions(total, 'TotFixedEx'),
  suspensions(primary, 'PriFixedEx'),
  suspensions(secondary, 'SecFixedEx'),
  suspensions(special, 'SpecFixedEx'),
  suspendedPupils(total, 'Total_ Pup_FixedEx', { 'looked-after': [lait('LAC_Fixed_ Ex')], 'child-in-need': [lait('CINFixedExclusion')] }),
  suspendedPupils(primary, 'Pri_ Pup_FixedEx'),
  suspendedPupils(secondary, 'Sec_ Pup_FixedEx'),
  suspendedPupils(special, 'Spec_ Pup_FixedEx'),
  permanent(total, 'TotPermEx', { 'child-in-need': [lait('CINPermExclusion')] }),
  permanent(primary, 'PriPermEx'),
  permanent(secondary, 'SecPermEx'),
  permanent(special, 'SpecPermEx'),
];
