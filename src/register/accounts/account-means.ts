import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest } from '../../platform/http/route.ts';
import type { WorkSource } from '../work/work-item.ts';
import type { Doing } from './take-account.ts';

export interface AccountMeans {
  readonly db: Database;
  readonly clock: Clock;
  /** What links in mails begin with. */
  readonly publicAddress: string;
  /** What an account may hold that somebody else must take before it is shut. */
  readonly workSources: readonly WorkSource[];
}

export function doingOf(
  { clock, publicAddress }: Pick<AccountMeans, 'clock' | 'publicAddress'>,
  { actor, reference }: Pick<PageRequest, 'actor' | 'reference'>,
): Doing {
  return { actor, clock, publicAddress, reference };
}
