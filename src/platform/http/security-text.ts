import type { FastifyPluginAsync } from 'fastify';
import type { ServerOptions } from './server-options.ts';

/** How long what it says may be believed. Less than the year that RFC 9116 advises at most; it is made anew whenever it is asked for. */
const days = 180;

/** `/.well-known/security.txt` (RFC 9116): whom to tell of a hole. Where nobody is named there is no such file, since one without a contact is none. */
export function serveSecurityText({ config, clock }: ServerOptions): FastifyPluginAsync {
  return async (server) => {
    const { securityContact, baseUrl } = config;
    if (securityContact === undefined) return;
    const path = '/.well-known/security.txt';
    server.get(path, { config: { rateLimit: false } }, (_request, reply) => {
      const expires = new Date(clock.now().getTime() + days * 24 * 60 * 60 * 1000);
      const lines = [
        `Contact: ${securityContact}`,
        `Expires: ${expires.toISOString()}`,
        'Preferred-Languages: en',
        ...(baseUrl === undefined ? [] : [`Canonical: ${baseUrl}${path}`]),
      ];
      return reply
        .header('cache-control', 'no-store')
        .type('text/plain; charset=utf-8')
        .send(`${lines.join('\n')}\n`);
    });
  };
}
