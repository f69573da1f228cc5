import type { Tx } from '../../platform/database/database.ts';
import '../../register/index.ts';
import type { InspectedBody } from './find-body.ts';

/** Changes to what one authority records of inspected bodies take turns: each is decided on what the one before left. */
export async function takeTurnOf(tx: Tx, body: InspectedBody): Promise<void> {
  await tx.selectFrom('authority').select('id').where('id', '=', body.authorityId).forNoKeyUpdate().execute();
}
