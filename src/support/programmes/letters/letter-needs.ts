import { accepted, type Result } from '../../../kernel/result.ts';
import { knownToCode } from '../../checks-in-words.ts';
import { findField, fieldsNamed, lackingIn, letterOf } from '../../programme-definitions/letter-in-words.ts';
import type { Gate, ProgrammeDefinition, ProgrammeLetter, ProgrammeTask } from '../../programme-definitions/definition.ts';
import { refuse } from '../field-answers.ts';
import { answersOf, stageOf, type RunNow } from '../replay.ts';
import type { FieldAnswers } from '../run.ts';

type Answers = Readonly<Record<string, FieldAnswers>>;

/** The letter that a task sends; null where it sends none. */
const letterSentBy = (definition: ProgrammeDefinition, { letter }: ProgrammeTask): ProgrammeLetter | null =>
  letter === null ? null : letterOf(definition, letter);

/** What is of the law is never set aside; of any other letter that is a way. */
const unless = ({ statutory, source }: ProgrammeDefinition): string =>
  statutory ? `without what it states it is neither recorded nor confirmed (${source})` : 'record that first, or set the letter aside';

/** What it lacks of tasks up to the one that sends it: what comes after, as the copies of a statement do, is not asked yet. */
function lacking(definition: ProgrammeDefinition, task: ProgrammeTask, letter: ProgrammeLetter, answers: Answers) {
  const order = definition.stages.flatMap(({ tasks }) => tasks.map(({ key }) => key));
  const sends = order.indexOf(task.key);
  return lackingIn(letter, { definition, answers }).filter((one) => one.task === null || order.indexOf(one.task) <= sends);
}

const inWords = (lacks: readonly { readonly says: string }[]): string => lacks.map(({ says }) => `“${says}”`).join(', ');

/** A letter that lacks what it states is neither recorded nor confirmed: nobody reads one with gaps. `answers`: with those of the step itself. */
export function decideLetter(definition: ProgrammeDefinition, task: ProgrammeTask, answers: Answers): Result<null> {
  const letter = letterSentBy(definition, task);
  const lacks = letter === null ? [] : lacking(definition, task, letter, answers);
  return letter === null || lacks.length === 0
    ? accepted(null)
    : refuse(`The letter “${letter.name}” lacks ${inWords(lacks)}: ${unless(definition)}`);
}

/** A stage is not left without what a letter of the next one states: it could not be recorded any more. */
export function decideLettersBeyond(definition: ProgrammeDefinition, now: RunNow, gate: Gate): Result<null> {
  const next = gate.to === null ? null : stageOf(definition, gate.to);
  for (const task of next?.tasks ?? []) {
    const letter = task.optional || now.tasks[task.key]?.state === 'does-not-apply' ? null : letterSentBy(definition, task);
    if (letter === null) continue;
    const lacks = lacking(definition, task, letter, answersOf(now)).filter((one) => next?.tasks.every(({ key }) => key !== one.task));
    if (lacks.length > 0)
      return refuse(
        `“${gate.name}” leads on to the letter “${letter.name}”, which lacks ${inWords(lacks)}: record that first${definition.statutory ? ` (${definition.source})` : ''}`,
      );
  }
  return accepted(null);
}

/** What of the law rests on a task, so that it is never without: a letter that is made of it, or a step or decision whose check reads it. Null where nothing does. */
export function restingOn(definition: ProgrammeDefinition, { key }: ProgrammeTask): string | null {
  if (!definition.statutory) return null;
  const tasks = definition.stages.flatMap((stage) => stage.tasks).filter((task) => task.key !== key);
  for (const task of tasks) {
    const letter = letterSentBy(definition, task);
    // One that is sent by the answer to this task alone is not sent without it.
    if (letter === null || task.appliesWhen?.field?.task === key) continue;
    const fields = fieldsNamed(letter).map((named) => findField(definition, named));
    if (fields.some((found) => found?.task === key && found.field.required)) return `the letter “${letter.name}”`;
  }
  const steps = [...tasks, ...definition.stages.flatMap(({ gates }) => gates)];
  const checked = steps.find(({ checks }) => checks.some((name) => knownToCode.checks[name]?.reads.some((read) => read.task === key)));
  return checked === undefined ? null : `“${checked.name}”`;
}
