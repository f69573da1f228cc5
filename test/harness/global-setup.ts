import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Room for the databases that are open at once, and for what tests put down besides. */
const roomNeeded = 3 * 1024 ** 3;

/** Each test file with a database copies some two thousand files: on a disk that takes longer than its tests, in memory a tenth of a second. */
async function findFastFolder(): Promise<string> {
  const memory = '/dev/shm';
  const room = await statfs(memory).catch(() => null);
  return room !== null && room.bavail * room.bsize >= roomNeeded ? memory : tmpdir();
}

/** Runs once before all test files, and its answer once after them; projects that ask for it again have what the first made. */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env['WAYMARK_TEST_TEMPLATES'] !== undefined) return () => Promise.resolve();
  const disk = tmpdir();
  const folder = await mkdtemp(join(await findFastFolder(), 'waymark-tests-'));
  // PostgreSQL runs as a user of its own, who must be able to enter.
  await chmod(folder, 0o755);
  // Inherited by the workers, which start after this: where whatever a test puts down stands, and where databases are kept to be copied.
  process.env['TMPDIR'] = folder;
  process.env['WAYMARK_TEST_TEMPLATES'] = join(disk, 'waymark-test-templates');
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
