import type { ProgrammeLetter } from '../../programme-definitions/definition.ts';
import { endings, takenBack } from '../powers-in-force.ts';

export const governors = 'The governing body of {{provider}}';
export const lines = (...parts: readonly string[]): string => parts.join('\n\n');
/** Where the power of a task is taken back before its first day, its letter never went. */
const takenBackBy = (task: string): ProgrammeLetter['takenBackBy'] =>
  endings[task] === undefined ? null : { task: endings[task], field: 'because', is: [takenBack] };
/** The day, the copies and the signature, each a field of the task that sends it. */
export const of = (task: string, dated: string, copies: string | null = 'copies') => ({
  dated: `${task}.${dated}`,
  copies: copies === null ? null : `${task}.${copies}`,
  signed: `${task}.signed-by`,
  takenBackBy: takenBackBy(task),
});
