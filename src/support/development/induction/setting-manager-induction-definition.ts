import { byLaw, date, fromField, gate, longText, outcome, stage, task } from '../../intervention/definition-parts.ts';
import type { ProgrammeDefinition } from '../../programmes/definition.ts';
import {
  afterFirstDay,
  agenda,
  checklistTask,
  closedOutcomes,
  closings,
  contactsTask,
  documents,
  firstMeetingTask,
  mentorTask,
  onward,
  ownAgendaTask,
  reviewTask,
  source,
  welcomeTask,
  whoTask,
} from './induction-parts.ts';
import { inductionLetters } from './induction-letters.ts';

/** A year, with the early years adviser: for whoever manages a setting for the first time, or a new one. */
export const settingManagerInductionDefinition: ProgrammeDefinition = {
  key: 'setting-manager-induction',
  name: 'Induction of a setting’s manager',
  inWords: 'the induction of a setting’s manager',
  says: 'A year beside a new manager of a nursery, a pre-school or another setting: a call, a visit, somebody who has done it, and a talk each term. It is support, and no judgement.',
  source,
  provisional: true,
  statutory: false,
  tracks: ['early-years'],
  triggers: ['head-change', 'by-hand'],
  attend: [
    { who: 'The new manager', appliesWhen: null },
    { who: 'The committee or the registered person', appliesWhen: null },
  ],
  checks: [],
  stages: [
    stage({
      key: 'start',
      name: 'Start',
      says: 'A welcome, and the numbers to ring.',
      tasks: [
        whoTask('new manager', 'Everything below is counted from the first day.'),
        welcomeTask('manager-welcome', 'the new manager'),
        contactsTask(),
      ],
      gates: [onward('started', 'The new manager has started', 'first-half-term'), ...closings()],
    }),
    stage({
      key: 'first-half-term',
      name: 'First half-term',
      says: 'A call in the first week, a visit, and what must be in place.',
      tasks: [
        task({
          key: 'week-1-call',
          name: 'A call in the first week',
          says: 'How it was, and what is needed at once.',
          by: 'adviser',
          due: afterFirstDay(5, 'working-days'),
          fields: [
            date('rang-on', 'Day of the call', { notBefore: fromField('who', 'first-day') }),
            longText('said', 'What was said, in a few words', { hint: 'The setting may read this one day. Name no child.' }),
            longText('asked-for', 'What they asked for', { required: false }),
          ],
        }),
        task({
          key: 'ofsted-told',
          name: 'Ofsted is told of the new manager',
          says: 'The provider tells Ofsted as soon as it can, and within 14 days at the latest.',
          by: 'head',
          due: byLaw(
            14,
            'calendar-days',
            fromField('who', 'first-day'),
            'Statutory framework for the early years foundation stage: changes that must be notified to Ofsted',
          ),
          fields: [date('told-on', 'Day on which Ofsted was told')],
        }),
        ownAgendaTask(),
        mentorTask(4, 'school-weeks'),
        firstMeetingTask(6, 'school-weeks'),
        task({
          key: 'first-visit',
          name: 'The first visit',
          says: 'A session at the setting, by the new manager’s own agenda.',
          by: 'adviser',
          due: afterFirstDay(6, 'school-weeks'),
          fields: [
            date('visited-on', 'Day of the visit', { notBefore: fromField('who', 'first-day') }),
            agenda(),
            longText('agreed', 'What was agreed'),
            documents(),
          ],
        }),
        checklistTask('What the manager of a setting has to have seen by the first half-term. Tick what is done; say what is open.', {
          'safeguarding-policy': 'Read: safeguarding policy and procedures',
          'designated-lead': 'Known: who leads on safeguarding, and their training is in date',
          'suitability': 'Seen: suitability checks of everybody who works there',
          'first-aid': 'Checked: paediatric first aid at every session',
          'ratios': 'Checked: ratios and qualifications',
          'risk': 'Walked: the premises, for risks',
          'key-persons': 'Known: each child’s key person',
          'complaints': 'Read: complaints, and how they are answered',
          'funding': 'Read: the funding agreement and its dates',
          'self-evaluation': 'Read: self-evaluation and the last inspection',
        }),
      ],
      gates: [onward('settled', 'The first half-term is over', 'term-1'), ...closings()],
    }),
    stage({
      key: 'term-1',
      name: 'End of the first term',
      says: 'A look back on the first term.',
      tasks: [
        reviewTask({ key: 'review-term-1', name: 'Review at the end of term 1', says: 'With the manager.', count: 13, unit: 'school-weeks' }),
      ],
      gates: [onward('to-term-2', 'On to the second term', 'term-2'), ...closings()],
    }),
    stage({
      key: 'term-2',
      name: 'Second term',
      says: 'A review in the second term.',
      tasks: [
        reviewTask({ key: 'review-term-2', name: 'Review at the end of term 2', says: 'With the manager.', count: 26, unit: 'school-weeks' }),
      ],
      gates: [onward('to-term-3', 'On to the third term', 'term-3'), ...closings()],
    }),
    stage({
      key: 'term-3',
      name: 'Third term',
      says: 'The induction ends by a review: what came of it, and what goes on.',
      tasks: [
        reviewTask({ key: 'closing-review', name: 'The closing review', says: 'With the manager and the committee.', count: 38, unit: 'school-weeks' }),
      ],
      gates: [
        gate({ key: 'complete', name: 'End: the induction is complete', outcome: 'complete', by: 'adviser' }),
        gate({ key: 'goes-on', name: 'End: complete, and a mentor goes on', outcome: 'complete-with-mentor', by: 'adviser' }),
        ...closings(),
      ],
    }),
  ],
  letters: inductionLetters(['manager-welcome']),
  outcomes: [outcome('complete', 'Complete', true), outcome('complete-with-mentor', 'Complete, and a mentor goes on', true), ...closedOutcomes],
};
