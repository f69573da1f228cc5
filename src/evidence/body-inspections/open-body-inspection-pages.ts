import { dateInWords } from '../../kernel/plain-date.ts';
import type { Answer, Doing, EntryPage, Field, FormReader } from '../../register/index.ts';
import { type ActionEntry, type BodyInspectionEntry, type BodyInspectionKind, bodyInspectionKinds } from './body-inspection.ts';
import { type Done, finishAction } from './finish-action.ts';
import type { InspectedBody } from './find-body.ts';
import type { RecordedAction, RecordedBodyInspection } from './find-body-inspections.ts';
import { recordAction } from './record-action.ts';
import { recordBodyInspection } from './record-body-inspection.ts';
import { withdrawAction } from './withdraw-action.ts';
import { withdrawBodyInspection } from './withdraw-body-inspection.ts';

interface Means {
  readonly body: InspectedBody;
  readonly doing: Doing;
}

const common = ({ body }: Means) => ({
  provider: { id: null, name: body.name, authorityId: body.authorityId },
  ledger: null,
  answersOf: (): readonly Answer[] => [],
  consequencesOf: (): readonly string[] => [],
  describeEvent: ({ by }: { readonly by: string }) => `${by} changed it.`,
});
const pathOf = ({ body }: Means, id: number): string => `${body.path}/${id}`;

function kindsOf({ body }: Means): BodyInspectionKind[] {
  return (Object.keys(bodyInspectionKinds) as BodyInspectionKind[]).filter((kind) => bodyInspectionKinds[kind].of.includes(body.kind));
}

export function newBodyInspectionPage(means: Means): EntryPage<BodyInspectionEntry, BodyInspectionEntry> {
  const { body, doing } = means;
  const kinds = kindsOf(means);
  const fields: readonly Field[] = [
    { kind: 'radios', name: 'kind', label: 'Kind of inspection', choices: kinds.map((value) => ({ value, ...pickWords(value) })) },
    { kind: 'date', name: 'on', label: 'The day it began' },
    { kind: 'date', name: 'published', label: 'The day its report was published (optional)' },
    { kind: 'text', name: 'by', label: 'Who inspected', hint: 'For example, Ofsted and the Care Quality Commission.' },
    { kind: 'text', name: 'outcome', label: 'Outcome, in the report’s own words' },
    { kind: 'text', name: 'source', label: 'Source', hint: 'Where you read it. For example, the letter of 11 May 2026.' },
  ];
  return {
    ...common(means),
    cancel: body.path,
    after: (id) => pathOf(means, id),
    title: body.kind === 'authority' ? 'Enter an inspection of the authority' : 'Enter an inspection of the trust',
    fields,
    button: 'Continue',
    read: (answers) => readInspection(answers, kinds),
    save: (tx, entry, seen) => recordBodyInspection(tx, doing, body, entry, seen),
    answersOf: answersOfBodyInspection,
    consequencesOf: () => [
      'It will stand on the timeline with your name. Its actions are entered next, on its own page.',
      'If it is wrong, it can be withdrawn with a reason.',
    ],
    savedNotice: ({ kind }) => `${bodyInspectionKinds[kind].text}: it is recorded.`,
  };
}

const pickWords = (kind: BodyInspectionKind) => ({ text: bodyInspectionKinds[kind].text, hint: bodyInspectionKinds[kind].hint });

function readInspection(answers: FormReader, kinds: readonly BodyInspectionKind[]): BodyInspectionEntry | null {
  const kind = answers.choice('kind', kinds, 'Select which kind of inspection it was');
  const inspectedOn = answers.date('on', { what: 'The day it began', missing: 'Enter the day it began' });
  const publishedOn = answers.date('published', { what: 'The day of publication' });
  const inspectedBy = answers.text('by', { what: 'Who inspected', most: 200, missing: 'Enter who inspected' });
  const outcome = answers.text('outcome', { what: 'The outcome', missing: 'Enter its outcome, in its own words' });
  const source = answers.text('source', { what: 'Source', missing: 'Enter where you read it' });
  if (kind === null || inspectedOn === null || inspectedBy === null || outcome === null || source === null) return null;
  return { kind, inspectedOn, publishedOn, inspectedBy, outcome, source };
}

