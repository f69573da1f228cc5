import { dateInWords } from '../../kernel/plain-date.ts';
import { dateBoxes, type Doing, type EntryPage, type Field, type FormReader, type OwnProvider } from '../../register/index.ts';
import type { PossibleOwner } from '../actions/find-owners.ts';
import { type Judged, reportCardAreas } from '../inspections/areas.ts';
import { type BriefingWords, briefingParts } from './briefing.ts';
import { type EditedBriefing, changeMeeting, type MovedMeeting, recordMeetingHeld, saidIn, saveBriefing, withdrawCall } from './change-call.ts';
import { answersOfCall, callEvents, callLedger, snapshotOfCall } from './call-ledger.ts';
import type { CallMeeting, OfstedCall, ProvisionalOutcome } from './find-calls.ts';
import { type CallEntry, meetingWords, readTime, reportCardGrades, safeguardingAnswers } from './ofsted-call.ts';
import { recordCall } from './record-call.ts';
import { type ProvisionalEntry, recordProvisionalOutcome, withdrawProvisionalOutcome } from './record-provisional-outcome.ts';

export interface CallPageMeans {
  readonly provider: OwnProvider;
  readonly doing: Doing;
}

export const pathOfCall = (providerId: number, callId: number): string => `/providers/${String(providerId)}/ofsted-calls/${String(callId)}`;
const unasked = { ledger: null, answersOf: () => [], consequencesOf: () => [], describeEvent: () => '' };
const timeField = (name: string, label: string): Field => ({
  kind: 'text',
  name,
  label,
  hint: 'By the clock of 24 hours, like 9:15 or 14:30.',
  width: 5,
});
const nameNoChild = 'Name no child: nothing here may tell who a child is.';

function readTimeOf(answers: FormReader, name: string, missing: string): string | null {
  const text = answers.text(name, { what: 'The time', most: 10, missing });
  if (text === null) return null;
  return readTime(text) ?? answers.refuse(name, 'The time must be like 9:15 or 14:30');
}

/** The short form of the one action. */
export function newCallPage({ provider, doing }: CallPageMeans, authorityName: string): EntryPage<CallEntry, CallEntry> {
  return {
    ...unasked,
    provider,
    ledger: callLedger,
    cancel: `/providers/${String(provider.id)}`,
    after: (id) => pathOfCall(provider.id, id),
    title: 'Ofsted has called',
    lead: [
      'Saving tells the advisers and the Head of Education Effectiveness at once, drafts the briefing for the inspector, and books a welfare call today and the feedback meeting.',
    ],
    fields: [
      { kind: 'date', name: 'called', label: 'Day the call came' },
      timeField('at', 'Time the call came'),
      { kind: 'date', name: 'from', label: 'First day of the inspection' },
      { kind: 'date', name: 'to', label: 'Last day of the inspection' },
      { kind: 'text', name: 'caller', label: 'Who called', hint: 'The inspector or the office, and how to reach them.' },
    ],
    button: 'Save and tell everybody',
    read: (answers) => {
      const calledOn = answers.date('called', { what: 'The day the call came', missing: 'Enter the day the call came' });
      const calledAt = readTimeOf(answers, 'at', 'Enter the time the call came');
      const inspectionFrom = answers.date('from', { what: 'The first day', missing: 'Enter the first day of the inspection' });
      const inspectionTo = answers.date('to', { what: 'The last day', missing: 'Enter the last day of the inspection' });
      const caller = answers.text('caller', { what: 'Who called', most: 200, missing: 'Enter who called' });
      if (calledOn === null || calledAt === null || inspectionFrom === null || inspectionTo === null || caller === null) return null;
      return { calledOn, calledAt, inspectionFrom, inspectionTo, caller };
    },
    save: (tx, entry) => recordCall(tx, doing, provider, entry, authorityName),
    answersOf: (entry) => answersOfCall(snapshotOfCall(entry)),
    savedNotice: () =>
      'The advisers and the Head of Education Effectiveness have been told. The briefing is drafted, and both conversations are booked.',
    describeEvent: ({ by, event }) =>
      `${by} ${((callEvents[event as keyof typeof callEvents] as string | undefined) ?? 'changed').toLowerCase()} an Ofsted call.`,
  };
}

const common = ({ provider }: CallPageMeans, call: OfstedCall) => ({
  ...unasked,
  provider,
  cancel: pathOfCall(provider.id, call.id),
  after: pathOfCall(provider.id, call.id),
});

