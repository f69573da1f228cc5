import { dateInWords } from '../../kernel/plain-date.ts';
import { type Tier, tierLabels } from '../../kernel/tier.ts';
import { audiences, type Audience } from './audience.ts';
import { cadenceInWords } from './cadence-words.ts';
import { decideCircumstance, type EarlyYearsFacts, type Happened } from './early-years-circumstance.ts';
import { type Cadence, circumstances, type EntitlementDocument } from './entitlement-document.ts';

/** What is known of a provider, as far as its entitlement asks. */
export interface EntitlementFacts {
  readonly audience: Audience;
  /** In force; null where there is none. */
  readonly tier: Tier | null;
  readonly tierSince: string | null;
  /** Days a year that the criteria in force give the tier; null where they give this provider none. */
  readonly tierDays: number | null;
  /** Which criteria say so. */
  readonly criteria: string;
  /** Null for every other provider. */
  readonly earlyYears: EarlyYearsFacts | null;
}

export interface Entitlement {
  /** Adviser days a year, at most. */
  readonly days: number;
  readonly contacts: readonly Cadence[];
  /** The day from which contacts are counted. */
  readonly since: string | null;
  /** What else comes, in words. */
  readonly extras: readonly string[];
  /** Why it is so, a sentence each. */
  readonly why: readonly string[];
  /** What happened to an early years provider, by which it goes; null for every other. */
  readonly happened: Happened | null;
}

/** What a provider is entitled to in a year, and why. Every provider is entitled to something: what is offered to all of its kind. */
export function decideEntitlement(facts: EntitlementFacts, document: EntitlementDocument, today: string): Entitlement {
  const universal = document.universal[facts.audience];
  const forAll = `${audiences[facts.audience]} have what is offered to all of them, whatever their tier.`;
  if (facts.earlyYears !== null) {
    const happened = decideCircumstance(facts.earlyYears, document.newMonths, today);
    const { circumstance, since, why } = happened;
    const { contacts, extras } = document.earlyYears[circumstance];
    return {
      days: 0,
      contacts,
      since,
      extras: [...extras, ...universal],
      why: [`${why}.`, `${circumstances[circumstance]}: ${contactsInWords(contacts)}.`, 'An early years provider’s visits go by what happened, and are not counted in days a year.'], // prettier-ignore
      happened,
    };
  }
  if (facts.tier === null || facts.tierDays === null) {
    const because =
      facts.tierDays === null && facts.tier !== null
        ? `By ${facts.criteria}, days by tier are not for providers like this one.`
        : 'No tier is in force, so no days come by one.';
    return { days: 0, contacts: [], since: null, extras: universal, why: [because, forAll], happened: null };
  }
  const { contacts, extras } = document.tiers[facts.tier];
  const since = facts.tierSince === null ? '' : ` since ${dateInWords(facts.tierSince)}`;
  return {
    days: facts.tierDays,
    contacts,
    since: facts.tierSince,
    extras: [...extras, ...universal],
    why: [
      `Its tier is ${tierLabels[facts.tier]}${since}.`,
      `By ${facts.criteria}, ${tierLabels[facts.tier]} brings up to ${String(facts.tierDays)} adviser days a year.`,
      `${tierLabels[facts.tier]}: ${contactsInWords(contacts)}.`,
    ],
    happened: null,
  };
}

export function contactsInWords(contacts: readonly Cadence[]): string {
  if (contacts.length === 0) return 'no visits of a fixed time';
  const said = contacts.map(cadenceInWords).join('; ');
  return said.charAt(0).toLowerCase() + said.slice(1);
}