/** How an inspection reads back. */
export function answersOfBodyInspection({ kind, inspectedOn, publishedOn, inspectedBy, outcome, source }: BodyInspectionEntry): readonly Answer[] {
  return [
    { label: 'Kind', text: bodyInspectionKinds[kind].text },
    { label: 'Began on', text: dateInWords(inspectedOn) },
    { label: 'Report published', text: publishedOn === null ? 'Not known' : dateInWords(publishedOn) },
    { label: 'Inspected by', text: inspectedBy },
    { label: 'Outcome', text: outcome },
    { label: 'Source', text: source },
  ];
}

const reasonField: readonly Field[] = [{ kind: 'text', name: 'reason', label: 'Why it is being withdrawn' }];

function readReason(answers: FormReader): { reason: string } | null {
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is being withdrawn' });
  return reason === null ? null : { reason };
}

export function withdrawBodyInspectionPage(means: Means, { id }: RecordedBodyInspection): EntryPage<{ reason: string }, RecordedBodyInspection> {
  return {
    ...common(means),
    cancel: pathOf(means, id),
    after: means.body.path,
    title: 'Withdraw this inspection',
    lead: ['It stays readable with its actions, marked as withdrawn, with your reason. To correct it, withdraw it and enter it again.'],
    fields: reasonField,
    button: 'Withdraw',
    read: readReason,
    save: (tx, entry) => withdrawBodyInspection(tx, means.doing, means.body, id, entry),
    savedNotice: () => 'The inspection has been withdrawn.',
  };
}

export function newActionPage(means: Means, { id }: RecordedBodyInspection): EntryPage<ActionEntry, ActionEntry> {
  return {
    ...common(means),
    cancel: pathOf(means, id),
    after: pathOf(means, id),
    title: 'Add an action',
    fields: [
      { kind: 'text', name: 'what', label: 'What is to be done' },
      { kind: 'text', name: 'owner', label: 'Whose it is', hint: 'A role, not a name: Assistant Director, Head of SEND.' },
      { kind: 'date', name: 'due', label: 'Due on' },
    ],
    button: 'Save',
    read: (answers) => {
      const what = answers.text('what', { what: 'What is to be done', missing: 'Enter what is to be done' });
      const ownerRole = answers.text('owner', { what: 'Whose it is', most: 100, missing: 'Enter whose it is' });
      const dueOn = answers.date('due', { what: 'The day it is due', missing: 'Enter the day it is due' });
      return what === null || ownerRole === null || dueOn === null ? null : { what, ownerRole, dueOn };
    },
    save: (tx, entry) => recordAction(tx, means.doing, means.body, id, entry),
    savedNotice: () => 'The action is recorded.',
  };
}

export function finishActionPage(means: Means, { id }: RecordedBodyInspection, action: RecordedAction): EntryPage<Done, Done> {
  return {
    ...common(means),
    cancel: pathOf(means, id),
    after: pathOf(means, id),
    title: 'Say that this action is done',
    lead: [`${action.what}. ${action.ownerRole}, due on ${dateInWords(action.dueOn)}.`],
    fields: [
      { kind: 'date', name: 'done', label: 'Done on' },
      { kind: 'text', name: 'note', label: 'What shows that it is done (optional)' },
    ],
    button: 'Save',
    read: (answers) => {
      const doneOn = answers.date('done', { what: 'The day it was done', missing: 'Enter the day it was done' });
      const note = answers.text('note', { what: 'What shows it' });
      return doneOn === null ? null : { doneOn, note };
    },
    save: (tx, entry) => finishAction(tx, means.doing, means.body, id, action.id, entry),
    savedNotice: () => 'The action is done.',
  };
}

export function withdrawActionPage(
  means: Means,
  { id }: RecordedBodyInspection,
  action: RecordedAction,
): EntryPage<{ reason: string }, RecordedAction> {
  return {
    ...common(means),
    cancel: pathOf(means, id),
    after: pathOf(means, id),
    title: 'Withdraw this action',
    lead: [`${action.what}. It stays readable, marked as withdrawn, with your reason.`],
    fields: reasonField,
    button: 'Withdraw',
    read: readReason,
    save: (tx, entry) => withdrawAction(tx, means.doing, means.body, id, action.id, entry),
    savedNotice: () => 'The action has been withdrawn.',
  };
}