export function editBriefingPage(
  means: CallPageMeans,
  call: OfstedCall,
  form: URLSearchParams,
  mayShowTier: boolean,
): EntryPage<EditedBriefing, BriefingWords> {
  const parts = Object.keys(briefingParts) as (keyof BriefingWords)[];
  const was = form.get('was') ?? saidIn(call.briefing);
  const tierField: Field = {
    kind: 'radios',
    name: 'tier',
    label: 'Should it say the tier in force?',
    hint: 'The inspector has no claim to it. It is a decision of the Head of Education Effectiveness, of this briefing alone.',
    choices: [
      { value: 'no', text: 'No' },
      { value: 'yes', text: 'Yes' },
    ],
  };
  return {
    ...common(means, call),
    cancel: `${pathOfCall(means.provider.id, call.id)}/briefing`,
    after: `${pathOfCall(means.provider.id, call.id)}/briefing`,
    title: 'Edit the briefing',
    lead: ['Each line is a point of its own. Say nothing that is restricted, no concern, and nothing that a person told in confidence.'],
    fields: [
      ...parts.map((name): Field => ({ kind: 'textarea', name, label: briefingParts[name], rows: 7, hint: nameNoChild })),
      ...(mayShowTier ? [tierField] : []),
    ],
    carried: { was },
    button: 'Save',
    read: (answers) => {
      const read = (name: keyof BriefingWords): string => answers.longText(name, { what: briefingParts[name] }) ?? '';
      const words = { context: read('context'), known: read('known'), support: read('support'), contact: read('contact') };
      const tier = mayShowTier ? answers.choice('tier', ['yes', 'no'] as const, 'Select whether it should say the tier') : null;
      return answers.errors.length > 0 ? null : { words, showsTier: tier === null ? null : tier === 'yes', was };
    },
    save: (tx, edited) => saveBriefing(tx, means.doing, means.provider, call.id, edited),
    savedNotice: () => 'The briefing is saved.',
  };
}

export const beginningOfBriefing = ({ briefing, showsTier }: OfstedCall): Readonly<Record<string, string>> => ({
  ...briefing,
  tier: showsTier ? 'yes' : 'no',
});

export function withdrawCallPage(means: CallPageMeans, call: OfstedCall): EntryPage<string, OfstedCall> {
  return {
    ...common(means, call),
    title: 'Withdraw this call',
    lead: [
      'It stays readable with its briefing, marked as withdrawn. Use it where the call was entered in error, or the inspection will not take place.',
    ],
    fields: [{ kind: 'textarea', name: 'reason', label: 'Why it is withdrawn', rows: 3 }],
    button: 'Withdraw',
    read: (answers) => answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why it is withdrawn' }),
    save: (tx, reason) => withdrawCall(tx, means.doing, means.provider, call.id, reason),
    savedNotice: () => 'The call is withdrawn.',
  };
}

export function changeMeetingPage(
  means: CallPageMeans,
  call: OfstedCall,
  meeting: CallMeeting,
  owners: readonly PossibleOwner[],
): EntryPage<MovedMeeting, MovedMeeting> {
  const { text, hint } = meetingWords[meeting.kind];
  const staff = owners.filter(({ side }) => side === 'authority');
  return {
    ...common(means, call),
    title: `${text}: change the time or the owner`,
    lead: [hint],
    fields: [
      { kind: 'date', name: 'day', label: 'Day' },
      timeField('at', 'Time'),
      {
        kind: 'select',
        name: 'owner',
        label: 'Owner',
        choices: staff.map(({ id, name, jobTitle }) => ({ value: String(id), text: jobTitle === null ? name : `${name}, ${jobTitle}` })),
      },
    ],
    button: 'Save',
    read: (answers) => {
      const heldFor = answers.date('day', { what: 'The day', missing: 'Enter the day' });
      const atTime = readTimeOf(answers, 'at', 'Enter the time');
      const id = answers.choice(
        'owner',
        staff.map((one) => String(one.id)),
        'Select an owner',
      );
      const owner = staff.find((one) => String(one.id) === id);
      return heldFor === null || atTime === null || owner === undefined ? null : { heldFor, atTime, ownerAccountId: owner.id, ownerName: owner.name };
    },
    save: (tx, moved) => changeMeeting(tx, means.doing, means.provider, call.id, meeting.id, moved),
    savedNotice: ({ heldFor, atTime, ownerName }) => `${text}: ${dateInWords(heldFor)} at ${atTime}, ${ownerName}.`,
  };
}

