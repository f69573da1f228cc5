import { addMonths } from '../../../kernel/plain-date.ts';

export const supportKinds = {
  'briefing': { label: 'Briefing for a chair', says: 'An hour with a governance officer: the year ahead, the school’s papers, whom to ring.' },
  'mentor-chair': { label: 'A mentor chair', says: 'An experienced chair of another board, to ring and to meet.' },
  'governance-review': { label: 'A review of governance', says: 'How the board works, looked at with the board, for the board.' },
} as const;
export type SupportKind = keyof typeof supportKinds;

export interface ChairFacts {
  /** Null where nobody is recorded as chair. */
  readonly chair: {
    readonly name: string | null;
    readonly since: string;
    readonly until: string | null;
    readonly isVacant: boolean;
    readonly termOverOn: string | null;
  } | null;
  readonly hasViceChair: boolean;
}

export type ChairReason = 'vacant' | 'term-over' | 'not-recorded' | 'new' | 'no-vice-chair' | 'ending';
export const chairReasons: Readonly<Record<ChairReason, string>> = {
  'vacant': 'No chair',
  'term-over': 'Term of office is over: elect a chair',
  'not-recorded': 'Chair not recorded',
  'new': 'New to the role',
  'no-vice-chair': 'No vice chair',
  'ending': 'Term as chair ends soon',
};

/** Where a board’s chair may be glad of support: from dates alone, never from how the school does. New is within a year; soon is within six months. */
export function reasonsForSupport({ chair, hasViceChair }: ChairFacts, today: string): ChairReason[] {
  const reasons: ChairReason[] = [];
  if (chair === null) reasons.push('not-recorded');
  else if (chair.isVacant) reasons.push('vacant');
  else {
    if (chair.termOverOn !== null) reasons.push('term-over');
    if (addMonths(chair.since, 12) > today) reasons.push('new');
    if (chair.until !== null && chair.until >= today && chair.until <= addMonths(today, 6)) reasons.push('ending');
  }
  if (!hasViceChair) reasons.push('no-vice-chair');
  return reasons;
}
