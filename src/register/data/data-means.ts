import type { Datasets } from '../../datasets/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';

export interface DataMeans {
  readonly db: Database;
  readonly clock: Clock;
  readonly datasets: Datasets;
  /** Where a fault goes that befell a load or a commit after its request had been answered. */
  readonly reportFault: (error: unknown, doing: string) => void;
  /** How long a request waits for a load or a commit before it sends the person to a page that shows how far it is (milliseconds). */
  readonly patience?: number;
}
export const usualPatience = 3000;
