import type { AppliesWhen, Gate, ProgrammeDefinition, ProgrammeTask, Stage } from '../programme-definitions/definition.ts';
import { mayHold } from '../programme-definitions/code-faults.ts';
import { type KnownToCode, wordsOf } from '../programme-definitions/known-check.ts';
import { fieldKinds } from '../programme-definitions/definition-words.ts';
import {
  answerBox,
  answerChoices,
  dayChoices,
  dayValue,
  deciderChoices,
  doerChoices,
  leadChoices,
  mayBeFor,
  roleChoices,
  trackChoices,
  triggerChoices,
  unitChoices,
} from './form-choices.ts';

/** What the forms of a draft list to choose from: beside each box, its name. */
const select = { value: '', text: 'Choose' };

const mostFields = 12;
const mostGates = 10;
const mostOfWhole = 12;

/** How many rows a form has: those that there are, and as many more as can be added at a time. */
const rowsFor = (there: number, more: number, most: number): number[] => Array.from({ length: Math.min(there + more, most) }, (_, place) => place);

function applies(definition: ProgrammeDefinition, at: string, had: AppliesWhen | null) {
  const { tracks, triggers } = mayBeFor(definition, had);
  return {
    at,
    isLimited: had !== null,
    tracks: tracks.map(({ value, text }) => ({ name: `${at}-track-${value}`, text })),
    triggers: triggers.map(({ value, text }) => ({ name: `${at}-trigger-${value}`, text })),
    questions: answerChoices(definition, had).map(({ text, task, field, options }) => ({
      text,
      options: options.map((option) => ({ name: answerBox(at, task, field, option.value), text: option.text })),
    })),
  };
}

/** The checks that could hold in the programme as it is, by what it asks, and those that are named already. */
function checksAt(
  at: string,
  { definition, task, known }: { readonly definition: ProgrammeDefinition; readonly task: ProgrammeTask | null; readonly known: KnownToCode },
  had: readonly string[],
) {
  const could = Object.keys(known.checks).filter((name) => had.includes(name) || mayHold(definition, task, known.checks[name]));
  // Those that are ticked come first.
  return [...new Set([...had, ...could])].map((name) => ({ name: `${at}-check-${name}`, text: wordsOf(known)(name) }));
}

const days = (definition: ProgrammeDefinition, but: string | null) => [
  select,
  ...dayChoices(definition, but).map(({ value, text }) => ({ value, text })),
];

export function gateBoxes(definition: ProgrammeDefinition, gate: Gate | null, place: number, known: KnownToCode) {
  const at = `gate-${String(place)}`;
  return {
    at,
    place: place + 1,
    isNew: gate === null,
    key: gate?.key ?? '',
    leads: [select, ...leadChoices(definition, gate)],
    deciders: deciderChoices,
    seconds: [{ value: '', text: 'Nobody' }, ...deciderChoices],
    applies: applies(definition, at, gate?.appliesWhen ?? null),
    checks: checksAt(at, { definition, task: null, known }, gate?.checks ?? []),
  };
}

export function stageData(definition: ProgrammeDefinition, stage: Stage, known: KnownToCode) {
  const rows = rowsFor(stage.gates.length, 1, mostGates);
  return {
    days: days(definition, null),
    units: unitChoices,
    deciders: [select, ...deciderChoices],
    gates: rows.map((place) => gateBoxes(definition, stage.gates[place] ?? null, place, known)),
  };
}

export function taskData(definition: ProgrammeDefinition, task: ProgrammeTask | null, known: KnownToCode) {
  const rows = rowsFor(task?.fields.length ?? 0, 2, mostFields);
  return {
    stages: definition.stages.map(({ key, name }) => ({ value: key, text: name })),
    doers: doerChoices,
    days: days(definition, task?.key ?? null),
    units: unitChoices,
    kinds: [select, ...Object.entries(fieldKinds).map(([value, text]) => ({ value, text }))],
    applies: applies(definition, 'applies', task?.appliesWhen ?? null),
    checks: checksAt('task', { definition, task, known }, task?.checks ?? []),
    fields: rows.map((place) => {
      const field = task?.fields[place];
      return {
        at: `field-${String(place)}`,
        place: place + 1,
        isNew: field === undefined,
        key: field?.key ?? '',
        notBefore: notBeforeDays(definition, task, place),
      };
    }),
  };
}

/** The days that a field may be held against: those of other tasks, and of what the same task asks before it. */
function notBeforeDays(definition: ProgrammeDefinition, task: ProgrammeTask | null, place: number) {
  const own = (task?.fields ?? [])
    .slice(0, place)
    .flatMap((field) =>
      field.kind === 'date' && task !== null
        ? [{ value: dayValue({ kind: 'field', task: task.key, field: field.key }), text: `The day given as “${field.label}” above` }]
        : [],
    );
  const all = [{ value: '', text: 'Any day' }, ...own, ...dayChoices(definition, task?.key ?? null).map(({ value, text }) => ({ value, text }))];
  const field = task?.fields[place];
  const now = field?.kind === 'date' && field.notBefore !== null ? dayValue(field.notBefore) : '';
  return all.some(({ value }) => value === now) ? all : [...all, { value: now, text: 'A day that is not there any more' }];
}

export function wholeData(definition: ProgrammeDefinition, known: KnownToCode) {
  const { attend, outcomes, statutory } = definition;
  return {
    isStatutory: statutory,
    tracks: trackChoices.map(({ value, text }) => ({ name: `for-track-${value}`, text })),
    triggers: triggerChoices.map(({ value, text }) => ({ name: `begins-${value}`, text })),
    checks: checksAt('whole', { definition, task: null, known }, definition.checks),
    attends: rowsFor(attend.length, 1, mostOfWhole).map((place) => {
      const at = `attend-${String(place)}`;
      return { at, place: place + 1, applies: applies(definition, at, attend[place]?.appliesWhen ?? null) };
    }),
    roles: [{ value: '', text: 'Nobody besides the provider' }, ...roleChoices],
    outcomes: rowsFor(outcomes.length, 1, mostOfWhole).map((place) => ({
      at: `outcome-${String(place)}`,
      place: place + 1,
      key: outcomes[place]?.key ?? '',
      isNew: outcomes[place] === undefined,
    })),
    goods: [select, { value: 'good', text: 'A good end' }, { value: 'bad', text: 'Not a good end' }, { value: 'neither', text: 'Neither' }],
  };
}
