import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { PGliteOptions, Results } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import type { WorkerFault, WorkerReply, WorkerRequest, WorkerResult, WorkerSettings } from './pglite-messages.ts';
import { byteaType, parsers } from './value-types.ts';

// PGlite in a thread of its own: a query does not stop the server from answering, and a query that will not end can be ended with its thread.

const port = parentPort;
if (!port) throw new Error('pglite-worker.ts is started by pglite-engine.ts.');
const { directory, startFrom, wasm } = workerData as WorkerSettings;

const options: PGliteOptions = {
  pgliteWasmModule: wasm,
  extensions: { pg_trgm, unaccent },
  // Or the directory grows to four times the data after a national load.
  startParams: [...PGlite.defaultStartParams, '-c', 'max_wal_size=64MB', '-c', 'TimeZone=UTC'],
  ...(startFrom ? { loadDataDir: startFrom } : {}),
};
const pglite = await (directory === null ? PGlite.create(options) : PGlite.create(directory, options));
// Ours only, so that a type which is text on PostgreSQL is text here too.
pglite.parsers = { ...parsers };

// The main thread has already written every value as PostgreSQL reads it.
const asWritten = new Proxy({}, { get: () => (value: unknown) => value }) as Record<number, (value: unknown) => string>;
const changes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COPY']);

function toResult(result: Results): WorkerResult {
  const command = (result as Results & { command?: string }).command ?? '';
  return {
    fields: result.fields,
    rows: result.rows as unknown as unknown[][],
    command,
    affected: changes.has(command) ? (result.affectedRows ?? 0) : null,
  };
}

function listBuffers(results: readonly WorkerResult[]): ArrayBuffer[] {
  return results.flatMap(({ fields, rows }) =>
    fields.flatMap(({ dataTypeID }, index) =>
      dataTypeID === byteaType ? rows.flatMap((row) => (row[index] ? [(row[index] as Uint8Array<ArrayBuffer>).buffer] : [])) : [],
    ),
  );
}

async function answer(id: number, request: WorkerRequest): Promise<[WorkerReply, ArrayBuffer[]]> {
  if ('first' in request) await pglite.exec(request.first);
  switch (request.kind) {
    case 'query': {
      const results = [toResult(await pglite.query(request.sql, [...request.parameters], { rowMode: 'array', serializers: asWritten }))];
      return [{ id, results }, listBuffers(results)];
    }
    case 'run': {
      const results = (await pglite.exec(request.sql, { rowMode: 'array' })).map(toResult);
      return [{ id, results }, listBuffers(results)];
    }
    case 'copy': {
      // PGlite asks a blob for its bytes and nothing else; a true Blob would copy them twice.
      const blob = { arrayBuffer: () => Promise.resolve(request.chunk.buffer) } as unknown as Blob;
      return [{ id, results: [toResult(await pglite.query(request.sql, [], { blob }))] }, []];
    }
    case 'dump': {
      await pglite.exec('reset role');
      const dump = new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer());
      return [{ id, dump }, [dump.buffer]];
    }
    case 'close':
      await pglite.exec('reset role; checkpoint');
      await pglite.close();
      return [{ id, results: [] }, []];
  }
}

function describe(error: unknown): WorkerFault {
  if (!(error instanceof Error)) return { message: String(error) };
  const fields = Object.entries(error).filter(([name, value]) => name !== 'params' && (typeof value === 'string' || typeof value === 'number'));
  return { ...Object.fromEntries(fields), message: error.message };
}

port.on('message', ({ id, request }: { id: number; request: WorkerRequest }) => {
  answer(id, request).then(
    ([reply, transfer]) => {
      port.postMessage(reply, transfer);
    },
    (error: unknown) => {
      port.postMessage({ id, fault: describe(error) } satisfies WorkerReply);
    },
  );
});
port.postMessage('open');
