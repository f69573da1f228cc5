import { doneBy, ownColumn, type RecordKind } from '../../../platform/records/record-kind.ts';

const common = {
  key: 'id',
  owner: ownColumn,
  provider: { by: 'id', column: 'provider_id' },
  secrets: [],
  source: { words: 'The provider, or the officer who entered it' },
  isCasework: false,
} as const;
const basis = 'To see recruitment over the years of the framework and the one before';

export const workforceRecordKinds: readonly RecordKind[] = [
  {
    ...common,
    kind: 'workforce-vacancy',
    label: 'Vacancies',
    what: 'Which posts stood empty at a provider, since when, and who did the work meanwhile: posts, and never people.',
    table: 'workforce_vacancy',
    title: ['post', 'vacant_since'],
    people: [doneBy('entered_by'), doneBy('withdrawn_by')],
    words: ['skill', 'withdrawn_reason'],
    dated: 'vacant_since',
    retention: { from: ['entered_at'], countedFrom: 'the day on which it was entered', shipped: { years: 6, basis, action: 'erase-personal-data' } },
  },
  {
    ...common,
    kind: 'workforce-turnover',
    label: 'Turnover of staff',
    what: 'How many people a provider employed in a year, and how many left.',
    table: 'workforce_turnover',
    title: ['academic_year'],
    people: [doneBy('entered_by')],
    words: [],
    dated: 'entered_at',
    retention: { from: ['entered_at'], countedFrom: 'the day on which it was entered', shipped: { years: 6, basis, action: 'erase-personal-data' } },
  },
];
