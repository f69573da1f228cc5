import { dateInWords } from '../../kernel/plain-date.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import {
  dateBoxes,
  type Doing,
  type EntryPage,
  type Field,
  findOwnProvider,
  type FormReader,
  type Outcome,
  type OwnProvider,
  takeTurn,
} from '../../register/index.ts';
import { dueFields, ownerFields, readDue, readOwner, type ReadOwner } from './action-fields.ts';
import {
  type ActionEntry,
  type AgreedAction,
  type Completion,
  decideAcceptance,
  decideAgreedAction,
  decideCompletion,
  decideMove,
  decideOutcome,
  decideReopening,
  decideWithdrawal,
  said,
} from './agreed-action.ts';
import { changeAction } from './change-action.ts';
import { type DueRule, workOutDue } from './due-date.ts';
import { findSameOpen, findWhetherClosed } from './find-actions.ts';
import type { PossibleOwner } from './find-owners.ts';
import { type NewAction, recordAgreedAction } from './record-agreed-action.ts';
import { isOutside } from './who-sees-actions.ts';

export interface ActionPageMeans {
  readonly doing: Doing;
  readonly action: AgreedAction;
  readonly owners: readonly PossibleOwner[];
  readonly calendar: SchoolCalendar;
}

const nameNoChild = 'Name no child: nothing here may tell who a child is.';
const unasked = { ledger: null, answersOf: () => [], consequencesOf: () => [], describeEvent: () => '' };
const refusedDue = (reason: string): Outcome<never> => ({ kind: 'refused', refusal: { ok: false, field: 'due', reason } });

/** Nobody of the provider's is given what is kept from it: they would be told of it by its reminders. */
function refusedOwner({ ownerAccountId }: ReadOwner, owners: readonly PossibleOwner[], isShared: boolean): Outcome<never> | null {
  if (isShared || owners.find(({ id }) => id === ownerAccountId)?.side !== 'provider') return null;
  const reason = 'The provider’s own people do not see this action, so none of them can own it';
  return { kind: 'refused', refusal: { ok: false, field: 'account', reason } };
}

interface NewEntry extends ReadOwner {
  readonly what: string;
  readonly agreedOn: string;
  readonly due: DueRule;
  readonly measure: string | null;
  readonly isShared: boolean;
}

interface NewActionMeans extends Omit<ActionPageMeans, 'action'> {
  readonly provider: OwnProvider;
  /** What it was agreed at; left out where it is entered by hand. */
  readonly source?: Required<Pick<NewAction, 'cameFrom' | 'cameFromId' | 'cameFromWords' | 'cameFromHref'>>;
  /** Where whoever enters it may keep nothing from the provider: it is not asked who sees it. */
  readonly isAlwaysShared?: boolean;
}

const sharedField: Field = {
  kind: 'radios',
  name: 'shared',
  label: 'Do the provider’s own people see it?',
  choices: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No, the authority’s staff alone' },
  ],
};

/** Something agreed outside any visit or meeting that the service knows. */
export function newActionPage({
  doing,
  provider,
  owners,
  calendar,
  source,
  isAlwaysShared = false,
}: NewActionMeans): EntryPage<NewEntry, ActionEntry> {
  const back = source?.cameFromHref ?? `/providers/${String(provider.id)}/actions`;
  return {
    ...unasked,
    provider,
    cancel: back,
    after: back,
    title: 'Add an action',
    lead: [
      source === undefined
        ? 'Something that was agreed outside a visit, a concern or a meeting: those bring their own.'
        : `Agreed at: ${source.cameFromWords ?? ''}.`,
    ],
    fields: [
      { kind: 'textarea', name: 'what', label: 'What is to be done', hint: nameNoChild, rows: 3 },
      ...ownerFields(owners),
      { kind: 'date', name: 'agreed', label: 'Agreed on' },
      ...dueFields,
      { kind: 'text', name: 'measure', label: 'Measure of success (optional)', hint: 'What would show that it has worked.' },
      ...(isAlwaysShared ? [] : [sharedField]),
    ],
    button: 'Save',
    read: (answers) => {
      const what = answers.longText('what', { what: 'What is to be done', most: 1000, missing: 'Enter what is to be done' });
      const owner = readOwner(answers, owners);
      const agreedOn = answers.date('agreed', { what: 'The day it was agreed', missing: 'Enter the day it was agreed' });
      const due = readDue(answers, agreedOn);
      const measure = answers.text('measure', { what: 'The measure of success' });
      const shared = isAlwaysShared ? 'yes' : answers.choice('shared', ['yes', 'no'], 'Select whether the provider’s own people see it');
      if (what === null || owner === null || agreedOn === null || due === null || shared === null) return null;
      return { what, ...owner, agreedOn, due, measure, isShared: shared === 'yes' };
    },
    save: async (tx, { due, ...entry }) => {
      const on = workOutDue(due, calendar);
      if (!on.ok) return refusedDue(on.reason);
      const outside = refusedOwner(entry, owners, entry.isShared);
      if (outside) return outside;
      const decided = decideAgreedAction({ ...entry, dueOn: on.value.on, dueHow: on.value.how }, doing.clock.today());
      if (!decided.ok) return { kind: 'refused', refusal: decided };
      const from = source ?? ({ cameFrom: 'by-hand', cameFromId: null } as const);
      const action = { ...decided.value, authorityId: provider.authorityId, providerId: provider.id, ...from };
      await takeTurn(tx, doing, provider);
      const same = await findSameOpen(tx, action);
      if (same !== undefined) return { kind: 'already', id: same };
      const id = await recordAgreedAction(tx, doing, action);
      return { kind: 'saved', id, plan: decided.value };
    },
    savedNotice: (_, plan) => (plan === undefined ? 'The action is recorded.' : `The action is recorded, due on ${dateInWords(plan.dueOn)}.`),
  };
}

