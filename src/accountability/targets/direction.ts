import { resultsYear, type Period } from '../../kernel/period.ts';
import type { Change, NoChange } from '../../evidence/index.ts';

export interface DirectionFacts {
  readonly polarity: 'higher' | 'lower' | 'neither';
  readonly since: Period;
  /** The years of the two that have no figure. */
  readonly absent: readonly Period[];
  readonly change: Change | NoChange;
  /** The change's size, in words: "2 points". */
  readonly by: string;
}

/** Which way a figure went since an earlier year, and whether that is the better way: "Rose by 2 points since 2025: better". */
export function directionInWords({ polarity, since, absent, change, by }: DirectionFacts): string {
  const year = resultsYear(since);
  if (absent.length > 0) return `Cannot be told: there is no figure for ${absent.map(resultsYear).join(' or ')}`;
  if (change.kind === 'none') return `Cannot be told: ${change.because.charAt(0).toLowerCase()}${change.because.slice(1)}`.replace(/\.$/, '');
  switch (change.direction) {
    case 'about the same':
      return `About the same as in ${year}`;
    case 'cannot be told':
      return `Cannot be told: the change since ${year} could be chance`;
    case 'rose':
      return `Rose by ${by} since ${year}${judged(polarity, 'higher')}`;
    case 'fell':
      return `Fell by ${by} since ${year}${judged(polarity, 'lower')}`;
  }
}

function judged(polarity: DirectionFacts['polarity'], wentTo: 'higher' | 'lower'): string {
  if (polarity === 'neither') return '';
  return polarity === wentTo ? ': better' : ': worse';
}
