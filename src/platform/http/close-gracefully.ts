import type { FastifyInstance } from 'fastify';

/**
 * On SIGTERM or Ctrl+C: takes no more connections, lets what runs finish, then closes the rest (the jobs, the database). After `patienceMs`
 * it goes without waiting; a second signal does not wait at all. Answers when everything is closed.
 */
export function closeGracefully(server: FastifyInstance, closeRest: () => Promise<void>, patienceMs = 15_000): Promise<void> {
  return new Promise((resolve, reject) => {
    let asked = false;
    const close = (signal: NodeJS.Signals) => {
      if (asked) process.exit(1);
      asked = true;
      server.log.info({ signal }, 'closing');
      const impatient = setTimeout(() => server.server.closeAllConnections(), patienceMs);
      void server
        .close()
        .then(closeRest)
        .then(resolve, reject)
        .finally(() => clearTimeout(impatient));
    };
    process.on('SIGTERM', close);
    process.on('SIGINT', close);
  });
}
