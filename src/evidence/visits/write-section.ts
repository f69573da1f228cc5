import './tables.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../../register/index.ts';
import type { WrittenSection } from './find-note.ts';
import type { FoundPart } from './found-part.ts';
import { type SectionValues, tidyValues } from './section.ts';

/** Writes the next version of a section; answers its number. */
export async function writeSection(
  tx: Tx,
  { actor, clock }: Doing,
  part: Pick<FoundPart, 'id' | 'authorityId'>,
  key: string,
  stored: WrittenSection | undefined,
  { values, from }: { readonly values: SectionValues; readonly from: string | null },
): Promise<number> {
  const version = (stored?.version ?? 0) + 1;
  const row = {
    version,
    fields: JSON.stringify(tidyValues(values)),
    saved_from: from,
    saved_by: actor.name,
    saved_by_account: actor.accountId,
    saved_at: clock.now(),
  };
  await tx
    .insertInto('visit_section')
    .values({ authority_id: part.authorityId, part_id: part.id, key, ...row })
    .onConflict((on) => on.columns(['part_id', 'key']).doUpdateSet(row))
    .execute();
  return version;
}
