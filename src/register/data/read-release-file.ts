import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Reader } from '../../platform/database/database.ts';

/** The file as it was loaded, a megabyte at a time. Undefined where it was not kept. */
export async function findReleaseFile(reader: Reader, releaseId: number): Promise<Readable | undefined> {
  const first = await reader.selectFrom('release_file').select('part').where('release_id', '=', releaseId).limit(1).executeTakeFirst();
  if (first === undefined) return undefined;
  const file = createGunzip();
  const parts = Readable.from(eachPart(reader, releaseId));
  parts.on('error', (error) => file.destroy(error));
  return parts.pipe(file);
}

async function* eachPart(reader: Reader, releaseId: number): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const row = await reader
      .selectFrom('release_file')
      .select('bytes')
      .where('release_id', '=', releaseId)
      .where('part', '=', part)
      .executeTakeFirst();
    if (row === undefined) return;
    yield row.bytes;
  }
}
