import { doneBy, ownColumn, type RecordKind } from '../../../platform/records/record-kind.ts';
import { sixYearsFrom } from '../../../platform/records/six-years.ts';

const common = {
  key: 'id',
  owner: ownColumn,
  provider: { by: 'id', column: 'provider_id' },
  secrets: [],
  isCasework: true,
  source: { words: 'The provider, or the officer who entered it on its behalf' },
} as const;

/** What providers offer each other and ask for, and the visits that came of it. */
export const exchangeRecordKinds: readonly RecordKind[] = [
  {
    ...common,
    kind: 'exchange-offer',
    label: 'Offers between providers',
    what: 'What a provider offers to others, how, how often and until when.',
    table: 'exchange_offer',
    title: ['title'],
    people: [doneBy('agreed_by'), doneBy('entered_by'), doneBy('withdrawn_by')],
    words: ['says', 'withdrawn_reason'],
    dated: 'entered_at',
    retention: sixYearsFrom('withdrawn_at', 'the day on which it was withdrawn'),
  },
  {
    ...common,
    kind: 'exchange-ask',
    label: 'Asks of providers',
    what: 'What a provider asks help with, how urgent it is, and whether it asks openly.',
    table: 'exchange_ask',
    title: ['title'],
    people: [doneBy('agreed_by'), doneBy('opened_as'), doneBy('entered_by'), doneBy('closed_by')],
    words: ['says', 'closed_reason'],
    dated: 'entered_at',
    retention: sixYearsFrom('closed_at', 'the day on which it was closed'),
  },
  {
    ...common,
    kind: 'brokered-visit',
    label: 'Brokered visits',
    what: 'Which offer was proposed for which ask, why the two fit, and by whom.',
    table: 'brokered_visit',
    title: ['id'],
    people: [{ columns: ['account_id'], holds: 'account', as: 'author' }, doneBy('proposed_by')],
    words: ['criteria', 'note'],
    dated: 'proposed_at',
    retention: sixYearsFrom('proposed_at', 'the day on which it was proposed'),
  },
  {
    ...common,
    kind: 'brokered-visit-step',
    label: 'Steps of brokered visits',
    what: 'What each side answered and said, when the visit was, and what changed after it.',
    table: 'brokered_visit_step',
    title: ['kind', 'on_day'],
    people: [doneBy('taken_by')],
    words: ['words'],
    dated: 'on_day',
    retention: sixYearsFrom('on_day', 'the day on which it happened'),
  },
];
