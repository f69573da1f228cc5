import type { ProgrammeTask, TaskField } from '../programme-definitions/definition.ts';
import { placedTasks } from '../programme-definitions/definition-graph.ts';
import { fieldKinds } from '../programme-definitions/definition-words.ts';
import { keyFor } from './draft-changes.ts';
import { appliesBoxes, dayValue, doerIds, letterChoices } from './form-choices.ts';
import { checkBoxes, daysOrHad, dueBoxes, isTicked, together, readApplies, readChecks, readDue, rowsOf, type Sent } from './read-answers.ts';

const mostFields = 12;
const kindIds = Object.keys(fieldKinds) as TaskField['kind'][];

/** A task as its form holds it; null for one that is new. */
export function fillTask(task: ProgrammeTask | null, stage: string): Record<string, string> {
  if (task === null) return { stage, 'by': 'adviser', 'done-by': 'form', ...dueBoxes('due', null) };
  return {
    stage,
    'name': task.name,
    'says': task.says,
    'by': task.by,
    ...dueBoxes('due', task.due),
    ...(task.optional ? { optional: 'yes' } : {}),
    ...(task.twoPersons ? { 'two-persons': 'yes' } : {}),
    ...(task.heldWithThem ? { 'held-with-them': 'yes' } : {}),
    'letter': task.letter ?? '',
    'done-by': task.doneBy,
    ...appliesBoxes('applies', task.appliesWhen),
    ...checkBoxes('task', task.checks),
    ...together(task.fields.map((field, place) => fillField(field, `field-${String(place)}`))),
  };
}

function fillField(field: TaskField, at: string): Record<string, string> {
  return {
    [`${at}-key`]: field.key,
    [`${at}-label`]: field.label,
    [`${at}-kind`]: field.kind,
    [`${at}-hint`]: field.hint ?? '',
    ...(field.required ? { [`${at}-required`]: 'yes' } : {}),
    ...('options' in field ? { [`${at}-options`]: field.options.map(({ text }) => text).join('\n') } : {}),
    ...(field.kind === 'date' ? { [`${at}-not-before`]: field.notBefore === null ? '' : dayValue(field.notBefore) } : {}),
    ...(field.kind === 'date' && field.mayBeAhead ? { [`${at}-ahead`]: 'yes' } : {}),
  };
}

/** The task read back, and the stage that it is to be in; null where an answer is wrong, which the reader then holds. */
export function readTask(
  sent: Sent,
  old: ProgrammeTask | null,
  checks: readonly string[],
): { readonly task: ProgrammeTask; readonly stage: string } | null {
  const { answers, definition } = sent;
  const stage = answers.choice(
    'stage',
    definition.stages.map(({ key }) => key),
    'Choose the stage that it is in',
  );
  const name = answers.text('name', { what: 'The name', most: 120, missing: 'Enter the name of the task' });
  const says = answers.longText('says', { what: 'What has to be done', most: 600, missing: 'Enter what has to be done' });
  const by = answers.choice('by', doerIds, 'Choose who does it');
  const due = readDue(sent, 'due', { what: 'When it is due', had: old?.due ?? null, but: old?.key ?? null });
  const appliesWhen = readApplies(sent, 'applies', 'For which runs it is', old?.appliesWhen ?? null);
  const letter = answers.optionalChoice(
    'letter',
    letterChoices(definition, old).map(({ value }) => value),
    'Choose a letter that there is, or none',
  );
  const doneBy = answers.choice('done-by', ['form', 'single-plan'], 'Choose where it is done');
  const fields = readFields(sent, old);
  const named = readChecks(sent, 'task', checks, old?.checks ?? []);
  if (stage === null || name === null || says === null || by === null || due === null || doneBy === null || answers.errors.length > 0) return null;
  const taken = placedTasks(definition).map(({ task }) => task.key);
  return {
    stage,
    task: {
      key: old?.key ?? keyFor(name, taken),
      ...{ name, says, by, due, fields, appliesWhen, letter, doneBy },
      optional: isTicked(sent, 'optional'),
      twoPersons: isTicked(sent, 'two-persons'),
      heldWithThem: isTicked(sent, 'held-with-them'),
      checks: named,
    },
  };
}

