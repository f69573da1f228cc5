import { listMeasures, type Measure, measuresFor } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findPlaces } from '../common/find-places.ts';

/** What a school works on with its children, and what their figures say of it later. */
const ofChildren: readonly Measure['topic'][] = ['early-years', 'phonics', 'key-stage-2', 'key-stage-4', 'post-16', 'attendance', 'exclusions'];

interface Asked {
  readonly authorityId: number;
  readonly providerId: number;
  /** What the priority names already stays in its list. */
  readonly named: readonly string[];
}

/** The measures that a plan may name: those of a school of its phase, the headline ones first. */
export async function listPlanMeasures(
  reader: Reader,
  { authorityId, providerId, named }: Asked,
): Promise<{ readonly value: string; readonly text: string }[]> {
  const all = await listMeasures(reader);
  const phase = (await findPlaces(reader, authorityId, [providerId])).get(providerId)?.phase ?? '';
  const own = measuresFor(all, phase).filter(({ topic }) => ofChildren.includes(topic));
  const kept = all.filter((measure) => named.includes(measure.id) && !own.includes(measure));
  return [...own, ...kept].map(({ id, name }) => ({ value: id, text: name }));
}

export async function nameMeasures(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await listMeasures(reader)).filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name]));
}
