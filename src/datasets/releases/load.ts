import type { Hash } from 'node:crypto';
import type { Layout, Source } from '../source.ts';
import type { FileKeeping } from './keep-file.ts';
import type { DatasetsContext, StagedRelease, StageRequest } from './release.ts';
import type { RowStaging } from './stage-rows.ts';

/** A load under way: what is known of the file so far. */
export interface Load {
  readonly context: DatasetsContext;
  readonly request: StageRequest;
  readonly source: Source;
  readonly id: number;
  readonly asAt: string;
  readonly notes: string[];
  readonly sha256: Hash;
  readonly keeping: FileKeeping;
  bytes: number;
  /** The file's hash, once it is read to the end. */
  hashed: string | null;
  encoding: string | null;
  /** Null until the header is recognised. */
  layout: Layout | null;
  /** Null until then, and where the layout has none. */
  edition: string | null;
  staging: RowStaging | null;
}

/** Ends a load that is not to be made, leaving no trace: the file is loaded already, or older, or whose it is was not said. */
export class NotToBeStaged extends Error {
  readonly answer: StagedRelease;

  constructor(answer: StagedRelease) {
    super(answer.reason ?? '');
    this.name = 'NotToBeStaged';
    this.answer = answer;
  }
}

export function refusal(reason: string): StagedRelease {
  return { outcome: 'refused', release: null, reason };
}

export const encodingNames = {
  'ascii': 'ASCII',
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 with a byte order mark',
  'windows-1252': 'Windows-1252',
} as const;
