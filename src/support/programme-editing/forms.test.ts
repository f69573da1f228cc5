import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormReader } from '../../register/index.ts';
import { namedChecks } from '../named-checks.ts';
import type { AppliesWhen, ProgrammeDefinition, ProgrammeTask } from '../programme-definitions/definition.ts';
import { anyDefinition, aTask, definitionWith, readingTogether } from '../programme-definitions/invented-programme.fixture.ts';
import { shippedDefinitions } from '../shipped-definitions.ts';
import { putLetter, putTask } from './draft-changes.ts';
import type { Sent } from './read-answers.ts';
import { fillLetter, readLetter } from './read-letter.ts';
import { answerChoices, dayChoices } from './form-choices.ts';
import { fillStage, readStage } from './read-stage.ts';
import { fillTask, readTask } from './read-task.ts';
import { fillWhole, readWhole } from './read-whole.ts';

const checks = Object.keys(namedChecks);

/** The boxes as a browser sends them: with how many rows the form had. */
function sent(definition: ProgrammeDefinition, boxes: Record<string, string>): Sent {
  const form = new URLSearchParams({ ...boxes, fields: '12', gates: '10', attends: '12', outcomes: '12' });
  return { form, definition, answers: new FormReader(form) };
}

/** Every form of a definition, saved as it was opened: what was refused, and what became of the definition. */
function saveEveryForm(definition: ProgrammeDefinition): { readonly wrong: readonly string[]; readonly now: ProgrammeDefinition } {
  const wrong: string[] = [];
  let now = definition;
  const whole = sent(definition, fillWhole(definition));
  now = { ...now, ...readWhole(whole, checks) };
  wrong.push(...whole.answers.errors.map(({ text }) => text));
  for (const stage of definition.stages) {
    const form = sent(definition, fillStage(stage));
    const read = readStage(form, stage, checks);
    wrong.push(...form.answers.errors.map(({ text }) => `${stage.key}: ${text}`));
    now = { ...now, stages: now.stages.map((one) => (one.key === stage.key && read ? read : one)) };
  }
  for (const stage of definition.stages) {
    for (const task of stage.tasks) {
      const form = sent(definition, fillTask(task, stage.key));
      const read = readTask(form, task, checks);
      wrong.push(...form.answers.errors.map(({ text }) => `${task.key}: ${text}`));
      if (read) now = putTask(now, read.stage, read.task);
    }
  }
  for (const letter of definition.letters ?? []) {
    const form = sent(definition, fillLetter(letter));
    const read = readLetter(form, letter);
    wrong.push(...form.answers.errors.map(({ text }) => `${letter.key}: ${text}`));
    const put = read && putLetter(now, read);
    if (put?.ok === true) now = put.value;
  }
  return { wrong, now };
}

describe('the forms of a programme, saved as they are', () => {
  it.each([readingTogether, ...shippedDefinitions].map((definition) => [definition.key, definition] as const))(
    'change nothing of %s',
    (_, definition) => {
      const { wrong, now } = saveEveryForm(definition);
      expect(wrong).toEqual([]);
      expect(now).toEqual(definition);
    },
  );

  it('change nothing of any', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        expect(saveEveryForm(definition)).toEqual({ wrong: [], now: definition });
      }),
      { numRuns: 40 },
    );
  });
});

describe('what a form lists to choose from', () => {
  const textsOf = (definition: ProgrammeDefinition) => [...dayChoices(definition), ...answerChoices(definition)].map(({ text }) => text);

  it('says the stage of what would read as something else does, and of nothing else', () => {
    const again = aTask('again', { name: 'Hear children read', fields: readingTogether.stages[0]?.tasks[0]?.fields ?? [] });
    const texts = textsOf(definitionWith('work', { tasks: [again] }));
    expect(texts).toEqual([
      'The day the run begins',
      'The day the stage begins',
      'The day “Hear children read” is done, in “First look”',
      'The day given as “When children were heard” in “Hear children read”, in “First look”',
      'The day “Tell the headteacher” is done',
      'The day “Agree the plan” is done',
      'The day “Tell the trust” is done',
      'The day “Hear children read” is done, in “Do the work”',
      'The day given as “When children were heard” in “Hear children read”, in “Do the work”',
      '“What was found” in “Hear children read”, in “First look”',
      '“What was found” in “Hear children read”, in “Do the work”',
    ]);
  });

  it('says of two tasks of one name and stage which runs each is for, or at last by which name the service knows it', () => {
    const named = { name: 'Ring', says: 'A bell.' };
    const of = (appliesWhen: AppliesWhen | null) => aTask(appliesWhen ? 'ring' : 'ring-all', { ...named, appliesWhen });
    const days = (...tasks: ProgrammeTask[]) => textsOf(definitionWith('work', { tasks })).filter((text) => text.includes('Ring'));
    expect(days(of({ track: ['academy'] }), of(null))).toEqual(['The day “Ring” is done, in “Do the work”, only for academies', 'The day “Ring” is done, in “Do the work”, for every run']);
    expect(days(aTask('ring-once', named), aTask('ring-twice', named))).toEqual(['The day “Ring” is done, in “Do the work”, for every run, ring-once', 'The day “Ring” is done, in “Do the work”, for every run, ring-twice']);
  }); // prettier-ignore

  it.each(shippedDefinitions.map((definition) => [definition.key, definition] as const))('has nothing twice in %s', (_, definition) => {
    const texts = textsOf(definition);
    expect(texts.filter((text, place) => texts.indexOf(text) !== place)).toEqual([]);
  });
});
