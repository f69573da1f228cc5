import type { Actor } from '../../platform/identity/actor.ts';
import { isAllowed } from '../../register/index.ts';
import type { Audience } from './disclosure/who-sees.ts';

/** The authority’s own staff see what is unvalidated, and small numbers; everybody else what disclosure control leaves. */
export function audienceOf(actor: Actor): Audience {
  return isAllowed(actor, 'figures.unvalidated') ? 'staff' : 'outside';
}
