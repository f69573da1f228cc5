import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { ActionLine } from './action-line.ts';

/** Actions that another part of the service keeps, as its reader may see them: they are read into the one list, and changed where they are kept. */
export type ListOtherActions = (actor: Actor, today: string) => Promise<readonly ActionLine[]>;

export interface ActionMeans {
  readonly db: Database;
  readonly clock: Clock;
  readonly listOtherActions?: ListOtherActions;
}
