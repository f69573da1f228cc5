import { sql } from 'kysely';
import type { FastifyPluginAsync } from 'fastify';
import { asInstallation } from '../database/who-asks.ts';
import type { ServerOptions } from './server-options.ts';

/** `live`: the process answers. `ready`: it can do its work, or a word why not. For machines; neither tells who or what is inside. */
export function answerHealth(options: ServerOptions): FastifyPluginAsync {
  return async (server) => {
    const quietly = { config: { rateLimit: false }, logLevel: 'silent' } as const;
    server.get('/health/live', quietly, (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }));
    server.get('/health/ready', quietly, async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const why = await asInstallation(() => reasonNotReady(options, (error) => request.log.error(error, 'not ready')));
      return why === null ? { status: 'ready' } : reply.code(503).send({ status: 'not ready', why });
    });
  };
}

async function reasonNotReady({ db, pendingMigrations }: ServerOptions, log: (error: unknown) => void): Promise<string | null> {
  try {
    await sql`select 1`.execute(db.kysely);
    const pending = (await pendingMigrations?.()) ?? [];
    return pending.length === 0 ? null : `not yet applied: ${pending.join(', ')}`;
  } catch (error) {
    log(error);
    return 'the database does not answer';
  }
}
