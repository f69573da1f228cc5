import type { Actor } from '../../platform/identity/actor.ts';

/** What has a day by law or by the framework. */
export const dueKinds = {
  'programme': 'Programmes',
  'entitlement': 'Visits and contacts by entitlement',
  'factual-check': 'Factual checks of notes',
  'triage': 'Triage of concerns',
  'tier-review': 'Half-termly reviews of tiers',
  'reply': 'Replies to letters about a tier',
} as const;
export type DueKind = keyof typeof dueKinds;

/** Something that must have happened by a day, and has not yet. */
export interface DueDay {
  readonly kind: DueKind;
  readonly providerId: number;
  readonly what: string;
  /** YYYY-MM-DD; null where it cannot be told, and `why` says so. */
  readonly on: string | null;
  /** How the day was worked out: a sentence by which anybody can check it. */
  readonly why: string;
  /** "5 working days after it was logged". */
  readonly rule: string;
  /** The paragraph of the law, or the framework’s default, that says so. */
  readonly source: string;
  /** Where this reader can do something about it, or read of it. */
  readonly href: string | null;
  /** A right or a power that is over when the day is. */
  readonly lapses: boolean;
  /** For named people alone: in no file. */
  readonly isRestricted: boolean;
}

export interface DueQuestion {
  readonly actor: Actor & { readonly authorityId: number };
  readonly today: string;
  /** Of this one alone. */
  readonly providerId: number | null;
}

/** What one wing has, for this reader: of what they may not see, nothing. */
export type ListDueDays = (asked: DueQuestion) => Promise<readonly DueDay[]>;

export const provisionalSource = 'Provisional: not from the published framework';
