import type { Field } from '../by-hand/entry-field.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { dateBoxes, type FormReader } from '../by-hand/form-reader.ts';
import type { Doing } from '../by-hand/record-entry-change.ts';
import type { EntryPage } from '../by-hand/show-entry-page.ts';
import { correctSendUnit } from './correct-send-unit.ts';
import { moveSendUnit, type StageMove } from './move-send-unit.ts';
import { recordSendUnit } from './record-send-unit.ts';
import { nextStages, type SendUnit, type SendUnitEntry, type SendUnitKind, type SendUnitStage } from './send-unit.ts';
import { sendUnitLedger } from './send-unit-row.ts';
import { answersOfSendUnit, describeSendUnitEvent, kindWords, needs, stageAndDay, stageWords } from './send-unit-words.ts';
import { withdrawSendUnit } from './withdraw-send-unit.ts';

const kinds = Object.keys(kindWords) as SendUnitKind[];
const stages = Object.keys(stageWords) as SendUnitStage[];
const sourceField: Field = {
  kind: 'text',
  name: 'source',
  label: 'Source',
  hint: 'Who told us, or which document. For example, the commissioning plan of May 2026.',
};
const missingSource = 'Enter who told us, or which document';

const fields: readonly Field[] = [
  { kind: 'text', name: 'name', label: 'Name', hint: 'As it is known at the provider.' },
  { kind: 'radios', name: 'kind', label: 'Kind', choices: kinds.map((value) => ({ value, ...kindWords[value] })) },
  { kind: 'select', name: 'need', label: 'Primary need (optional)', choices: needs.map((need) => ({ value: need, text: need })) },
  { kind: 'text', name: 'places', label: 'Places (optional)', width: 3, input: 'numeric' },
  { kind: 'radios', name: 'stage', label: 'Stage', choices: stages.map((value) => ({ value, ...stageWords[value] })) },
  {
    kind: 'date',
    name: 'opens-on',
    label: 'Opening day',
    hint: 'The day it opened, or is due to. It may be empty in the pipeline, and where a plan was dropped.',
  },
  { kind: 'date', name: 'closed-on', label: 'Closing day', hint: 'Only where it has closed, or the plan was dropped.' },
  sourceField,
];

function readUnit(answers: FormReader): SendUnitEntry | null {
  const name = answers.text('name', { what: 'Name', most: 200, missing: 'Enter its name' });
  const kind = answers.choice('kind', kinds, 'Select which kind it is');
  const need = answers.optionalChoice('need', needs, 'Select a need from the list');
  const places = answers.wholeNumber('places', 'Places', 999);
  const stage = answers.choice('stage', stages, 'Select which stage it is at');
  const opensOn = answers.date('opens-on', { what: 'The opening day' });
  const closedOn = answers.date('closed-on', { what: 'The closing day' });
  const source = answers.text('source', { what: 'Source', missing: missingSource });
  if (name === null || kind === null || stage === null || source === null) return null;
  return { name, kind, need, places, stage, opensOn, closedOn, source };
}

interface Means {
  readonly provider: OwnProvider;
  readonly doing: Doing;
}
const common = ({ provider }: Means) => ({
  provider,
  ledger: sendUnitLedger,
  cancel: `/providers/${provider.id}`,
  answersOf: () => [],
  consequencesOf: () => [],
  describeEvent: describeSendUnitEvent,
});
const unitPath = ({ provider }: Means, unit: SendUnit): string => `/providers/${provider.id}/send-units/${unit.id}`;

export function newSendUnitPage(means: Means): EntryPage<SendUnitEntry, SendUnitEntry> {
  const { provider, doing } = means;
  return {
    ...common(means),
    title: 'Record a SEND unit or resourced provision',
    fields,
    button: 'Save',
    read: readUnit,
    save: (tx, entry, seen) => recordSendUnit(tx, doing, provider, entry, seen),
    answersOf: answersOfSendUnit,
    savedNotice: (entry) => `${entry.name} is recorded. ${stageAndDay(entry, doing.clock.today())}.`,
  };
}

export function correctSendUnitPage(means: Means, unit: SendUnit): EntryPage<SendUnitEntry & { reason: string }, SendUnitEntry> {
  const { provider, doing } = means;
  return {
    ...common(means),
    cancel: unitPath(means, unit),
    after: unitPath(means, unit),
    title: 'Correct this record',
    lead: ['What it said before stays in its history. To say that it is due, has opened or has closed, change its stage instead.'],
    fields: [...fields, { kind: 'text', name: 'reason', label: 'Why it is being corrected' }],
    button: 'Save',
    read: (answers) => {
      const entry = readUnit(answers);
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is being corrected' });
      return entry === null || reason === null ? null : { ...entry, reason };
    },
    save: (tx, entry, seen) => correctSendUnit(tx, doing, provider, unit.id, entry, seen),
    savedNotice: () => 'The record has been corrected.',
  };
}

export function boxesOfSendUnit(unit: SendUnit): Record<string, string> {
  const { name, kind, need, places, stage, source } = unit;
  return {
    name,
    kind,
    need: need ?? '',
    places: places === null ? '' : String(places),
    stage,
    source,
    ...dateBoxes('opens-on', unit.opensOn),
    ...dateBoxes('closed-on', unit.closedOn),
  };
}

export function moveSendUnitPage(means: Means, unit: SendUnit): EntryPage<StageMove, SendUnitEntry> {
  const { provider, doing } = means;
  return {
    ...common(means),
    cancel: unitPath(means, unit),
    after: unitPath(means, unit),
    title: `Change the stage of ${unit.name}`,
    lead: [`${stageAndDay(unit, doing.clock.today())}.`],
    fields: [
      { kind: 'radios', name: 'stage', label: 'New stage', choices: nextStages[unit.stage].map((value) => ({ value, ...stageWords[value] })) },
      { kind: 'date', name: 'on', label: 'Day', hint: 'The day it opens, opened or closed. It may be empty in the pipeline.' },
      sourceField,
    ],
    button: 'Save',
    read: (answers) => {
      const stage = answers.choice('stage', stages, 'Select the new stage');
      const on = answers.date('on', { what: 'The day' });
      const source = answers.text('source', { what: 'Source', missing: missingSource });
      return stage === null || source === null ? null : { stage, on, source };
    },
    save: (tx, move, seen) => moveSendUnit(tx, doing, provider, unit.id, move, seen),
    savedNotice: ({ stage }) => `${unit.name}: ${stageWords[stage].text.toLowerCase()}.`,
  };
}

export function withdrawSendUnitPage(means: Means, unit: SendUnit): EntryPage<{ reason: string }, SendUnitEntry> {
  const { provider, doing } = means;
  return {
    ...common(means),
    cancel: unitPath(means, unit),
    title: 'Withdraw this record',
    lead: ['Use this only where it should never have been recorded. It stays readable, marked as withdrawn, with your reason.'],
    fields: [{ kind: 'text', name: 'reason', label: 'Why it is being withdrawn' }],
    button: 'Withdraw',
    read: (answers) => {
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is being withdrawn' });
      return reason === null ? null : { reason };
    },
    save: (tx, entry, seen) => withdrawSendUnit(tx, doing, provider, unit.id, entry, seen),
    savedNotice: () => `The record of ${unit.name} has been withdrawn.`,
  };
}
