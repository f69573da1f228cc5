import { accepted, refused, type Result } from '../../kernel/result.ts';

/** Where a provider's case is on its way from the service's proposal to a tier that stands. */
export const caseStates = {
  'proposed': 'Proposed by the service',
  'judged': 'Judged by the adviser',
  'in-moderation': 'In moderation',
  'awaiting-second': 'Waiting for a second person',
  'decided': 'Decided, not yet sent',
  'issued': 'Letter issued',
  'in-review': 'In review',
  'final': 'Final',
  'superseded': 'Set aside',
} as const;
export type CaseState = keyof typeof caseStates;

/** What comes next, in words for whoever opens the case. */
export const nextSteps: Readonly<Record<CaseState, string>> = {
  'proposed': 'The adviser records a judgement in the nine areas.',
  'judged': 'The case goes to a moderation meeting.',
  'in-moderation': 'The meeting decides the tier.',
  'awaiting-second': 'A second person confirms the decision, or sends it back to moderation.',
  'decided': 'Somebody rings the provider if the letter is adverse, then the letter is issued.',
  'issued': 'The provider may reply, and may ask for a review within 10 working days.',
  'in-review': 'Somebody who did not decide the tier reviews it.',
  'final': 'Nothing more: the tier stands until the next case.',
  'superseded': 'Nothing more: it was set aside.',
};

const ways: Readonly<Record<CaseState, readonly CaseState[]>> = {
  'proposed': ['judged', 'superseded'],
  'judged': ['judged', 'in-moderation', 'superseded'],
  'in-moderation': ['judged', 'awaiting-second', 'decided', 'superseded'],
  'awaiting-second': ['in-moderation', 'decided', 'superseded'],
  'decided': ['in-moderation', 'issued', 'superseded'],
  'issued': ['in-review', 'final'],
  // A review that changes the tier decides anew, and a new letter goes out.
  'in-review': ['decided', 'awaiting-second', 'final'],
  // A review that was asked for in time and recorded late; never where a later case has begun.
  'final': ['in-review'],
  'superseded': [],
};

/** Whether a case may go from one state to another, and in words why not. */
export function decideMove(from: CaseState, to: CaseState): Result<CaseState> {
  if (ways[from].includes(to)) return accepted(to);
  return refused(`The case is “${caseStates[from].toLowerCase()}” now: ${lowerFirst(nextSteps[from])}`);
}

/** Where the case of a provider that has closed goes: what was told stands as it was, and the rest is told to nobody. Null where it has ended already. */
export function endOfClosed(state: CaseState): 'final' | 'superseded' | null {
  if (!isOpen(state)) return null;
  return state === 'issued' || state === 'in-review' ? 'final' : 'superseded';
}

export function isOpen(state: CaseState): boolean {
  return state !== 'final' && state !== 'superseded';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
