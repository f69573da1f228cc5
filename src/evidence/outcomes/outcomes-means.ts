import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';

export interface OutcomesMeans {
  readonly db: Database;
  readonly clock: Clock;
  /** Proposals that results move: the wing that judges hands them over, and evidence shows them beside the results. */
  readonly listMovedProposals?: ListMovedProposals;
}

export type ListMovedProposals = (whose: { readonly authorityId: number; readonly laCode: string }) => Promise<MovedProposals>;

export interface MovedProposals {
  readonly moved: readonly MovedProposal[];
  /** By the criteria in force for the provider; null where they do not look at the measure, or are not for it. */
  readonly edgesOf: (providerId: number, measureId: string) => BandEdges | null;
}

/** Points on the worse side of England beyond which an indicator is no longer green, and beyond which it is red. */
export interface BandEdges {
  readonly amberBeyond: number;
  readonly redBeyond: number;
}

/** What would be proposed of a provider by one state of its results, and by another; tiers in words. */
export interface MovedProposal {
  readonly providerId: number;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The latest release moved it, or schools’ own returns would, which never do. */
  readonly by: 'latest-release' | 'unvalidated';
}
