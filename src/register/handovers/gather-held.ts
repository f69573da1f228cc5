import type { Reader } from '../../platform/database/database.ts';
import type { HeldWork, WorkSource } from '../work/work-item.ts';

export interface HeldOfSource extends HeldWork {
  readonly source: string;
}

/** Everything an account holds that somebody else must take, source by source; nothing of those that hold none. */
export async function gatherHeld(reader: Reader, sources: readonly WorkSource[], accountId: number): Promise<HeldOfSource[]> {
  const all: HeldOfSource[] = [];
  for (const { id, held } of sources) {
    const work = await held?.(reader, accountId);
    if (work !== undefined && work.items.length > 0) all.push({ ...work, source: id });
  }
  return all;
}

export const countHeld = (held: readonly HeldWork[]): number => held.reduce((sum, { items }) => sum + items.length, 0);
