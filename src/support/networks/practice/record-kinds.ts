import { doneBy, ownColumn, type RecordKind } from '../../../platform/records/record-kind.ts';
import { sixYearsFrom } from '../../../platform/records/six-years.ts';

/** What providers have told of their practice. */
export const practiceRecordKinds: readonly RecordKind[] = [
  {
    kind: 'practice-entry',
    label: 'Practice library',
    what: 'What worked at a provider, for whom, how that is known, whom to ask, and who agreed that it is named.',
    table: 'practice_entry',
    key: 'id',
    title: ['title', 'state'],
    owner: ownColumn,
    provider: { by: 'id', column: 'provider_id' },
    people: [
      { columns: ['contact'], holds: 'contact', as: 'subject' },
      ...['agreed_by', 'proposed_by', 'published_by', 'reviewed_by', 'ended_by'].map((column) => doneBy(column)),
    ],
    words: ['context', 'done', 'measure', 'was', 'became', 'how_known', 'limits', 'ended_reason'],
    secrets: [],
    isCasework: true,
    source: { words: 'The provider, or the officer who entered it on its behalf' },
    dated: 'proposed_at',
    retention: sixYearsFrom('ended_at', 'the day on which it was withdrawn or not taken up'),
  },
];
