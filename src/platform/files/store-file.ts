import './tables.ts';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';
import type { FileKind } from './file-kind.ts';

const megabyte = 1024 * 1024;

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export interface NewFile {
  readonly authorityId: number;
  readonly name: string;
  readonly kind: FileKind;
  readonly bytes: Buffer;
  readonly by: string;
  readonly at: Date;
}

/**
 * Stores a file in rows of a megabyte, each in a transaction of its own so that nobody waits long behind it. It is there for nobody until `keepFile`, in
 * the transaction of what it belongs to; what never came so far is cleared away a day later.
 */
export async function storeFile(db: Database, { authorityId, name, kind, bytes, by, at }: NewFile): Promise<number> {
  const within = { authorityId };
  const id = await db.transaction(async (tx) => {
    await tx
      .deleteFrom('file')
      .where('authority_id', '=', authorityId)
      .where('whole_at', 'is', null)
      .where('stored_at', '<', sql<Date>`${at}::timestamptz - interval '1 day'`)
      .execute();
    const file = { authority_id: authorityId, name, kind, size: bytes.length, sha256: hashOf(bytes), stored_by: by, stored_at: at };
    return (await tx.insertInto('file').values(file).returning('id').executeTakeFirstOrThrow()).id;
  }, within);
  for (let part = 0; part * megabyte < bytes.length; part += 1) {
    const piece = Buffer.from(bytes.subarray(part * megabyte, (part + 1) * megabyte));
    await db.transaction(
      (tx) => tx.insertInto('file_chunk').values({ authority_id: authorityId, file_id: id, part, bytes: piece }).execute(),
      within,
    );
  }
  return id;
}

/** It is whole, and belongs to something. */
export async function keepFile(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.updateTable('file').set({ whole_at: at }).where('id', '=', id).execute();
}

/** It turned out to belong to nothing. */
export async function dropFile(db: Database, authorityId: number, id: number): Promise<void> {
  await db.transaction(
    (tx) => tx.deleteFrom('file').where('id', '=', id).where('authority_id', '=', authorityId).where('whole_at', 'is', null).execute(),
    { authorityId },
  );
}

/** A stored file as it came, a megabyte at a time. */
export function openFile({ kysely }: Database, authorityId: number, id: number): Readable {
  async function* parts(): AsyncGenerator<Buffer> {
    for (let part = 0; ; part += 1) {
      const row = await kysely
        .selectFrom('file_chunk')
        .select('bytes')
        .where('file_id', '=', id)
        .where('authority_id', '=', authorityId)
        .where('part', '=', part)
        .executeTakeFirst();
      if (row === undefined) return;
      yield row.bytes;
    }
  }
  return Readable.from(parts(), { objectMode: false });
}
