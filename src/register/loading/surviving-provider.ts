/** The provider that holds a URN before links are applied. */
export interface Holder {
  readonly providerId: number;
  readonly createdReleaseId: number | null;
  /** The URN that this provider goes by now. */
  readonly urnNow: number | null;
}

/**
 * Which of several providers that turn out to be one keeps its id: the one the register has known longest, because what people have
 * recorded hangs on it; of those that came in the same release, the one of the present URN, because that is the one they have seen.
 * Null where no provider holds any URN of the chain.
 */
export function decideSurvivor(chain: readonly number[], present: number | undefined, holder: (urn: number) => Holder | undefined): number | null {
  const candidates = chain.flatMap((urn) => {
    const held = holder(urn);
    return held ? [{ ...held, isPresent: urn === present }] : [];
  });
  candidates.sort(
    (a, b) => (a.createdReleaseId ?? 0) - (b.createdReleaseId ?? 0) || Number(b.isPresent) - Number(a.isPresent) || a.providerId - b.providerId,
  );
  return candidates[0]?.providerId ?? null;
}

export interface Join {
  readonly givenUp: number;
  readonly survivor: number;
}

/** Where each provider ends up, however many joins lead there: one may survive in a chain and be given up in another. A circle ends where it began. */
export function followJoins(joins: readonly Join[]): (providerId: number) => number {
  const next = new Map<number, number>();
  const end = (from: number): number => {
    let at = from;
    for (let to = next.get(at); to !== undefined; to = next.get(at)) at = to;
    return at;
  };
  for (const { givenUp, survivor } of joins) {
    const [from, to] = [end(givenUp), end(survivor)];
    if (from !== to) next.set(from, to);
  }
  return end;
}
