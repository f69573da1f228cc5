import type { Tier } from '../../src/kernel/tier.ts';

/** How far each case of the autumn has come, and what was said on its way. What nobody says otherwise is judged and decided as it was proposed. */
export interface InventedCase {
  readonly urn: string;
  /** Each step is taken after all those before it. */
  readonly until: 'judged' | 'in-moderation' | 'decided' | 'issued' | 'replied' | 'in-review';
  /** The adviser and the meeting came to another tier, and why; a second person confirms it. */
  readonly instead?: { readonly tier: Tier; readonly reasons: string };
  readonly evidence: string;
  readonly reply?: string;
}

export const cycle = { name: 'Autumn 2026', asAt: '2026-10-21' } as const;

export const cases: readonly InventedCase[] = [
  {
    urn: '900107',
    until: 'replied',
    evidence: 'Visit in September: lessons, books and a walk with the deputy. Staff speak of one plan and know their part in it.',
    reply:
      'Thank you for the letter and for the call before it. Governors will read it on the 24th. We would like to host the early reading network.',
  },
  {
    urn: '900125',
    until: 'in-review',
    instead: {
      tier: 'vulnerable',
      reasons: 'Two senior posts have been empty since July and the improvement plan has not moved. The figures cannot show this yet.',
    },
    evidence: 'Visits in September and October. Teaching is steady; leadership is stretched over too few people.',
    reply: 'A deputy has been appointed from January, which the letter does not mention. We ask for the decision to be looked at again.',
  },
  { urn: '900108', until: 'decided', evidence: 'The autumn conversation with the head, the chair and the English lead.' },
  { urn: '900126', until: 'issued', evidence: 'The trust’s own review, shared with us, and a day in school in October.' },
  {
    urn: '900105',
    until: 'in-moderation',
    evidence: 'A morning in school with the acting head. Routines are calm; the plan waits for a substantive appointment.',
  },
  { urn: '900103', until: 'judged', evidence: 'First visit to a new school: too early to speak of results.' },
  { urn: '900188', until: 'judged', evidence: 'Two visits by the adviser who covers, and the governors’ minutes since June.' },
];
