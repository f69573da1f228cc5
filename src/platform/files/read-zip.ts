import { inflateRawSync } from 'node:zlib';

export interface ZipContents {
  readonly names: readonly string[];
  /** The text of `[Content_Types].xml`, by which an Office file says what it is. */
  readonly contentTypes: string;
}

const ends = 0x06054b50;
const entry = 0x02014b50;
const local = 0x04034b50;
const mostEntries = 10_000;
const mostText = 1024 * 1024;

/** What a zip file says it holds, by its own directory; nothing but the list of types is unpacked, and that no further than a megabyte. Null where it is not a whole and ordinary one. */
export function readZip(bytes: Buffer): ZipContents | null {
  try {
    return read(bytes);
  } catch (error) {
    // A number that points outside the file, or a stream that is none.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return null;
    throw error;
  }
}

function read(bytes: Buffer): ZipContents | null {
  const end = bytes.length - 22;
  // Without a comment behind it: whatever is put behind a zip is put there to be something else as well.
  if (end < 0 || bytes.readUInt32LE(end) !== ends || bytes.readUInt16LE(end + 20) !== 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  if (count === 0 || count > mostEntries) return null;
  const names: string[] = [];
  let contentTypes = '';
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== entry) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    names.push(name.replaceAll('\\', '/'));
    if (name === '[Content_Types].xml') contentTypes = unpack(bytes, at);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return at === end ? { names, contentTypes } : null;
}

function unpack(bytes: Buffer, at: number): string {
  const method = bytes.readUInt16LE(at + 10);
  const size = bytes.readUInt32LE(at + 20);
  const begin = bytes.readUInt32LE(at + 42);
  if (bytes.readUInt32LE(begin) !== local) return '';
  const start = begin + 30 + bytes.readUInt16LE(begin + 26) + bytes.readUInt16LE(begin + 28);
  const packed = bytes.subarray(start, start + size);
  if (method === 0) return packed.subarray(0, mostText).toString('utf8');
  return method === 8 ? inflateRawSync(packed, { maxOutputLength: mostText }).toString('utf8') : '';
}
