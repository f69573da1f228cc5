import type { Actor } from '../../platform/identity/actor.ts';
import { isOutside } from '../../evidence/index.ts';
import type { Run } from './find-runs.ts';

/**
 * Whether somebody who may see that a run is under way may read what is in it. Of a process of the law its letters, the ladder and the register are for few, and
 * its steps hold what its letters say: other officers learn that there is one. Those outside the authority have a view of their own.
 */
export const readsFacts = ({ definition, accountId }: Pick<Run, 'definition' | 'accountId'>, actor: Actor, readsLadder: boolean): boolean =>
  !definition.statutory || readsLadder || isOutside(actor.role, actor.kind) || (accountId !== null && accountId === actor.accountId);
