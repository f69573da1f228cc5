import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Database } from '../../platform/database/database.ts';

/** The file of a release as it came, a megabyte at a time. Empty where the release kept none (it was quarantined, discarded or failed). */
export function openFile(db: Database, id: number): Readable {
  async function* parts(): AsyncGenerator<Buffer> {
    for (let part = 0; ; part += 1) {
      const row = await db.kysely.selectFrom('release_file').select('bytes').where('release_id', '=', id).where('part', '=', part).executeTakeFirst();
      if (!row) return;
      yield row.bytes;
    }
  }
  return Readable.from(parts()).pipe(createGunzip());
}
