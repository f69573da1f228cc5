/** Why rapid improvement is due somewhere: nothing of what a concern says. */
export interface TripTrigger {
  readonly kind: 'tier' | 'concern' | 'inspection';
  /** The concern. */
  readonly ref: number | null;
  /** Since when it stands; null where that is not known. */
  readonly since: string | null;
  readonly says: string;
  /** A concern that only named people know of: it is taken up, and nothing of the run says so. */
  readonly isRestricted?: boolean;
}

export interface EarlierRun {
  readonly startedOn: string;
  readonly isLive: boolean;
}

/**
 * The triggers that no run has taken up. While a run is under way none is open. A tier or an inspection is taken up by any run that began since; a concern by the run
 * that took it up, and is not among the triggers then.
 */
export function openTriggers(triggers: readonly TripTrigger[], runs: readonly EarlierRun[]): TripTrigger[] {
  if (runs.some(({ isLive }) => isLive)) return [];
  return triggers.filter(({ kind, since }) => kind === 'concern' || !runs.some(({ startedOn }) => since === null || startedOn >= since));
}
