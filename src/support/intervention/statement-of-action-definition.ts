import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { byLaw, choice, choices, date, fromField, fromTask, gate, longText, outcome, stage, statutoryGate, statutoryTask, task, text, within } from './definition-parts.ts'; // prettier-ignore

const tenDays =
  'SI 2005/2038 (ten working days by the explanatory notes): no Saturday, Sunday or public holiday, and no day of a holiday of more than a week of that school; the first day is the one after the report came'; // prettier-ignore

/** Education Act 2005 s15: a programme of its own, begun by a confirmed category of concern, with its own definition of a day. */
export const statementOfActionDefinition: ProgrammeDefinition = {
  key: 'statement-of-action',
  name: 'Statement of action',
  inWords: 'a statement of action',
  says: 'When a maintained school is judged to require significant improvement or special measures, the authority says in writing what it will do.',
  source: 'Education Act 2005 s15; SI 2005/2038',
  provisional: false,
  statutory: true,
  reasonIsTold: false,
  tracks: ['maintained'],
  triggers: ['inspection'],
  attend: [
    { who: 'Headteacher and chair of governors', appliesWhen: null, as: null },
    { who: 'Whoever appoints the foundation governors', appliesWhen: { character: ['voluntary-aided'] }, as: null },
  ],
  checks: ['category-of-concern-confirmed'],
  stages: [
    stage({
      key: 'prepare',
      name: 'Prepare',
      says: 'What the authority will do, within ten of the regulations’ days, with parents’ views.',
      tasks: [
        task({
          key: 'report',
          name: 'The report came',
          says: 'The day on which the authority had the inspection report: day 0.',
          due: within(1, 'working-days'),
          checks: ['report-of-inspection'],
          fields: [
            date('received-on', 'Day the report came', { hint: 'From which day the ten count is for legal services to confirm.' }),
            choice('category', 'The category', {
              'requires-significant-improvement': 'Requires significant improvement',
              'special-measures': 'Special measures',
            }),
            text('report', 'Which report', { hint: 'Its date, or its number.' }),
          ],
        }),
        task({
          key: 'parents',
          name: 'Parents’ views',
          says: 'How parents are told of what is proposed, how they are asked, and what they say.',
          due: within(8, 'own-days', fromField('report', 'received-on')),
          fields: [
            date('asked-on', 'Day they were asked', { notBefore: fromField('report', 'received-on') }),
            longText('how', 'How they are told and asked'),
            longText('say', 'What they say, and what follows from it'),
          ],
        }),
        statutoryTask({
          key: 'statement',
          name: 'The statement',
          says: 'What the authority proposes to do and in what time; or that it proposes nothing, and why not.',
          due: byLaw(10, 'own-days', fromField('report', 'received-on'), tenDays),
          letter: 'statement-of-action',
          checks: ['statement-for-maintained', 'statement-says'],
          fields: [
            date('prepared-on', 'Day it was finished', { notBefore: fromField('parents', 'asked-on') }),
            choice('proposes', 'The authority proposes', { action: 'Action', nothing: 'No action' }),
            longText('action', 'What the authority proposes to do', { required: false, hint: 'Where it proposes action.' }),
            text('period', 'In what time', { required: false, hint: 'Where it proposes action.' }),
            longText('reasons', 'Why it proposes none', { required: false, hint: 'Where it proposes no action.' }),
            text('signed-by', 'Signed by'),
          ],
        }),
        statutoryTask({
          key: 'copies',
          name: 'Copies are sent',
          says: 'To Ofsted; for a voluntary aided school also to its appointing body.',
          due: within(1, 'working-days', fromTask('statement')),
          checks: ['statement-for-maintained', 'statement-copied'],
          fields: [
            date('sent-on', 'Day they were sent', { notBefore: fromField('statement', 'prepared-on') }),
            choices('copies', 'Sent to', {
              'ofsted': 'Ofsted',
              'appointing-body': 'Appointing body of a voluntary aided school',
              'governing-body': 'Governing body',
              'head': 'Headteacher',
            }),
          ],
        }),
      ],
      gates: [
        statutoryGate({ key: 'carry-out', name: 'Go on: the statement is sent', to: 'carry-out' }),
        statutoryGate({
          key: 'no-category',
          name: 'Close: the school is in no category',
          outcome: 'no-category',
          needsTasks: false,
          checks: ['no-category-of-concern'],
        }),
        statutoryGate({
          key: 'left',
          name: 'Close: the school is not maintained any more',
          outcome: 'academy',
          needsTasks: false,
          checks: ['no-longer-maintained'],
        }),
      ],
    }),
    stage({
      key: 'carry-out',
      name: 'Carry out',
      says: 'What the statement says is done, until the school is out of the category.',
      tasks: [
        task({
          key: 'progress',
          name: 'Look at how far it is done',
          says: 'Against each action of the statement.',
          due: within(6, 'school-weeks'),
          fields: [longText('found', 'What is done, and what is not')],
        }),
      ],
      gates: [
        gate({ key: 'out', name: 'Close: out of the category', outcome: 'out', by: 'director' }),
        gate({ key: 'academy', name: 'Close: the school becomes an academy or shuts', outcome: 'academy', by: 'director', needsTasks: false }),
      ],
    }),
  ],
  outcomes: [outcome('out', 'Out of the category', true), outcome('academy', 'Became an academy or shut'), outcome('no-category', 'In no category')],
};
