import {
  doers,
  dueUnits,
  triggers,
  type AppliesWhen,
  type Attendee,
  type CountsFrom,
  type Doer,
  type DueRule,
  type Gate,
  type ProgrammeDefinition,
  type ProgrammeLetter,
  type ProgrammeReview,
  type ProgrammeTask,
  type TaskField,
  type Track,
} from './definition.ts';
import { attendeeRoles, letterReaders, type LetterReader } from './readers.ts';
import { placeOf, type SortOfRun } from './definition-graph.ts';
import type { WordsOf } from './known-check.ts';

export const trackWords: Readonly<Record<Track, string>> = {
  'maintained': 'Maintained schools',
  'academy': 'Academies',
  'early-years': 'Early years providers',
  'independent': 'Independent schools',
  'college': 'Colleges',
  'alternative-provision': 'Alternative provision',
};

export const fieldKinds: Readonly<Record<TaskField['kind'], string>> = {
  'text': 'A line of text',
  'long-text': 'Text of several lines',
  'date': 'A day',
  'choice': 'One of several answers',
  'choices': 'Any of several answers',
  'pounds': 'An amount in pounds',
};

export const upperFirst = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
/** Names as one list: "Maintained schools and academies". */
export const namesInWords = (names: readonly string[], last = 'and'): string => upperFirst(listInWords(names.map(lowerFirst), last));

export const quoted = (words: string): string => `“${words}”`;

