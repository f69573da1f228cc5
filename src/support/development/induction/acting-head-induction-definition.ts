import { choices, choice, date, fromField, gate, longText, outcome, stage, task, text, within } from '../../intervention/definition-parts.ts';
import type { ProgrammeDefinition } from '../../programme-definitions/definition.ts';
import {
  afterFirstDay,
  agenda,
  closedOutcomes,
  closings,
  contactsTask,
  documents,
  firstMeetingTask,
  mentorTask,
  onward,
  protectedTimeTask,
  source,
  welcomeTask,
  whoTask,
} from './induction-parts.ts';
import { inductionLetters } from './induction-letters.ts';

/** Shorter, and again each half-term for as long as somebody acts: whoever stands in has had no notice. */
export const actingHeadInductionDefinition: ProgrammeDefinition = {
  key: 'acting-head-induction',
  name: 'Induction of an acting head',
  inWords: 'the induction of an acting head',
  says: 'For somebody who leads for a time: a call on the first day, a visit in the first week, and a meeting each half-term while they lead. It is support, and no judgement.',
  source,
  provisional: true,
  statutory: false,
  reasonIsTold: false,
  tracks: ['maintained', 'academy', 'independent', 'alternative-provision'],
  triggers: ['head-change', 'by-hand'],
  attend: [
    { who: 'The acting head', appliesWhen: null, as: null },
    { who: 'The chair of governors', appliesWhen: null, as: null },
  ],
  checks: [],
  stages: [
    stage({
      key: 'first-day',
      name: 'First day',
      says: 'A call at once, and who may decide what.',
      tasks: [
        whoTask('acting head', 'Everything below is counted from the first day.'),
        task({
          key: 'first-day-call',
          name: 'A call on the first day',
          says: 'What is urgent, who is away and until when, and whom to ring.',
          by: 'adviser',
          due: afterFirstDay(1, 'working-days'),
          fields: [
            date('rang-on', 'Day of the call', { notBefore: fromField('who', 'first-day') }),
            longText('said', 'What was said, in a few words', { hint: 'The school may read this one day. Name no child, and nothing of anybody’s health.' }),
            longText('asked-for', 'What they asked for', { required: false }),
          ],
        }),
        contactsTask(),
      ],
      gates: [onward('called', 'They were reached', 'first-week'), ...closings()],
    }),
    stage({
      key: 'first-week',
      name: 'First week',
      says: 'The board says what they may decide; the adviser comes by.',
      tasks: [
        welcomeTask('acting-head-welcome', 'the acting head'),
        task({
          key: 'authority',
          name: 'The board says what the acting head may decide',
          says: 'In writing: that they lead, from when, until when it is thought to last, and who signs and pays in the meantime.',
          by: 'chair',
          due: afterFirstDay(5, 'school-days'),
          fields: [
            date('said-on', 'Day on which the board said so', {}),
            date('thought-until', 'Thought to last until', { mayBeAhead: true, required: false, notBefore: fromField('who', 'first-day') }),
            choices('settled', 'Settled', {
              'safeguarding': 'Who leads on safeguarding',
              'money': 'Who signs and pays',
              'pay': 'The acting head’s pay and conditions',
              'own-work': 'Who does the acting head’s own work',
              'parents': 'What parents and staff are told',
            }),
          ],
        }),
        task({
          key: 'first-visit',
          name: 'A visit in the first week',
          says: 'An hour at the school: what cannot wait, and what can.',
          by: 'adviser',
          due: afterFirstDay(5, 'school-days'),
          fields: [date('visited-on', 'Day of the visit', { notBefore: fromField('who', 'first-day') }), agenda(), longText('agreed', 'What was agreed'), documents()],
        }),
        protectedTimeTask(),
        mentorTask(2, 'school-weeks'),
        firstMeetingTask(3, 'school-weeks'),
      ],
      gates: [onward('goes-on', 'They go on leading', 'while-acting'), ...endings(), ...closings()],
    }),
    stage({
      key: 'while-acting',
      name: 'While they lead',
      says: 'Each half-term, for as long as it lasts: then again.',
      tasks: [
        task({
          key: 'half-term-meeting',
          name: 'The meeting of the half-term',
          says: 'How it goes, how long it will last, and what would help. Nothing of it is used for appraisal or capability.',
          by: 'adviser',
          due: within(6, 'school-weeks'),
          fields: [
            date('met-on', 'Day of the meeting', { notBefore: fromField('who', 'first-day') }),
            agenda(),
            longText('goes-well', 'What goes well, in their words'),
            longText('help-next', 'What would help next'),
            choice('mentor-meets', 'Meetings with the mentor', { yes: 'Take place', few: 'Take place seldom', none: 'None so far' }),
            documents(),
          ],
        }),
        task({
          key: 'post',
          name: 'Where the post stands',
          says: 'What the board plans: a return, an advertisement, an appointment.',
          by: 'chair',
          due: within(6, 'school-weeks'),
          optional: true,
          fields: [text('plans', 'What the board plans'), date('thought-until', 'Thought to last until', { mayBeAhead: true, required: false })],
        }),
      ],
      gates: [onward('next-half-term', 'On to the next half-term', 'while-acting'), ...endings(), ...closings()],
    }),
  ],
  letters: inductionLetters(['acting-head-welcome']),
  outcomes: [
    outcome('holder-back', 'Whoever they stood in for is back', true),
    outcome('appointed', 'They were appointed: the induction of a head follows', true),
    outcome('successor', 'Somebody else was appointed', true),
    ...closedOutcomes,
  ],
}; // prettier-ignore

function endings() {
  return [
    gate({ key: 'holder-back', name: 'End: the head is back', outcome: 'holder-back', by: 'adviser', needsTasks: false }),
    gate({ key: 'appointed', name: 'End: the acting head was appointed', outcome: 'appointed', by: 'adviser', needsTasks: false }),
    gate({ key: 'successor', name: 'End: somebody else was appointed', outcome: 'successor', by: 'adviser', needsTasks: false }),
  ];
}
