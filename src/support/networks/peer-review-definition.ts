import {
  choice,
  date,
  fromField,
  fromStart,
  fromTask,
  gate,
  longText,
  outcome,
  provisional,
  stage,
  task,
  text,
  within,
} from '../intervention/definition-parts.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';

/**
 * Schools review each other because they wish to: no tier begins it or is spoken of in it, nothing in it is graded, and what is found belongs to the school that
 * was reviewed, whose head hears it first.
 */
export const peerReviewDefinition: ProgrammeDefinition = {
  key: 'peer-review',
  name: 'Peer review between schools',
  inWords: 'a peer review',
  says: 'A school asks others to look at one thing with it, and says what it will change. It grades nothing, and what is found is the school’s own.',
  source: provisional,
  provisional: true,
  statutory: false,
  reasonIsTold: false,
  tracks: ['maintained', 'academy', 'independent', 'alternative-provision'],
  triggers: ['by-hand'],
  attend: [
    { who: 'Headteacher of the reviewed school', appliesWhen: null, as: null },
    { who: 'Those who review, of other schools', appliesWhen: null, as: null },
    { who: 'Adviser, where the school wishes it', appliesWhen: null, as: null },
  ],
  checks: [],
  stages: [
    stage({
      key: 'agree',
      name: 'Agree the focus',
      says: 'The school says what it wants looked at, and who is to look.',
      tasks: [
        task({
          key: 'focus', name: 'Agree the focus', says: 'One question that the school wants an answer to, and where in the school to look for it.', by: 'head',
          due: within(10, 'working-days', fromStart),
          fields: [longText('question', 'What the school wants looked at'), longText('why', 'Why now', { required: false })],
        }),
        task({
          key: 'reviewers', name: 'Choose who reviews', says: 'One school or more that know the question, agreed with the head. Neither depends on the other.', by: 'adviser',
          due: within(15, 'working-days', fromStart),
          fields: [
            longText('schools', 'School or schools that review', { hint: 'With the URN of each: the days then stand in the diary of its head' }),
            text('led-by', 'Who leads the review, by role and school'),
            date('agreed-on', 'Agreed with the head on', { notBefore: fromStart }),
            choice('interest', 'Does anybody stand too near', { 'none': 'No', 'declared': 'Yes, and both schools know and agree' }, { hint: 'Such as a shared governor, a move of staff, or pupils that both want' }),
          ],
        }),
      ],
      gates: [
        gate({ key: 'prepare', name: 'Go on to preparation', to: 'preparation', by: 'adviser' }),
        gate({ key: 'not-taken-up', name: 'Leave it', outcome: 'not-taken-up', by: 'adviser', needsTasks: false }),
      ],
    }),
    stage({
      key: 'preparation',
      name: 'Preparation',
      says: 'The school writes down how it sees itself, and both sides agree the days and what is kept between them.',
      tasks: [
        task({
          key: 'own-view', name: 'Write the school’s own view', says: 'In a page: what goes well, what does not, and how the school knows. It is where the review begins.', by: 'head',
          due: within(15, 'working-days'),
          fields: [longText('view', 'How the school sees it'), longText('read', 'What reviewers should read before', { required: false })],
        }),
        task({
          key: 'days', name: 'Agree the days and the programme', says: 'When they come, whom they see, and when the head hears what was found.', by: 'adviser',
          due: within(15, 'working-days'),
          fields: [
            date('first', 'First day', { notBefore: fromStart, mayBeAhead: true }),
            date('last', 'Last day', { notBefore: fromField('days', 'first'), mayBeAhead: true }),
            longText('programme', 'Programme of the days'),
          ],
        }),
        task({
          key: 'protocol', name: 'Agree what is kept between you', says: 'Nobody is graded or named, what is found goes to the head first, and the school decides who else reads it.', by: 'head',
          due: within(15, 'working-days'),
          fields: [date('agreed-on', 'Both sides agreed on', { notBefore: fromStart }), longText('besides', 'What else was agreed', { required: false })],
        }),
      ],
      gates: [
        gate({ key: 'review', name: 'Go on to the days', to: 'days', by: 'adviser' }),
        gate({ key: 'called-off', name: 'Call it off', outcome: 'not-taken-up', by: 'adviser', needsTasks: false }),
      ],
    }),
    stage({
      key: 'days',
      name: 'The days',
      says: 'Reviewers look with the school’s own leaders, and not at single teachers.',
      tasks: [
        task({
          key: 'review', name: 'Hold the review', says: 'With the school’s own leaders, in lessons, books and talk. No lesson and no teacher is graded.', by: 'adviser',
          due: within(0, 'calendar-days', fromField('days', 'last')),
          fields: [date('ended-on', 'Day it ended', { notBefore: fromField('days', 'first') }), text('who', 'Who took part, by role and school')],
        }),
      ],
      gates: [
        gate({ key: 'share', name: 'Go on to what was found', to: 'findings', by: 'adviser' }),
        gate({ key: 'broken-off', name: 'Break it off', outcome: 'not-taken-up', by: 'adviser', needsTasks: false }),
      ],
    }),
    stage({
      key: 'findings',
      name: 'What was found',
      says: 'The head hears it first, from the reviewers themselves, and may put right what is wrong in it.',
      tasks: [
        task({
          key: 'head-first', name: 'Share the findings with the head', says: 'The reviewers tell the head before anybody else, and leave it in writing with the school. What they found is not written down here: it is the school’s own.', by: 'adviser',
          due: within(3, 'working-days', fromField('review', 'ended-on')),
          fields: [date('shared-on', 'Shared with the head on', { notBefore: fromField('review', 'ended-on') }), text('by', 'By whom, by role and school')],
        }),
        task({
          key: 'answer', name: 'Say how the school sees them', says: 'What is right, what is not, and what was left out.', by: 'head',
          due: within(5, 'working-days', fromField('head-first', 'shared-on')),
          fields: [longText('says', 'How the school sees the findings', { hint: 'The authority’s officers read what you write here' })],
        }),
        task({
          key: 'governors', name: 'Share them further', says: 'With governors or the trust, as the school decides.', by: 'head', optional: true,
          due: within(20, 'working-days', fromField('head-first', 'shared-on')),
          fields: [text('with', 'With whom'), date('shared-on', 'On', { notBefore: fromField('head-first', 'shared-on') })],
        }),
      ],
      gates: [gate({ key: 'change', name: 'Go on to what changes', to: 'change', by: 'adviser' })],
    }),
    stage({
      key: 'change',
      name: 'What changes',
      says: 'The school says what it will do, and after a term both look whether it did.',
      tasks: [
        task({
          key: 'changes', name: 'Say what changes', says: 'What the school will do differently, who sees to it, and by when.', by: 'head',
          due: within(15, 'working-days'),
          fields: [longText('what', 'What the school will do'), text('who', 'Who sees to it, by role')],
        }),
        task({
          key: 'follow-up', name: 'Follow it up after a term', says: 'The reviewers and the head look together at what has changed. A term is counted as twelve school weeks.', by: 'adviser',
          due: within(12, 'school-weeks', fromTask('changes')),
          fields: [
            date('held-on', 'Day they met again', { notBefore: fromTask('changes') }),
            choice('changed', 'Did it change', { 'yes': 'Yes', 'in-part': 'In part', 'no': 'Not so far' }),
            longText('how', 'How they know'),
          ],
        }),
        task({
          key: 'taken-home', name: 'What the reviewers took home', says: 'What those who reviewed will do in their own schools.', by: 'adviser', optional: true,
          due: within(12, 'school-weeks', fromTask('changes')),
          fields: [longText('what', 'What they took home')],
        }),
      ],
      gates: [
        gate({ key: 'changed', name: 'Close: it changed something', outcome: 'changed', by: 'adviser', appliesWhen: { field: { task: 'follow-up', field: 'changed', is: ['yes', 'in-part'] } } }),
        gate({ key: 'not-so-far', name: 'Close: nothing has changed so far', outcome: 'not-so-far', by: 'adviser', appliesWhen: { field: { task: 'follow-up', field: 'changed', is: ['no'] } } }),
        gate({ key: 'left', name: 'Close without a follow-up', outcome: 'not-so-far', by: 'adviser', needsTasks: false }),
      ],
    }),
  ],
  outcomes: [outcome('changed', 'It changed something', true), outcome('not-so-far', 'Nothing has changed so far'), outcome('not-taken-up', 'Not carried out')],
}; // prettier-ignore
