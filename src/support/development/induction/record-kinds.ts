import type { RecordKind } from '../../../platform/records/record-kind.ts';

export const inductionRecordKinds: readonly RecordKind[] = [];
