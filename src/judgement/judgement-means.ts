import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';

/** What the pages and commands of judgement work with. */
export interface JudgementMeans {
  readonly db: Database;
  readonly clock: Clock;
  /** What a link in a mail begins with. */
  readonly publicAddress: string;
}
