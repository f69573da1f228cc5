import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import '../../register/index.ts';
import type { Doing } from './doing.ts';

/** Changes of one authority’s days, entitlement and offer take turns: each is decided on what the one before left. */
export async function takeTurn(tx: Tx, { clock, authorityId }: Doing): Promise<void> {
  await sayWhen(tx, clock);
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
}
