import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { Gzip } from 'node:zlib';

const megabyte = 1024 * 1024;

/** Compresses the file beside the reading of it (zlib has threads of its own), in parts of one megabyte: a large bytea takes PGlite half a minute. */
export class FileKeeping {
  readonly #gzip: Gzip;
  #parts: Buffer[] = [];
  #collected: Buffer[] = [];
  #size = 0;
  #next = 0;

  constructor() {
    this.#gzip = createGzip({ level: 1 });
    this.#gzip.on('data', (bytes: Buffer) => {
      this.#collected.push(bytes);
      this.#size += bytes.length;
      if (this.#size >= megabyte) this.#cut();
    });
  }

  async write(chunk: Buffer): Promise<void> {
    if (!this.#gzip.write(chunk)) await once(this.#gzip, 'drain');
  }

  /** May be called again: a file can turn out to be bad after it was read to its end. */
  async end(): Promise<void> {
    if (this.#gzip.writableEnded) return;
    const ended = once(this.#gzip, 'end');
    this.#gzip.end();
    await ended;
    this.#cut();
  }

  /** What is compressed since the last asking, numbered. */
  takeParts(): { part: number; bytes: Buffer }[] {
    const parts = this.#parts.map((bytes) => ({ part: this.#next++, bytes }));
    this.#parts = [];
    return parts;
  }

  stop(): void {
    this.#gzip.destroy();
  }

  #cut(): void {
    const bytes = Buffer.concat(this.#collected);
    this.#collected = [];
    this.#size = 0;
    for (let at = 0; at < bytes.length; at += megabyte) this.#parts.push(bytes.subarray(at, at + megabyte));
  }
}
