import { careOf } from '../programme-definitions/care-of-letter.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import {
  callBefore,
  choice,
  choices,
  date,
  fromField,
  fromStart,
  gate,
  longText,
  outcome,
  provisional,
  stage,
  task,
  text,
  within,
} from './definition-parts.ts';

/** The rung before the law: it has no force of its own, and so needs no second person. */
export const concernLetterDefinition: ProgrammeDefinition = {
  key: 'letter-of-concern',
  name: 'Letter of concern',
  inWords: 'a letter of concern',
  says: 'Says in writing what the authority fears, what it asks and by when. It has no force of law and opens no power.',
  source: `Not statutory. ${provisional}`,
  provisional: true,
  statutory: false,
  reasonIsTold: false,
  tracks: ['maintained'],
  triggers: ['tier', 'concern', 'inspection', 'programme', 'by-hand'],
  attend: [],
  checks: [],
  stages: [
    stage({
      key: 'write',
      name: 'Write',
      says: 'What is of concern, and what would settle it.',
      tasks: [
        task({
          key: 'concern',
          name: 'What is of concern',
          says: 'The facts, what the authority asks, and what it offers.',
          due: within(5, 'working-days'),
          fields: [
            longText('facts', 'The facts', { hint: 'Name no child.' }),
            longText('action', 'What the authority asks'),
            longText('offer', 'What it offers'),
          ],
        }),
        callBefore('the head and the chair of governors', 8),
        task({
          key: 'sent',
          name: 'The letter is sent',
          says: 'To the head and the chair of governors together.',
          due: within(10, 'working-days'),
          letter: 'letter-of-concern',
          checks: [...careOf('called'), 'reply-on-a-working-day'],
          fields: [
            date('sent-on', 'Day it was sent', { notBefore: fromStart }),
            date('reply-by', 'Day by which a reply is asked for', { notBefore: fromField('sent', 'sent-on'), mayBeAhead: true }),
            choices('copies', 'Sent to', { head: 'Headteacher', chair: 'Chair of governors', diocese: 'Diocese' }),
            text('signed-by', 'Signed by'),
          ],
        }),
      ],
      gates: [
        gate({ key: 'wait', name: 'Wait for the reply', to: 'answer' }),
        gate({ key: 'not-sent', name: 'Do not send it', outcome: 'not-sent', needsTasks: false }),
      ],
    }),
    stage({
      key: 'answer',
      name: 'Answer and follow-up',
      says: 'What the governors answer, and whether it is settled.',
      tasks: [
        task({
          key: 'reply',
          name: 'The reply',
          says: 'What the governing body answers; or that none came.',
          due: within(0, 'calendar-days', fromField('sent', 'reply-by')),
          fields: [choice('came', 'A reply', { came: 'Came', none: 'Did not come' }), longText('says', 'What it says', { required: false })],
        }),
        task({
          key: 'look',
          name: 'Look at what was done',
          says: 'Whether what was asked has been done.',
          due: within(6, 'school-weeks', fromField('sent', 'reply-by')),
          fields: [longText('found', 'What was found')],
        }),
      ],
      gates: [
        gate({ key: 'settle', name: 'Close: settled', outcome: 'settled' }),
        gate({ key: 'escalate', name: 'Close: consider a warning notice', outcome: 'escalated', by: 'assistant-director', needsTasks: false }),
      ],
    }),
  ],
  outcomes: [
    outcome('settled', 'Settled', true),
    outcome('escalated', 'Not settled: a warning notice is considered', false),
    outcome('not-sent', 'Not sent'),
  ],
};
