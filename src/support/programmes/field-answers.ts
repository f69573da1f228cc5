import { dateInWords, parsePlainDate } from '../../kernel/plain-date.ts';
import { accepted, type Refusal } from '../../kernel/result.ts';
import type { ProgrammeTask, TaskField } from '../programme-definitions/definition.ts';
import type { FieldAnswers } from './run.ts';

/** The name of the box of a task’s field: never one of the form’s own. */
export const boxOf = (key: string): string => `field-${key}`;

/** A refusal that knows which box it is about. */
export interface StepRefusal extends Refusal {
  readonly field?: string;
}
export type Decided<T> = { readonly ok: true; readonly value: T } | StepRefusal;

export const refuse = (reason: string, field?: string): StepRefusal => ({ ok: false, reason, ...(field === undefined ? {} : { field }) });

const most = { 'text': 300, 'long-text': 5000 } as const;

/** The answers to what a task asks, in the shape they are kept in; what it does not ask is left out. */
export function checkAnswers(task: ProgrammeTask, sent: FieldAnswers, today: string): Decided<FieldAnswers> {
  const kept: Record<string, string | readonly string[]> = {};
  for (const field of task.fields) {
    const answer = checkAnswer(field, sent[field.key], today);
    if (!answer.ok) return answer;
    if (answer.value !== null) kept[field.key] = answer.value;
    else if (field.required)
      return refuse(`${field.kind === 'choice' || field.kind === 'choices' ? 'Choose' : 'Enter'} an answer to “${field.label}”`, boxOf(field.key));
  }
  return accepted(kept);
}

function checkAnswer(field: TaskField, sent: string | readonly string[] | undefined, today: string): Decided<string | readonly string[] | null> {
  const no = (says: string): StepRefusal => refuse(`“${field.label}” ${says}`, boxOf(field.key));
  const all = (typeof sent === 'string' ? [sent] : (sent ?? [])).map((text) => text.trim()).filter((text) => text !== '');
  if (field.kind === 'choices') {
    const chosen = field.options.map(({ value }) => value).filter((value) => all.includes(value));
    if (all.some((value) => !field.options.some((option) => option.value === value))) return no('has an answer that is none of its choices');
    return accepted(chosen.length === 0 ? null : chosen);
  }
  const [text] = all;
  if (text === undefined) return accepted(null);
  switch (field.kind) {
    case 'choice':
      return field.options.some(({ value }) => value === text) ? accepted(text) : no('has an answer that is none of its choices');
    case 'text':
    case 'long-text':
      return text.length > most[field.kind] ? no(`must be ${most[field.kind].toLocaleString('en-GB')} characters or fewer`) : accepted(text);
    case 'date': {
      const day = parsePlainDate(text);
      if (day === null) return no('must be a real day, like 27 3 2027');
      return day > today && !field.mayBeAhead ? no(`is ${dateInWords(day)}, which is in the future`) : accepted(day);
    }
    case 'pounds': {
      const plain = text.replaceAll(/[£,\s]/gu, '');
      return /^\d{1,9}(\.\d{1,2})?$/u.test(plain) ? accepted(plain) : no('must be an amount in pounds, like 12500 or 12500.50');
    }
  }
}
