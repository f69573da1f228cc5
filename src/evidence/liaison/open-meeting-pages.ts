import type { Doing, EntryPage } from '../../register/index.ts';
import type { BodyChoice } from './find-meetings.ts';
import type { AgendaItem } from './gather-agenda.ts';
import { type LiaisonItem, type LiaisonMeeting, nameOfMeeting } from './liaison-meeting.ts';
import { itemKinds, type LiaisonBody, liaisonBodies } from './may-share.ts';
import { closeMeeting, type PlannedMeeting, recordItemDecision, recordMeeting, refreshAgenda } from './record-meeting.ts';

export interface MeetingMeans {
  readonly doing: Doing;
  readonly authority: { readonly authorityId: number; readonly authorityName: string };
}

const common = ({ authority }: MeetingMeans, cancel: string) => ({
  provider: { id: null, name: authority.authorityName, authorityId: authority.authorityId },
  ledger: null,
  cancel,
  after: cancel,
  answersOf: () => [],
  consequencesOf: () => [],
  describeEvent: () => '',
});

const pathOf = ({ id }: Pick<LiaisonMeeting, 'id'>): string => `/liaison/${String(id)}`;

/** `agendaOf` gathers what may be shared with the body that is chosen, before anything is written. */
export function newMeetingPage(
  means: MeetingMeans,
  bodies: readonly BodyChoice[],
  agendaOf: ReadonlyMap<string, readonly AgendaItem[]>,
): EntryPage<PlannedMeeting & { readonly value: string }, PlannedMeeting> {
  const choices = [{ value: 'regions-group', text: liaisonBodies['regions-group'] }, { value: 'rise', text: liaisonBodies.rise }, ...bodies];
  return {
    ...common(means, '/liaison'),
    after: (id) => pathOf({ id }),
    title: 'Plan a liaison meeting',
    lead: ['The agenda is drawn from what may be shared with whom you meet, and from nothing else.'],
    fields: [
      { kind: 'select', name: 'body', label: 'With whom?', choices },
      { kind: 'date', name: 'on', label: 'Day of the meeting' },
    ],
    button: 'Draw the agenda',
    read: (answers) => {
      const value = answers.choice(
        'body',
        choices.map((one) => one.value),
        'Select whom the meeting is with',
      );
      const heldOn = answers.date('on', { what: 'The day of the meeting', missing: 'Enter the day of the meeting' });
      return value === null || heldOn === null
        ? null
        : { ...readBody(value), bodyName: choices.find((one) => one.value === value)?.text ?? value, heldOn, value };
    },
    save: (tx, { value, ...planned }) => recordMeeting(tx, means.doing, means.authority.authorityId, planned, agendaOf.get(value) ?? []),
    savedNotice: () => 'The agenda is drawn.',
  };
}

/** "trust:12" as the body and its trust. */
export function readBody(value: string): { readonly body: LiaisonBody; readonly organisationId: number | null; readonly dioceseCode: string | null } {
  const [body = '', of = ''] = value.split(':', 2);
  return { body: body as LiaisonBody, organisationId: body === 'trust' ? Number(of) : null, dioceseCode: body === 'diocese' ? of : null };
}

export function refreshAgendaPage(means: MeetingMeans, meeting: LiaisonMeeting, agenda: readonly AgendaItem[]): EntryPage<true, null> {
  return {
    ...common(means, pathOf(meeting)),
    title: 'Draw the agenda again',
    lead: [nameOfMeeting(meeting), 'What is new comes to it, and what is no longer so goes. What a decision is recorded for stays.'],
    fields: [],
    button: 'Draw it again',
    read: () => true,
    save: (tx) => refreshAgenda(tx, means.doing, means.authority.authorityId, meeting.id, agenda),
    savedNotice: () => 'The agenda is as it stands today.',
  };
}

export function decideItemPage(means: MeetingMeans, meeting: LiaisonMeeting, item: LiaisonItem): EntryPage<string, string> {
  return {
    ...common(means, pathOf(meeting)),
    title: `Record a decision: ${item.providerName}`,
    lead: [`${itemKinds[item.kind]}: ${item.text}`, 'It may be printed for whom you met: nothing that may not be shared with them.'],
    fields: [
      { kind: 'textarea', name: 'decision', label: 'What was decided', rows: 4, hint: 'Name no child: nothing here may tell who a child is.' },
    ],
    button: 'Save',
    read: (answers) => answers.longText('decision', { what: 'The decision', most: 1000, missing: 'Enter what was decided' }),
    save: (tx, decision) => recordItemDecision(tx, means.doing, means.authority.authorityId, meeting.id, item.id, decision),
    savedNotice: () => 'The decision is recorded.',
  };
}

export function closeMeetingPage(means: MeetingMeans, meeting: LiaisonMeeting): EntryPage<string, string> {
  return {
    ...common(means, pathOf(meeting)),
    title: 'Close the meeting',
    lead: [nameOfMeeting(meeting), 'Its decisions then stay as they were recorded. Its actions go on.'],
    fields: [{ kind: 'text', name: 'present', label: 'Who was there' }],
    button: 'Close it',
    read: (answers) => answers.text('present', { what: 'Who was there', most: 500, missing: 'Enter who was there' }),
    save: (tx, present) => closeMeeting(tx, means.doing, means.authority.authorityId, meeting.id, present),
    savedNotice: () => 'The meeting is closed.',
  };
}
