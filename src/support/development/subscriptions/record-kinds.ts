import { doneBy, ownColumn, type RecordKind } from '../../../platform/records/record-kind.ts';

const sevenYears = 'VAT Act 1994 schedule 11 and HMRC’s guidance on accounts: six years and the current one';
const common = {
  key: 'id',
  owner: ownColumn,
  secrets: [],
  isCasework: false,
  source: { words: 'The officer who entered it' },
  dated: 'entered_at',
} as const;
const ofProvider = { by: 'id', column: 'provider_id' } as const;
const from = (column: string, countedFrom: string): RecordKind['retention'] => ({
  from: [column],
  countedFrom,
  shipped: { years: 7, basis: sevenYears, action: 'erase-personal-data' },
});

export const subscriptionRecordKinds: readonly RecordKind[] = [
  {
    ...common,
    kind: 'subscription-level',
    label: 'Levels of subscription',
    what: 'What a level of the academy’s subscription is called, holds and costs in a year.',
    table: 'subscription_level',
    title: ['academic_year', 'name'],
    people: [doneBy('entered_by')],
    words: ['says', 'basis'],
    retention: { none: 'Kept for good: charges of past years are reckoned by it.' },
  },
  {
    ...common,
    kind: 'provider-subscription',
    label: 'Subscriptions to the academy',
    what: 'Which provider had which level of subscription, from when to when.',
    table: 'provider_subscription',
    title: ['level', 'from_on'],
    provider: ofProvider,
    people: [doneBy('entered_by'), doneBy('withdrawn_by')],
    words: ['basis', 'withdrawn_reason'],
    dated: 'from_on',
    retention: from('to_on', 'the last day of the subscription'),
  },
  {
    ...common,
    kind: 'charge-line',
    label: 'Charges of the academy',
    what: 'What was charged for a place or a subscription, or given back, by which rule.',
    table: 'charge_line',
    title: ['what'],
    provider: ofProvider,
    people: [{ columns: ['payer'], holds: 'name', as: 'subject' }, doneBy('entered_by')],
    words: ['what', 'rule'],
    dated: 'on_day',
    retention: from('on_day', 'the day of the charge'),
  },
  {
    ...common,
    kind: 'invoice-export',
    label: 'Exports for invoicing',
    what: 'Which charges were given to the council’s invoicing, when and by whom.',
    table: 'invoice_export',
    title: ['from_on', 'to_on'],
    people: [doneBy('made_by')],
    words: [],
    dated: 'made_at',
    retention: from('made_at', 'the day of the export'),
  },
];