const common = ({ action }: ActionPageMeans) => ({
  ...unasked,
  provider: { id: action.providerId, name: action.providerName, authorityId: action.authorityId },
  cancel: `/actions/${String(action.id)}`,
  after: `/actions/${String(action.id)}`,
  lead: [action.what],
});

export function completePage(means: ActionPageMeans): EntryPage<Completion, AgreedAction> {
  const { doing, action } = means;
  const who = { name: doing.actor.name, isOutside: isOutside(doing.actor.role, doing.actor.kind) };
  return {
    ...common(means),
    title: who.isOutside ? 'Report that this is done' : 'Say that this is done',
    lead: [
      action.what,
      ...(action.measure === null ? [] : [`Measure of success: ${action.measure}`]),
      ...(who.isOutside ? ['Your adviser reads what you enter, and accepts it or comes back to you.'] : []),
    ],
    fields: [
      { kind: 'date', name: 'on', label: 'Done on' },
      { kind: 'textarea', name: 'evidence', label: 'What shows that it is done', hint: nameNoChild, rows: 4 },
    ],
    button: who.isOutside ? 'Report it done' : 'Save',
    read: (answers) => {
      const on = answers.date('on', { what: 'The day it was done', missing: 'Enter the day it was done' });
      const evidence = answers.longText('evidence', { what: 'What shows it', most: 2000, missing: 'Enter what shows that it is done' });
      return on === null || evidence === null ? null : { on, evidence };
    },
    save: (tx, entry) => changeAction(tx, doing, action, (current) => decideCompletion(current, entry, who, doing.clock.today())),
    savedNotice: () => (who.isOutside ? 'You have reported it done. Your adviser will read it.' : 'The action is done.'),
  };
}

const reasonField = (label: string): Field => ({ kind: 'textarea', name: 'reason', label, rows: 3, hint: nameNoChild });
const readReason = (answers: FormReader): string | null => answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why' });

/** Whoever reported it done is told that it is not accepted yet; why stands on the action's page. */
async function sendNotYet(tx: Tx, { id, authorityId, reportedBy }: AgreedAction, owners: readonly PossibleOwner[]): Promise<void> {
  await sendNotice(tx, {
    authorityId,
    to: owners.filter(({ name, side }) => side === 'provider' && name === reportedBy).map((owner) => owner.id),
    kind: 'action-not-yet',
    urgency: 'usual',
    subject: 'What you reported done is not accepted yet',
    href: `/actions/${String(id)}`,
  });
}

export function answerReportPage(means: ActionPageMeans): EntryPage<{ answer: 'accept' | 'not-yet'; reason: string }, AgreedAction> {
  const { doing, action, owners } = means;
  return {
    ...common(means),
    title: 'Answer what was reported',
    lead: [action.what, `Reported done by ${action.reportedBy ?? 'the provider'}: ${action.evidence ?? ''}`],
    fields: [
      {
        kind: 'radios',
        name: 'answer',
        label: 'Is it done?',
        choices: [
          { value: 'accept', text: 'Yes, it is done' },
          { value: 'not-yet', text: 'Not yet: it stays open' },
        ],
      },
      { ...reasonField('What you base that on'), hint: `If it is not done yet, whoever reported it reads this. ${nameNoChild}` },
    ],
    button: 'Save',
    read: (answers) => {
      const answer = answers.choice('answer', ['accept', 'not-yet'] as const, 'Select whether it is done');
      const reason = readReason(answers);
      return answer === null || reason === null ? null : { answer, reason };
    },
    save: async (tx, { answer, reason }) => {
      const outcome = await changeAction(tx, doing, action, (current) => decideAcceptance(current, answer, doing.actor.name), reason);
      if (outcome.kind === 'saved' && answer === 'not-yet') await sendNotYet(tx, action, owners);
      return outcome;
    },
    savedNotice: ({ answer }) => (answer === 'accept' ? 'The action is done.' : 'The action stays open.'),
  };
}

