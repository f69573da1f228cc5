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
  yesOrNo,
} from '../intervention/definition-parts.ts';
import type { ProgrammeDefinition, TaskField } from '../programme-definitions/definition.ts';

/** What the education and business partnership looks at (domain: the county’s strategy before). */
const strands = {
  careers: 'Careers guidance',
  enterprise: 'Enterprise',
  stem: 'Science, technology, engineering and mathematics',
  workplace: 'Exposure to the workplace',
  research: 'Access to research and development',
} as const;

const ofEach = (make: (key: string, label: string) => TaskField): TaskField[] => Object.entries(strands).map(([key, label]) => make(key, label));
const howFar = { 'not-yet': 'Not yet', 'begun': 'Begun', 'part': 'Part of what we do' };
const isMet = { yes: 'Met', partly: 'Met in part', no: 'Not met' };
const validFor = `${provisional} (an award is valid for three years)`;

/** The mark is awarded for three years, looked at each year, and renewed by going through it again. */
export const qualityMarkDefinition: ProgrammeDefinition = {
  key: 'quality-mark',
  name: 'Quality mark of the education and business partnership',
  inWords: 'the quality mark',
  says: 'Shows that what a school or college does with employers is good: careers guidance, enterprise, science and technology, the workplace, and research and development.',
  source: provisional,
  provisional: true,
  statutory: false,
  reasonIsTold: false,
  tracks: ['maintained', 'academy', 'independent', 'college', 'alternative-provision'],
  triggers: ['by-hand'],
  attend: [
    { who: 'Whoever leads on careers in the school or college', appliesWhen: null, as: null },
    { who: 'A business partner', appliesWhen: null, as: null },
  ],
  checks: [],
  stages: [
    stage({
      key: 'self-assessment',
      name: 'Self-assessment',
      says: 'The school or college says how far it has come in each of five things.',
      tasks: [
        task({
          key: 'assess', name: 'Assess yourselves', says: 'How far you have come in each, and how you know.', by: 'head', due: within(6, 'school-weeks'),
          fields: [...ofEach((key, label) => choice(key, label, howFar)), longText('how', 'How you know'), text('led-by', 'Who leads on it, by role')],
        }),
        task({
          key: 'talk', name: 'Talk it through', says: 'What to gather, and which business partners could help.', by: 'adviser', due: within(10, 'working-days', fromTask('assess')),
          fields: [longText('agreed', 'What was agreed')],
        }),
      ],
      gates: [
        gate({ key: 'gather', name: 'Go on to evidence', to: 'evidence', by: 'adviser' }),
        gate({ key: 'not-now', name: 'Leave it for now', outcome: 'left', by: 'adviser', needsTasks: false }),
      ],
    }),
    stage({
      key: 'evidence',
      name: 'Evidence',
      says: 'What shows it, gathered by the school or college and read by an officer. No child is named.',
      tasks: [
        task({
          key: 'gather', name: 'Gather the evidence', says: 'For each of the five what pupils do, with whom, and what they say of it.', by: 'head', due: within(12, 'school-weeks'),
          fields: [...ofEach((key, label) => longText(key, label)), longText('partners', 'Business partners, and what each does', { required: false })],
        }),
        task({
          key: 'read', name: 'Read the evidence', says: 'Whether it is enough for a visit, and what to ask there.', by: 'specialist', due: within(15, 'working-days', fromTask('gather')),
          fields: [choice('enough', 'Is it enough for a visit', { yes: 'Yes', no: 'No, more is needed' }), longText('ask', 'What to ask, or what is missing')],
        }),
      ],
      gates: [
        gate({ key: 'visit', name: 'Go on to the visit', to: 'visit', by: 'adviser', appliesWhen: { field: { task: 'read', field: 'enough', is: ['yes'] } } }),
        gate({ key: 'gather-more', name: 'Gather more', to: 'evidence', by: 'adviser', appliesWhen: { field: { task: 'read', field: 'enough', is: ['no'] } } }),
        gate({ key: 'not-now-evidence', name: 'Leave it for now', outcome: 'left', by: 'adviser', needsTasks: false }),
      ],
    }),
    stage({
      key: 'visit',
      name: 'Assessment visit',
      says: 'An officer and a business partner see it, and talk with pupils and staff.',
      tasks: [
        task({
          key: 'visit', name: 'Make the assessment visit', says: 'Each of the five, as it was seen.', by: 'specialist', due: within(6, 'school-weeks'),
          fields: [date('visited-on', 'Day of the visit', { notBefore: fromStart }), ...ofEach((key, label) => choice(key, label, isMet)), longText('found', 'What was found'), text('with', 'With which business partner, by role')],
        }),
      ],
      gates: [
        gate({ key: 'panel', name: 'Go on to the award panel', to: 'panel', by: 'adviser' }),
        gate({ key: 'not-now-visit', name: 'Leave it for now', outcome: 'left', by: 'adviser', needsTasks: false }),
      ],
    }),
    stage({
      key: 'panel',
      name: 'Award panel',
      says: 'Officers and business partners decide together, on what the visit found.',
      tasks: [
        task({
          key: 'decide', name: 'Decide on the award', says: 'The panel awards the mark for three years, or says what is still to be done.', due: within(20, 'working-days'),
          fields: [
            date('met-on', 'Day of the panel', { notBefore: fromField('visit', 'visited-on') }),
            text('members', 'Who sat on it, by role'),
            choice('award', 'What it decided', { yes: 'Awarded', no: 'Not yet' }),
            longText('reasons', 'Why, and what is still to be done'),
          ],
        }),
      ],
      gates: [
        gate({ key: 'award', name: 'Award the mark', to: 'held', appliesWhen: { field: { task: 'decide', field: 'award', is: ['yes'] } } }),
        gate({ key: 'again', name: 'Not yet: gather more', to: 'evidence', appliesWhen: { field: { task: 'decide', field: 'award', is: ['no'] } } }),
        gate({ key: 'not-awarded', name: 'Close: not awarded', outcome: 'not-awarded', appliesWhen: { field: { task: 'decide', field: 'award', is: ['no'] } } }),
      ],
    }),
    stage({
      key: 'held',
      name: 'Awarded',
      says: 'The mark is held for three years, with a look each year. It is renewed by going through it again.',
      tasks: [
        task({
          key: 'tell', name: 'Tell the school, and say it aloud', says: 'The award, until when it is valid, and where it may be shown.', by: 'adviser', due: within(5, 'working-days'),
          fields: [date('told-on', 'Told on', { notBefore: fromField('decide', 'met-on') })],
        }),
        ...([['first', 'First', 12], ['second', 'Second', 24]] as const).map(([key, name, months]) =>
          task({
            key: `${key}-check`, name: `${name} yearly check`, says: 'Whether it is still so, in an hour’s talk.', by: 'specialist', due: within(months, 'months', fromField('decide', 'met-on')),
            fields: [choice('holds', 'Does it still hold', yesOrNo), longText('found', 'What was said')],
          }),
        ),
        task({
          key: 'renewal', name: 'Say whether you renew', says: 'Before three years are over, so that the mark does not lapse.', by: 'head', due: within(33, 'months', fromField('decide', 'met-on')),
          fields: [choice('renews', 'Do you renew it', yesOrNo)],
        }),
        task({
          key: 'ends', name: 'Last day of the award', says: 'The mark lapses three years after the panel, unless it is renewed before. Record that it was taken down, or that it is renewed.', by: 'adviser', optional: true,
          due: within(36, 'months', fromField('decide', 'met-on'), validFor),
          fields: [longText('says', 'What was done')],
        }),
      ],
      gates: [
        gate({ key: 'renew', name: 'Renew: assess yourselves again', to: 'self-assessment', by: 'adviser', appliesWhen: { field: { task: 'renewal', field: 'renews', is: ['yes'] } } }),
        gate({ key: 'lapsed', name: 'Close: the three years are over', outcome: 'lapsed', appliesWhen: { field: { task: 'renewal', field: 'renews', is: ['no'] } } }),
        gate({ key: 'withdraw', name: 'Withdraw the mark', outcome: 'withdrawn', second: 'assistant-director', needsTasks: false }),
      ],
    }),
  ],
  outcomes: [
    outcome('lapsed', 'Held for its three years', true),
    outcome('withdrawn', 'Withdrawn', false),
    outcome('not-awarded', 'Not awarded'),
    outcome('left', 'Left for now'),
  ],
}; // prettier-ignore
