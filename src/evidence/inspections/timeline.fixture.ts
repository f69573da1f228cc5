import type { EnteredInspectionFacts, KeptInspection, TimelineEntry, WhatIsKnown } from './timeline.ts';

/** The number of the invented school as it is now, and of the school before it. */
export const presentUrn = 900001;
export const formerUrn = 900000;

export function keptInspection(over: Partial<KeptInspection> = {}): KeptInspection {
  const kind = over.kind ?? 'graded';
  return {
    key: `${over.urn ?? presentUrn}|${kind}|${over.startedOn ?? '2022-05-10'}`,
    urn: presentUrn,
    kind,
    inspectionType: null,
    startedOn: '2022-05-10',
    publishedOn: null,
    relatesToCurrentUrn: 'Yes',
    urnAtInspection: over.urn ?? presentUrn,
    category: null,
    safeguarding: null,
    overall: null,
    outcome: null,
    judgements: {},
    releaseId: 1,
    asAt: '2026-08-31',
    isInNewest: true,
    ...over,
  };
}

export function enteredInspection(over: Partial<EnteredInspectionFacts> = {}): EnteredInspectionFacts {
  return {
    id: 1,
    kind: 'graded',
    inspectedOn: '2018-03-06',
    publishedOn: null,
    body: 'Ofsted',
    ofPredecessor: false,
    overall: null,
    judgements: [],
    safeguarding: null,
    category: null,
    outcome: null,
    source: 'The report on Ofsted’s site',
    enteredBy: 'Jo Marsh',
    enteredAt: new Date('2026-11-23T09:00:00Z'),
    ...over,
  };
}

export const nothingKnown: WhatIsKnown = { presentUrn, kept: [], entered: [], earlyYears: [], rise: [] };

/** An entry as the timeline makes it, shortened to what a test looks at. */
export const inShort = ({ on, title, who, era }: TimelineEntry): string => [on ?? 'undated', title, who, era ?? 'no era'].join(' | ');
