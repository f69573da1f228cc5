import type { Deadline } from './run.ts';
import { runStates, type RunStateName } from './run.ts';

const stateColours: Readonly<Record<RunStateName, string>> = { live: 'blue', paused: 'yellow', stopped: 'grey', ended: 'green' };
export const stateTag = (state: RunStateName, inError = false): { readonly text: string; readonly colour: string } => ({
  text: inError ? 'Begun in error' : runStates[state],
  colour: stateColours[state],
});

export const standings: Readonly<Record<Deadline['standing'], { readonly text: string; readonly colour: string }>> = {
  'late': { text: 'Late', colour: 'red' },
  'soon': { text: 'Due within a week', colour: 'yellow' },
  'due': { text: 'To do', colour: 'blue' },
  'waiting': { text: 'No day yet', colour: 'grey' },
  'done': { text: 'Done', colour: 'green' },
  'done-late': { text: 'Done late', colour: 'orange' },
};

/** Late first, then by day; what has no day yet comes last. */
export const byUrgency = (one: { readonly on: string | null }, other: { readonly on: string | null }): number => {
  const [first, second] = [one.on ?? '9999', other.on ?? '9999'];
  return first < second ? -1 : first > second ? 1 : 0;
};

export const pathOf = (providerId: number, runId?: number, rest = ''): string =>
  `/providers/${String(providerId)}/programmes${runId === undefined ? '' : `/${String(runId)}`}${rest}`;
