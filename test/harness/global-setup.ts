import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs once before all test files, and its answer once after them. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-tests-'));
  // Inherited by the workers, which start after this: where the embedded databases of this run stand.
  process.env['WAYMARK_TEST_FOLDER'] = folder;
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });

  const engine = process.env['WAYMARK_TEST_ENGINE'] ?? 'pglite';
  if (engine === 'pglite') return clear;
  if (engine !== 'postgres') throw new Error(`WAYMARK_TEST_ENGINE is "${engine}"; it may be "pglite" (which it is when not set) or "postgres".`);

  const { startPostgres } = await import('./postgres.ts');
  const server = await startPostgres();
  process.env['TEST_DATABASE_URL'] = server.url;
  return async () => {
    await server.stop();
    await clear();
  };
}
