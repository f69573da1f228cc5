import type { Clock } from '../../platform/clock.ts';
import type { PageRequest } from '../../platform/http/route.ts';
import type { Doing } from '../../register/index.ts';

export function doingOf({ actor, audit, reference }: PageRequest, clock: Clock): Doing {
  return { actor, clock, event: audit, reference };
}
