import { earlyYearsAreas, gradedAreas, judgedAreas, reportCardAreas, type Judged } from './areas.ts';
import { categoryInWords, eraOf, gradeInWords, type Era } from './inspection.ts';

export type EntryKind = 'report-card' | 'graded' | 'ungraded' | 'other' | 'monitoring' | 'early-years' | 'section-48' | 'rise';

/** Where an entry comes from: a release of a published file, or a person. */
export type Origin =
  | { readonly kind: 'release'; readonly releaseId: number; readonly asAt: string | null; readonly isInNewest: boolean }
  | { readonly kind: 'by-hand'; readonly id: number; readonly source: string; readonly enteredBy: string; readonly enteredAt: Date };

/** One inspection, or one thing that belongs beside them, in its own words. */
export interface TimelineEntry {
  readonly key: string;
  /** Null for what Ofsted's eras say nothing of: a religious inspection, the Department's list. */
  readonly era: Era | null;
  readonly on: string | null;
  readonly publishedOn: string | null;
  readonly kind: EntryKind;
  readonly title: string;
  readonly body: string;
  /** A predecessor's inspection is shown and marked, and its findings are the predecessor's. */
  readonly who: 'present' | 'predecessor';
  readonly urnAtInspection: number | null;
  readonly overall: string | null;
  readonly judgements: readonly Judged[];
  readonly safeguarding: string | null;
  readonly category: string | null;
  readonly outcome: string | null;
  readonly origin: Origin;
}

/** An inspection as it stands, or stood, in Ofsted's files. */
export interface KeptInspection {
  readonly key: string;
  readonly urn: number;
  readonly kind: 'report-card' | 'graded' | 'ungraded' | 'other';
  readonly inspectionType: string | null;
  readonly startedOn: string | null;
  readonly publishedOn: string | null;
  readonly relatesToCurrentUrn: string | null;
  readonly urnAtInspection: number | null;
  readonly category: string | null;
  readonly safeguarding: string | null;
  readonly overall: string | null;
  readonly outcome: string | null;
  readonly judgements: Readonly<Record<string, string>>;
  readonly releaseId: number;
  readonly asAt: string | null;
  readonly isInNewest: boolean;
}

