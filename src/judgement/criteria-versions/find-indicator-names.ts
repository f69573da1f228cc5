import { groups, isGroup, listMeasures } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { NameOf } from '../criteria/criteria-words.ts';

interface IndicatorNames {
  readonly nameOf: NameOf;
  /** Every measure and group that criteria may look at. */
  readonly offered: readonly { readonly id: string; readonly name: string }[];
}

/** How indicators are called, and which there are: measures of schools’ results, attendance and places that say which way is better. */
export async function findIndicatorNames(reader: Reader): Promise<IndicatorNames> {
  const measures = await listMeasures(reader);
  const names = new Map(measures.map(({ id, name }) => [id, name]));
  const nameOf: NameOf = (id) => {
    const [measure = '', group = ''] = id.split('|');
    const name = names.get(measure) ?? measure;
    return group === 'all' || !isGroup(group) ? name : `${name} (${groups[group].toLowerCase()})`;
  };
  const offered = measures
    .filter(({ topic, polarity }) => topic !== 'other' && polarity !== 'neither')
    .flatMap((measure) => Object.keys(measure.groups).map((group) => `${measure.id}|${group}`))
    .filter((id) => /^[a-z0-9-]+\|[a-z0-9-]+$/.test(id))
    .map((id) => ({ id, name: nameOf(id) }));
  return { nameOf, offered };
}
