import type { NearestChanges } from './evaluation.ts';
import { changesDown } from './nearest-down.ts';
import { changesUp } from './nearest-up.ts';
import type { Standing } from './standing.ts';

/** The smallest changes of what is known that would move the tier each way. What is missing moves nothing: it is asked for elsewhere. */
export function nearestChanges(at: Standing): NearestChanges {
  return { up: changesUp(at), down: changesDown(at) };
}
