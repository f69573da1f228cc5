import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { callBefore, careOfLetter, choice, choices, date, endOfPower, forLegalServices, fromField, fromStart, longText, outcome, stage, statutoryGate, statutoryTask, task, text, within } from './definition-parts.ts'; // prettier-ignore

/** Money: a notice of concern, and the suspension of delegation for mismanagement. Not section 66, which needs a gateway to intervention. */
export const delegationDefinition: ProgrammeDefinition = {
  key: 'delegation',
  name: 'Notice of concern on money and suspension of delegation',
  inWords: 'a notice of concern on money',
  says: 'A notice of concern about a school’s money; where the budget is mismanaged, suspension of its delegation. Section 66 of the 2006 Act is another power, of intervention.',
  source: 'School Standards and Framework Act 1998 Schedule 15',
  provisional: false,
  statutory: true,
  tracks: ['maintained'],
  triggers: ['concern', 'inspection', 'programme', 'by-hand'],
  attend: [{ who: 'Finance officer', appliesWhen: null, as: null }],
  checks: ['has-delegated-budget'],
  stages: [
    stage({
      key: 'concern',
      name: 'Notice of concern',
      says: 'What is wrong with the school’s money, and what the governing body must do.',
      tasks: [
        task({
          key: 'facts', name: 'The facts', says: 'What the finance officer found.', by: 'specialist', due: within(10, 'working-days'),
          fields: [longText('facts', 'The facts'), longText('action', 'What the governing body must do')],
        }),
        callBefore('the head and the chair of governors'),
        statutoryTask({
          key: 'notice', name: 'The notice of concern is given', says: 'In writing, to the governing body, copied to the head.', due: within(15, 'working-days'), letter: 'notice-of-concern', checks: ['has-delegated-budget', ...careOfLetter],
          fields: [
            date('given-on', 'Day it was given', { notBefore: fromStart, mayBeAhead: true }),
            date('act-by', 'Day by which the governing body must act', { notBefore: fromField('notice', 'given-on'), mayBeAhead: true }),
            choices('copies', 'Copied to', { 'head': 'Headteacher', 'diocese': 'Diocese or other religious body', 'appointing-body': 'Whoever appoints the foundation governors' }),
            text('signed-by', 'Signed by'),
          ],
        }),
        task({
          key: 'answer', name: 'What the governing body did', says: 'Whether the notice was met.', by: 'specialist', due: within(0, 'calendar-days', fromField('notice', 'act-by')),
          fields: [choice('met', 'The notice was', { met: 'Met', unmet: 'Not met' }), longText('found', 'What was found')],
        }),
      ],
      gates: [
        statutoryGate({ key: 'met', name: 'Close: the notice was met', outcome: 'met', appliesWhen: { field: { task: 'answer', field: 'met', is: ['met'] } } }),
        statutoryGate({ key: 'suspend', name: 'Suspend delegation for mismanagement', to: 'suspended', needsTasks: false, checks: ['has-delegated-budget'] }),
        statutoryGate({ key: 'withdraw', name: 'Withdraw the notice', outcome: 'withdrawn', needsTasks: false }),
      ],
    }),
    stage({
      key: 'suspended',
      name: 'Delegation suspended',
      says: 'The governing body does not spend the budget until delegation is restored.',
      tasks: [
        statutoryTask({
          key: 'suspend', name: 'Notice of suspension', says: 'States the grounds. The length of notice, and who has a copy, are for legal services.', due: within(5, 'working-days'), letter: 'suspension-of-delegation', checks: ['has-delegated-budget'],
          fields: [
            date('given-on', 'Day it was given', { notBefore: fromStart, mayBeAhead: true }),
            date('from', 'First day of the suspension', { notBefore: fromField('suspend', 'given-on'), mayBeAhead: true }),
            longText('grounds', 'Grounds'),
            choices('copies', 'Copied to', { 'head': 'Headteacher', 'diocese': 'Diocese or other religious body', 'appointing-body': 'Whoever appoints the foundation governors' }),
            text('signed-by', 'Signed by'),
          ],
        }),
        statutoryTask({
          key: 'look', name: 'Look at the suspension', says: 'Whether it is still needed.', due: within(3, 'months', fromField('suspend', 'from'), `${forLegalServices}: how often it is looked at`),
          fields: [date('looked-on', 'Day', { notBefore: fromField('suspend', 'from') }), choice('still', 'Still needed', { yes: 'Yes', no: 'No' }), longText('why', 'Why')],
        }),
        statutoryTask({
          key: 'look-again', name: 'Look at it again', says: 'Where it was still needed at the look before.', optional: true, appliesWhen: { field: { task: 'look', field: 'still', is: ['yes'] } },
          due: within(3, 'months', fromField('look', 'looked-on'), `${forLegalServices}: how often it is looked at`),
          fields: [date('looked-on', 'Day', { notBefore: fromField('look', 'looked-on') }), choice('still', 'Still needed', { yes: 'Yes', no: 'No' }), longText('why', 'Why')],
        }),
        statutoryTask({
          key: 'restore', name: 'Delegation is restored, or its suspension taken back', says: 'From which day the governing body decides again; or, before its first day, that the suspension is taken back, and why.', optional: true, checks: ['ends-suspension'], due: within(3, 'months', fromField('suspend', 'from'), `${forLegalServices}: how often it is looked at`),
          fields: [...endOfPower('suspend', { restored: 'Delegation is restored' }), longText('reasons', 'What has changed')],
        }),
      ],
      gates: [
        statutoryGate({ key: 'restored', name: 'Close: delegation is restored', outcome: 'restored', needsTasks: false, checks: ['delegation-is-restored', 'no-power-left-in-force'] }),
        statutoryGate({ key: 'taken-back', name: 'Close: the suspension was taken back', outcome: 'withdrawn', needsTasks: false, checks: ['suspension-taken-back', 'no-power-left-in-force'] }),
        statutoryGate({ key: 'academy', name: 'Close: the school becomes an academy or shuts', outcome: 'academy', needsTasks: false, checks: ['no-power-left-in-force'] }),
      ],
    }),
  ],
  outcomes: [
    outcome('met', 'The notice was met', true),
    outcome('restored', 'Delegation restored', true),
    outcome('withdrawn', 'Withdrawn'),
    outcome('academy', 'Became an academy or shut'),
  ],
}; // prettier-ignore
