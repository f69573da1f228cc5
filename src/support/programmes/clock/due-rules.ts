import {
  dueByCalendar,
  dueInOwnDays,
  dueInSchoolDays,
  dueInSchoolWeeks,
  dueInWorkingDays,
  onWorkingDay,
  type DueDate,
  type SchoolHoliday,
} from '../../../kernel/due-date.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';
import type { SchoolCalendar } from '../../../kernel/school-calendar.ts';
import { knownToCode } from '../../checks-in-words.ts';
import { dueUnits, type CountsFrom, type DueRule, type ProgrammeDefinition, type ProgrammeTask } from '../../programme-definitions/definition.ts';
import { refusedBy } from '../../programme-definitions/known-check.ts';
import { onDayForLetter } from '../letters/letter-day.ts';
import { stageOf, taskOf, type RunNow } from '../replay.ts';

/** By what days are reckoned. */
export interface ReckonedBy {
  /** The school’s own terms where it has entered them, or the authority’s. */
  readonly calendar: SchoolCalendar;
  /** Holidays of the same schools. */
  readonly ownHolidays: readonly SchoolHoliday[];
  /** "the school’s own term dates"; the authority’s where it is left out. */
  readonly whose?: string;
}

/** The rule in words: "5 working days after the run began". */
export function ruleInWords(definition: ProgrammeDefinition, { count, unit, from }: DueRule): string {
  const since = fromInWords(definition, from);
  return count === 0
    ? `On the day ${from.kind === 'field' ? `given as ${since}` : `that ${since}`}`
    : `${countInWords({ count, unit })} after ${since}`;
}

/** "6 school weeks" */
export const countInWords = ({ count, unit }: Pick<DueRule, 'count' | 'unit'>): string =>
  `${String(count)} ${count === 1 ? dueUnits[unit] : plural(dueUnits[unit])}`;

const plural = (unit: string): string => (unit.startsWith('day that') ? unit.replace('day that is', 'days that are') : `${unit}s`);

export function fromInWords(definition: ProgrammeDefinition, from: CountsFrom): string {
  switch (from.kind) {
    case 'start':
      return 'the run began';
    case 'stage':
      return 'the stage began';
    case 'task':
      return `“${taskOf(definition, from.task)?.task.name ?? from.task}” was done`;
    case 'field':
      return `“${taskOf(definition, from.task)?.task.fields.find(({ key }) => key === from.field)?.label ?? from.field}”`;
  }
}

/** The day that a rule of a stage counts from; null where it has not happened. */
export function baseOf(now: RunNow, from: CountsFrom, stage: string): string | null {
  if (from.kind === 'start') return now.startedOn;
  if (from.kind === 'stage') return now.stages.findLast((visit) => visit.stage === stage)?.from ?? null;
  const task = now.tasks[from.task];
  if (task?.state !== 'done') return null;
  if (from.kind === 'task') return task.doneOn;
  const given = task.answers[from.field];
  return typeof given === 'string' && given !== '' ? given : null;
}

/** A day so many after another, and always a working day: what the law fixes moves back to one, all else forward. */
export function dueAfter(by: ReckonedBy, { count, unit, statutory }: DueRule, base: string): Result<DueDate> {
  const counted = count === 0 ? accepted(dueByCalendar(base, 0, 'calendar day')) : inUnit(by, base, count, unit);
  return counted.ok ? accepted(onWorkingDay(by.calendar, counted.value, statutory ? 'before' : 'after')) : counted;
}

function inUnit(
  { calendar, ownHolidays, whose = 'the authority’s term dates' }: ReckonedBy,
  base: string,
  count: number,
  unit: DueRule['unit'],
): Result<DueDate> {
  switch (unit) {
    case 'calendar-days':
      return accepted(dueByCalendar(base, count, 'calendar day'));
    case 'weeks':
      return accepted(dueByCalendar(base, count, 'week'));
    case 'months':
      return accepted(dueByCalendar(base, count, 'month'));
    case 'working-days':
      return accepted(dueInWorkingDays(calendar, base, count));
    case 'school-days':
      return dueInSchoolDays(calendar, base, count, whose);
    case 'school-weeks':
      return dueInSchoolWeeks(calendar, base, count, whose);
    case 'own-days':
      return dueInOwnDays(calendar, ownHolidays, base, count);
  }
}

/** By when the stage that a run is in is decided at the latest, by its own rule; null where it has none, or that has no day. */
export function latestDecision({ definition, now, ...days }: ReckonedBy & { readonly definition: ProgrammeDefinition; readonly now: RunNow }): string | null {
  const rule = stageOf(definition, now.stage)?.review?.decideAfter?.latest;
  const base = rule === undefined ? null : baseOf(now, rule.from, now.stage);
  const due = rule === undefined || base === null ? null : dueAfter(days, rule, base);
  return due?.ok === true ? due.value.date : null;
} // prettier-ignore

/** When a task is due by its rule, whether or not it is done. */
export function dueOfTask(
  { definition, now, ...days }: ReckonedBy & { readonly definition: ProgrammeDefinition; readonly now: RunNow },
  { key, due, checks }: ProgrammeTask,
): Result<DueDate> {
  const base = baseOf(now, due.from, taskOf(definition, key)?.stage.key ?? '');
  if (base === null) return refused(`${ruleInWords(definition, due)}, which has not happened yet`);
  const counted = dueAfter(days, due, base);
  return counted.ok
    ? accepted(onDayForLetter(counted.value, { calendar: days.calendar, refused: refusedBy(knownToCode, checks), base, statutory: due.statutory }))
    : counted;
}
