import { Buffer } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { Encoding } from '../source.ts';
import { unreadable } from '../problem.ts';
import { refuseOtherFormats } from './refuse-other-formats.ts';

/** Bytes that Windows-1252 leaves without a meaning. */
const undefinedInWindows1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const newline = 10;
const enoughToKnowTheFormat = 512;

/** What the file turned out to be in: plain ASCII is both. */
export type FoundEncoding = 'ascii' | 'utf-8' | 'utf-8-bom' | 'windows-1252';

/**
 * Turns the bytes of a published file into text, chunk by chunk, whatever the chunks.
 *
 * The encoding is known by the byte order mark, else by the first character outside ASCII: where its bytes make a whole
 * UTF-8 character the file is UTF-8, else Windows-1252 (a 0x92 apostrophe of GIAS is never a UTF-8 character's first byte).
 * Throws `UnreadableFile` for anything that is not text in an encoding the contract accepts.
 */
export class TextDecoding {
  found: FoundEncoding = 'ascii';
  readonly #accepted: readonly Encoding[];
  #decoder: TextDecoder | null = null;
  #held: Buffer = Buffer.alloc(0);
  #started = false;
  #linesBefore = 0;

  constructor(accepted: readonly Encoding[]) {
    this.#accepted = accepted;
  }

  push(chunk: Buffer): string {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = Buffer.alloc(0);
    if (!this.#started && bytes.length < enoughToKnowTheFormat) {
      this.#held = bytes;
      return '';
    }
    return this.#decode(bytes, false);
  }

  end(): string {
    const bytes = this.#held;
    this.#held = Buffer.alloc(0);
    return this.#decode(bytes, true);
  }

  #decode(given: Buffer, last: boolean): string {
    let bytes = given;
    if (!this.#started) {
      this.#started = true;
      refuseOtherFormats(bytes);
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        this.#take('utf-8-bom');
        bytes = bytes.subarray(3);
      }
    }
    const nul = bytes.indexOf(0);
    if (nul !== -1)
      throw unreadable('The file has a NUL byte, which no text has: it is damaged, or not a CSV file.', this.#lineAt(bytes, nul), '', '\\0');

    if (this.#decoder === null) {
      const high = firstHighByte(bytes);
      if (high === -1) {
        this.#linesBefore += countNewlines(bytes);
        return bytes.toString('latin1');
      }
      const length = utf8Length(bytes, high);
      if (length === 'unknown' && !last) {
        this.#held = Buffer.from(bytes.subarray(high));
        const plain = bytes.subarray(0, high);
        this.#linesBefore += countNewlines(plain);
        return plain.toString('latin1');
      }
      this.#take(typeof length === 'number' ? 'utf-8' : 'windows-1252', this.#lineAt(bytes, high), bytes[high]);
    }
    if (this.found === 'windows-1252') this.#refuseUndefined(bytes);
    try {
      const text = this.#decoder?.decode(bytes, { stream: !last }) ?? '';
      this.#linesBefore += countNewlines(bytes);
      return text;
    } catch {
      throw this.#notUtf8(bytes);
    }
  }

  #take(found: FoundEncoding, line = 1, byte = 0): void {
    this.found = found;
    const encoding: Encoding = found === 'windows-1252' ? 'windows-1252' : 'utf-8';
    if (!this.#accepted.includes(encoding)) {
      const hex = `0x${byte.toString(16).toUpperCase()}`;
      throw unreadable(
        `Line ${String(line)} has a byte (${hex}) that is not ${this.#accepted[0] ?? ''}: the file is in another encoding, or damaged.`,
        line,
        '',
        hex,
      );
    }
    this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  #refuseUndefined(bytes: Buffer): void {
    for (const byte of undefinedInWindows1252) {
      const at = bytes.indexOf(byte);
      if (at === -1) continue;
      const hex = `0x${byte.toString(16).toUpperCase()}`;
      const line = this.#lineAt(bytes, at);
      throw unreadable(
        `Line ${String(line)} has a byte (${hex}) that means nothing in Windows-1252: the file mixes encodings, or is damaged.`,
        line,
        '',
        hex,
      );
    }
  }

  #notUtf8(bytes: Buffer): Error {
    // The decoder does not say where: look for the first line that cannot be read by itself.
    let start = 0;
    let line = this.#linesBefore + 1;
    const lenient = new TextDecoder('utf-8');
    while (start < bytes.length) {
      const next = bytes.indexOf(newline, start);
      const end = next === -1 ? bytes.length : next;
      if (lenient.decode(bytes.subarray(start, end)).includes('\uFFFD')) break;
      start = end + 1;
      line += 1;
    }
    return unreadable(
      `Line ${String(line)} is not UTF-8, though the file is so far: it mixes encodings, or is damaged. Save it whole as “CSV UTF-8”.`,
      line,
    );
  }

  #lineAt(bytes: Buffer, position: number): number {
    return this.#linesBefore + countNewlines(bytes.subarray(0, position)) + 1;
  }
}

function firstHighByte(bytes: Buffer): number {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 0x7f) return at;
  return -1;
}

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count += 1;
  return count;
}

/** Bytes of the UTF-8 character that begins here; "none" where none does; "unknown" where the chunk ends before that is plain. */
function utf8Length(bytes: Buffer, at: number): number | 'none' | 'unknown' {
  const first = bytes[at] ?? 0;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0) return 'none';
  for (let offset = 1; offset < length; offset += 1) {
    const next = bytes[at + offset];
    if (next === undefined) return 'unknown';
    if (next < 0x80 || next > 0xbf) return 'none';
  }
  return length;
}