export function listInWords(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

export const lowerFirst = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
export const countOf = (count: number, unit: string): string => `${String(count)} ${count === 1 ? unit : pluralOf(unit)}`;
export const pluralOf = (unit: string): string => (unit.startsWith('day ') ? unit.replace(/^day that is/, 'days that are') : `${unit}s`);

function taskName(definition: ProgrammeDefinition, task: string): string {
  return quoted(placeOf(definition, task)?.task.name ?? task);
}

function fieldName(definition: ProgrammeDefinition, { task, field }: { readonly task: string; readonly field: string }): string {
  return quoted(placeOf(definition, task)?.task.fields.find(({ key }) => key === field)?.label ?? field);
}

/** "the run begins", "“Hold the meeting” is done", "the day given as “End of the period” in “Give the notice”". */
function fromInWords(definition: ProgrammeDefinition, from: CountsFrom): { readonly after: string; readonly on: string } {
  switch (from.kind) {
    case 'start':
      return { after: 'the run begins', on: 'the day the run begins' };
    case 'stage':
      return { after: 'the stage begins', on: 'the day the stage begins' };
    case 'task':
      return { after: `${taskName(definition, from.task)} is done`, on: `the day ${taskName(definition, from.task)} is done` };
    case 'field': {
      const day = `the day given as ${fieldName(definition, from)} in ${taskName(definition, from.task)}`;
      return { after: day, on: day };
    }
  }
}

export const countsFromInWords = (definition: ProgrammeDefinition, from: CountsFrom): string => fromInWords(definition, from).on;

/** "5 working days after the run begins"; "On the day the stage begins". */
export function dueInWords(definition: ProgrammeDefinition, { from, count, unit }: DueRule): string {
  const { after, on } = fromInWords(definition, from);
  return count === 0 ? `On ${on}` : `${countOf(count, dueUnits[unit])} after ${after}`;
}

/** "Maintained schools alone; voluntary-aided; where “Route” in “Triage” is “Warning notice”"; null where it is for every run. */
export function appliesInWords(definition: ProgrammeDefinition, when: AppliesWhen | null): string | null {
  const { track, character, trigger, field } = when ?? {};
  const parts = [
    ...(track ? [`for ${listInWords(track.map((one) => lowerFirst(trackWords[one])))}`] : []),
    ...(character ? [`where the school is ${listInWords(character, 'or')}`] : []),
    ...(trigger
      ? [
          `where it began by ${listInWords(
            trigger.map((one) => lowerFirst(triggers[one])),
            'or',
          )}`,
        ]
      : []),
    ...(field
      ? [
          `where ${fieldName(definition, field)} in ${taskName(definition, field.task)} is ${listInWords(
            field.is.map((value) => quoted(optionText(definition, field, value))),
            'or',
          )}`,
        ]
      : []),
  ];
  return parts.length === 0 ? null : `Only ${parts.join(', and ')}`;
}

/**
 * Of which runs something is so, where it is not so of all of them: " for a run of “Academies”"; " for a run where the school is not voluntary-aided". Only what
 * tells the first of them from one of which it is not so is said.
 */
export function sortInWords(some: readonly SortOfRun[], all: readonly SortOfRun[]): string {
  const [one] = some;
  const others = all.filter((sort) => !some.includes(sort));
  if (one === undefined || others.length === 0) return '';
  const parts = ['track', 'trigger', 'character'] as const;
  const differsIn = (other: SortOfRun) => parts.filter((part) => other[part] !== one[part]);
  const alone = parts.filter((part) => others.some((other) => differsIn(other).join() === part));
  const said = new Set(alone.length === 0 ? parts : alone);
  const characters = [...new Set(all.flatMap(({ character }) => character ?? []))];
  const isNamed = one.character === null ? `not ${listInWords(characters, 'or')}` : one.character;
  return [
    ' for a run',
    ...(said.has('track') ? [`of ${quoted(trackWords[one.track])}`] : []),
    ...(said.has('trigger') ? [`that began by ${quoted(triggers[one.trigger])}`] : []),
    ...(said.has('character') && characters.length > 0 ? [`where the school is ${isNamed}`] : []),
  ].join(' ');
}

function optionText(definition: ProgrammeDefinition, { task, field }: { readonly task: string; readonly field: string }, value: string): string {
  const found = placeOf(definition, task)?.task.fields.find(({ key }) => key === field);
  return found !== undefined && 'options' in found ? (found.options.find((option) => option.value === value)?.text ?? value) : value;
}

/** Where a gate leads: "to “Plan”", "ends the run as “Improved”". */
export function leadsInWords({ stages, outcomes }: ProgrammeDefinition, { to, outcome }: Pick<Gate, 'to' | 'outcome'>): string {
  if (to !== null) return `to ${quoted(stages.find(({ key }) => key === to)?.name ?? to)}`;
  return `ends the run as ${quoted(outcomes.find(({ key }) => key === outcome)?.label ?? outcome ?? 'nothing')}`;
}

export function deciderInWords({ by, second }: Pick<Gate, 'by' | 'second'>): string {
  return second === null ? doers[by] : `${doers[by]}, confirmed by another person: ${doers[second]}`;
}

function reviewsAsked({ stages }: ProgrammeDefinition, gate: Gate): string[] {
  const { needsReviews } = gate;
  if (needsReviews === 0) return [];
  const review = stages.find(({ gates }) => gates.includes(gate))?.review ?? null;
  const late = needsReviews > 1 && review?.decideAfter ? ', or one where the decision is due at the latest' : '';
  return [`${countOf(needsReviews, 'review')} or more held, each half the time between two or more after the one before${late}`];
}

/** What a gate asks before it may be taken: "All tasks of the stage are done"; "2 reviews or more have been held". */
export function gateAsks(definition: ProgrammeDefinition, gate: Gate, inWords: WordsOf): string[] {
  const applies = appliesInWords(definition, gate.appliesWhen);
  return [
    ...(gate.needsTasks ? ['All tasks of the stage are done'] : []),
    ...reviewsAsked(definition, gate),
    ...(applies === null ? [] : [applies]),
    ...gate.checks.map(inWords),
  ];
}

/** "Every 6 school weeks, chaired by …": how a stage is reviewed, in sentences. */
export function reviewInWords(definition: ProgrammeDefinition, { every, chair, decideAfter }: ProgrammeReview): string[] {
  const { first, later } = chair;
  const after = decideAfter === null ? null : countOf(decideAfter.reviews, 'review');
  const latest = decideAfter === null ? '' : lowerFirst(dueInWords(definition, decideAfter.latest));
  return [
    `Every ${countOf(every.count, dueUnits[every.unit])}: the first ${lowerFirst(dueInWords(definition, every))}, then from each review`,
    first === later ? `Chaired by: ${doers[first]}` : `The first is chaired by: ${doers[first]}; all after it by: ${doers[later]}`,
    ...(after === null ? [] : [`A decision after ${after}, or ${latest} if that is sooner`]),
  ];
}

export const isOfProvider = (doer: Doer): boolean => doer === 'head' || doer === 'chair' || doer === 'trust';

export const readerName = (reader: LetterReader): string => (reader === 'diocese' ? attendeeRoles[reader] : doers[reader]);

/** "Headteacher or manager and chair of governors", of those outside the authority who read a letter here. */
export const readersInWords = ({ readBy }: Pick<ProgrammeLetter, 'readBy'>): string =>
  namesInWords(letterReaders.filter((one) => readBy.includes(one)).map(readerName)) || 'Nobody outside the authority';

/** Who attends, when, and who of them reads the run: "The diocese", "Only where the school is foundation". */
export const attendeeInWords = (definition: ProgrammeDefinition, { who, appliesWhen, as }: Attendee): string[] => [
  who,
  ...[appliesInWords(definition, appliesWhen)].flatMap((words) => words ?? []),
  ...(as === null ? [] : [`${attendeeRoles[as]} reads the run with the provider`]),
];

/** Who reads why a run began. */
export const reasonInWords = ({ reasonIsTold }: Pick<ProgrammeDefinition, 'reasonIsTold'>): string =>
  reasonIsTold ? 'the provider’s own people read it' : 'officers alone read it';

export const letterName = ({ letters }: ProgrammeDefinition, letter: string): string =>
  quoted(letters?.find(({ key }) => key === letter)?.name ?? letter);

/** What else is so of a task, in sentences. */
export function taskNotes(definition: ProgrammeDefinition, task: ProgrammeTask, inWords: WordsOf): string[] {
  const applies = appliesInWords(definition, task.appliesWhen);
  return [
    ...(applies === null ? [] : [applies]),
    ...(task.optional ? ['Need not be done before a gate'] : []),
    ...(task.twoPersons ? ['A step of the law: a second person confirms it'] : []),
    ...(task.heldWithThem ? ['Held with the provider, whose own people see its day'] : []),
    ...(task.doneBy === 'single-plan' ? ['Recorded from the plan’s own pages'] : []),
    ...(task.letter === null ? [] : [`With the letter ${letterName(definition, task.letter)}`]),
    ...task.checks.map((check) => `Recorded only where this holds: ${inWords(check)}`),
  ];
}

/** A thing that is asked, with how: "Outcome (one of several answers: …)". */
export function fieldInWords(definition: ProgrammeDefinition, field: TaskField): string {
  const more = [
    lowerFirst(fieldKinds[field.kind]),
    ...('options' in field ? [field.options.map(({ text }) => text).join('; ')] : []),
    ...(field.kind === 'date' && field.notBefore !== null ? [`not before ${countsFromInWords(definition, field.notBefore)}`] : []),
    ...(field.kind === 'date' && field.mayBeAhead ? ['may be to come'] : []),
    ...(field.required ? [] : ['may be left empty']),
  ];
  return `${field.label} (${more.join(', ')})`;
}

/** A day that the authority set for the time being, and neither the framework nor the law. */
export const isProvisional = (source: string): boolean => /^\s*provisional/iu.test(source);
