import type { Readable } from 'node:stream';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import type { Problem } from '../problem.ts';
import type { ReleaseState } from '../tables.ts';

export interface ReleaseCounts {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly rejected: number;
}

/** One load of one file, as pages and the command line show it. */
export interface Release {
  readonly id: number;
  readonly source: string;
  readonly layout: string | null;
  readonly authorityId: number | null;
  /** "2024/25 revised", where the publisher issues one file after another of the same kind; null where the latest replaces all. */
  readonly edition: string | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly encoding: string | null;
  readonly asAt: string | null;
  readonly partial: boolean;
  readonly state: ReleaseState;
  /** Bytes read so far, and of how many where that is known. */
  readonly progress: { readonly done: number; readonly total: number | null };
  readonly counts: ReleaseCounts;
  /** Why it was quarantined, or failed. */
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** Whose people sent it, where that is known: only they read the names, and only they decide on it. */
  readonly sentByAuthorityId: number | null;
  readonly stagedBy: string;
  readonly stagedAt: Date;
  readonly acceptedBy: string | null;
  readonly committedAt: Date | null;
  readonly discardedBy: string | null;
  readonly discardedAt: Date | null;
}

/** What a listener is told of a release that is being committed. */
export interface CommittedRelease {
  readonly id: number;
  readonly source: string;
  readonly layout: string;
  readonly table: string;
  readonly authorityId: number | null;
  readonly edition: string | null;
  readonly asAt: string;
  readonly partial: boolean;
  readonly counts: ReleaseCounts;
}

/** A wing's part in a commit: runs in its transaction, after the current table has the new rows, and reads `release_change` for what they are. */
export interface ReleaseListener {
  readonly source: string;
  /** Left out: every layout of the source. */
  readonly layout?: string;
  /** Tables that it writes many rows of: told to the planner after the commit, which else expects one row and loops. */
  readonly fills?: readonly string[];
  apply(tx: Tx, release: CommittedRelease): Promise<void>;
}

export interface DatasetsContext {
  readonly db: Database;
  readonly clock: Clock;
  readonly listeners: readonly ReleaseListener[];
  /** Where a fault goes that undoes nothing: what was asked for is done. */
  readonly reportFault?: (error: unknown, doing: string) => void;
}

/** What whoever decides on a release does in the transaction of the decision itself: its line in the audit trail. */
export type Alongside = (tx: Tx) => Promise<void>;

export interface StageRequest {
  readonly source: string;
  /** Which of the source's files it is, where whoever sends it knows: it is then read as no other. */
  readonly layout?: string;
  readonly fileName: string;
  readonly content: Readable;
  /** Bytes in the content, where that is known, for showing progress. */
  readonly sizeBytes?: number;
  /** Whose file it is, for the sources that are an authority's own. */
  readonly authorityId: number | null;
  /** The file covers only some records: those not in it are not gone. */
  readonly partial: boolean;
  /** The day the file describes (YYYY-MM-DD), where its name does not say. */
  readonly asAt?: string;
  /** Load it though a later file is loaded. */
  readonly allowOlder?: boolean;
  /** Who loads it, in words. */
  readonly by: string;
}

export interface StagedRelease {
  /**
   * waiting: to be reviewed, staged now or, with a `reason`, before; quarantined: kept apart, `release.problems` say why; already-loaded:
   * nothing done, `release` is the one that holds this very file; refused: nothing done.
   */
  readonly outcome: 'waiting' | 'quarantined' | 'already-loaded' | 'refused';
  readonly release: Release | null;
  /** A sentence, except where a file was staged now and waits. */
  readonly reason: string | null;
}
