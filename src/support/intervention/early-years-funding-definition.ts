import { careOf } from '../programme-definitions/care-of-letter.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { callBefore, choice, date, fromField, fromStage, fromStart, fromTask, gate, longText, outcome, rangBefore, stage, statutoryGate, task, text, within } from './definition-parts.ts'; // prettier-ignore

const agreement = 'The funding agreement; how many days it gives is for legal services, and provisional until they enter it';

const withdraw = statutoryGate({ key: 'withdraw', name: 'Withdraw funding', to: 'withdrawing', checks: ['funding-ground'] });
const keep = gate({ key: 'keep-funding', name: 'Keep funding', to: 'keeping', by: 'director', needsTasks: false });

/** The only lever at an early years setting. No tier begins it: Ofsted alone grades quality. */
export const earlyYearsFundingDefinition: ProgrammeDefinition = {
  key: 'early-years-funding',
  name: 'Early years funding agreement',
  inWords: 'the funding-agreement route',
  says: 'Action plan, breach notice, panel; then the authority may withdraw funding, where Ofsted judged that safeguarding is not met or leadership needs urgent improvement. A tier decides no funding.',
  source: 'The funding agreement. The authority may withdraw funding, and need not',
  provisional: true,
  statutory: false,
  reasonIsTold: false,
  tracks: ['early-years'],
  triggers: ['inspection', 'concern', 'by-hand'],
  attend: [{ who: 'Manager or registered person', appliesWhen: null, as: null }],
  checks: [],
  stages: [
    stage({
      key: 'plan',
      name: 'Action plan',
      says: 'What the setting does, with the authority’s help.',
      tasks: [
        task({
          key: 'ground', name: 'Why', says: 'What Ofsted judged, or which term of the agreement is not kept.', due: within(1, 'working-days'),
          fields: [
            choice('ground', 'Ground', { 'safeguarding-not-met': 'Ofsted: safeguarding not met', 'urgent-improvement-in-leadership': 'Ofsted: urgent improvement in leadership and governance', 'term': 'A term of the agreement is not kept' }),
            longText('facts', 'The facts', { hint: 'Name no child.' }),
          ],
        }),
        task({
          key: 'plan', name: 'Action plan', says: 'Agreed with the manager.', by: 'adviser', due: within(10, 'working-days'),
          fields: [date('agreed-on', 'Day it was agreed', { notBefore: fromStart }), longText('actions', 'What the setting does'), date('done-by', 'By when', { notBefore: fromField('plan', 'agreed-on'), mayBeAhead: true })],
        }),
        task({
          key: 'look', name: 'Look at what was done', says: 'Whether the plan was carried out.', by: 'adviser', due: within(0, 'calendar-days', fromField('plan', 'done-by')),
          fields: [longText('found', 'What was found')],
        }),
      ],
      gates: [
        gate({ key: 'settle', name: 'Close: put right', outcome: 'put-right' }),
        gate({ key: 'breach', name: 'Give a breach notice', to: 'breach', needsTasks: false }),
      ],
    }),
    stage({
      key: 'breach',
      name: 'Breach notice',
      says: 'Under the funding agreement.',
      tasks: [
        callBefore('the manager or registered person', 4),
        task({
          key: 'notice', name: 'The breach notice is given', says: 'To the manager or registered person.', due: within(5, 'working-days', undefined, agreement), letter: 'breach-notice', checks: careOf('called'),
          fields: [
            date('given-on', 'Day it was given', { notBefore: fromStart }),
            text('term', 'Which term of the agreement'),
            longText('action', 'What puts it right'),
            date('put-right-by', 'By when', { notBefore: fromField('notice', 'given-on'), mayBeAhead: true }),
            text('signed-by', 'Signed by'),
          ],
        }),
        task({
          key: 'answer', name: 'What the setting did', says: 'Whether it was put right.', by: 'adviser', due: within(0, 'calendar-days', fromField('notice', 'put-right-by')),
          fields: [longText('found', 'What was found')],
        }),
      ],
      gates: [
        gate({ key: 'settle', name: 'Close: put right', outcome: 'put-right' }),
        gate({ key: 'panel', name: 'Call the panel', to: 'panel', by: 'assistant-director' }),
      ],
    }),
    stage({
      key: 'panel',
      name: 'Panel',
      says: 'Hears the setting, and advises. The authority may withdraw funding; it need not.',
      tasks: [
        task({
          key: 'panel', name: 'The panel meets', says: 'The manager may be heard, and accompanied.', due: within(15, 'working-days', undefined, agreement),
          fields: [date('met-on', 'Day', { notBefore: fromField('notice', 'given-on') }), text('members', 'Its members'), longText('heard', 'What the setting said'), longText('advice', 'What the panel advises')],
        }),
        task({
          key: 'families', name: 'Places for the children', says: 'How families that use funded places are helped, if funding ends.', due: within(5, 'working-days', fromTask('panel')),
          fields: [longText('how', 'How')],
        }),
      ],
      gates: [
        withdraw,
        gate({ key: 'keep', name: 'Keep funding, with conditions', to: 'conditions', by: 'director', needsTasks: false }),
        keep,
      ],
    }),
    stage({
      key: 'conditions',
      name: 'Funding with conditions',
      says: 'What the setting must do to keep its funding, in writing, and whether it did.',
      tasks: [
        task({
          key: 'tell-conditions', name: 'Write to the setting: funding is kept, with conditions', says: 'To the manager or registered person.', due: within(5, 'working-days', undefined, agreement), letter: 'funding-conditions', checks: careOf('rang'),
          fields: [
            date('given-on', 'Day it was given', { notBefore: fromStage }),
            ...rangBefore('the manager or registered person'),
            longText('reasons', 'Why'),
            longText('conditions', 'The conditions', { hint: 'Each with what shows that it is met.' }),
            date('met-by', 'By when', { notBefore: fromField('tell-conditions', 'given-on'), mayBeAhead: true }),
            text('signed-by', 'Signed by'),
          ],
        }),
        task({
          key: 'conditions-met', name: 'Look at whether the conditions are met', says: 'Each of them.', by: 'adviser', due: within(0, 'calendar-days', fromField('tell-conditions', 'met-by')),
          fields: [choice('met', 'The conditions are', { met: 'Met', unmet: 'Not met' }), longText('found', 'What was found')],
        }),
      ],
      gates: [
        gate({ key: 'kept', name: 'Close: the conditions are met', outcome: 'kept', by: 'director', appliesWhen: { field: { task: 'conditions-met', field: 'met', is: ['met'] } } }),
        withdraw,
        keep,
      ],
    }),
    stage({
      key: 'keeping',
      name: 'Funding kept',
      says: 'The setting is told.',
      tasks: [
        task({
          key: 'tell-kept', name: 'Write to the setting: funding is kept', says: 'To the manager or registered person.', due: within(5, 'working-days', undefined, agreement), letter: 'funding-kept',
          fields: [date('given-on', 'Day it was given', { notBefore: fromStage }), longText('reasons', 'Why'), text('signed-by', 'Signed by')],
        }),
      ],
      gates: [gate({ key: 'close-kept', name: 'Close: funding kept', outcome: 'funding-kept', by: 'director' })],
    }),
    stage({
      key: 'withdrawing',
      name: 'Funding withdrawn',
      says: 'The setting is told, with the day from which it has no funding.',
      tasks: [
        task({
          key: 'tell-withdrawn', name: 'Write to the setting: funding is withdrawn', says: 'To the manager or registered person.', due: within(5, 'working-days', undefined, agreement), by: 'director', letter: 'funding-withdrawn', checks: ['funding-ground', ...careOf('rang')],
          fields: [
            date('given-on', 'Day it was given', { notBefore: fromStage }),
            ...rangBefore('the manager or registered person'),
            longText('reasons', 'Why', { hint: 'With its ground, what was judged or not kept, and when the panel met.' }),
            date('from', 'First day without funding', { notBefore: fromField('tell-withdrawn', 'given-on'), mayBeAhead: true, hint: 'How many days the agreement gives is for legal services.' }),
            longText('families', 'How families that use funded places are helped'),
            longText('again', 'How the setting may ask for it to be looked at again', { hint: 'As the funding agreement has it.' }),
            text('signed-by', 'Signed by'),
          ],
        }),
      ],
      gates: [gate({ key: 'close-withdrawn', name: 'Close: funding withdrawn', outcome: 'withdrawn', by: 'director' })],
    }),
  ],
  outcomes: [outcome('put-right', 'Put right', true), outcome('kept', 'Funding kept, with conditions'), outcome('funding-kept', 'Funding kept'), outcome('withdrawn', 'Funding withdrawn', false)],
}; // prettier-ignore
