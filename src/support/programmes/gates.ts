import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import { applies } from './applies.ts';
import { countingReviews, fewestDaysApart } from './counting-reviews.ts';
import { baseOf, dueAfter } from './clock/due-rules.ts';
import { doers, type Gate, type ProgrammeDefinition, type ProgrammeReview } from '../programme-definitions/definition.ts';
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

/** The day that is asked about, with the calendar by which days are counted; null where it is not known. */
export interface OnDay {
  readonly on: string;
  readonly calendar: SchoolCalendar | null;
}

/** Whether somebody’s place is that of the first who decides on a gate, or of the second who confirms it. */
export function isTheirGate({ name, by, second }: Gate, who: Acting, as: 'first' | 'second'): Result<null> {
  const place = as === 'first' ? by : (second ?? by);
  return who.as.includes(place)
    ? accepted(null)
    : refused(`“${name}” is ${as === 'first' ? 'decided' : 'confirmed'} by the ${doers[place]}, or those above`);
}

/** Whether the run has come so far that a gate may be taken. What its named checks say is asked apart. */
export function isOpen(definition: ProgrammeDefinition, subject: RunSubject, now: RunNow, gate: Gate, day: OnDay): Result<null> {
  if (!isFor(gate, subject, now)) return refused(`“${gate.name}” is not for this run`);
  const waiting = (stageOf(definition, now.stage)?.tasks ?? []).find(({ key }) => now.tasks[key]?.state === 'waits-for-second');
  if (waiting !== undefined) return refused(`“${waiting.name}” waits for a second person: have it confirmed or declined first`);
  const left = gate.needsTasks ? tasksLeft(definition, now) : [];
  if (left.length > 0) return refused(`Still to be done in this stage: ${left.map(({ name }) => `“${name}”`).join(', ')}`);
  return enoughReviews(definition, now, gate, day);
}

/** So many as the gate needs; from the day on which it is decided at the latest, one. Those of an earlier cycle led to where the run is, and lead no further. */
function enoughReviews(definition: ProgrammeDefinition, now: RunNow, { needsReviews }: Gate, day: OnDay): Result<null> {
  const rule = stageOf(definition, now.stage)?.review ?? null;
  if (needsReviews === 0 || rule === null) return accepted(null);
  const visit = now.stages.length - 1;
  const { length: held } = now.reviews.filter((one) => one.visit === visit);
  const { length: counting } = countingReviews(now, visit, rule);
  if (counting >= needsReviews || (held > 0 && isDecisionDue(now, rule, day))) return accepted(null);
  const needed = `It needs ${counted(needsReviews, 'review')}, and ${held === 0 ? 'none has' : `${counted(held, 'review')} ${held === 1 ? 'has' : 'have'}`} been held`;
  return refused(held === counting ? needed : `${needed}, of which ${counting === 0 ? 'none counts' : `${String(counting)} ${counting === 1 ? 'counts' : 'count'}`}: each comes ${String(fewestDaysApart(rule))} days or more after the one before, and the first after the stage began`);
} // prettier-ignore

function isDecisionDue(now: RunNow, { decideAfter }: ProgrammeReview, { on, calendar }: OnDay): boolean {
  const base = decideAfter === null ? null : baseOf(now, decideAfter.latest.from, now.stage);
  if (decideAfter === null || base === null || calendar === null) return false;
  const due = dueAfter({ calendar, ownHolidays: [] }, decideAfter.latest, base);
  return due.ok && on >= due.value.date;
}
