import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';

/** What the pages and commands of support work with. */
export interface SupportMeans {
  readonly db: Database;
  readonly clock: Clock;
}
