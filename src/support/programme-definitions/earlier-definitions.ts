import type { AttendeeRole, LetterReader } from './readers.ts';

/**
 * What a definition that was stored before it said so itself is read with: versions of before, and what their runs began under, go on as they did. Nothing new is
 * added here: what ships, and whatever is saved, says it.
 */
const readers: Readonly<Record<string, readonly LetterReader[]>> = {
  'invitation': ['head', 'trust'],
  'entry-letter': ['head', 'chair', 'trust'],
  'entry-letter-trust': ['trust'],
  'induction-welcome': ['head'],
  'acting-head-welcome': ['head'],
  'manager-welcome': ['head'],
  'letter-of-concern': ['head', 'chair'],
  'warning-notice': ['chair'],
  'pay-notice': ['chair'],
  'notice-of-powers': ['chair'],
  's63': ['chair'],
  's64': ['chair'],
  's65': ['chair'],
  's66': ['chair'],
  'notice-of-concern': ['chair'],
  'suspension-of-delegation': ['chair'],
  'academy-concern': ['head', 'trust'],
  'breach-notice': ['head'],
};
const endings: Readonly<Record<string, string>> = { 'use-s65': 'end-s65', 'use-s66': 'end-s66', 'suspend': 'restore' };

export const earlierReadersOf = (letter: string): LetterReader[] => [...(readers[letter] ?? [])];

/** By the task with the day that the letter bears. */
export function earlierTakenBackBy(dated: string): { task: string; field: string; is: string[] } | null {
  const task = endings[dated.split('.')[0] ?? ''];
  return task === undefined ? null : { task, field: 'because', is: ['taken-back'] };
}

export const earlierRoleOf = (who: string): AttendeeRole | null => (/\bdiocese\b/iu.test(who) ? 'diocese' : null);

/** By programme, the tasks that were held with the provider before a task said so itself. */
const heldWithThem: Readonly<Record<string, readonly string[]>> = { trip: ['first-check', 'second-check', 'further-check'] };

export const wasHeldWithThem = (programme: string, task: string): boolean => heldWithThem[programme]?.includes(task) === true;
export const wasReasonTold = (programme: string): boolean => programme === 'trip';
