import type { Tier } from '../../kernel/tier.ts';
import type { LetterTrack } from '../letters/recipients.ts';

/**
 * What a tier brings, as lines of a list (domain.md sections 2 and 3). Provisional: not from the published framework. `days` are those of the criteria’s entitlement,
 * which is of maintained schools.
 */
export function supportOffered(tier: Tier, track: LetterTrack, days: Readonly<Partial<Record<Tier, number>>>): string[] {
  switch (track) {
    case 'maintained':
      return [`Up to ${String(days[tier] ?? 0)} adviser days this year`, ...maintained[tier]];
    case 'academy':
      return [...academy, ...(tier === 'vulnerable' || tier === 'cause-for-concern' ? ['The Targeted Rapid Improvement Process, by invitation and with your trust'] : [])]; // prettier-ignore
    case 'early-years':
      return earlyYears[tier];
    case 'by-agreement':
      return ['The locality’s network and its events', 'Advice and information from our services when you ask'];
  }
}

const maintained: Readonly<Record<Tier, readonly string[]>> = {
  'secure-plus': ['One conversation about the year with your adviser', 'A part in supporting others, where you have the capacity and wish to'],
  'secure': ['A visit from your adviser each term', 'The locality’s network and our training'],
  'vulnerable': [
    'A visit from your adviser each half-term',
    'A plan that we make with you for what matters most',
    'The locality’s network and our training',
  ],
  'cause-for-concern': [
    'Contact with your adviser every fortnight',
    'The Targeted Rapid Improvement Process: one plan, with our services’ help and its cost in it, reviewed every six school weeks',
    'The locality’s network and our training',
  ],
};

const academy: readonly string[] = [
  'What we offer every school of the locality: its network, training, and advice from our services',
  'A yearly conversation with your trust',
];

const earlyYears: Readonly<Record<Tier, string[]>> = {
  'secure-plus': ['A yearly conversation with your adviser', 'The locality’s network and our training'],
  'secure': ['Visits and advice from your adviser when you ask', 'The locality’s network and our training'],
  'vulnerable': ['A plan that we make with you in 10 working days', 'A visit from your adviser every 4 to 6 weeks'],
  'cause-for-concern': ['A visit from your adviser within 5 working days', 'Visits every two weeks until the plan has done its work'],
};