export const beginningOfMeeting = ({ heldFor, atTime, ownerAccountId }: CallMeeting): Readonly<Record<string, string>> => ({
  ...dateBoxes('day', heldFor),
  at: atTime,
  owner: ownerAccountId === null ? '' : String(ownerAccountId),
});

export function meetingHeldPage(means: CallPageMeans, call: OfstedCall, meeting: CallMeeting): EntryPage<{ on: string; words: string }, CallMeeting> {
  const { text } = meetingWords[meeting.kind];
  return {
    ...common(means, call),
    title: `${text}: record that it was held`,
    lead: [
      'Everybody who sees this call reads it: nothing here of what the inspectors found. That is entered as a provisional outcome, which named people alone read.',
    ],
    fields: [
      { kind: 'date', name: 'held', label: 'Held on' },
      { kind: 'textarea', name: 'words', label: 'Who was there, and what is to be done', rows: 4, hint: nameNoChild },
    ],
    button: 'Save',
    read: (answers) => {
      const on = answers.date('held', { what: 'The day it was held', missing: 'Enter the day it was held' });
      const words = answers.longText('words', { what: 'What was said', most: 2000, missing: 'Enter who was there' });
      return on === null || words === null ? null : { on, words };
    },
    save: (tx, held) => recordMeetingHeld(tx, means.doing, means.provider, call.id, meeting.id, held),
    savedNotice: () => `${text}: recorded as held.`,
  };
}

export function newProvisionalPage(means: CallPageMeans, call: OfstedCall): EntryPage<ProvisionalEntry, ProvisionalEntry> {
  const areas = Object.entries(reportCardAreas);
  return {
    ...common(means, call),
    after: `${pathOfCall(means.provider.id, call.id)}/provisional`,
    title: 'Enter a provisional outcome',
    lead: [
      'What inspectors said before the report is published. The director, assistant directors, the Head of Education Effectiveness and the advisers allocated read it, and each reading is recorded. It moves no tier, signal or summary. Ofsted asks that it stay confidential.',
    ],
    fields: [
      ...areas.map(([name, label]): Field => ({ kind: 'select', name, label, choices: reportCardGrades.map((value) => ({ value, text: value })) })),
      { kind: 'select', name: 'safeguarding', label: 'Safeguarding', choices: safeguardingAnswers.map((value) => ({ value, text: value })) },
      {
        kind: 'textarea',
        name: 'words',
        label: 'What else was said (optional)',
        rows: 5,
        hint: `For early years and older frameworks write the judgements here. ${nameNoChild}`,
      },
    ],
    button: 'Save',
    read: (answers) => {
      const judgements = areas.flatMap(([name, area]): Judged[] => {
        const judgement = answers.optionalChoice(name, reportCardGrades, 'Select a grade from the list');
        return judgement === null ? [] : [{ area, judgement }];
      });
      const safeguarding = answers.optionalChoice('safeguarding', safeguardingAnswers, 'Select from the list');
      const words = answers.longText('words', { what: 'What else was said', most: 5000 });
      if (judgements.length === 0 && safeguarding === null && words === null)
        answers.refuse('words', 'Enter at least one judgement, or what was said');
      return answers.errors.length > 0 ? null : { judgements, safeguarding, words };
    },
    save: (tx, entry) => recordProvisionalOutcome(tx, means.doing, means.provider, call.id, entry),
    savedNotice: () => 'The provisional outcome is kept for named people.',
  };
}

export function withdrawProvisionalPage(means: CallPageMeans, call: OfstedCall, outcome: ProvisionalOutcome): EntryPage<string, null> {
  return {
    ...common(means, call),
    cancel: `${pathOfCall(means.provider.id, call.id)}/provisional`,
    after: `${pathOfCall(means.provider.id, call.id)}/provisional`,
    title: 'Withdraw this provisional outcome',
    fields: [{ kind: 'textarea', name: 'reason', label: 'Why it is withdrawn', rows: 3 }],
    button: 'Withdraw',
    read: (answers) => answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why it is withdrawn' }),
    save: (tx, reason) => withdrawProvisionalOutcome(tx, means.doing, means.provider, call.id, outcome.id, reason),
    savedNotice: () => 'The provisional outcome is withdrawn.',
  };
}
