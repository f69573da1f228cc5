import { listMappings } from '../../../datasets/index.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { shippedMeasures } from './catalogue.ts';
import { measuresOfDictionary } from './lait-measures.ts';
import { mappedMeasures } from './mapped-measures.ts';
import type { Measure } from './measure.ts';

/** LAIT’s short names that shipped measures bind: no measure of the dictionary is made of them. */
export const boundInLait: ReadonlySet<string> = new Set(
  shippedMeasures
    .flatMap(({ groups }) => Object.values(groups))
    .flat()
    .filter(({ dataset }) => dataset === 'lait')
    .map(({ breakdown }) => breakdown ?? ''),
);

/** Every measure that can be asked about: those that ship, those of files that officers mapped, then what else LAIT’s dictionary has, once it is loaded. */
export async function listMeasures(db: Reader): Promise<readonly Measure[]> {
  const rows = await db
    .selectFrom('lait_measure')
    .select(['short_name', 'topic', 'name', 'chart_title', 'polarity', 'axis', 'description', 'year_type', 'decimal_places', 'owner', 'next_update'])
    .where('gone_release_id', 'is', null)
    .orderBy('topic')
    .orderBy('short_name')
    .orderBy('code')
    .execute();
  const mapped = mappedMeasures(await listMappings(db));
  return [...shippedMeasures, ...mapped, ...measuresOfDictionary(rows, boundInLait)];
}

/** By id, or by its whole name in whatever case; undefined where there is none. */
export function findMeasure(measures: readonly Measure[], idOrName: string): Measure | undefined {
  const wanted = idOrName.trim().toLowerCase();
  return measures.find(({ id }) => id === wanted) ?? measures.find(({ name }) => name.toLowerCase() === wanted);
}
