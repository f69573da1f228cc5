import { doneBy, ownColumn, type RecordKind } from '../../../platform/records/record-kind.ts';
import { sixYearsFrom } from '../../../platform/records/six-years.ts';

/** Who was found to be new in a post. The induction itself is a run of a programme. */
export const inductionRecordKinds: readonly RecordKind[] = [
  {
    kind: 'head-change',
    label: 'Changes of head',
    what: 'Whom a post or the published register names as new head or manager, and whether an induction began or why not.',
    table: 'head_change',
    key: 'id',
    owner: ownColumn,
    secrets: [],
    isCasework: true,
    provider: { by: 'id', column: 'provider_id' },
    title: ['role', 'begins_on', 'state'],
    people: [{ columns: ['person_name', 'previous_name'], holds: 'name', as: 'subject', inPublicPost: true }, doneBy('answered_by')],
    words: ['known_from', 'answer_reason'],
    dated: 'proposed_at',
    source: { column: 'known_from' },
    retention: sixYearsFrom('proposed_at', 'the day on which it was found'),
  },
];
