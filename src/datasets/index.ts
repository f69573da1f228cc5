import './tables.ts';

export { createDatasets } from './create-datasets.ts';
export type { Datasets } from './create-datasets.ts';
export type { Problem } from './problem.ts';
export { changesFor, currentReleases } from './releases/find-releases.ts';
export type { CommittedRelease, Release, ReleaseListener, StagedRelease } from './releases/release.ts';
export type { Review } from './releases/review-release.ts';
export { findSource, getLayout, sources } from './sources.ts';
export type { ReleaseState } from './tables.ts';
export { ownListLayout } from './early-years/own-list-layout.ts';
export { datasetRecordKinds } from './record-kinds.ts';
