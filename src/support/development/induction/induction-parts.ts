import {
  choice,
  choices,
  date,
  fromField,
  fromStart,
  gate,
  longText,
  outcome,
  provisional,
  task,
  text,
  within,
} from '../../intervention/definition-parts.ts';
import type { DueUnit, Gate, ProgrammeTask, TaskField } from '../../programme-definitions/definition.ts';

/** What the inductions of heads, acting heads and managers have in common. Every day of theirs is ours. */
export const source = `${provisional}. The framework names an induction; its times and tasks are ours to begin from`;

/** From the new head’s own first day: a run may begin before it, or long after where nobody told us. */
export const afterFirstDay = (count: number, unit: DueUnit) => within(count, unit, fromField('who', 'first-day'));

/** Whom the induction is for: everything else counts from the day that it asks for. */
export const whoTask = (role: string, says: string): ProgrammeTask =>
  task({
    key: 'who',
    name: `Who is new, and the first day`,
    says,
    by: 'adviser',
    due: within(3, 'working-days', fromStart),
    checks: ['first-day-of-somebody-new'],
    fields: [
      text('name', `Name of the ${role}`),
      date('first-day', 'First day in post', { mayBeAhead: true, hint: 'It may be a day to come. Where it is not known, the day on which they are known to have led.' }),
      text('known-from', 'Where that is known from', { hint: 'The clerk, the trust, the published register …' }),
    ],
  }); // prettier-ignore

/** The letter of welcome, drawn from what it asks. */
export const welcomeTask = (letter: string, to: string): ProgrammeTask =>
  task({
    key: 'welcome',
    name: 'The letter of welcome is sent',
    says: `To ${to}: whom to ring, what is offered, and that none of it is a judgement. From then on they see this induction when they sign in.`,
    by: 'adviser',
    due: within(5, 'working-days', fromStart),
    letter,
    fields: [
      date('sent-on', 'Day it was sent', { notBefore: fromStart }),
      text('whom-to-ring', 'Whom to ring, and how', { hint: 'Your own name and telephone number.' }),
      longText('offer', 'What is offered in the first weeks'),
      text('signed-by', 'Signed by'),
    ],
  });

/** What is read and kept: the same question wherever something was gone through. */
export const documents = (): TaskField =>
  longText('documents', 'Documents and links', { hint: 'One a line: what it is, and where it is kept. Name no child.', required: false });

export const agenda = (label = 'The agenda'): TaskField =>
  longText('agenda', label, { hint: 'What is to be talked of, one a line.', required: false });

interface ReviewGiven {
  readonly key: string;
  readonly name: string;
  readonly says: string;
  readonly count: number;
  readonly unit: DueUnit;
}

/** A talk at the end of a term about how it goes and what would help: no grade, and nothing for anybody’s appraisal. */
export const reviewTask = ({ key, name, says, count, unit }: ReviewGiven): ProgrammeTask =>
  task({
    key,
    name,
    says: `${says} It is about what helps: nothing of it is used for appraisal or capability.`,
    by: 'adviser',
    due: afterFirstDay(count, unit),
    fields: [
      date('met-on', 'Day of the review', { notBefore: fromField('who', 'first-day') }),
      agenda(),
      longText('goes-well', 'What goes well, in their words'),
      longText('help-next', 'What would help next'),
      choice('protected-time', 'Protected time was had', { 'as-agreed': 'As agreed', 'less': 'Less than agreed', 'not-agreed': 'None is agreed' }),
      choice('mentor-meets', 'Meetings with the mentor', { yes: 'Take place', few: 'Take place seldom', none: 'None so far' }),
      documents(),
    ],
  });

/** The governor, the hours and the mentor: whoever asks finds them by these keys (`induction-view.ts`). */
export const inductionGovernorTask = (): ProgrammeTask =>
  task({
    key: 'induction-governor',
    name: 'The induction governor is named',
    says: 'One governor or trustee, other than the chair where possible, who asks how the induction goes and sees that the time for it is kept.',
    by: 'chair',
    due: afterFirstDay(4, 'school-weeks'),
    fields: [text('name', 'Name of the induction governor'), text('reached-at', 'How they are reached', { required: false })],
  });

