import { currentReleases, getLayout } from '../../datasets/index.ts';
import type { Reader } from '../../platform/database/database.ts';

/** A release that the register is made from: the newest committed of its source and layout. */
export interface SourceInUse {
  readonly releaseId: number;
  readonly source: string;
  readonly layout: string | null;
  readonly title: string;
  /** The day that the file describes. */
  readonly asAt: string | null;
  /** It covers only some providers. */
  readonly partial: boolean;
}

/** Open data's releases and the authority's own, one for each source and layout. */
export async function listSourcesInUse(reader: Reader, authorityId: number): Promise<SourceInUse[]> {
  const releases = await currentReleases(reader, authorityId);
  return releases.map(({ id, source, layout, asAt, partial }) => ({
    releaseId: id,
    source,
    layout,
    title: layout === null ? source : getLayout(source, layout).title,
    asAt,
    partial,
  }));
}
