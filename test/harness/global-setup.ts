/** Runs once before all test files, and its answer once after them. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  const engine = process.env['WAYMARK_TEST_ENGINE'] ?? 'pglite';
  if (engine === 'pglite') return undefined;
  if (engine !== 'postgres') throw new Error(`WAYMARK_TEST_ENGINE is "${engine}"; it may be "pglite" (which it is when not set) or "postgres".`);

  const { startPostgres } = await import('./postgres.ts');
  const server = await startPostgres();
  // Inherited by the workers, which start after this.
  process.env['TEST_DATABASE_URL'] = server.url;
  return () => server.stop();
}
