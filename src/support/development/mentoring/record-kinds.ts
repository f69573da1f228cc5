import type { RecordKind } from '../../../platform/records/record-kind.ts';

export const mentoringRecordKinds: readonly RecordKind[] = [];
