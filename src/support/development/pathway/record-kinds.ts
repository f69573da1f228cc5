import { ownColumn, type RecordKind } from '../../../platform/records/record-kind.ts';

export const pathwayRecordKinds: readonly RecordKind[] = [
  {
    kind: 'pathway-record',
    label: 'Records on the pathway',
    what: 'Where somebody stands between initial teacher training and a Masters, and what they want next: their own, shown to their head only where they say so.',
    table: 'pathway_record',
    key: 'account_id',
    title: ['stage'],
    owner: ownColumn,
    provider: { by: 'id', column: 'shared_with' },
    people: [{ columns: ['account_id'], holds: 'account', as: 'subject' }],
    words: ['aims'],
    // Their stage alone is left, which the table must have, and says nothing once nobody is shown it.
    emptied: ['phase', 'npqs', 'wants', 'aims', 'shared_with'],
    secrets: [],
    dated: 'changed_at',
    source: { words: 'The person whose record it is' },
    isCasework: false,
    retention: {
      from: ['changed_at'],
      countedFrom: 'the day on which it was changed last',
      shipped: { years: 3, basis: 'Nobody has touched it for three years: it serves its person no longer', action: 'erase-personal-data' },
    },
  },
];
