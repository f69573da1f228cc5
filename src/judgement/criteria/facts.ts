import type { Reason, Status, Unit } from '../../kernel/statistic.ts';

/**
 * Everything that is known of one provider when it is judged. It is stored with the proposal exactly so, and evaluating it again under the same criteria gives
 * the same bytes. Whatever is absent says why: it never scores.
 */
export interface ProviderFacts {
  readonly provider: FactsProvider;
  /** The day of which all this is known. */
  readonly asAt: string;
  /** By the names of `factDefinitions`. A name that is absent is a fact nobody asked for, and counts as missing. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** In any order. */
  readonly indicators: readonly IndicatorFacts[];
  /** What the latest inspection of the present school said of each area, in its own words. */
  readonly inspected: readonly InspectedArea[];
}

export interface FactsProvider {
  readonly id: number;
  readonly urn: number | null;
  readonly name: string;
  readonly setId: SetId;
  /** An academy, whatever its set: a special academy is in the set of special schools, and still under no power of the authority's. */
  readonly isAcademy?: boolean;
  readonly phase: string;
  readonly pupils: number | null;
  readonly localityId: number | null;
}

/** Which set of criteria is for a provider: what law it is under, and what it does. */
export const setLabels = {
  'maintained': 'Maintained primary and secondary schools',
  'academy': 'Academies and free schools',
  'nursery': 'Maintained nursery schools',
  'early-years': 'Early years providers (private, voluntary, childminders)',
  'special': 'Special schools',
  'alternative-provision': 'Alternative provision',
  'by-agreement': 'Colleges and independent schools (only by their agreement)',
} as const;
export type SetId = keyof typeof setLabels;
export const setIds = Object.keys(setLabels) as SetId[];

export interface FactSource {
  /** Who published or confirmed it, in words: "Ofsted, management information as at 30 September 2026". */
  readonly source: string;
  /** The day it is of; null where the source has none. */
  readonly on: string | null;
}

export type Fact =
  | ({ readonly state: 'known'; readonly value: boolean | number | string; readonly says: string } & FactSource)
  | { readonly state: 'missing'; readonly because: string }
  | { readonly state: 'not-applicable'; readonly because: string };

/** One measure of one group over its years, the latest first, beside England and among similar schools. */
export interface IndicatorFacts {
  /** Measure and group, as the criteria name it: "ks2-rwm-expected|all". */
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly decimals: number;
  readonly polarity: 'higher' | 'lower';
  readonly points: readonly IndicatorPoint[];
}

export interface IndicatorPoint {
  readonly period: string;
  readonly own: PointValue;
  readonly england: PointValue;
  /** Where it stands among similar schools: 1 the best fifth, 5 the worst; null where that cannot be said. */
  readonly fifthOfSimilar: { readonly fifth: number; readonly among: number } | null;
  /** The provider’s own figure: publisher, file and status; null where no file has one. */
  readonly source: string | null;
  readonly status: Status | null;
}

/** A number with how many pupils it is counted over (null: not published), or why there is none. */
export type PointValue =
  { readonly value: number; readonly cohort: number | null; readonly isBreak?: true } | { readonly reason: Reason; readonly because: string | null };

export interface InspectedArea extends FactSource {
  /** As the report has it: "Leadership and governance". */
  readonly area: string;
  readonly judgement: string;
}

/** What the rules may ask of a provider, in the order people read it. `values`: what it may be; a count is a whole number. */
export const factDefinitions = {
  'category-of-concern': {
    label: 'Category of concern in force',
    values: ['none', 'special measures', 'requires significant improvement', 'serious weaknesses'],
  },
  'urgent-improvement-areas': { label: 'Report card areas at urgent improvement', values: 'count' },
  'safeguarding-not-met': { label: 'Safeguarding not met, or not effective', values: 'yes-no' },
  'inadequate-judgements': { label: 'Judgements of inadequate', values: 'count' },
  'stuck': { label: 'Stuck, as the Department for Education defines it', values: 'yes-no' },
  'statutory-power': { label: 'Warning notice, interim executive board or suspended delegation in force', values: 'yes-no' },
  'critical-safeguarding-concern': { label: 'Critical institutional safeguarding concern confirmed', values: 'yes-no' },
  'leadership-breakdown': { label: 'Breakdown of leadership or governance confirmed', values: 'yes-no' },
  'insufficient-trip-reviews': { label: 'TRIP reviews running at insufficient', values: 'count' },
  'needs-attention-leadership': { label: 'Report card: needs attention in leadership and governance', values: 'yes-no' },
  'needs-attention-areas': { label: 'Report card areas at needs attention', values: 'count' },
  'requires-improvement': { label: 'Requires improvement overall, or in quality of education or leadership', values: 'yes-no' },
  'deficit': { label: 'Licensed or unlicensed deficit', values: 'yes-no' },
  'accepted-concerns': { label: 'Concerns accepted at triage in the last 12 months', values: 'count' },
  'safeguarding-audit-red': { label: 'Safeguarding audit red', values: 'yes-no' },
  'inspected-strong': { label: 'Every inspected area expected or better, leadership strong or exceptional', values: 'yes-no' },
  'secure-plus-equivalent': { label: 'Equivalent strength evidenced by the adviser', values: 'yes-no' },
  'head-years': { label: 'Whole years with the same headteacher or manager', values: 'count' },
  'support-capacity': { label: 'Capacity to support others', values: 'yes-no' },
  'self-evaluation-corroborated': { label: 'Self-evaluation corroborated', values: 'yes-no' },
  'head-new-or-vacant': { label: 'Head in the first two years, acting, or the post vacant', values: 'yes-no' },
  'asks-for-help': { label: 'The provider asks for help', values: 'yes-no' },
  'places-unfilled': { label: 'Unfilled places', values: 'yes-no' },
  'concern-untriaged': { label: 'A concern not yet triaged', values: 'yes-no' },
  'audit-not-returned': { label: 'Safeguarding audit not returned', values: 'yes-no' },
  'governor-vacancies': { label: 'Governors’ places vacant', values: 'yes-no' },
} as const satisfies Readonly<Record<string, FactDefinition>>;
export type FactId = keyof typeof factDefinitions;

export interface FactDefinition {
  readonly label: string;
  readonly values: 'yes-no' | 'count' | readonly string[];
}

export function isFactId(text: string): text is FactId {
  return Object.hasOwn(factDefinitions, text);
}
