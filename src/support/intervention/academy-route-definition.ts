import { careOf } from '../programme-definitions/care-of-letter.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { choice, choices, date, fromField, fromStart, gate, longText, outcome, provisional, stage, task, text, within } from './definition-parts.ts';

/** An academy answers to its trust and the trust to the DfE. The authority writes, refers and follows up; it never gives a notice. */
export const academyRouteDefinition: ProgrammeDefinition = {
  key: 'academy-route',
  name: 'Concern about an academy',
  inWords: 'a concern about an academy',
  says: 'The trust in writing, then the DfE Regions Group, then what came of it. The authority has no power of its own here and gives no notice.',
  source: `The authority has no statutory power over an academy. Stages and times: ${provisional.toLowerCase()}`,
  provisional: true,
  statutory: false,
  reasonIsTold: false,
  tracks: ['academy'],
  triggers: ['tier', 'concern', 'inspection', 'programme', 'by-hand'],
  attend: [{ who: 'Headteacher', appliesWhen: null, as: null }, { who: 'Trust chief executive', appliesWhen: null, as: null }],
  checks: [],
  stages: [
    stage({
      key: 'trust',
      name: 'The trust',
      says: 'A conversation with the trust, put in writing.',
      tasks: [
        task({
          key: 'conversation', name: 'Talk with the trust', says: 'The head and the trust’s chief executive hear the concern first.', due: within(10, 'working-days'),
          fields: [date('held-on', 'Day', { notBefore: fromStart }), text('with', 'With whom'), longText('said', 'What was said')],
        }),
        task({
          key: 'letter', name: 'Put it in writing', says: 'To the head, the trust’s chief executive and the chair of trustees.', due: within(15, 'working-days'), letter: 'academy-concern', checks: [...careOf('talked'), 'reply-on-a-working-day'],
          fields: [
            date('sent-on', 'Day it was sent', { notBefore: fromField('conversation', 'held-on') }),
            longText('facts', 'The facts', { hint: 'Name no child.' }),
            longText('asks', 'What the authority asks of the trust'),
            date('reply-by', 'Day by which a reply is asked for', { notBefore: fromField('letter', 'sent-on'), mayBeAhead: true }),
            text('signed-by', 'Signed by'),
          ],
        }),
        task({
          key: 'reply', name: 'The trust’s answer', says: 'What the trust will do; or that no answer came.', due: within(0, 'calendar-days', fromField('letter', 'reply-by')),
          fields: [choice('came', 'An answer', { came: 'Came', none: 'Did not come' }), longText('says', 'What it says', { required: false })],
        }),
      ],
      gates: [
        gate({ key: 'settle', name: 'Close: the trust deals with it', outcome: 'trust-acts' }),
        gate({ key: 'refer', name: 'Refer to the DfE Regions Group', to: 'regions', by: 'assistant-director' }),
      ],
    }),
    stage({
      key: 'regions',
      name: 'DfE Regions Group',
      says: 'The referral, and what follows.',
      tasks: [
        task({
          key: 'referral', name: 'Referral', says: 'What the authority fears, what the trust answered, and what is asked. The trust has a copy.', by: 'assistant-director', due: within(5, 'working-days'), letter: 'regions-referral', checks: ['trust-copied'],
          fields: [
            date('sent-on', 'Day it was sent', { notBefore: fromStart }),
            longText('says', 'What it says'),
            choices('copies', 'Copied to', { 'trust': 'Trust chief executive', 'trustees': 'Chair of trustees', 'head': 'Headteacher' }),
            text('signed-by', 'Signed by'),
          ],
        }),
        task({
          key: 'follow-up', name: 'Follow it up', says: 'What the Regions Group has done.', due: within(20, 'working-days', fromField('referral', 'sent-on')),
          fields: [date('heard-on', 'Day', { notBefore: fromField('referral', 'sent-on') }), longText('says', 'What was heard')],
        }),
      ],
      gates: [
        gate({ key: 'settled-after-referral', name: 'Close: settled', outcome: 'settled' }),
        gate({ key: 'leave', name: 'Close: the DfE takes no action', outcome: 'no-action' }),
      ],
    }),
  ],
  outcomes: [
    outcome('trust-acts', 'The trust deals with it', true),
    outcome('settled', 'Settled after referral', true),
    outcome('no-action', 'The DfE takes no action', false),
  ],
}; // prettier-ignore
