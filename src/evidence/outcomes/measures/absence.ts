import { primary, secondary, special, total, type AttendancePhase as Phase } from './attendance-phases.ts';
import { department, lait, ofSocialCare, schoolsAndEngland, together, type MeasureGroups } from './bindings.ts';
import type { Measure } from './measure.ts';

const wholeYear = {
  unit: 'percent',
  topic: 'attendance',
  publisher: department,
  decimals: 2,
  polarity: 'lower',
  due: 'Each March, for the school year before',
  missing: [
    {
      periods: ['2019/20'],
      because: 'There is no absence of the whole year 2019/20: schools were closed to most pupils from March 2020, because of the pandemic.',
    },
  ],
} as const;

const missed = 'Every half day that a pupil could have been in school counts.';

interface Kind {
  readonly id: string;
  readonly name: string;
  readonly phrase: string;
  readonly about: (schools: string) => string;
  readonly table?: string;
  readonly socialCare: string;
}

const overall: Kind = {
  id: 'absence',
  name: 'Absence',
  phrase: 'of half days were missed',
  about: (schools) => `The half days that pupils of ${schools} missed, with leave or without, of all in the school year. ${missed}`,
  table: 'PERCTOT',
  socialCare: 'pt_overall',
};
const authorised: Kind = {
  id: 'absence-authorised',
  name: 'Authorised absence',
  phrase: 'of half days were missed with leave',
  about: (schools) =>
    `The half days that pupils of ${schools} missed with the school’s leave, illness above all, of all in the school year. ${missed}`,
  socialCare: 'pt_sess_authorised',
};
const unauthorised: Kind = {
  id: 'absence-unauthorised',
  name: 'Unauthorised absence',
  phrase: 'of half days were missed without leave',
  about: (schools) => `The half days that pupils of ${schools} missed without the school’s leave, of all in the school year. ${missed}`,
  socialCare: 'pt_sess_unauthorised',
};
const persistent: Kind = {
  id: 'absence-persistent',
  name: 'Persistent absence',
  phrase: 'were persistently absent',
  about: (schools) => `Pupils of ${schools} who missed a tenth or more of their half days in the school year.`,
  table: 'PPERSABS10',
  socialCare: 'pt_pupils_pa_10_exact',
};
const severe: Kind = {
  id: 'absence-severe',
  name: 'Severe absence',
  phrase: 'were severely absent',
  about: (schools) => `Pupils of ${schools} who missed half or more of their half days in the school year.`,
  socialCare: 'pt_pupils_pa_50_exact',
};

function absence(kind: Kind, phase: Phase, shortName: string, groups: MeasureGroups = {}): Measure {
  return {
    ...wholeYear,
    id: `${kind.id}${phase.id}`,
    name: `${kind.name}${phase.name}`,
    phrase: kind.phrase,
    about: kind.about(phase.schools),
    phase: phase.phase,
    groups: together(
      { all: [lait(shortName), ...(kind.table === undefined ? [] : schoolsAndEngland('absence', kind.table, phase.table, { decimals: 1 }))] },
      ofSocialCare(
        'children-in-need-absence',
        kind.socialCare,
        't_pupils',
        { decimals: 1 },
        (group) => `six half terms|${group}|${phase.socialCare}`,
      ),
      groups,
    ),
    ...(phase === total && (kind === overall || kind === persistent) ? { isHeadline: true } : {}),
  };
}

/** LAIT publishes what it has of children looked after and in need in tenths. */
const tenths = (shortName: string) => lait(shortName, { decimals: 1 });

export const absences: readonly Measure[] = [
  absence(overall, total, 'TotAbs', {
    'looked-after': [tenths('LAC_Over_Abs')],
    'child-in-need': [tenths('CINTotalAb_3Term')],
    'child-protection': [tenths('CPPTotalAb_3Term')],
  }),
  absence(overall, primary, 'PriTotAbs'),
  absence(overall, secondary, 'SecTotAbs'),
  absence(overall, special, 'total_absence_special'),
  absence(authorised, total, 'TotAuthAbs', { 'child-in-need': [tenths('CINAuthAb_3Term')] }),
  absence(authorised, primary, 'PriAuth'),
  absence(authorised, secondary, 'SecAuth'),
  absence(authorised, special, 'authorised_absence_special'),
  absence(unauthorised, total, 'TotUnAuthAbs', { 'looked-after': [tenths('LAC_Unauth')], 'child-in-need': [tenths('CINUnauthAb_3Term')] }),
  absence(unauthorised, primary, 'PriUnauth'),
  absence(unauthorised, secondary, 'SecUnauth'),
  absence(unauthorised, special, 'unauthorised_absence_special'),
  absence(persistent, total, 'TotPerAbNew', {
    'looked-after': [tenths('LAC_Pers_Abs')],
    'child-in-need': [tenths('CINPermAbsent_3Term')],
    'child-protection': [tenths('CPPPerAbs_3Term')],
  }),
  absence(persistent, primary, 'SFPriPerAbNew'),
  absence(persistent, secondary, 'SFSecPerAbNew'),
  absence(persistent, special, 'SpecPerAbNew'),
  absence(severe, total, 'TotSevPerAbNew'),
  absence(severe, primary, 'SFPriSevPerAbNew'),
  absence(severe, secondary, 'SFSecSevPerAbNew'),
  absence(severe, special, 'SpecSevPerAbNew'),
];
