import fixedFiles from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { basename } from 'node:path';
import type { ServerOptions } from './server-options.ts';

/**
 * The files browsers fetch. The version in the address is the hash of them all, so they are kept for a year and never stale, and a script
 * can import its neighbour by a relative address.
 */
export function serveAssets(assets: ServerOptions['assets']): FastifyPluginAsync {
  return async (server) => {
    await server.register(fixedFiles, { root: assets.files[0]?.directory ?? import.meta.dirname, serve: false });
    for (const { name, directory, file } of assets.files) {
      server.get(`/assets/${assets.version}/${name}`, { config: { rateLimit: false } }, (_request, reply) =>
        reply.sendFile(basename(file), directory, { maxAge: '365d', immutable: true }),
      );
    }
    server.get('/robots.txt', { config: { rateLimit: false } }, (_request, reply) => reply.type('text/plain').send('User-agent: *\nDisallow: /\n'));
  };
}
