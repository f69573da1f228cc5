import type { Actor } from '../../platform/identity/actor.ts';
import { actsAs, type Acting } from './who-acts.ts';

/** In whose places somebody acts; the operator at the command line in all of them. */
export const actingOf = ({ kind, accountId, name, role }: Pick<Actor, 'kind' | 'accountId' | 'name' | 'role'>): Acting => ({
  accountId,
  name,
  as: kind === 'operator' ? actsAs(null) : role === null ? [] : actsAs(role),
});
