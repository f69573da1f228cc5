/** The six priorities of the former county's strategy, which the council has inherited: a target may be labelled with the one it serves. */
export const priorities = {
  'good-provision': 'Attending good provision',
  'attainment': 'Attainment and progress at key stages 2 and 4',
  'gaps': 'Closing gaps for vulnerable groups',
  'post-16': 'Education, employment and training after 16',
  'places': 'Local places for local children',
  'exclusions': 'Fewer suspensions and permanent exclusions',
} as const;

export type PriorityId = keyof typeof priorities;

export const priorityIds = Object.keys(priorities) as PriorityId[];

/** Said wherever the first of them is shown. */
export const goodProvisionNote =
  'The share of pupils in schools judged good or outstanding cannot be computed after August 2024: Ofsted gives no overall grade since September 2024, and report cards are not mapped onto the grades before. What can be said is how many pupils are in schools where every area of the report card is at the expected standard or better.';

export function isPriority(text: string): text is PriorityId {
  return Object.hasOwn(priorities, text);
}
