import { department, schoolsAndEngland } from './bindings.ts';
import type { Measure } from './measure.ts';

const shared = {
  polarity: 'neither',
  topic: 'workforce',
  publisher: department,
  due: 'Each June, of the census of the November before',
} as const;

const phases = [
  { phase: 'primary', breakdown: 'PRI' },
  { phase: 'secondary', breakdown: 'SEC' },
] as const;

function byPhase(measure: Pick<Measure, 'id' | 'name' | 'about' | 'unit' | 'decimals'>, header: string): Measure[] {
  return phases.map(({ phase, breakdown }) => ({
    ...shared,
    ...measure,
    id: `${measure.id}-${phase}`,
    name: `${measure.name}, ${phase} schools`,
    phase,
    groups: { all: schoolsAndEngland('workforce', header, breakdown) },
  }));
}

function staff(id: string, name: string, about: string, header: string, decimals: number): Measure {
  return { ...shared, id, name, about, unit: 'number', decimals, phase: 'all', groups: { all: schoolsAndEngland('workforce', header, null) } };
}

/** The school workforce census. LAIT’s workforce is that of children’s social care, and stands among its other measures. */
export const workforce: readonly Measure[] = [
  ...byPhase(
    {
      id: 'pupils-per-teacher',
      name: 'Pupils for each teacher',
      about: 'Pupils on roll for each full-time teacher, or the same made of part-time teachers.',
      unit: 'ratio',
      decimals: 1,
    },
    'Pupil: Teacher Ratio',
  ),
  ...byPhase(
    {
      id: 'teachers-pay',
      name: 'Mean pay of teachers',
      about: 'The mean pay of all teachers, as if each worked full time, before tax.',
      unit: 'pounds',
      decimals: 0,
    },
    'Mean Gross FTE Salary of All Teachers (£s)',
  ),
  staff('teachers', 'Teachers', 'Teachers of a school in November, full-time and part-time alike.', 'Total Number of Teachers (Headcount)', 0),
  staff(
    'teachers-full-time',
    'Teachers, as full-time posts',
    'Teachers of a school in November, counted as full-time posts.',
    'Total Number of Teachers (Full-Time Equivalent)',
    1,
  ),
  staff(
    'teaching-assistants',
    'Teaching assistants',
    'Teaching assistants of a school in November, full-time and part-time alike.',
    'Total Number of Teaching Assistants (Headcount)',
    0,
  ),
  staff(
    'teaching-assistants-full-time',
    'Teaching assistants, as full-time posts',
    'Teaching assistants of a school in November, counted as full-time posts.',
    'Total Number of Teaching Assistants (Full-time Equivalent)',
    1,
  ),
];
