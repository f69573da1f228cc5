import type { Readable } from 'node:stream';

/** What was sent, as far as it may be long. One byte more than may be is enough to know that it is too long; the rest goes by unread. */
export async function readUpTo(stream: Readable, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    if (size > most) continue;
    pieces.push(piece);
    size += piece.length;
  }
  return Buffer.concat(pieces);
}
