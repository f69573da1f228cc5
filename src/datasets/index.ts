import './tables.ts';

export { createDatasets } from './create-datasets.ts';
export type { Datasets } from './create-datasets.ts';
export type { Problem } from './problem.ts';
export type { RecordChange, ReleaseQuestion } from './releases/find-releases.ts';
export type { CommittedRelease, Release, ReleaseCounts, ReleaseListener, StagedRelease, StageRequest } from './releases/release.ts';
export type { Review, ReviewedChange, ReviewedRejection, ReviewQuestion } from './releases/review-release.ts';
export type { Column, ColumnType, Layout, Source } from './source.ts';
export { findSource, getLayout, sources } from './sources.ts';
export type { FieldChange, ReleaseState } from './tables.ts';
export { ownListLayout } from './early-years/own-list-layout.ts';
