import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';

/** Whose rows the database shows: one authority's, every authority's (the installation itself asks), or nobody's. Open data is shown to all. */
export type Asker = number | 'installation' | 'nobody';

const askers = new AsyncLocalStorage<Asker>();

/** Everything that `work` asks of a database, it asks for this authority; for null, for nobody. */
export function asAuthority<T>(authorityId: number | null, work: () => T): T {
  return askers.run(authorityId ?? 'nobody', work);
}

/** Everything that `work` asks, it asks for every authority at once: signing in, published data, jobs. test/isolation.test.ts lists who may. */
export function asInstallation<T>(work: () => T): T {
  return askers.run('installation', work);
}

/** For whom the running code asks, where that was said. */
export function findAsker(): Asker | undefined {
  return askers.getStore();
}

/** One authority's part of what `asker` may see. Throws where it would see more than before. */
export function narrowTo(asker: Asker, authorityId: number | undefined): Asker {
  if (authorityId === undefined || asker === authorityId) return asker;
  if (asker !== 'installation') throw new Error(`A transaction for authority ${authorityId} was begun by ${nameOf(asker)}.`);
  return authorityId;
}

function nameOf(asker: Asker): string {
  return typeof asker === 'number' ? `authority ${asker}` : asker;
}

/** The value of `waymark.authority`, which the policies read (migration 0010). */
export function settingOf(asker: Asker): string {
  if (typeof asker === 'number') return String(Math.trunc(asker));
  return asker === 'installation' ? 'all' : '';
}

/** A stream is read whenever the network has room, on nobody's behalf: so read, it asks for whoever asks now. */
export function keepAsker(stream: Readable): Readable {
  const asNow = AsyncLocalStorage.snapshot();
  async function* chunks(): AsyncGenerator<string | Uint8Array> {
    const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<string | Uint8Array>;
    try {
      for (let next = await asNow(() => iterator.next()); next.done !== true; next = await asNow(() => iterator.next())) yield next.value;
    } finally {
      stream.destroy();
    }
  }
  return Readable.from(chunks());
}
