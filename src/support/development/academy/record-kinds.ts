import type { RecordKind } from '../../../platform/records/record-kind.ts';

export const academyRecordKinds: readonly RecordKind[] = [];