function readFields(sent: Sent, old: ProgrammeTask | null): TaskField[] {
  const read: TaskField[] = [];
  for (const place of rowsOf(sent, 'fields', mostFields)) {
    const at = `field-${String(place)}`;
    const had = old?.fields.find(({ key }) => key === sent.form.get(`${at}-key`)) ?? null;
    if (isTicked(sent, `${at}-remove`)) continue;
    const isEmpty = ['label', 'hint', 'options'].every((part) => (sent.form.get(`${at}-${part}`) ?? '').trim() === '');
    if (had === null && isEmpty) continue;
    const taken = [...(old?.fields ?? []), ...read].map(({ key }) => key);
    const field = readField(sent, at, had, { taken, what: `Question ${String(place + 1)}`, own: old?.key ?? null, before: read });
    if (field !== null) read.push(field);
  }
  return read;
}

interface FieldAsked {
  readonly taken: readonly string[];
  readonly what: string;
  /** The task’s key, and what it asks before this. */
  readonly own: string | null;
  readonly before: readonly TaskField[];
}

function readField(sent: Sent, at: string, had: TaskField | null, { taken, what, own, before }: FieldAsked): TaskField | null {
  const { answers, definition, form } = sent;
  const label = answers.text(`${at}-label`, {
    what: `${what}: what is asked`,
    most: 120,
    missing: `${what}: enter what is asked, or tick that it is taken away`,
  });
  const hint = answers.text(`${at}-hint`, { what: `${what}: the hint`, most: 300 });
  const kind = answers.choice(`${at}-kind`, kindIds, `${what}: choose how it is answered`);
  if (label === null || kind === null) return null;
  const base = { key: had?.key ?? keyFor(label, taken), label, hint, required: isTicked(sent, `${at}-required`) };
  if (kind === 'choice' || kind === 'choices') {
    const options = readOptions(answers.lines(`${at}-options`), had !== null && 'options' in had ? had.options : []);
    const fewest = kind === 'choice' ? 2 : 1;
    if (options.length < fewest || options.length > 12)
      return answers.refuse(`${at}-options`, `${what}: enter ${String(fewest)} to 12 answers, one on each line`);
    if (options.some(({ text }) => text.length > 120)) return answers.refuse(`${at}-options`, `${what}: each answer must be 120 characters or fewer`);
    return { ...base, kind, options };
  }
  if (kind !== 'date') return { ...base, kind };
  const value = form.get(`${at}-not-before`) ?? '';
  const ownDays = before.flatMap((field) => (field.kind === 'date' && own !== null ? [{ kind: 'field' as const, task: own, field: field.key }] : []));
  const held = had?.kind === 'date' ? had.notBefore : null;
  const notBefore = [...daysOrHad(definition, own, held).map(({ from }) => from), ...ownDays].find((from) => dayValue(from) === value) ?? null;
  if (value !== '' && notBefore === null) return answers.refuse(`${at}-not-before`, `${what}: choose a day that there is`);
  return { ...base, kind, notBefore, mayBeAhead: isTicked(sent, `${at}-ahead`) };
}

/** Answers keep their values where their words are the same, or where only words changed and their places did not. */
function readOptions(lines: readonly string[], had: readonly { readonly value: string; readonly text: string }[]) {
  const read: { value: string; text: string }[] = [];
  const isSameLength = lines.length === had.length;
  const kept = new Set(had.filter(({ text }) => lines.includes(text)).map(({ value }) => value));
  for (const [place, text] of lines.entries()) {
    const same = had.find((option) => option.text === text);
    const inPlace = isSameLength && !kept.has(had[place]?.value ?? '') ? had[place] : undefined;
    const taken = [...had, ...read].map(({ value }) => value);
    const value = same?.value ?? inPlace?.value ?? keyFor(text, taken);
    if (!read.some((option) => option.value === value)) read.push({ value, text });
  }
  return read;
}
