export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal deviate that leaves 2.5% beyond it on either side. */
export const z95 = 1.959963984540054;

/**
 * Wilson's score interval for a share (0 to 1) of n: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927). Unlike the textbook's it stays between 0 and 1 and has a width at both ends.
 */
export function wilson(share: number, n: number, z = z95): Interval {
  const middle = 2 * n * share + z * z;
  const reach = z * Math.sqrt(z * z + 4 * n * share * (1 - share));
  const whole = 2 * (n + z * z);
  // At 0 and at 1 the bound is the share itself; rounding must not put it a hair inside.
  return {
    low: share === 0 ? 0 : Math.min(share, Math.max(0, (middle - reach) / whole)),
    high: share === 1 ? 1 : Math.max(share, Math.min(1, (middle + reach) / whole)),
  };
}
