const free = 4;
const longest = 15 * 60;

/**
 * Seconds to wait after so many failures in a row. The first few cost nothing, since people mistype; then it doubles from five seconds to
 * a quarter of an hour, and stays there: it never locks an account for good, or anybody could lock out the director.
 */
export function delayAfter(failures: number): number {
  if (failures <= free) return 0;
  return Math.min(longest, 5 * 2 ** (failures - free - 1));
}
