import { careOf } from '../programme-definitions/care-of-letter.ts';
import type { AppliesWhen, CountsFrom, Doer, DueRule, DueUnit, Gate, ProgrammeTask, TaskField } from '../programme-definitions/definition.ts';
import { plainTask } from '../programme-definitions/plain-task.ts';

/** The parts of which TRIP’s definition is made, each with what is usual left out. */

export const provisional = 'Provisional: not from the published framework';

export function due(from: CountsFrom, count: number, unit: DueUnit, says: string): DueRule {
  return { from, count, unit, statutory: false, source: `${provisional} (${says})` };
}

/** A cycle is decided by then at the latest, whatever was reviewed. */
const weeksOfCycle = 18;
export const byTheDecision = (says: string): DueRule => due({ kind: 'stage' }, weeksOfCycle, 'weeks', says);

type TaskGiven = Pick<ProgrammeTask, 'key' | 'name' | 'says' | 'by' | 'due'> & Partial<ProgrammeTask>;

export function task(given: TaskGiven): ProgrammeTask {
  return {
    ...plainTask,
    ...given,
  };
}

type GateGiven = Pick<Gate, 'key' | 'name'> & Partial<Omit<Gate, 'by'>> & { readonly by?: Doer; readonly appliesWhen?: AppliesWhen | null };

export function gate(given: GateGiven): Gate {
  return { to: null, outcome: null, by: 'lead', second: null, needsTasks: true, needsReviews: 0, checks: [], appliesWhen: null, ...given };
}

const field = { hint: null, required: true } as const;

export const text = (key: string, label: string): TaskField => ({ ...field, key, label, kind: 'text' });
export const longText = (key: string, label: string, over: Partial<Pick<TaskField, 'hint' | 'required'>> = {}): TaskField => ({
  ...field,
  key,
  label,
  kind: 'long-text',
  ...over,
});

export function date(
  key: string,
  label: string,
  over: { readonly hint?: string; readonly required?: boolean; readonly notBefore?: CountsFrom } = {},
): TaskField {
  return { ...field, key, label, kind: 'date', notBefore: null, mayBeAhead: false, ...over };
}

/** Every letter asks for the day of the call before it. */
export const daysOfLetter = careOf(null);

/** What every letter asks: nobody reads one before somebody has rung. */
export const ofLetter = (letter: string, notBefore: CountsFrom, called = 'Rung before it was sent, on'): readonly TaskField[] => [
  date('called-on', called, { notBefore }),
  date('sent-on', 'Sent on', { notBefore: { kind: 'field', task: letter, field: 'called-on' } }),
  text('sent-to', 'To whom it was sent'),
  text('signed-by', 'Signed by'),
];
