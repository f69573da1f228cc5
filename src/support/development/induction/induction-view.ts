import type { ProgrammeDefinition, TaskField } from '../../programme-definitions/definition.ts';
import { answersOf, type RunNow } from '../../programmes/replay.ts';
import type { FieldAnswers } from '../../programmes/run.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';

export interface InductionView {
  /** As the run asked for it; null where nobody has said so far. */
  readonly name: string | null;
  readonly firstDay: string | null;
  readonly governor: string | null;
  readonly protectedTime: string | null;
  readonly mentor: string | null;
  /** What was to be talked of, by the task that asked. */
  readonly agendas: readonly { readonly task: string; readonly lines: readonly string[] }[];
  readonly documents: readonly { readonly task: string; readonly lines: readonly Line[] }[];
  readonly checklist: { readonly done: readonly string[]; readonly open: readonly string[]; readonly note: string | null } | null;
  readonly stages: readonly { readonly name: string; readonly says: string; readonly is: 'over' | 'now' | 'to come' }[];
}

/** A line of text; `href` where it is an address and nothing but an address of the web. */
export interface Line {
  readonly text: string;
  readonly href: string | null;
}

const one = (answers: Readonly<Record<string, FieldAnswers>>, task: string, field: string): string | null => {
  const answer = answers[task]?.[field];
  return typeof answer === 'string' && answer.trim() !== '' ? answer : null;
};

const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const asLine = (text: string): Line => ({ text, href: /^https?:\/\/[^\s<>"]+$/u.test(text) ? text : null });

/** What head and adviser look at together: who, when, and what there is to read. What officers write to each other is not in it. */
export function inductionView(definition: ProgrammeDefinition, now: RunNow): InductionView {
  const answers = answersOf(now);
  const named = (field: string) =>
    definition.stages.flatMap(({ tasks }) =>
      tasks.flatMap(({ key, name }) => {
        const lines = linesOf(one(answers, key, field));
        return lines.length === 0 ? [] : [{ task: name, lines }];
      }),
    );
  const hours = one(answers, 'protected-time', 'hours');
  const from = one(answers, 'protected-time', 'from');
  const mentor = one(answers, 'mentor', 'name');
  const mentorFrom = one(answers, 'mentor', 'from');
  const at = definition.stages.findIndex(({ key }) => key === now.stage);
  return {
    name: one(answers, 'who', 'name'),
    firstDay: one(answers, 'who', 'first-day'),
    governor: one(answers, 'induction-governor', 'name'),
    protectedTime: hours === null ? null : `${hours} hours a week${from === null ? '' : `, from ${dateInWords(from)}`}`,
    mentor: mentor === null ? null : `${mentor}${mentorFrom === null ? '' : `, ${mentorFrom}`}`,
    agendas: named('agenda'),
    documents: named('documents').map(({ task, lines }) => ({ task, lines: lines.map(asLine) })),
    checklist: checklistOf(definition, answers),
    stages: definition.stages.map(({ name, says }, place) => ({
      name,
      says,
      is: now.outcome !== null || place < at ? 'over' : place === at ? 'now' : 'to come',
    })),
  };
}

function checklistOf(definition: ProgrammeDefinition, answers: Readonly<Record<string, FieldAnswers>>): InductionView['checklist'] {
  const isRead = (field: TaskField): field is Extract<TaskField, { kind: 'choices' }> => field.kind === 'choices' && field.key === 'read';
  const field = definition.stages
    .flatMap(({ tasks }) => tasks)
    .find(({ key }) => key === 'checklist')
    ?.fields.find(isRead);
  if (field === undefined) return null;
  const read = answers['checklist']?.['read'] ?? [];
  const isDone = (value: string): boolean => (typeof read === 'string' ? read === value : read.includes(value));
  return {
    done: field.options.filter(({ value }) => isDone(value)).map(({ text }) => text),
    open: field.options.filter(({ value }) => !isDone(value)).map(({ text }) => text),
    note: one(answers, 'checklist', 'open'),
  };
}
