import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerProblem } from './answer-problem.ts';
import type { HttpProblem } from './http-problem.ts';
import { problems } from './http-problem.ts';
import type { ServerOptions } from './server-options.ts';
import { isApi } from './visitor.ts';

/**
 * A request that asks for another host than ours, or a form that a browser says was sent by another site's page, goes no further: before anybody
 * is identified, and after the limit on requests. Health is asked by machines that know the server by its address.
 */
export function refuseStrangeRequests(server: FastifyInstance, options: ServerOptions): void {
  const own = options.config.baseUrl === undefined ? null : new URL(options.config.baseUrl);
  server.addHook('preParsing', (request, reply, payload, done) => {
    const problem = isHealth(request) ? null : strangenessOf(request, own);
    if (problem === null) {
      done(null, payload);
      return;
    }
    // Whoever set up the proxy finds here what it does not pass on.
    if (problem === problems.anotherHost)
      request.log.warn({ host: request.headers.host, baseUrl: own?.href }, 'asked for by another host than BASE_URL');
    answerProblem(options, request, reply, problem);
  });
}

function strangenessOf(request: FastifyRequest, own: URL | null): HttpProblem | null {
  if (own !== null && !isHost(request.headers.host, own)) return problems.anotherHost;
  return isFromAnotherSite(request) ? problems.anotherSite : null;
}

/** The same, whether or not the usual port is written. `X-Forwarded-Host` is nobody's word: any sender can write it. */
function isHost(given: string | undefined, own: URL): boolean {
  if (given === undefined || !/^[\w.:[\]-]+$/.test(given)) return false;
  const address = `${own.protocol}//${given}`;
  return URL.canParse(address) && new URL(address).host === own.host;
}

/**
 * What the browser itself says (Fetch Metadata), which a page cannot change: the second line behind the form's own token. A form may come from a page
 * of ours, or from nowhere (typed, or by a program). The API takes no cookie for a change, so it has nothing to forge.
 */
function isFromAnotherSite(request: FastifyRequest): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || isApi(request)) return false;
  return ['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site']));
}

const isHealth = (request: FastifyRequest): boolean => request.url.startsWith('/health/');
