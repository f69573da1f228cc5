import type { Reader } from '../../platform/database/database.ts';
import type { ProviderInBrief } from '../../register/index.ts';
import { findKnownInspections } from './find-known-inspections.ts';
import { expectNextInspection, findLastVisit, type NextInspection } from './next-inspection.ts';
import { decideStuck, type Stuck } from './stuck.ts';
import { buildTimeline, findConcerns, riseStatus, type TimelineEntry } from './timeline.ts';

export interface InspectionFacts {
  readonly entries: readonly TimelineEntry[];
  readonly concerns: ReturnType<typeof findConcerns>;
  /** Null where the question is not asked: the definition is of state-funded schools. */
  readonly stuck: Stuck | null;
  readonly rise: ReturnType<typeof riseStatus>;
  readonly lastVisit: ReturnType<typeof findLastVisit>;
  readonly next: NextInspection;
}

/** A provider's inspections on one line, and what follows from them today. */
export async function findTimeline(reader: Reader, provider: ProviderInBrief, authorityId: number, today: string): Promise<InspectionFacts> {
  const known = await findKnownInspections(reader, provider, authorityId);
  const entries = buildTimeline(known);
  const { isStateFunded, status } = provider;
  return {
    entries,
    concerns: findConcerns(entries),
    stuck: isStateFunded ? decideStuck(entries, known) : null,
    rise: riseStatus(known.rise),
    lastVisit: findLastVisit(entries),
    next: expectNextInspection(entries, { isStateFunded, isOpen: status === 'open' || status === 'closing', today }),
  };
}
