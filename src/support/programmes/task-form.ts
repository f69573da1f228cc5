import { dateBoxes } from '../../register/index.ts';
import type { ProgrammeTask, TaskField } from '../programme-definitions/definition.ts';
import { boxOf } from './field-answers.ts';
import type { FieldAnswers } from './run.ts';

/** A task’s fields as the template draws them. */
export function boxesOf(task: ProgrammeTask): Record<string, unknown>[] {
  return task.fields.map((field) => ({
    name: boxOf(field.key),
    kind: field.kind,
    label: field.required ? field.label : `${field.label} (optional)`,
    hint: hintOf(field),
    options: 'options' in field ? field.options : [],
  }));
}

const hintOf = (field: TaskField): string | null =>
  field.hint ?? (field.kind === 'date' ? (field.mayBeAhead ? 'It may be to come, like 27 3 2027' : 'Like 27 3 2027') : null);

/** The boxes that are a day in three parts. */
export const daysOf = (task: ProgrammeTask): string[] => ['on', ...task.fields.filter(({ kind }) => kind === 'date').map(({ key }) => boxOf(key))];

/** Answers as the boxes hold them: what is known already, to be looked at and sent. */
export const boxesWith = (task: ProgrammeTask, answers: FieldAnswers): Record<string, string> =>
  Object.assign(
    {},
    ...task.fields.map(({ kind, key }): Record<string, string> => {
      const answer = answers[key];
      if (typeof answer !== 'string') return {};
      return kind === 'date' ? dateBoxes(boxOf(key), answer) : { [boxOf(key)]: answer };
    }),
  ) as Record<string, string>;
