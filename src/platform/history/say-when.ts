import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/database.ts';

/** Says at what time the rest of this transaction's changes are made, and so from when what they say is known. */
export async function sayWhen(tx: Tx, clock: Clock): Promise<void> {
  await sql`select set_config('waymark.now', ${clock.now().toISOString()}, true)`.execute(tx);
}
