import type { AppliesWhen, CountsFrom, Gate, ProgrammeDefinition, ProgrammeTask, Stage } from '../programme-definitions/definition.ts';
import { mayHold } from '../programme-definitions/code-faults.ts';
import { type KnownToCode, wordsOf } from '../programme-definitions/known-check.ts';
import { appliesInWords, fieldKinds, lowerFirst } from '../programme-definitions/definition-words.ts';
import { lostNames, type LostNames } from '../programme-definitions/lost-names.ts';
import {
  answerBox,
  answerChoices,
  dayChoices,
  dayValue,
  deciderChoices,
  doerChoices,
  goneDay,
  leadChoices,
  letterChoices,
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

/** The draft that a form is of, and what it has lost. */
interface Draft {
  readonly definition: ProgrammeDefinition;
  readonly lost: LostNames;
}

const draftOf = (definition: ProgrammeDefinition, known: Pick<KnownToCode, 'definitions'>): Draft => ({
  definition,
  lost: lostNames(definition, known),
});

/** How many rows a form has: those that there are, and as many more as can be added at a time. */
const rowsFor = (there: number, more: number, most: number): number[] => Array.from({ length: Math.min(there + more, most) }, (_, place) => place);

function applies({ definition, lost }: Draft, at: string, had: AppliesWhen | null) {
  const { tracks, triggers } = mayBeFor(definition, had);
  return {
    at,
    isLimited: had !== null,
    tracks: tracks.map(({ value, text }) => ({ name: `${at}-track-${value}`, text })),
    triggers: triggers.map(({ value, text }) => ({ name: `${at}-trigger-${value}`, text })),
    questions: answerChoices(definition, had, lost).map(({ text, task, field, options }) => ({
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

/** The days that a rule may count from, and the one that it counts from now. */
function days({ definition, lost }: Draft, but: string | null, had: CountsFrom | undefined) {
  const all = dayChoices(definition, but).map(({ value, text }) => ({ value, text }));
  return [select, ...all, ...goneDay(all, had, lost)];
}

export function gateBoxes(definition: ProgrammeDefinition, gate: Gate | null, place: number, known: KnownToCode) {
  const draft = draftOf(definition, known);
  const at = `gate-${String(place)}`;
  return {
    at,
    place: place + 1,
    isNew: gate === null,
    key: gate?.key ?? '',
    leads: [select, ...leadChoices(definition, gate, draft.lost)],
    deciders: deciderChoices,
    seconds: [{ value: '', text: 'Nobody' }, ...deciderChoices],
    applies: applies(draft, at, gate?.appliesWhen ?? null),
    checks: checksAt(at, { definition, task: null, known }, gate?.checks ?? []),
  };
}

export function stageData(definition: ProgrammeDefinition, stage: Stage, known: KnownToCode) {
  const rows = rowsFor(stage.gates.length, 1, mostGates);
  const draft = draftOf(definition, known);
  return {
    everyDays: days(draft, null, stage.review?.every.from),
    latestDays: days(draft, null, stage.review?.decideAfter?.latest.from),
    units: unitChoices,
    deciders: [select, ...deciderChoices],
    gates: rows.map((place) => gateBoxes(definition, stage.gates[place] ?? null, place, known)),
  };
}

export function taskData(definition: ProgrammeDefinition, task: ProgrammeTask | null, known: KnownToCode) {
  const rows = rowsFor(task?.fields.length ?? 0, 2, mostFields);
  const draft = draftOf(definition, known);
  return {
    stages: definition.stages.map(({ key, name }) => ({ value: key, text: name })),
    doers: doerChoices,
    letters: [{ value: '', text: 'None' }, ...letterChoices(definition, task, draft.lost)],
    days: days(draft, task?.key ?? null, task?.due.from),
    units: unitChoices,
    kinds: [select, ...Object.entries(fieldKinds).map(([value, text]) => ({ value, text }))],
    applies: applies(draft, 'applies', task?.appliesWhen ?? null),
    checks: checksAt('task', { definition, task, known }, task?.checks ?? []),
    fields: rows.map((place) => {
      const field = task?.fields[place];
      return {
        at: `field-${String(place)}`,
        place: place + 1,
        isNew: field === undefined,
        key: field?.key ?? '',
        notBefore: notBeforeDays(draft, task, place),
      };
    }),
  };
}

/** The days that a field may be held against: those of other tasks, and of what the same task asks before it. */
function notBeforeDays({ definition, lost }: Draft, task: ProgrammeTask | null, place: number) {
  const own = (task?.fields ?? [])
    .slice(0, place)
    .flatMap((field) =>
      field.kind === 'date' && task !== null
        ? [{ value: dayValue({ kind: 'field', task: task.key, field: field.key }), text: `The day given as “${field.label}” above` }]
        : [],
    );
  const all = [{ value: '', text: 'Any day' }, ...own, ...dayChoices(definition, task?.key ?? null).map(({ value, text }) => ({ value, text }))];
  const field = task?.fields[place];
  return [...all, ...goneDay(all, field?.kind === 'date' ? field.notBefore : null, lost)];
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
      const one = attend[place];
      const had = one?.appliesWhen ?? null;
      const when = lowerFirst(appliesInWords(definition, had) ?? '');
      return { at, place: place + 1, isNew: one === undefined, when, applies: applies(draftOf(definition, known), at, had) };
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
