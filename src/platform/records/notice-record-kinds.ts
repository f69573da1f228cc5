import { ownColumn, type RecordKind } from './record-kind.ts';

const ofAccount = { columns: ['account_id'], holds: 'account', as: 'subject' } as const;
const common = { owner: ownColumn, people: [ofAccount], isCasework: false } as const;

/** What somebody was told, how they want to be told, and where another calendar reads their diary. */
export const noticeRecordKinds: readonly RecordKind[] = [
  {
    ...common,
    kind: 'notice',
    label: 'Notices',
    what: 'That somebody was told something of their work, when, whether they read it, and whether it went out by mail.',
    table: 'notice',
    key: 'id',
    title: ['kind'],
    words: ['subject'],
    secrets: [],
    dated: 'made_at',
    source: { words: 'Made by Waymark as something happened' },
    retention: {
      from: ['made_at'],
      countedFrom: 'the day it was made',
      shipped: {
        years: 1,
        basis: 'Policy, under UK GDPR Article 5(1)(e): what it is about has a record of its own',
        action: 'erase-personal-data',
      },
    },
  },
  {
    ...common,
    kind: 'notice-choice',
    label: 'How often people want mail',
    what: 'How often somebody chose to be mailed about their notices.',
    table: 'notice_choice',
    key: 'account_id',
    title: ['by_mail'],
    words: [],
    secrets: [],
    dated: 'chosen_at',
    source: { words: 'Whoever chose' },
    retention: { none: 'Removed when the account is erased.' },
  },
  {
    ...common,
    kind: 'calendar-feed',
    label: 'Addresses of calendars',
    what: 'That somebody’s diary could be read at an address of their own, from when, and until when.',
    table: 'calendar_feed',
    key: 'id',
    title: [],
    words: [],
    secrets: ['secret_hash'],
    dated: 'made_at',
    source: { words: 'Whoever made it' },
    retention: { none: 'Removed when the account is erased.' },
  },
];
