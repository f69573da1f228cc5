export interface Patience {
  /** Failures that cost nothing, since people mistype. */
  readonly free: number;
  /** Seconds. */
  readonly longest: number;
}

/** For one address trying one account. */
export const withOneAddress: Patience = { free: 4, longest: 5 * 60 };
/** For all the addresses together that the account never signed in at: guesses sent from a thousand machines are no faster than this. */
export const withStrangers: Patience = { free: 20, longest: 60 };

export interface Patiences {
  readonly oneAddress: Patience;
  readonly strangers: Patience;
}
export const withPasswords: Patiences = { oneAddress: withOneAddress, strangers: withStrangers };
/**
 * Whoever guesses at codes has the password already: they wait longer, and so can hardly meet one of a million. Where the owner signed in
 * before, only their own mistakes count.
 */
export const withCodes: Patiences = { oneAddress: { free: 4, longest: 15 * 60 }, strangers: { free: 10, longest: 15 * 60 } };

/** Seconds to wait after so many failures: from five, doubling. Never for good, or anybody could lock out the director. */
export function delayAfter(failures: number, { free, longest }: Patience): number {
  if (failures <= free) return 0;
  return Math.min(longest, 5 * 2 ** (failures - free - 1));
}

const forgottenAfterMs = 60 * 60_000;

/** Failures that still count: an hour without another forgets them. */
export function failuresLeft(failures: number, lastFailedAt: Date, now: Date): number {
  return now.getTime() - lastFailedAt.getTime() >= forgottenAfterMs ? 0 : failures;
}

/** "30 seconds", "2 minutes". */
export function waitInWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${String(seconds)} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${String(minutes)} minutes`;
}
