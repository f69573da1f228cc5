import { column, department, each, lait, own, together, type MeasureGroups } from './bindings.ts';
import type { Measure } from './measure.ts';

/** Parts of the profile’s file: characteristic, its value, and sex. */
const parts = {
  'all': 'Total|Total|Total',
  'fsm': 'Free school meal eligibility|Known to be eligible for free school meals|Total',
  'not-fsm': 'Free school meal eligibility|Not known to be eligible for free school meals|Total',
  'sen-support': 'SEN provision|SEN support|Total',
  'ehc-plan': 'SEN provision|EHC plan|Total',
  'sen': 'SEN provision|All SEN|Total',
  'no-sen': 'SEN provision|No identified SEN|Total',
  'eal': 'First language|Known or believed to be other than English|Total',
  'not-eal': 'First language|Known or believed to be English|Total',
  'boys': 'Total|Total|Boys',
  'girls': 'Total|Total|Girls',
  'white': 'Ethnic group: major|White|Total',
  'white-british': 'Ethnic group: minor|White British|Total',
  'mixed': 'Ethnic group: major|Mixed/multiple ethnic groups|Total',
  'asian': 'Ethnic group: major|Asian/Asian British|Total',
  'black': 'Ethnic group: major|Black/African/Caribbean/Black British|Total',
  'chinese': 'Ethnic group: minor|Chinese|Total',
  'other-ethnic': 'Ethnic group: major|Other ethnic group|Total',
} as const;

function ofProfile(name: string): MeasureGroups {
  return Object.fromEntries(
    Object.entries(parts).map(([group, breakdown]) => [group, [column('early-years-profile', name, 'children_number', { breakdown })]]),
  );
}

const shared = {
  unit: 'percent',
  decimals: 1,
  polarity: 'higher',
  phase: 'early-years',
  topic: 'early-years',
  publisher: department,
  due: 'Each November, for the summer before',
  missing: [
    {
      periods: ['2019/20', '2020/21'],
      because: 'The early years foundation stage profile was not collected in 2020 and 2021, because of the pandemic.',
    },
  ],
} as const;

const changed = 'The profile was changed in 2021/22: earlier years do not compare.';

function area(id: string, name: string, shortName: string): Measure {
  return {
    ...shared,
    id: `eyfs-${id}`,
    name: `${name}, expected level`,
    phrase: `reached the expected level in ${name.toLowerCase()}`,
    about: `Children at the end of reception who reached the expected level in every goal of ${name.toLowerCase()}. ${changed}`,
    groups: { all: [lait(shortName)] },
  };
}

export const earlyYears: readonly Measure[] = [
  {
    ...shared,
    id: 'eyfs-good-level-of-development',
    name: 'Good level of development',
    phrase: 'reached a good level of development',
    about: `Children at the end of reception who reached the expected level in the prime areas of learning, literacy and mathematics. The national goal is 75% in 2028. ${changed}`,
    groups: together(
      ofProfile('gld_percentage'),
      each({
        'all': lait('FSP_NEW_GOODDEV'),
        'fsm': lait('FSP_Gooddev_FSM'),
        'not-fsm': lait('FSP_Gooddev_FSM_Other'),
        'sen-support': lait('FSP_Gooddev_Without_SENSTATE'),
        'ehc-plan': lait('FSP_Gooddev_With_SENSTATE'),
        'white': lait('FSP_Gooddev_White'),
        'mixed': lait('FSP_Gooddev_Mixed'),
        'asian': lait('FSP_Gooddev_Asian'),
        'black': lait('FSP_Gooddev_Black'),
        'chinese': lait('FSP_Gooddev_Chinese'),
        'other-ethnic': lait('FSP_Gooddev_Other'),
        'looked-after': lait('LAC_Good_Develop'),
        'child-in-need': lait('CIN_Good _Develop'),
        'child-protection': lait('CPP_Good_Develop'),
      }),
      each({ all: own('own-early-years-profile', 'gld_percent', 'children') }),
    ),
    isHeadline: true,
  },
  {
    ...shared,
    id: 'eyfs-average-goals',
    name: 'Early learning goals at the expected level, average',
    about: `How many of the 17 early learning goals a child reaches at the expected level, on average. ${changed}`,
    unit: 'score',
    groups: together(
      ofProfile('average_elgs'),
      each({ all: lait('FSPAVEPreChild') }),
      each({ all: own('own-early-years-profile', 'average_goals', 'children') }),
    ),
  },
  {
    ...shared,
    id: 'eyfs-all-goals',
    name: 'All early learning goals, expected level',
    phrase: 'reached the expected level in all early learning goals',
    about: `Children at the end of reception who reached the expected level in all 17 early learning goals. ${changed}`,
    groups: together(ofProfile('elg_percentage'), each({ all: lait('FSP_NEW_ALL-ELGS') })),
  },
  area('communication', 'Communication and language', 'FSP_NEW_COMMS'),
  area('physical', 'Physical development', 'FSP_NEW_PHY'),
  area('personal', 'Personal, social and emotional development', 'FSP_NEW_PSE'),
  area('literacy', 'Literacy', 'FSP_NEW_LIT'),
  area('mathematics', 'Mathematics', 'FSP_NEW_MATHS'),
  area('world', 'Understanding the world', 'FSP_NEW_WORLD'),
  area('arts', 'Expressive arts and design', 'FSP_NEW_ART'),
];
