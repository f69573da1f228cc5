import type { RecordKind } from '../platform/records/record-kind.ts';

/** What is known of providers from elsewhere. */
export const evidenceRecordKinds: readonly RecordKind[] = [
  {
    kind: 'published-inspection',
    label: 'Inspections as Ofsted publishes them',
    what: 'The latest inspection of each school, in Ofsted’s words. Nobody is named.',
    table: 'ofsted_state_funded',
    key: 'key',
    title: ['inspection_type'],
    owner: { by: 'open-data' },
    provider: { by: 'number', column: 'urn', scheme: 'urn' },
    people: [],
    words: [],
    secrets: ['hash'],
    dated: 'published_on',
    source: { words: 'Ofsted, public' },
    isCasework: false,
    retention: { none: 'A copy of what its publisher makes public, replaced when the publisher’s next file is loaded.' },
  },
];
