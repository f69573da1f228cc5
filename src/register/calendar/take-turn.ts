import '../../platform/identity/tables.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Doing } from '../by-hand/record-entry-change.ts';
import type { CalendarOwner } from './calendar-year.ts';

/** Changes to an authority's calendar take turns, its providers' too: each is decided on what the one before left. */
export async function takeTurn(tx: Tx, { clock }: Doing, { authorityId }: CalendarOwner): Promise<void> {
  await sayWhen(tx, clock);
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
}
