import { z } from 'zod';
import { tiers } from '../../kernel/tier.ts';
import { audienceIds } from './audience.ts';

/** How often: `term` and `half-term` are the authority’s own, `school-weeks` leave holidays out, the others go by the calendar and move back to a working day. */
export const units = {
  'year': 'academic year',
  'term': 'term',
  'half-term': 'half-term',
  'school-weeks': 'school weeks',
  'weeks': 'weeks',
  'months': 'months',
} as const;

export const contactKinds = { visit: 'Visit', conversation: 'Conversation', contact: 'Contact' } as const;
export type ContactKind = keyof typeof contactKinds;

const cadence = z.strictObject({
  what: z.enum(['visit', 'conversation', 'contact']),
  every: z.number().int().min(1).max(52),
  unit: z.enum(['year', 'term', 'half-term', 'school-weeks', 'weeks', 'months']),
  /** The first comes within so many working days of what happened. */
  firstWithin: z.number().int().min(1).max(60).nullable(),
});
export type Cadence = z.infer<typeof cadence>;

const rule = z.strictObject({ contacts: z.array(cadence).max(3), extras: z.array(z.string().min(1).max(200)).max(10) });
export type EntitlementRule = z.infer<typeof rule>;

/** What happened to an early years provider, by which its entitlement goes. */
export const circumstances = {
  'new-setting': 'Newly registered setting, until its first inspection',
  'new-childminder': 'Newly registered childminder, until the first inspection',
  'urgent': 'Urgent improvement, or safeguarding not met',
  'needs-attention': 'Needs attention in an area',
  'usual': 'Any other early years provider',
} as const;
export type Circumstance = keyof typeof circumstances;
export const circumstanceIds = Object.keys(circumstances) as Circumstance[];

/** Visits and what else comes, as an authority keeps it. Days a year by tier are in the criteria, and nowhere else. */
export const entitlementDocument = z.strictObject({
  provisional: z.boolean(),
  tiers: z.record(z.enum(tiers), rule),
  earlyYears: z.record(z.enum(['new-setting', 'new-childminder', 'urgent', 'needs-attention', 'usual']), rule),
  /** What every provider of a kind is offered whatever its tier. */
  universal: z.record(z.enum(audienceIds), z.array(z.string().min(1).max(200)).max(10)),
  /** Months after registering in which a provider without an inspection counts as new. */
  newMonths: z.number().int().min(1).max(60),
});
export type EntitlementDocument = z.infer<typeof entitlementDocument>;

export interface EntitlementInForce {
  /** Null for the default that ships. */
  readonly id: number | null;
  readonly from: string;
  readonly document: EntitlementDocument;
}

/** The version in force on a day: the latest that had begun. */
export function inForceOn<V extends { readonly from: string }>(versions: readonly V[], day: string): V | undefined {
  return versions.filter(({ from }) => from <= day).toSorted((one, other) => (one.from < other.from ? 1 : -1))[0];
}