export interface EnteredInspectionFacts {
  readonly id: number;
  readonly kind: 'graded' | 'ungraded' | 'report-card' | 'monitoring' | 'early-years' | 'section-48';
  readonly inspectedOn: string;
  /** From which day its report is public; null where nobody has said. */
  readonly publishedOn: string | null;
  readonly body: string;
  readonly ofPredecessor: boolean;
  readonly overall: string | null;
  readonly judgements: readonly Judged[];
  readonly safeguarding: string | null;
  readonly category: string | null;
  readonly outcome: string | null;
  readonly source: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** A line of the authority's file of early years inspections. */
export interface EarlyYearsInspection {
  readonly key: string;
  readonly inspectedOn: string;
  readonly publishedOn: string | null;
  readonly overall: string | null;
  readonly safeguarding: string | null;
  readonly outcome: string | null;
  readonly cells: Readonly<Record<string, unknown>>;
  readonly releaseId: number;
  readonly asAt: string | null;
  readonly isInNewest: boolean;
}

/** The Department's list came to have the school, or no longer has it. */
export interface RiseChange {
  readonly kind: 'new' | 'gone';
  readonly asAt: string;
  readonly releaseId: number;
}

export interface WhatIsKnown {
  /** The number the provider goes by now; null where it has none. */
  readonly presentUrn: number | null;
  readonly kept: readonly KeptInspection[];
  readonly entered: readonly EnteredInspectionFacts[];
  readonly earlyYears: readonly EarlyYearsInspection[];
  readonly rise: readonly RiseChange[];
}

export const kindWords: Readonly<Record<EntryKind, string>> = {
  'report-card': 'Report card',
  'graded': 'Graded inspection',
  'ungraded': 'Ungraded inspection',
  'other': 'Other inspection',
  'monitoring': 'Monitoring inspection',
  'early-years': 'Early years inspection',
  'section-48': 'Religious inspection (section 48)',
  'rise': 'RISE',
};

/** Everything known of one provider's inspections, the latest first; what has no day comes last. Nothing is mapped onto another era, or averaged. */
export function buildTimeline({ presentUrn, kept, entered, earlyYears, rise }: WhatIsKnown): TimelineEntry[] {
  const entries = [
    ...withoutDoubles(kept, presentUrn).map((one) => entryOfKept(one, presentUrn)),
    ...entered.map(entryOfEntered),
    ...earlyYears.map(entryOfEarlyYears),
    ...rise.map(entryOfRise),
  ];
  return entries.sort((a, b) => (b.on ?? '').localeCompare(a.on ?? '') || a.key.localeCompare(b.key));
}

/** A school that converted stands in Ofsted's files under both its numbers, in files of different times: one inspection, told once, as of the present number. */
function withoutDoubles(kept: readonly KeptInspection[], presentUrn: number | null): KeptInspection[] {
  const rank = (one: KeptInspection): number => (one.urn === presentUrn ? 2 : 0) + (one.isInNewest ? 1 : 0);
  const inOrder = [...kept].sort((a, b) => rank(b) - rank(a) || b.urn - a.urn);
  return inOrder.filter((one, index) => {
    if (one.startedOn === null) return true;
    return inOrder.findIndex((other) => other.kind === one.kind && other.startedOn === one.startedOn && isOfSame(other, one)) === index;
  });
}

/** Two schools that became one may have been inspected on the same day. */
function isOfSame(one: KeptInspection, other: KeptInspection): boolean {
  return (one.urnAtInspection ?? one.urn) === (other.urnAtInspection ?? other.urn);
}

function entryOfKept(one: KeptInspection, presentUrn: number | null): TimelineEntry {
  const isGraded = one.kind === 'graded';
  const inWords = isGraded ? gradeInWords : (value: string): string => value;
  const era = one.startedOn === null ? (one.kind === 'report-card' ? 'report-card' : null) : eraOf(one.startedOn);
  const inspectedUrn = one.urnAtInspection ?? one.urn;
  return {
    key: one.key,
    era,
    on: one.startedOn,
    publishedOn: one.publishedOn,
    kind: one.kind,
    title: one.kind === 'other' ? (one.inspectionType ?? kindWords.other) : kindWords[one.kind],
    body: 'Ofsted',
    who: one.relatesToCurrentUrn === 'No' || (presentUrn !== null && inspectedUrn !== presentUrn) ? 'predecessor' : 'present',
    urnAtInspection: one.urnAtInspection,
    // From September 2024 there is none: the files say "Not judged".
    overall: isGraded && one.overall !== null && era !== 'no-overall-grade' ? gradeInWords(one.overall) : null,
    judgements: judgedAreas(isGraded ? gradedAreas : reportCardAreas, one.judgements).map(({ area, judgement }) => ({
      area,
      judgement: inWords(judgement),
    })),
    safeguarding: isGraded ? effectiveInWords(one.safeguarding) : one.safeguarding,
    category: one.category === null ? null : categoryInWords(one.category),
    outcome: one.outcome,
    origin: { kind: 'release', releaseId: one.releaseId, asAt: one.asAt, isInNewest: one.isInNewest },
  };
}

function effectiveInWords(value: string | null): string | null {
  return value === 'Yes' ? 'Effective' : value === 'No' ? 'Not effective' : value;
}

function entryOfEntered(one: EnteredInspectionFacts): TimelineEntry {
  return {
    key: `entered|${one.id}`,
    era: one.kind === 'section-48' ? null : eraOf(one.inspectedOn),
    on: one.inspectedOn,
    publishedOn: one.publishedOn,
    kind: one.kind,
    title: kindWords[one.kind],
    body: one.body,
    who: one.ofPredecessor ? 'predecessor' : 'present',
    urnAtInspection: null,
    overall: one.overall,
    judgements: one.judgements,
    safeguarding: one.safeguarding,
    category: one.category,
    outcome: one.outcome,
    origin: { kind: 'by-hand', id: one.id, source: one.source, enteredBy: one.enteredBy, enteredAt: one.enteredAt },
  };
}

function entryOfEarlyYears(one: EarlyYearsInspection): TimelineEntry {
  const { key, inspectedOn, publishedOn, overall, safeguarding, outcome, releaseId, asAt, isInNewest } = one;
  return {
    key: `early-years|${key}`,
    era: eraOf(inspectedOn),
    on: inspectedOn,
    publishedOn,
    kind: 'early-years',
    title: kindWords['early-years'],
    body: 'Ofsted',
    who: 'present',
    urnAtInspection: null,
    overall,
    judgements: judgedAreas(earlyYearsAreas, one.cells),
    safeguarding,
    category: null,
    outcome,
    origin: { kind: 'release', releaseId, asAt, isInNewest },
  };
}

function entryOfRise({ kind, asAt, releaseId }: RiseChange): TimelineEntry {
  return {
    key: `rise|${releaseId}|${kind}`,
    era: null,
    on: asAt,
    publishedOn: null,
    kind: 'rise',
    title: kind === 'new' ? 'On the Department’s RISE list' : 'No longer on the Department’s RISE list',
    body: 'Department for Education',
    who: 'present',
    urnAtInspection: null,
    overall: null,
    judgements: [],
    safeguarding: null,
    category: null,
    outcome: kind === 'new' ? 'First seen in the list as at this day.' : 'The list as at this day lacks it.',
    origin: { kind: 'release', releaseId, asAt, isInNewest: kind === 'new' },
  };
}

/** Whether the Department's list has the school now, and since which list. */
export function riseStatus(rise: readonly RiseChange[]): { readonly isListed: boolean; readonly since: string } | null {
  const latest = [...rise].sort((a, b) => a.asAt.localeCompare(b.asAt) || a.releaseId - b.releaseId).at(-1);
  return latest === undefined ? null : { isListed: latest.kind === 'new', since: latest.asAt };
}

export const isFull = ({ kind }: { readonly kind: EntryKind }): boolean => kind === 'graded' || kind === 'report-card';
export const failed = ['Not effective', 'Not met'];

/** The latest full inspection of the present school; of a setting, its latest. */
export function latestFull(entries: readonly TimelineEntry[]): TimelineEntry | undefined {
  const own = entries.filter(({ who }) => who === 'present');
  return own.find(isFull) ?? own.find(({ kind }) => kind === 'early-years');
}

/** What must not be overlooked: the category of concern in force and safeguarding, by the latest full inspection. */
export function findConcerns(entries: readonly TimelineEntry[]): readonly { readonly text: string; readonly on: string | null }[] {
  const latest = latestFull(entries);
  if (!latest) return [];
  return [
    ...(latest.category === null ? [] : [{ text: latest.category, on: latest.on }]),
    ...(latest.safeguarding !== null && failed.includes(latest.safeguarding)
      ? [{ text: `Safeguarding ${latest.safeguarding.toLowerCase()}`, on: latest.on }]
      : []),
  ];
}
