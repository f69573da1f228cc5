import type { Actor } from '../../platform/identity/actor.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';

/** What the timeline of a provider is made of. */
export const happeningKinds = {
  'inspection': 'Inspections',
  'tier': 'Tiers in force',
  'concern': 'Concerns',
  'visit': 'Visits',
  'letter': 'Letters',
  'programme': 'Programmes',
  'head': 'Who leads and chairs',
  'action': 'Actions done',
  'finding': 'What was confirmed',
  'ofsted-call': 'Ofsted calls',
  'conversation': 'Conversations with the trust',
  'days': 'Adviser days',
  'register': 'Changes in the register',
} as const;
export type HappeningKind = keyof typeof happeningKinds;

/** Something that happened at a provider, as the wing that keeps it tells one reader of it. */
export interface Happening {
  readonly kind: HappeningKind;
  /** YYYY-MM-DD; null where nobody says. */
  readonly on: string | null;
  readonly title: string;
  readonly says: string | null;
  /** Where this reader can read more of it. */
  readonly href: string | null;
}

/** What one wing has of a provider for this reader: of what they may not see, nothing. */
export type ListHappenings = (actor: Actor, provider: OwnProvider, today: string) => Promise<readonly Happening[]>;
