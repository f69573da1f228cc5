import type { AppliesWhen } from '../programme-definitions/definition.ts';
import type { FieldAnswers, RunSubject } from './run.ts';

/** Whether something that is for some runs alone is for this one. `answers` are those of tasks that are done. */
export function applies(when: AppliesWhen | null, subject: RunSubject, answers: Readonly<Record<string, FieldAnswers>>): boolean {
  if (when === null) return true;
  const { track, character, trigger, field } = when;
  if (track !== undefined && !track.includes(subject.track)) return false;
  if (trigger !== undefined && !trigger.includes(subject.trigger)) return false;
  if (character !== undefined && (subject.character === null || !character.includes(subject.character))) return false;
  if (field === undefined) return true;
  const given = answers[field.task]?.[field.field] ?? [];
  return (typeof given === 'string' ? [given] : given).some((one) => field.is.includes(one));
}
