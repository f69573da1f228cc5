import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

/*
 * A backup is a gzip-compressed text: one line of JSON for the header; for each table one line of JSON, then its rows as COPY writes them, then `\.`;
 * one line of JSON for each sequence; and a last line with the rows of every table and the SHA-256 of all the lines before it.
 */
export const archiveVersion = 1;

export const headerShape = z.object({
  waymarkBackup: z.number().int(),
  createdAt: z.string(),
  engine: z.string(),
  migrations: z.array(z.object({ number: z.number().int(), name: z.string(), hash: z.string() })),
});
const tableShape = z.object({ table: z.string(), columns: z.array(z.string()) });
const sequenceShape = z.object({ sequence: z.string(), value: z.string(), isCalled: z.boolean() });
const endShape = z.object({ end: z.literal(true), rows: z.record(z.string(), z.number().int()), sha256: z.string() });

export type ArchiveHeader = z.infer<typeof headerShape>;
export type ArchiveTable = z.infer<typeof tableShape>;
export type ArchiveSequence = z.infer<typeof sequenceShape>;

export type ArchivePiece =
  | { readonly kind: 'header'; readonly header: ArchiveHeader }
  | { readonly kind: 'table'; readonly table: ArchiveTable }
  /** Whole lines, of the table named last. */
  | { readonly kind: 'rows'; readonly bytes: Uint8Array }
  | { readonly kind: 'sequence'; readonly sequence: ArchiveSequence };

/** A backup that cannot be trusted, or not here, in a sentence for the operator. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

function damaged(file: string, what: string, cause?: unknown): ArchiveError {
  return new ArchiveError(`The backup ${file} is damaged: ${what}. Nothing was changed. Use another copy.`, { cause });
}

const endOfRows = Buffer.from('\\.\n');
const newLine = 0x0a;

/** Blocks of whole lines. */
async function* readLines(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  // The error comes out of the loop below; a second hearing of it here would be one too many.
  const text = pipeline(createReadStream(file), createGunzip({ chunkSize: 1 << 20 }), () => undefined);
  for await (const chunk of text as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(newLine) + 1;
    rest = Buffer.from(bytes.subarray(end));
    if (end > 0) yield bytes.subarray(0, end);
  }
  if (rest.length > 0) yield rest;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newLine); at !== -1; at = bytes.indexOf(newLine, at + 1)) count += 1;
  return count;
}

/** Where the rows in this block end: the offset of the line `\.`, or the block's length. */
function findEndOfRows(block: Buffer): number {
  if (block.subarray(0, 3).equals(endOfRows)) return 0;
  const at = block.indexOf('\n\\.\n');
  return at === -1 ? block.length : at + 1;
}

/** Reads a backup piece by piece. Throws `ArchiveError` at the latest at the end when it is not exactly what was written. */
export async function* readArchive(file: string): AsyncGenerator<ArchivePiece> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const at: { table: string | undefined; hasHeader: boolean; isEnded: boolean } = { table: undefined, hasHeader: false, isEnded: false };

  function readLine(line: Buffer): ArchivePiece | undefined {
    const value: unknown = JSON.parse(line.toString('utf8'));
    const end = endShape.safeParse(value);
    if (end.success) {
      at.isEnded = true;
      if (end.data.sha256 !== hash.digest('hex')) throw damaged(file, 'its contents do not have the checksum they were written with');
      const differing = Object.entries(end.data.rows).find(([name, count]) => rows[name] !== count);
      if (differing) throw damaged(file, `it should hold ${differing[1]} rows of ${differing[0]} and holds ${rows[differing[0]] ?? 0}`);
      return undefined;
    }
    hash.update(line);
    if (!at.hasHeader) {
      at.hasHeader = true;
      return { kind: 'header', header: headerShape.parse(value) };
    }
    const sequence = sequenceShape.safeParse(value);
    if (sequence.success) return { kind: 'sequence', sequence: sequence.data };
    const next = tableShape.parse(value);
    at.table = next.table;
    rows[next.table] = 0;
    return { kind: 'table', table: next };
  }

  try {
    for await (const lines of readLines(file)) {
      let block = lines;
      while (block.length > 0) {
        if (at.isEnded) throw damaged(file, 'something follows its last line');
        if (at.table === undefined) {
          const end = block.indexOf(newLine);
          const length = end === -1 ? block.length : end + 1;
          const piece = readLine(block.subarray(0, length));
          if (piece) yield piece;
          block = block.subarray(length);
          continue;
        }
        const length = findEndOfRows(block);
        const bytes = block.subarray(0, length);
        rows[at.table] = (rows[at.table] ?? 0) + countLines(bytes);
        hash.update(bytes);
        if (length > 0) yield { kind: 'rows', bytes };
        const isLastOfTable = length < block.length;
        if (isLastOfTable) {
          hash.update(endOfRows);
          at.table = undefined;
        }
        block = block.subarray(isLastOfTable ? length + endOfRows.length : length);
      }
    }
  } catch (error) {
    throw toArchiveError(file, error);
  }
  if (!at.isEnded) throw damaged(file, 'its end is missing');
}

/** What reading can fail with that tells of the file, and not of whoever reads it. */
function toArchiveError(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT') return new ArchiveError(`There is no backup at ${file}.`);
  if (code === 'Z_BUF_ERROR') return damaged(file, 'its end is missing', error);
  if (code.startsWith('Z_') || error instanceof SyntaxError || error instanceof z.ZodError)
    return damaged(file, 'it cannot be read as a Waymark backup', error);
  return error;
}

/** The header alone: when a backup was made, and at which migration. Says nothing yet of the rest. */
export async function readArchiveHeader(file: string): Promise<ArchiveHeader> {
  for await (const piece of readArchive(file)) {
    if (piece.kind === 'header') return piece.header;
  }
  throw damaged(file, 'its end is missing');
}
