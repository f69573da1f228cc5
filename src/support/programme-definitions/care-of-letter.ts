/**
 * What lets an adverse letter go on a day that it otherwise keeps off. `safety`: where it is a ground, no child waits for a better day. `urgent`: a power of a notice gives
 * way where it would lapse; an inspection’s has no last day in law. `short-notice`: what is urgent enough for less than a month’s notice is urgent enough for a Friday.
 */
export type Urgent = 'safety' | 'urgent' | 'short-notice';

/**
 * The checks that take care of whoever an adverse letter is for: somebody has spoken with them, and it goes neither on a Friday nor in a term’s last two days. `called`: a
 * task of its own is the call; `rang`: the step that sends it records the call; `talked`: it was with the trust; null where the dates that the step asks for say so.
 */
export function careOf(spoken: 'called' | 'rang' | 'talked' | null, unless?: Urgent): string[] {
  const but = unless === undefined ? '' : `-unless-${unless}`;
  return [...(spoken === null ? [] : [`${spoken}-first`]), `not-on-a-friday${but}`, `not-at-the-end-of-term${but}`];
}
