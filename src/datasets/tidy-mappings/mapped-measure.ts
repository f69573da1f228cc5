import type { Unit } from '../../kernel/statistic.ts';

/** Groups of pupils that a part of a mapped file may stand for, by evidence's names for them. */
export const mappedGroups = {
  'all': 'All pupils',
  'disadvantaged': 'Disadvantaged',
  'not-disadvantaged': 'Not disadvantaged',
  'fsm': 'Eligible for free school meals',
  'not-fsm': 'Not eligible for free school meals',
  'sen-support': 'SEN support',
  'ehc-plan': 'EHC plan',
  'no-sen': 'No identified SEN',
  'eal': 'English as an additional language',
  'boys': 'Boys',
  'girls': 'Girls',
  'looked-after': 'Looked after',
  'child-in-need': 'Children in need',
} as const;
export type MappedGroup = keyof typeof mappedGroups;

export const mappedPhases = {
  'early-years': 'Early years',
  'primary': 'Primary',
  'secondary': 'Secondary',
  'special': 'Special',
  'post-16': 'Post-16',
  'all': 'All phases',
} as const;
export type MappedPhase = keyof typeof mappedPhases;

export const mappedPolarities = { higher: 'Higher is better', lower: 'Lower is better', neither: 'Neither is better' } as const;
export type MappedPolarity = keyof typeof mappedPolarities;

export const mappedUnits = {
  'percent': 'Percentage',
  'number': 'Number',
  'points': 'Points',
  'score': 'Score',
  'pounds': 'Pounds',
  'ratio': 'Ratio',
  'days': 'Days',
  'rate-per-100': 'Rate per 100 pupils',
  'rate-per-1000': 'Rate per 1,000',
  'rate-per-10000': 'Rate per 10,000',
  'rate-per-100000': 'Rate per 100,000',
} as const satisfies Record<Unit, string>;

/** What an officer says that a column of a mapped file measures. */
export interface MappedMeasure {
  readonly id: string;
  /** In plain words, as a heading. */
  readonly name: string;
  readonly unit: Unit;
  readonly decimals: number;
  readonly polarity: MappedPolarity;
  readonly phase: MappedPhase;
  /** The publisher's column. */
  readonly indicator: string;
  /** Which part of the file (its filters' values, joined) is which group. */
  readonly groups: Partial<Record<MappedGroup, string>>;
}
