import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Database } from '../../platform/database/database.ts';

/** The file of a release as it came, a megabyte at a time. Undefined where it is not kept: the release was discarded, or the load failed. */
export async function openFile({ kysely }: Database, id: number): Promise<Readable | undefined> {
  const first = await kysely.selectFrom('release_file').select('part').where('release_id', '=', id).limit(1).executeTakeFirst();
  if (first === undefined) return undefined;
  async function* parts(): AsyncGenerator<Buffer> {
    for (let part = 0; ; part += 1) {
      const row = await kysely.selectFrom('release_file').select('bytes').where('release_id', '=', id).where('part', '=', part).executeTakeFirst();
      if (!row) return;
      yield row.bytes;
    }
  }
  const file = createGunzip();
  const compressed = Readable.from(parts());
  compressed.on('error', (error) => file.destroy(error));
  return compressed.pipe(file);
}
