import type { RecordKind } from '../../../platform/records/record-kind.ts';

export const practiceRecordKinds: readonly RecordKind[] = [];
