import { primary, secondary, special, total } from './attendance-phases.ts';
import { column, department } from './bindings.ts';
import type { Measure } from './measure.ts';

const shared = { unit: 'percent', topic: 'attendance', publisher: department } as const;

interface Running {
  readonly id: string;
  readonly dataset: string;
  readonly name: string;
  readonly column: string;
  readonly polarity: 'higher' | 'lower';
  readonly about: (schools: string) => string;
  readonly due: string;
}

function running({ id, dataset, name, column: header, polarity, about, due }: Running): Measure[] {
  return [total, primary, secondary, special].map((phase) => ({
    ...shared,
    id: `${id}${phase.id}`,
    name: `${name}${phase.name}`,
    about: about(phase.schools),
    decimals: 1,
    polarity,
    phase: phase.phase,
    due,
    groups: { all: [column(dataset, header, 'enrolments', { breakdown: phase.weekly })] },
  }));
}

const daily = 'from schools’ daily registers';

export const attendance: readonly Measure[] = [
  ...running({
    id: 'attendance-so-far',
    dataset: 'attendance-year-to-date',
    name: 'Attendance, school year so far',
    column: 'attendance_perc',
    polarity: 'higher',
    about: (schools) =>
      `The half days that pupils of ${schools} attended since September, ${daily}: it is not comparable with absence of a whole year.`,
    due: 'Every two weeks in term',
  }),
  ...running({
    id: 'absence-persistent-so-far',
    dataset: 'attendance-year-to-date',
    name: 'Persistent absence, school year so far',
    column: 'pa_perc',
    polarity: 'lower',
    about: (schools) => `Pupils of ${schools} who have missed a tenth or more of their half days since September, ${daily}.`,
    due: 'Every two weeks in term',
  }),
  ...running({
    id: 'attendance-weekly',
    dataset: 'attendance-weekly',
    name: 'Attendance, week by week',
    column: 'attendance_perc',
    polarity: 'higher',
    about: (schools) => `The half days that pupils of ${schools} attended in a week, ${daily}.`,
    due: 'Every two weeks in term',
  }),
];
