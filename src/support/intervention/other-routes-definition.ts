import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { choice, date, fromField, fromStart, gate, longText, outcome, provisional, stage, task, text, within } from './definition-parts.ts';

/** Independent schools, colleges and alternative provision: the authority tells those who answer for them, and has no power. */
export const otherRoutesDefinition: ProgrammeDefinition = {
  key: 'other-routes',
  name: 'Concern about an independent school, college or alternative provider',
  inWords: 'a concern told to those who answer for the provider',
  says: 'The proprietor or principal first; then the DfE, and for alternative provision whoever commissions the places. The authority has no power here.',
  source: `The authority has no statutory power here. Stages and times: ${provisional.toLowerCase()}`,
  provisional: true,
  statutory: false,
  reasonIsTold: false,
  tracks: ['independent', 'college', 'alternative-provision'],
  triggers: ['concern', 'inspection', 'by-hand'],
  attend: [],
  checks: [],
  stages: [
    stage({
      key: 'provider',
      name: 'The provider',
      says: 'Whoever answers for it hears the concern first.',
      tasks: [
        task({
          key: 'proprietor', name: 'Tell the proprietor', says: 'In writing.', appliesWhen: { track: ['independent', 'alternative-provision'] }, due: within(10, 'working-days'),
          fields: [date('told-on', 'Day', { notBefore: fromStart }), text('whom', 'Who was told'), longText('said', 'What was said, and answered')],
        }),
        task({
          key: 'principal', name: 'Tell the principal', says: 'In writing.', appliesWhen: { track: ['college'] }, due: within(10, 'working-days'),
          fields: [date('told-on', 'Day', { notBefore: fromStart }), text('whom', 'Who was told'), longText('said', 'What was said, and answered')],
        }),
      ],
      gates: [
        gate({ key: 'settle', name: 'Close: the provider deals with it', outcome: 'provider-acts' }),
        gate({ key: 'tell-others', name: 'Tell those who answer for it', to: 'told', by: 'assistant-director', needsTasks: false }),
      ],
    }),
    stage({
      key: 'told',
      name: 'Those who answer for it',
      says: 'The DfE registers independent schools and funds colleges; whoever commissions alternative provision decides whether to go on.',
      tasks: [
        task({
          key: 'dfe', name: 'Tell the DfE', says: 'What the authority fears, and what the provider answered.', appliesWhen: { track: ['independent', 'college'] }, due: within(5, 'working-days'),
          fields: [date('told-on', 'Day', { notBefore: fromStart }), longText('says', 'What was said')],
        }),
        task({
          key: 'commissioner', name: 'Tell the commissioner', says: 'Whoever pays for the places: schools, or this authority’s own service.', appliesWhen: { track: ['alternative-provision'] }, due: within(5, 'working-days'),
          fields: [date('told-on', 'Day', { notBefore: fromStart }), text('whom', 'Who was told'), longText('says', 'What was said')],
        }),
        task({
          key: 'dfe-follow-up', name: 'Follow it up', says: 'What the DfE answers.', appliesWhen: { track: ['independent', 'college'] }, due: within(20, 'working-days', fromField('dfe', 'told-on')),
          fields: [choice('acts', 'The DfE', { yes: 'Acts', no: 'Does not act' }), longText('says', 'What it answers')],
        }),
        task({
          key: 'commissioner-follow-up', name: 'Follow it up', says: 'What the commissioner decides.', appliesWhen: { track: ['alternative-provision'] }, due: within(20, 'working-days', fromField('commissioner', 'told-on')),
          fields: [choice('places', 'Places', { stay: 'Stay', end: 'End' }), longText('says', 'What it decides')],
        }),
      ],
      gates: [gate({ key: 'close', name: 'Close', outcome: 'told' })],
    }),
  ],
  outcomes: [outcome('provider-acts', 'The provider deals with it', true), outcome('told', 'Those who answer for it were told')],
}; // prettier-ignore
