import { careOf } from '../programme-definitions/care-of-letter.ts';
import type { CountsFrom, DueRule, ProgrammeDefinition, ProgrammeTask, TaskField } from '../programme-definitions/definition.ts';
import { byLaw, callBefore, choice, choices, date, endOfPower, fromField, fromStage, fromStart, fromTask, longText, outcome, provisional, rang, stage, statutoryGate, statutoryTask, task, text, toldInWriting, within } from './definition-parts.ts'; // prettier-ignore

const schedule = 'School Standards and Framework Act 1998 Schedule 15 paragraph 2';
const yearly = (from: CountsFrom, months: number): DueRule =>
  byLaw(months, months === 0 ? 'calendar-days' : 'months', from, `${schedule}: before the beginning of every funding period`);

/** The Schedule as it stood in 2005 asks it of the notice, and of a review that does not revoke; whether an appeal is left is not ours to say. */
const appeal = (more = ''): TaskField =>
  longText('appeal', 'How and by when the governing body may appeal', {
    hint: `For legal services: whether Schedule 15 still gives an appeal, and how.${more}`,
  });

/** One for each funding period in which it lasts. The second and third only where the one before kept it. */
function review(key: 'look' | 'look-again' | 'look-later', name: string, due: DueRule, since: CountsFrom): ProgrammeTask {
  const before = { 'look': null, 'look-again': 'look', 'look-later': 'look-again' }[key];
  return statutoryTask({
    key, name, due,
    says: 'Whether it is still needed. The governing body and the head are asked first what they say of it, and are told the decision in writing.',
    optional: before !== null,
    appliesWhen: before === null ? null : { field: { task: before, field: 'still', is: ['yes'] } },
    letter: key === 'look' ? 'review-of-suspension' : `review-of-suspension-${key.replace('look-', '')}`,
    fields: [
      date('asked-on', 'Day the governing body and the head were asked', { notBefore: since }),
      longText('representations', 'What they say', { hint: 'Or that they said nothing.' }),
      date('looked-on', 'Day of the review', { notBefore: fromField(key, 'asked-on') }),
      choice('still', 'The decision', { yes: 'The suspension goes on', no: 'The suspension is revoked' }),
      longText('why', 'Why'),
      appeal(' Where the suspension is revoked: that there is nothing to appeal against.'),
      date('told-on', 'Day both are told in writing', { notBefore: fromField(key, 'looked-on'), mayBeAhead: true }),
      text('signed-by', 'Signed by'),
    ],
  });
} // prettier-ignore

const restored = { restored: 'Delegation is restored' };

