import {
  doers,
  dueUnits,
  triggers,
  type AppliesWhen,
  type CountsFrom,
  type DueUnit,
  type Gate,
  type ProgrammeDefinition,
  type ProgrammeTask,
  type TaskField,
} from '../programme-definitions/definition.ts';
import { attendeeRoles } from '../programme-definitions/readers.ts';
import { placedTasks, type PlacedTask } from '../programme-definitions/definition-graph.ts';
import {
  appliesInWords,
  countsFromInWords,
  isOfProvider,
  lowerFirst,
  pluralOf,
  quoted,
  trackWords,
  upperFirst,
} from '../programme-definitions/definition-words.ts';
import { findField, namedInWords } from '../programme-definitions/letter-in-words.ts';
import { lostNames, type LostNames } from '../programme-definitions/lost-names.ts';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

const labelled = <T extends string>(labels: Readonly<Record<T, string>>): { readonly value: T; readonly text: string }[] =>
  (Object.entries(labels) as [T, string][]).map(([value, text]) => ({ value, text }));

export const doerChoices = labelled(doers);
/** Only the authority decides, and chairs reviews. */
export const deciderChoices = doerChoices.filter(({ value }) => !isOfProvider(value));
export const unitChoices = labelled(dueUnits).map(({ value, text }) => ({
  value,
  text: upperFirst(pluralOf(text)),
}));
export const triggerChoices = labelled(triggers);
export const trackChoices = labelled(trackWords);
export const roleChoices = labelled(attendeeRoles);

export const doerIds = doerChoices.map(({ value }) => value);
export const deciderIds = deciderChoices.map(({ value }) => value);
export const unitIds: readonly DueUnit[] = unitChoices.map(({ value }) => value);

/** A day that a rule may count from, as a list’s value has it: "start", "task:KEY", "field:TASK/FIELD". */
export function dayValue(from: CountsFrom): string {
  if (from.kind === 'task') return `task:${from.task}`;
  return from.kind === 'field' ? `field:${from.task}/${from.field}` : from.kind;
}

interface Told {
  readonly text: string;
  /** What tells it from others that read the same, one after another until it is told. */
  readonly more: readonly string[];
}

/** What tells one task of a name from another: a cycle asks what the one before asked. */
const ofTask = (definition: ProgrammeDefinition, { stage, task }: PlacedTask): readonly string[] => [
  `in ${quoted(stage.name)}`,
  lowerFirst(appliesInWords(definition, task.appliesWhen) ?? 'for every run'),
  task.key,
];

function toldApart<T extends Told>(all: readonly T[]): readonly T[] {
  const read = Map.groupBy(all, ({ text }) => text);
  const isAlone = ({ text, more }: Told): boolean => more.length === 0 || read.get(text)?.length === 1;
  if (all.every(isAlone)) return all;
  return toldApart(
    all.map((one) => (isAlone(one) ? { ...one, more: [] } : { ...one, text: `${one.text}, ${one.more[0] ?? ''}`, more: one.more.slice(1) })),
  );
}

/** Every day that a rule of this definition may count from; `but` is the task whose rule it is. */
export function dayChoices(definition: ProgrammeDefinition, but: string | null = null): readonly (Choice & { readonly from: CountsFrom })[] {
  const tasks = placedTasks(definition).filter(({ task }) => task.key !== but);
  const choice = (from: CountsFrom, more: readonly string[] = []) => ({
    ...{ from, more, value: dayValue(from) },
    text: upperFirst(countsFromInWords(definition, from)),
  });
  return toldApart([
    choice({ kind: 'start' }),
    choice({ kind: 'stage' }),
    ...tasks.flatMap((placed) => {
      const { key: task, fields } = placed.task;
      const more = ofTask(definition, placed);
      return [
        choice({ kind: 'task', task }, more),
        ...fields.flatMap(({ key, kind }) => (kind === 'date' ? [choice({ kind: 'field', task, field: key }, more)] : [])),
      ];
    }),
  ]);
}

export interface Question {
  readonly text: string;
  readonly task: string;
  readonly field: string;
  readonly options: readonly Choice[];
}

const isGone = (name: string): string => `${name}, which is not there any more`;

/** The day that a rule counts from now, where it is gone; nothing where it is there, or there is no rule. */
export function goneDay(days: readonly Choice[], had: CountsFrom | null | undefined, lost: LostNames): readonly Choice[] {
  if (had === null || had === undefined || had.kind === 'start' || had.kind === 'stage') return [];
  const value = dayValue(had);
  const task = lost.task(had.task);
  const text = had.kind === 'task' ? `The day ${task} is done` : `The day given as ${lost.field(had.field, had)} in ${task}`;
  return days.some((day) => day.value === value) ? [] : [{ value, text: isGone(text) }];
}

/** Every answer that something may hang on, by the question. What it hangs on now is among them, though it be gone: nothing is dropped unsaid. */
export function answerChoices(
  definition: ProgrammeDefinition,
  had: AppliesWhen | null = null,
  lost = lostNames(definition, {}),
): readonly Question[] {
  const all = questionsOf(definition);
  const now = had?.field;
  if (now === undefined) return all;
  const gone = now.is.map((value) => ({ value, text: isGone(lost.answer(value, now)) }));
  const asked = all.find(({ task, field }) => task === now.task && field === now.field);
  if (asked === undefined)
    return [...all, { text: isGone(`${lost.field(now.field, now)} in ${lost.task(now.task)}`), task: now.task, field: now.field, options: gone }];
  const more = gone.filter(({ value }) => asked.options.every((option) => option.value !== value));
  return all.map((question) => (question === asked ? { ...question, options: [...question.options, ...more] } : question));
}

