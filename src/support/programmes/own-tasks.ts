import type { Doer, ProgrammeTask } from '../programme-definitions/definition.ts';
import type { Acting } from './who-acts.ts';

/** Officers who carry no run and have a part in one. */
const ofService: readonly Doer[] = ['safeguarding-lead', 'specialist'];

/** Whether a task is for such an officer to record; a step of the law is the Director’s, and what a page of its own does has no form. */
export const isOfficersOwn = ({ by, twoPersons, doneBy }: Pick<ProgrammeTask, 'by' | 'twoPersons' | 'doneBy'>, { as }: Pick<Acting, 'as'>): boolean =>
  ofService.includes(by) && as.includes(by) && !twoPersons && doneBy === 'form';
