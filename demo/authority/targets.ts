import { shippedMeasures } from '../../src/evidence/outcomes/measures/catalogue.ts';
import type { PriorityId } from '../../src/accountability/targets/priorities.ts';
import type { Commentary, TargetEntry } from '../../src/accountability/targets/target.ts';
import { orNull, readTable } from './read-table.ts';

/** Who enters them. */
export const enteredBy = 'Philippa Ravenhythe';

const columns = ['measure', 'group', 'period', 'value', 'priority', 'basis'] as const;

/** Invented, as the council is: measure, group, year, target, inherited priority, basis. All are counted from 2023/24. */
const table = `
eyfs-good-level-of-development | all | 2027/28 | 75 | attainment | The national goal for 2028
phonics-year-1 | all | 2027/28 | 84 | attainment | What the best of the statistical neighbours reached in 2025
ks2-rwm-expected | all | 2025/26 | 59 | attainment | A point a year
ks2-rwm-expected | all | 2027/28 | 68 | attainment | The best of the statistical neighbours in 2025
ks2-rwm-expected | disadvantaged | 2027/28 | 54 | gaps | To halve the distance to England’s disadvantaged pupils
ks2-rwm-expected | sen-support | 2027/28 | 34 | gaps | What the three nearest neighbours reached in 2025
ks2-rwm-expected | ehc-plan | 2027/28 | 12 | gaps | A point a year
ks2-rwm-expected | looked-after | 2027/28 | 42 | gaps | The virtual school’s plan
ks2-rwm-expected | eal | 2027/28 | 66 | gaps | To be level with all pupils
ks2-rwm-expected | white-british-disadvantaged | 2027/28 | 50 | gaps | Scrutiny asked for one; the published files do not have the group
ks4-attainment-8 | all | 2027/28 | 47.5 | attainment | A quarter of a grade in each subject
ks4-attainment-8 | disadvantaged | 2027/28 | 38 | gaps | The neighbours’ mean in 2025, and one point
ks4-english-maths-5 | all | 2027/28 | 48 | attainment | The neighbours’ mean in 2025, and three points
absence-persistent | all | 2026/27 | 16 | - | The attendance strategy
suspensions | all | 2026/27 | 9 | exclusions | The inclusion charter
neet-or-not-known | all | 2026/27 | 3.6 | post-16 | The September guarantee’s action plan
`;

const agreed = { agreedBy: 'Children’s Services Scrutiny Committee', agreedOn: '2025-11-18', baselinePeriod: '2023/24' } as const;
const inCatalogue = new Set(shippedMeasures.map(({ id }) => id));

export const targets: readonly TargetEntry[] = readTable(columns, table)
  .filter(({ measure }) => inCatalogue.has(measure))
  .map(({ measure, group, period, value, priority, basis }) => ({
    ...agreed,
    measureId: measure,
    group,
    period,
    value: Number(value),
    priority: orNull(priority) as PriorityId | null,
    basis,
  }));

/** Entered, and withdrawn the next day. */
export const mistakenTarget = {
  entry: {
    ...agreed,
    measureId: 'ks2-rwm-expected',
    group: 'all',
    period: '2027/28',
    value: 86,
    priority: 'attainment',
    basis: 'The best of the statistical neighbours in 2025',
  } satisfies TargetEntry,
  reason: 'The digits were the wrong way round: the committee agreed 68',
} as const;

export const commentary: readonly Pick<Commentary, 'measureId' | 'group' | 'period' | 'words'>[] = [
  {
    measureId: 'ks2-rwm-expected',
    group: 'all',
    period: '2025/26',
    words:
      'The early reading network’s twelve schools rose by more than the rest. Writing holds the combined figure back, and is the network’s theme this year.',
  },
  {
    measureId: 'ks2-rwm-expected',
    group: 'disadvantaged',
    period: '2025/26',
    words: 'Half of these pupils are in fifteen schools. Each has a visit this term with its pupil premium plan as the subject.',
  },
];
