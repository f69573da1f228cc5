import { accepted, refused, type Result } from '../../kernel/result.ts';
import { applies } from './applies.ts';
import { doers, type Gate, type ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { answersOf, stageOf, type RunNow } from './replay.ts';
import type { RunSubject } from './run.ts';
import type { Acting } from './who-acts.ts';

const counted = (count: number, word: string): string => `${String(count)} ${word}${count === 1 ? '' : 's'}`;

/** Whether a way out of the stage is for this run at all. */
export const isFor = (gate: Gate, subject: RunSubject, now: RunNow): boolean => applies(gate.appliesWhen, subject, answersOf(now));

/** The tasks that must be done, or set aside, before a gate that leads on. */
function tasksLeft(definition: ProgrammeDefinition, now: RunNow): { readonly key: string; readonly name: string }[] {
  const tasks = stageOf(definition, now.stage)?.tasks ?? [];
  return tasks
    .filter(({ key, optional }) => !optional && ['to-do', 'waits-for-second'].includes(now.tasks[key]?.state ?? ''))
    .map(({ key, name }) => ({ key, name }));
}

/** Whether somebody’s place is that of the first who decides on a gate, or of the second who confirms it. */
export function isTheirGate({ name, by, second }: Gate, who: Acting, as: 'first' | 'second'): Result<null> {
  const place = as === 'first' ? by : (second ?? by);
  return who.as.includes(place)
    ? accepted(null)
    : refused(`“${name}” is ${as === 'first' ? 'decided' : 'confirmed'} by the ${doers[place]}, or those above`);
}

/** Whether the run has come so far that a gate may be taken. What its named checks say is asked apart. */
export function isOpen(definition: ProgrammeDefinition, subject: RunSubject, now: RunNow, gate: Gate): Result<null> {
  if (!isFor(gate, subject, now)) return refused(`“${gate.name}” is not for this run`);
  const waiting = (stageOf(definition, now.stage)?.tasks ?? []).find(({ key }) => now.tasks[key]?.state === 'waits-for-second');
  if (waiting !== undefined) return refused(`“${waiting.name}” waits for a second person: have it confirmed or declined first`);
  const left = gate.needsTasks ? tasksLeft(definition, now) : [];
  if (left.length > 0) return refused(`Still to be done in this stage: ${left.map(({ name }) => `“${name}”`).join(', ')}`);
  // Those of an earlier cycle led to where the run is, and lead no further.
  const { length: held } = now.reviews.filter(({ visit }) => visit === now.stages.length - 1);
  if (held < gate.needsReviews)
    return refused(
      `It needs ${counted(gate.needsReviews, 'review')}, and ${held === 0 ? 'none has' : `${counted(held, 'review')} ${held === 1 ? 'has' : 'have'}`} been held`,
    );
  return accepted(null);
}
