import type { Tier } from '../../kernel/tier.ts';
import type { AreaId } from './areas.ts';
import type { Floor, FloorLevel } from './criteria.ts';
import type { InspectedArea, SetId } from './facts.ts';

/** What a test said of the facts. "Missing" and "not applicable" never fire. */
export type TestAnswer = 'fires' | 'clear' | 'missing' | 'not-applicable';

export interface TestedFact {
  readonly label: string;
  /** As it is said to people; why it is missing, or does not apply. */
  readonly says: string;
  readonly source: string | null;
  readonly on: string | null;
}

export interface TestedFloor {
  readonly id: string;
  readonly label: string;
  readonly tier: Floor['tier'];
  readonly answer: TestAnswer;
  readonly facts: readonly TestedFact[];
}

export type Band = 'green' | 'amber' | 'red' | 'none';

export interface BandedIndicator {
  readonly id: string;
  readonly name: string;
  readonly area: AreaId;
  readonly weight: number;
  readonly period: string | null;
  readonly value: number | null;
  readonly cohort: number | null;
  readonly comparator: number | null;
  /** Points from England; below zero is the worse side. */
  readonly ahead: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly band: Band;
  /** The figure before it, and whether that is of the year just before. */
  readonly before: { readonly period: string; readonly band: Band; readonly isYearBefore: boolean } | null;
  /** Periods that were put together, where the cohort is small. */
  readonly pooled: readonly string[];
  /** Why it has no band, or what is to be borne in mind. */
  readonly because: string | null;
  /** False where there is nothing to know: the measure does not apply to the provider, or does not exist for the year. */
  readonly applies: boolean;
  readonly source: string | null;
  readonly status: string | null;
}

export interface BandedArea {
  readonly id: AreaId;
  /** None where nothing of it is known: neither good nor bad. */
  readonly band: Band;
  readonly because: string;
  /** The report card's own judgement, where the area has one that counts: below expected, or the only thing known. */
  readonly inspected: InspectedArea | null;
}

export interface SecurePlusPart {
  /** The fact asked for. */
  readonly id: string;
  readonly label: string;
  readonly answer: 'met' | 'not-met' | 'missing' | 'not-applicable';
  readonly says: string;
}

export interface SecurePlusAnswer {
  readonly met: boolean;
  readonly parts: readonly SecurePlusPart[];
}

export interface Missing {
  readonly kind: 'floor' | 'indicator' | 'secure-plus' | 'self-evaluation' | 'cohort';
  readonly id: string;
  readonly label: string;
  readonly because: string;
}

export type Confidence = 'high' | 'medium' | 'low';

/** How much of what applies is not known; what is known in part counts half. */
export interface Unknown {
  readonly count: number;
  readonly of: number;
}

export interface Trigger {
  readonly id: string;
  readonly label: string;
  readonly says: string;
}

export interface Change {
  readonly what: 'floor' | 'indicator' | 'inspection' | 'secure-plus';
  readonly id: string;
  readonly says: string;
  /** Points to the edge, for an indicator; null where it is a matter of yes or no. */
  readonly points: number | null;
  /** There where one more of a count, or of a run of years, is all it takes. */
  readonly isOneShort?: true;
}

export interface NearestChanges {
  /** The fewest changes that would give a tier of less support; null where there is none. */
  readonly up: { readonly to: Tier; readonly changes: readonly Change[] } | null;
  /** Single changes of what is known that would each give a tier of more support: what is one short, then figures by their points, then yes or no. */
  readonly down: readonly { readonly to: Tier; readonly change: Change }[];
}

/** One sentence of how the tier came about. */
export interface Step {
  readonly id: 'floors' | 'areas' | 'begins' | 'secure-plus' | 'tier' | 'question' | 'confidence';
  readonly says: string;
}

/** The tier that the criteria propose, and every step that led to it. */
export interface Evaluation {
  readonly setId: SetId;
  readonly tier: Tier;
  /** A tier that is put to moderation as a question. */
  readonly question: Tier | null;
  /** How the tier came about, in sentences, in the order it was reached. */
  readonly steps: readonly Step[];
  /** The strictest floor that fires. */
  readonly floor: FloorLevel;
  readonly floors: readonly TestedFloor[];
  readonly areas: readonly BandedArea[];
  readonly indicators: readonly BandedIndicator[];
  readonly redAreas: number;
  readonly amberAreas: number;
  readonly securePlus: SecurePlusAnswer;
  readonly confidence: Confidence;
  readonly unknown: Unknown;
  readonly missing: readonly Missing[];
  readonly nearest: NearestChanges;
  readonly triggers: readonly Trigger[];
}

export type EvaluationAnswer =
  | { readonly kind: 'evaluated'; readonly evaluation: Evaluation }
  /** The criteria have no set for it: a college without its agreement. */
  | { readonly kind: 'no-set'; readonly because: string };
