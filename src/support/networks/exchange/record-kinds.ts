import type { RecordKind } from '../../../platform/records/record-kind.ts';

export const exchangeRecordKinds: readonly RecordKind[] = [];