export function outcomePage(means: ActionPageMeans): EntryPage<string, AgreedAction> {
  const { doing, action } = means;
  return {
    ...common(means),
    title: 'Say what came of it',
    lead: [action.what, ...(action.measure === null ? [] : [`Measure of success: ${action.measure}`])],
    fields: [
      { kind: 'textarea', name: 'came-of-it', label: 'What came of it', hint: `Did it make the difference it was for? ${nameNoChild}`, rows: 4 },
    ],
    button: 'Save',
    read: (answers) => answers.longText('came-of-it', { what: 'What came of it', most: 2000, missing: 'Enter what came of it' }),
    save: (tx, cameOfIt) => changeAction(tx, doing, action, (current) => decideOutcome(current, cameOfIt, doing.actor.name)),
    savedNotice: () => 'What came of it is recorded.',
  };
}

type Moved = ReadOwner & { readonly due: DueRule; readonly reason: string };

export function movePage(means: ActionPageMeans, form: URLSearchParams): EntryPage<Moved, AgreedAction> {
  const { doing, action, owners, calendar } = means;
  const was = form.get('was') ?? said(action);
  return {
    ...common(means),
    title: 'Change the date or the owner',
    lead: [action.what, `Now ${action.ownerName}’s, due on ${dateInWords(action.dueOn)}. What it was stays readable.`],
    fields: [...ownerFields(owners), ...dueFields, reasonField('Why it changes')],
    carried: { was },
    button: 'Save',
    read: (answers) => {
      const owner = readOwner(answers, owners);
      const due = readDue(answers, action.agreedOn);
      const reason = readReason(answers);
      return owner === null || due === null || reason === null ? null : { ...owner, due, reason };
    },
    save: async (tx, { due, reason, ...owner }) => {
      const on = workOutDue(due, calendar);
      if (!on.ok) return refusedDue(on.reason);
      const outside = refusedOwner(owner, owners, action.isShared);
      if (outside) return outside;
      return changeAction(tx, doing, action, (current) => decideMove(current, { ...owner, dueOn: on.value.on, dueHow: on.value.how }, was), reason);
    },
    savedNotice: (_, plan) =>
      plan === undefined ? 'The action is as you entered it.' : `The action is ${plan.ownerName}’s, due on ${dateInWords(plan.dueOn)}.`,
  };
}

/** What the form for another date or owner begins with. */
export const beginningOfMove = ({ ownerSide, ownerName, ownerAccountId, dueOn }: AgreedAction): Readonly<Record<string, string>> => ({
  'side': ownerSide,
  ...(ownerAccountId === null ? { owner: ownerName } : { account: String(ownerAccountId) }),
  'due-way': 'date',
  ...dateBoxes('due', dueOn),
});

export function reopenPage(means: ActionPageMeans): EntryPage<string, AgreedAction> {
  const { doing, action } = means;
  return {
    ...common(means),
    title: 'Reopen this action',
    fields: [reasonField('Why it is open again')],
    button: 'Reopen',
    read: readReason,
    save: async (tx, reason) => {
      const provider = await findOwnProvider(tx, doing.actor, action.providerId);
      if (provider) await takeTurn(tx, doing, provider);
      const isClosed = await findWhetherClosed(tx, action);
      return changeAction(tx, doing, action, (current) => decideReopening(current, isClosed), reason);
    },
    savedNotice: () => 'The action is open again.',
  };
}

export function withdrawActionPage(means: ActionPageMeans): EntryPage<string, AgreedAction> {
  const { doing, action } = means;
  return {
    ...common(means),
    title: 'Withdraw this action',
    lead: [action.what, 'It stays readable, marked as withdrawn, with your reason.'],
    fields: [reasonField('Why it is withdrawn')],
    button: 'Withdraw',
    read: readReason,
    save: (tx, reason) => changeAction(tx, doing, action, (current) => decideWithdrawal(current, doing.actor.name, reason), reason),
    savedNotice: () => 'The action is withdrawn.',
  };
}
