import type { ProgrammeTask } from './definition.ts';

/** What a task is where nothing else is said of it: typed on a form, for every run, by one person. */
export const plainTask = {
  fields: [],
  optional: false,
  appliesWhen: null,
  twoPersons: false,
  checks: [],
  letter: null,
  doneBy: 'form',
  heldWithThem: false,
} satisfies Partial<ProgrammeTask>;
