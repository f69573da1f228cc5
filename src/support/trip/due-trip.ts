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

/** What a form sends of a trigger. */
export const kindOf = ({ kind, ref }: TripTrigger): string => (ref === null ? kind : `${kind}-${String(ref)}`);

/** One answer for all that asks for it by the same way, as an inspection does by its category and by safeguarding: each with its words. */
export function triggerChoices(triggers: readonly TripTrigger[]): { readonly value: string; readonly text: string }[] {
  const values = [...new Set(triggers.map(kindOf))];
  return values.map((value) => ({
    value,
    text: triggers
      .filter((one) => kindOf(one) === value)
      .map(({ says }) => says)
      .join('; '),
  }));
}