function questionsOf(definition: ProgrammeDefinition): readonly Question[] {
  return toldApart(
    placedTasks(definition).flatMap((placed) => {
      const { key: task, name, fields } = placed.task;
      const more = ofTask(definition, placed);
      return fields.flatMap((field) =>
        'options' in field ? [{ text: `${quoted(field.label)} in ${quoted(name)}`, task, field: field.key, options: field.options, more }] : [],
      );
    }),
  );
}

/** What is asked, as a letter names it: "given.compliance-ends", of such kinds. */
export function fieldChoices(definition: ProgrammeDefinition, kinds?: readonly TaskField['kind'][]): readonly Choice[] {
  return toldApart(
    placedTasks(definition).flatMap((placed) =>
      placed.task.fields
        .filter(({ kind }) => kinds?.includes(kind) ?? true)
        .map(({ key, label }) => ({
          ...{ value: `${placed.task.key}.${key}`, text: `${label} (${placed.task.name})` },
          more: ofTask(definition, placed),
        })),
    ),
  ).map(({ value, text }) => ({ value, text }));
}

/** What a letter names now, where it is not among what may be chosen: gone, or of another kind. */
export function otherField(definition: ProgrammeDefinition, all: readonly Choice[], had: string | null, lost: LostNames): readonly Choice[] {
  if (had === null || all.some(({ value }) => value === had)) return [];
  const isThere = findField(definition, had) !== null;
  return [{ value: had, text: isThere ? namedInWords(definition, had) : isGone(lost.named(had)) }];
}

/** The letters that a task may go with. The one that it goes with now is among them, though it be gone. */
export function letterChoices(definition: ProgrammeDefinition, had: ProgrammeTask | null, lost = lostNames(definition, {})): readonly Choice[] {
  const all = (definition.letters ?? []).map(({ key, name }) => {
    const other = placedTasks(definition).find(({ task }) => task.letter === key && task.key !== had?.key);
    return { value: key, text: other === undefined ? name : `${name}, which goes with ${quoted(other.task.name)}` };
  });
  const now = had?.letter ?? null;
  return now === null || all.some(({ value }) => value === now) ? all : [...all, { value: now, text: isGone(lost.letter(now)) }];
}

export const answerBox = (at: string, task: string, field: string, value: string): string => `${at}-answer-${task}_${field}_${value}`;

/** Where a gate may lead: "to:plan", "end:improved". Where it leads now is among them, though it be gone. */
export function leadChoices(definition: ProgrammeDefinition, had: Gate | null = null, lost = lostNames(definition, {})): readonly Choice[] {
  const { stages, outcomes } = definition;
  const all = [
    ...stages.map(({ key, name }) => ({ value: `to:${key}`, text: `To ${quoted(name)}` })),
    ...outcomes.map(({ key, label }) => ({ value: `end:${key}`, text: `Ends the run as ${quoted(label)}` })),
  ];
  const now = had === null ? '' : leadValue(had);
  if (now === '' || all.some(({ value }) => value === now)) return all;
  const name = now.startsWith('to:') ? lost.stage(leadKey(now)) : lost.outcome(leadKey(now));
  return [...all, { value: now, text: isGone(name) }];
}

const leadKey = (value: string): string => value.slice(value.indexOf(':') + 1);

/** Nothing, where it leads nowhere. */
export function leadValue({ to, outcome }: Pick<Gate, 'to' | 'outcome'>): string {
  if (to !== null) return `to:${to}`;
  return outcome === null ? '' : `end:${outcome}`;
}

export function leadOf(value: string): Pick<Gate, 'to' | 'outcome'> {
  const key = leadKey(value);
  return value.startsWith('to:') ? { to: key, outcome: null } : { to: null, outcome: key };
}

const ticked = (names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, 'yes']));

/** The boxes of what is for some runs alone, as a form holds them. */
export function appliesBoxes(at: string, when: AppliesWhen | null): Record<string, string> {
  const { track = [], trigger = [], character = [], field } = when ?? {};
  return {
    ...ticked(track.map((one) => `${at}-track-${one}`)),
    ...ticked(trigger.map((one) => `${at}-trigger-${one}`)),
    [`${at}-character`]: character.join(', '),
    ...ticked(field ? field.is.map((value) => answerBox(at, field.task, field.field, value)) : []),
  };
}

/** The tracks and beginnings that something may be for: the programme’s, and those that it has now. */
export function mayBeFor({ tracks, triggers: begins }: ProgrammeDefinition, had: AppliesWhen | null) {
  return {
    tracks: trackChoices.filter(({ value }) => tracks.includes(value) || had?.track?.includes(value)),
    triggers: triggerChoices.filter(({ value }) => begins.includes(value) || had?.trigger?.includes(value)),
  };
}

/** Whether two conditions say the same, in whichever order. */
export function isSameCondition(one: AppliesWhen | null, other: AppliesWhen | null): boolean {
  const inOrder = (when: AppliesWhen | null) =>
    JSON.stringify([
      when?.track?.toSorted(),
      when?.character?.toSorted(),
      when?.trigger?.toSorted(),
      when?.field?.task,
      when?.field?.field,
      when?.field?.is.toSorted(),
    ]);
  return inOrder(one) === inOrder(other);
}

/** What a list of ticks comes to: all of them is no restriction, and neither is none. */
export function someOf<T extends string>(all: readonly T[], isTicked: (one: T) => boolean): T[] | undefined {
  const chosen = all.filter(isTicked);
  return chosen.length === 0 || chosen.length === all.length ? undefined : chosen;
}
