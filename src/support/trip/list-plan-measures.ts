import { isPublishedOfSchools, listMeasures } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';

/** The measures that a plan may name: those that are published of single schools. */
export async function listPlanMeasures(reader: Reader): Promise<{ readonly value: string; readonly text: string }[]> {
  const measures = await listMeasures(reader);
  return measures.filter((measure) => isPublishedOfSchools(measure, 'all')).map(({ id, name }) => ({ value: id, text: name }));
}

export async function nameMeasures(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await listMeasures(reader)).filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name]));
}
