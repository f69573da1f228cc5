import { doneBy, ownColumn, type RecordKind } from '../../../platform/records/record-kind.ts';
import { sixYearsFrom } from '../../../platform/records/six-years.ts';

const common = { key: 'id', owner: ownColumn, secrets: [], isCasework: true, provider: { by: 'id', column: 'provider_id' } } as const;

/** What is known of who is to leave, and what support was offered. */
export const leadershipRecordKinds: readonly RecordKind[] = [
  {
    ...common,
    kind: 'expected-departure',
    label: 'Expected departures',
    what: 'Which head, manager or chair is known to leave, from when, and who told us in confidence, so that a successor is found in time.',
    table: 'expected_departure',
    title: ['role', 'leaves_on'],
    // Whoever told us is not whom it is about: a file about them would tell of the leaver.
    people: [doneBy('told_by'), doneBy('entered_by'), doneBy('withdrawn_by')],
    words: ['note', 'withdrawn_reason'],
    dated: 'told_on',
    source: { words: 'Whoever told the officer who entered it' },
    prompts: [
      {
        columns: ['role', 'why', 'leaves_on', 'note', 'withdrawn_reason'],
        section: 'section 40 or 41',
        why: 'It was told in confidence, of somebody who may not have said it to anybody else. Leave it out where it could tell who leaves.',
        withheld: 'always',
      },
      { columns: ['told_by'], section: 'section 40 or 41', why: 'It names whoever told the authority in confidence, who need not be an officer.' },
    ],
    retention: {
      from: ['leaves_on'],
      countedFrom: 'the last day that was expected',
      shipped: { years: 2, basis: 'No longer of use once the successor’s induction is over', action: 'erase-personal-data' },
    },
  },
  {
    ...common,
    kind: 'leadership-support',
    label: 'Support offered to leaders',
    what: 'What support a head, a chair or a board was offered, for which reason, and what came of it.',
    table: 'leadership_support',
    title: ['support', 'state', 'on_day'],
    people: [doneBy('entered_by'), doneBy('withdrawn_by')],
    words: ['note', 'withdrawn_reason'],
    dated: 'on_day',
    source: { words: 'The officer who entered it' },
    retention: sixYearsFrom('on_day', 'the day it was offered'),
  },
];
