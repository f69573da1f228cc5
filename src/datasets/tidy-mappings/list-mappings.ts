import type { Reader } from '../../platform/database/database.ts';
import { layoutOf } from '../explore-education-statistics/layout-of.ts';
import type { TidyMapping } from '../explore-education-statistics/tidy-mapping.ts';
import { knowMappedLayouts } from '../sources.ts';
import type { MappedMeasure } from './mapped-measure.ts';

/** How an officer said that a file is read, and what it measures. */
export interface ListedMapping {
  readonly id: number;
  readonly mapping: TidyMapping;
  readonly measures: readonly MappedMeasure[];
  readonly madeBy: string;
  readonly madeByAuthorityId: number | null;
  readonly madeAt: Date;
}

/** Every mapping made by officers, the oldest first. Whoever has asked knows their layouts from then on. */
export async function listMappings(db: Reader): Promise<ListedMapping[]> {
  const rows = await db.selectFrom('tidy_mapping').selectAll().orderBy('id').execute();
  const mappings = rows.map((row): ListedMapping => ({
    id: row.id,
    mapping: row.mapping,
    measures: row.measures,
    madeBy: row.made_by,
    madeByAuthorityId: row.made_by_authority_id,
    madeAt: row.made_at,
  }));
  knowMappedLayouts(mappings.map(({ mapping }) => layoutOf(mapping)));
  return mappings;
}
