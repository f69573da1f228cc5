import { doneBy, ownColumn, type RecordKind } from '../../platform/records/record-kind.ts';

const common = {
  key: 'id',
  owner: ownColumn,
  secrets: [],
  isCasework: false,
  source: { words: 'The officer who entered it' },
} as const;
const entered = [doneBy('entered_by'), doneBy('withdrawn_by')];

/** The directory of services, and news and events. */
export const directoryRecordKinds: readonly RecordKind[] = [
  {
    ...common,
    kind: 'directory-service',
    label: 'Services of the directory',
    what: 'Which service helps whom with what, how it is reached, whose entry it is, and when it is looked at again.',
    table: 'directory_service',
    title: ['name', 'category'],
    people: [
      { columns: ['owner_account_id'], holds: 'account', as: 'subject' },
      { columns: ['email'], holds: 'email', as: 'subject' },
      { columns: ['phone'], holds: 'contact', as: 'subject' },
      ...entered,
    ],
    words: ['says', 'withdrawn_reason'],
    dated: 'entered_at',
    retention: {
      from: ['withdrawn_at'],
      countedFrom: 'the day it was withdrawn',
      shipped: {
        years: 3,
        basis: 'Provisional: what families and schools were told is answered for about three years',
        action: 'erase-personal-data',
      },
    },
  },
  {
    ...common,
    kind: 'news-item',
    label: 'News and events',
    what: 'What was published for whom, on which days, and where.',
    table: 'news_item',
    title: ['title', 'starts_on'],
    people: entered,
    words: ['says', 'place', 'withdrawn_reason'],
    dated: 'starts_on',
    retention: {
      from: ['ends_on', 'starts_on'],
      countedFrom: 'its last day',
      shipped: { years: 3, basis: 'Provisional: what was published is answered for about three years', action: 'erase-personal-data' },
    },
  },
];