/** Money: a notice of concern, and the suspension of delegation for mismanagement. Not section 66, which needs a gateway to intervention. */
export const delegationDefinition: ProgrammeDefinition = {
  key: 'delegation',
  name: 'Notice of concern on money and suspension of delegation',
  inWords: 'a notice of concern on money',
  says: 'A notice of concern about a school’s money; where the budget is mismanaged, suspension of its delegation. Section 66 of the 2006 Act is another power, of intervention.',
  source: 'School Standards and Framework Act 1998 Schedule 15',
  provisional: false,
  statutory: true,
  reasonIsTold: false,
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
        callBefore('the head and the chair of governors', 12),
        statutoryTask({
          key: 'notice', name: 'The notice of concern is given', says: 'In writing, to the governing body, copied to the head.', due: within(15, 'working-days'), letter: 'notice-of-concern', checks: ['has-delegated-budget', ...careOf('called')],
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
        statutoryTask({
          key: 'closing', name: 'Tell the governing body that the notice is over', says: 'In writing, and why. The decision to close it follows.', optional: true, due: within(5, 'working-days', fromTask('answer')), letter: 'notice-of-concern-over',
          fields: [choice('because', 'Why it is over', { met: 'It was met', withdrawn: 'It is withdrawn' }), longText('reasons', 'What has changed'), ...toldInWriting(fromField('notice', 'given-on'))],
        }),
      ],
      gates: [
        statutoryGate({ key: 'met', name: 'Close: the notice was met', outcome: 'met', checks: ['told-that-concern-is-met'] }),
        statutoryGate({ key: 'suspend', name: 'Suspend delegation for mismanagement', to: 'suspended', needsTasks: false, checks: ['has-delegated-budget'] }),
        statutoryGate({ key: 'withdraw', name: 'Withdraw the notice', outcome: 'withdrawn', needsTasks: false, checks: ['told-that-concern-is-withdrawn'] }),
      ],
    }),
    stage({
      key: 'suspended',
      name: 'Suspension of delegation',
      says: 'Notice of it, its reviews and its end. From its first day, and not before, the governing body does not spend the budget, until delegation is restored.',
      tasks: [
        statutoryTask({
          key: 'suspend', name: 'Notice of suspension', says: 'To the governing body, copied at the same time to the head, and to the Secretary of State. Not less than a month’s notice, unless gross incompetence, mismanagement or another emergency makes less necessary.',
          due: within(5, 'working-days'), letter: 'suspension-of-delegation', checks: ['has-delegated-budget', 'month-of-notice', 'suspension-copied', 'review-before-funding-period', ...careOf('rang', 'short-notice')],
          fields: [
            date('given-on', 'Day it was given', { notBefore: fromStart, mayBeAhead: true }),
            date('from', 'First day of the suspension', { notBefore: fromField('suspend', 'given-on'), mayBeAhead: true }),
            ...rang,
            choices('grounds', 'Grounds (Schedule 15 paragraph 1(1))', {
              requirement: '(a) Substantial or persistent failure to comply with a requirement or restriction of delegation',
              budget: '(b) The delegated budget is not managed in a satisfactory manner',
              community: '(c) Money of community facilities is not managed in a satisfactory manner',
            }),
            longText('particulars', 'Particulars of each failure and of the mismanagement'),
            choice('length', 'Length of notice', { month: 'A month or more', incompetence: 'Less than a month: gross incompetence', mismanagement: 'Less than a month: gross mismanagement', emergency: 'Less than a month: another emergency' }),
            longText('length-why', 'Why less than a month is necessary', { required: false, hint: 'Where it is less: the notice must say so.' }),
            choices('copies', 'Copied to', { 'head': 'Headteacher', 'secretary-of-state': 'Secretary of State', 'diocese': 'Diocese or other religious body', 'appointing-body': 'Whoever appoints the foundation governors' }),
            date('review-by', 'Last day of its first review', { mayBeAhead: true, hint: 'The day before the next funding period, which begins on 1 April; a year later where the suspension begins less than two months before that.' }),
            appeal(),
            text('signed-by', 'Signed by'),
          ],
        }),
        review('look', 'Review the suspension before the funding period', yearly(fromField('suspend', 'review-by'), 0), fromField('suspend', 'from')),
        review('look-again', 'Review it before the funding period after that', yearly(fromField('suspend', 'review-by'), 12), fromField('look', 'looked-on')),
        review('look-later', 'Review it before the third funding period', yearly(fromField('suspend', 'review-by'), 24), fromField('look-again', 'looked-on')),
        statutoryTask({
          key: 'restore', name: 'Delegation is restored, or its suspension taken back', says: 'From which day the governing body decides again; or, before its first day, that the suspension is taken back, and why. The authority may review and revoke a suspension at any time.', optional: true, letter: 'end-of-suspension', checks: ['ends-suspension', 'end-is-told', 'end-told-ahead'],
          due: within(12, 'months', fromField('suspend', 'review-by'), `${provisional}: no day is set for it, and each review asks`),
          fields: [...endOfPower('suspend', restored), longText('reasons', 'What has changed'), ...toldInWriting(fromStage, false)],
        }),
        task({
          key: 'after', name: 'The suspension ends', says: 'From the day after its last the governing body decides on the budget again. Record what was arranged for it.', optional: true, checks: ['delegation-begins-again'],
          appliesWhen: { field: { task: 'restore', field: 'because', is: Object.keys(restored) } },
          due: within(0, 'calendar-days', fromField('restore', 'last-day'), `${provisional}: on the last day that was told`),
          fields: [longText('arranged', 'What was arranged for the day after')],
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
