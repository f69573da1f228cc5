import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import type { RecordKind } from '../platform/records/record-kind.ts';

export interface AccountabilityMeans {
  readonly db: Database;
  readonly clock: Clock;
  readonly render: (template: string, data: Record<string, unknown>) => string;
  /** Every kind of record that there is, as the modules that keep them declare it. */
  readonly recordKinds: readonly RecordKind[];
  readonly privacyContact: string | undefined;
}
