import type { RecordKind } from '../../../platform/records/record-kind.ts';

export const recruitmentRecordKinds: readonly RecordKind[] = [];
