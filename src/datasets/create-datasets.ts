import type { Readable } from 'node:stream';
import type { Result } from '../kernel/result.ts';
import { asInstallation } from '../platform/database/who-asks.ts';
import { acceptRelease } from './releases/accept-release.ts';
import type { Acceptance } from './releases/accept-release.ts';
import { discardRelease } from './releases/discard-release.ts';
import { changesFor, currentReleases, findRelease, getRelease, listReleases } from './releases/find-releases.ts';
import type { RecordChange, ReleaseQuestion } from './releases/find-releases.ts';
import { openFile } from './releases/open-file.ts';
import { recoverInterrupted } from './releases/recover-interrupted.ts';
import type { Alongside, CommittedRelease, DatasetsContext, Release, StagedRelease, StageRequest } from './releases/release.ts';
import { reviewRelease } from './releases/review-release.ts';
import type { Review, ReviewQuestion } from './releases/review-release.ts';
import { stageFile } from './releases/stage-file.ts';

/** The one way in for published data: stage → check → review → commit. */
export interface Datasets {
  stageFile(request: StageRequest): Promise<StagedRelease>;
  reviewRelease(id: number, question?: ReviewQuestion): Promise<Review | undefined>;
  acceptRelease(id: number, acceptance: Acceptance): Promise<Result<CommittedRelease>>;
  discardRelease(id: number, by: string, alongside?: Alongside): Promise<Result<Release>>;
  /** To be called once, before the first load, when the service starts. */
  recoverInterrupted(): Promise<number[]>;
  listReleases(question?: ReleaseQuestion): Promise<Release[]>;
  findRelease(id: number): Promise<Release | undefined>;
  getRelease(id: number): Promise<Release>;
  /** The file as it came; undefined where it is not kept. */
  openFile(id: number): Promise<Readable | undefined>;
  currentReleases(authorityId?: number): Promise<Release[]>;
  changesFor(records: readonly { readonly source: string; readonly layout: string; readonly key: string }[]): Promise<RecordChange[]>;
}

/** Open data is everybody's, and a commit of it writes for every authority: what changes releases is the installation's work. What reads them is the reader's. */
export function createDatasets(context: DatasetsContext): Datasets {
  const { db } = context;
  return {
    stageFile: (request) => asInstallation(() => stageFile(context, request)),
    reviewRelease: (id, question) => reviewRelease(db.kysely, id, question),
    acceptRelease: (id, acceptance) => asInstallation(() => acceptRelease(context, id, acceptance)),
    discardRelease: (id, by, alongside) => asInstallation(() => discardRelease(context, id, by, alongside)),
    recoverInterrupted: () => asInstallation(() => recoverInterrupted(context)),
    listReleases: (question) => listReleases(db.kysely, question),
    findRelease: (id) => findRelease(db.kysely, id),
    getRelease: (id) => getRelease(db.kysely, id),
    openFile: (id) => openFile(db, id),
    currentReleases: (authorityId) => currentReleases(db.kysely, authorityId),
    changesFor: (records) => changesFor(db.kysely, records),
  };
}
