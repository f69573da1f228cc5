import { resultsYear, yearsBefore, type Period } from '../../../kernel/period.ts';
import { changeSince, type Change, type NoChange } from './change.ts';
import { differenceInWords, roundTo, type InPeriod } from './values.ts';

/** The year before, where periods follow one another without sharing a year. */
export function yearBefore(period: Period): Period | null {
  return period.includes(' ') ? null : yearsBefore(period, 1);
}

/** "Rose by 2 points since 2024"; what could be chance, or cannot be compared, is said to be so. */
export function changeInWords(earlier: InPeriod | null, later: InPeriod): string {
  if (earlier === null) return 'Not compared: each period shares years with the one before.';
  return inWords(changeSince(earlier, later), resultsYear(earlier.period));
}

function inWords(change: Change | NoChange, year: string): string {
  if (change.kind === 'none') return change.because;
  const shown = roundTo(change.difference, change.decimals);
  const by = differenceInWords(shown, change.unit, change.decimals);
  const side = shown > 0 ? 'higher' : 'lower';
  if (shown === 0) return `The same as in ${year}`;
  switch (change.direction) {
    case 'rose':
      return `Rose by ${by} since ${year}`;
    case 'fell':
      return `Fell by ${by} since ${year}`;
    case 'about the same':
      return `About the same as in ${year}: ${by} ${side}`;
    case 'cannot be told':
      return `${by} ${side} than in ${year}, which could be chance`;
  }
}