export const protectedTimeTask = (): ProgrammeTask =>
  task({
    key: 'protected-time',
    name: 'Protected time is agreed',
    says: 'How many hours a week the new head has for induction, mentoring and networks, and who stands in.',
    by: 'chair',
    due: afterFirstDay(4, 'school-weeks'),
    fields: [
      text('hours', 'Hours a week', { hint: 'For example 2.5.' }),
      text('cover', 'Who stands in', { required: false }),
      date('from', 'From', { mayBeAhead: true, notBefore: fromStart }),
    ],
  });

export const mentorTask = (count: number, unit: DueUnit): ProgrammeTask =>
  task({
    key: 'mentor',
    name: 'A mentor is matched',
    says: 'Somebody of another school who has led for three years or more, and whom the new head agrees to. What they say to each other is theirs.',
    by: 'adviser',
    due: afterFirstDay(count, unit),
    fields: [
      text('name', 'Name of the mentor'),
      text('from', 'The mentor’s school or organisation', { required: false }),
      date('agreed-on', 'Day on which both agreed', { hint: 'It may be a day before the induction began, like 27 3 2026.' }),
    ],
  });

export const firstMeetingTask = (count: number, unit: DueUnit): ProgrammeTask =>
  task({
    key: 'first-meeting',
    name: 'The mentor and the new head meet',
    says: 'The first meeting: how often they meet, where, and what stays between them. That it took place is all that is written here.',
    by: 'mentor',
    due: afterFirstDay(count, unit),
    fields: [date('met-on', 'Day of the meeting', { notBefore: fromField('mentor', 'agreed-on') })],
  });

const keyContacts = {
  'adviser': 'The school improvement adviser',
  'lado': 'The designated officer for allegations (LADO)',
  'front-door': 'The front door of children’s social care',
  'inclusion': 'Inclusion, SEND and the virtual school',
  'admissions': 'Admissions and attendance',
  'finance': 'Finance',
  'hr': 'Human resources',
  'governance': 'Governor services and the clerk',
  'premises': 'Premises, health and safety',
  'press': 'The press office',
  'network': 'The locality’s network of heads',
} as const;

export const contactsTask = (): ProgrammeTask =>
  task({
    key: 'key-contacts',
    name: 'Key contacts are handed over',
    says: 'Who is rung for what, with names and numbers, before they are needed.',
    by: 'adviser',
    due: afterFirstDay(0, 'calendar-days'),
    optional: true,
    fields: [choices('given', 'Contacts handed over', keyContacts), documents()],
  });

/** Their own work list at a new school, read and ticked by themselves. */
export const checklistTask = (says: string, of: Readonly<Record<string, string>>): ProgrammeTask =>
  task({
    key: 'checklist',
    name: 'The checklist of the first half-term',
    says,
    by: 'head',
    due: afterFirstDay(6, 'school-weeks'),
    fields: [choices('read', 'Done', of), longText('open', 'What is still open', { required: false })],
  });

export const ownAgendaTask = (): ProgrammeTask =>
  task({
    key: 'own-agenda',
    name: 'What you want from this induction',
    says: 'In your own words: what you want to learn, whom you want to meet, and what would help. The visit and each review begin from it.',
    by: 'head',
    due: afterFirstDay(3, 'school-weeks'),
    fields: [longText('agenda', 'What you want from it'), documents()],
  });

/** Ways to close that are there in every stage: a head leaves, or does not want it. */
export const closings = (): Gate[] => [
  gate({ key: 'head-left', name: 'Close: the new leader has left the post', outcome: 'left', by: 'adviser', needsTasks: false }),
  gate({ key: 'not-wanted', name: 'Close: it is not wanted any more', outcome: 'not-wanted', by: 'adviser', needsTasks: false }),
];

export const onward = (key: string, name: string, to: string): Gate => gate({ key, name, to, by: 'adviser' });

export const closedOutcomes = [outcome('left', 'The new leader has left the post'), outcome('not-wanted', 'Not wanted any more')];
