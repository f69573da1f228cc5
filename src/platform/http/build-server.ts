import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, HTTPMethods } from 'fastify';
import fastify, { LogController } from 'fastify';
import type { TrustedProxies } from '../config/settings.ts';
import { asInstallation } from '../database/who-asks.ts';
import { answerProblem } from './answer-problem.ts';
import { serveAssets } from './assets.ts';
import { readForms } from './forms.ts';
import { answerHealth } from './health.ts';
import { problemOf, problems } from './http-problem.ts';
import { limitBySender } from './limit-by-sender.ts';
import { newReference } from './reference.ts';
import { refuseStrangeRequests } from './refuse-strange-requests.ts';
import { registerRoute } from './register-route.ts';
import { securityHeaders } from './security-headers.ts';
import { serveSecurityText } from './security-text.ts';
import type { ServerOptions } from './server-options.ts';
import { identifyVisitor } from './visitor.ts';

/** A slow line needs time to send a large file; nobody needs twenty seconds to send the headers. */
const timeouts = { requestTimeout: 600_000, headersTimeout: 20_000, keepAliveTimeout: 10_000, connectionTimeout: 620_000 };

/** The whole edge: every route of the table, and what surrounds them. It does not listen yet. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { config, log } = options;
  const always = securityHeaders(config.secureCookies);
  const server = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newReference,
    requestIdHeader: false,
    trustProxy: trusting(config.trustProxy),
    bodyLimit: 1024 * 1024,
    requestTimeout: timeouts.requestTimeout,
    connectionTimeout: timeouts.connectionTimeout,
    keepAliveTimeout: timeouts.keepAliveTimeout,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    // An address whose percent signs cannot be read never reaches a route.
    frameworkErrors: (error, request, reply) => void answerProblem(options, request, reply.headers(always), problemOf(error)),
  });
  server.server.headersTimeout = timeouts.headersTimeout;
  server.removeAllContentTypeParsers();
  server.decorateRequest('visitor', null);

  server.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error(error, 'a request failed');
    return answerProblem(options, request, reply, problem);
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const fields = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      account: request.visitor?.actor.accountId,
    };
    request.log.info(fields, 'answered');
  });

  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(always);
    done();
  });
  await readForms(server, config);
  await server.register(rateLimit, { global: true, max: config.requestsPerMinute, timeWindow: 60_000 });
  refuseStrangeRequests(server, options);
  await server.register(serveAssets(options.assets));
  await server.register(serveSecurityText(options));
  await server.register(answerHealth(options));
  await server.register(async (pages) => {
    const isTooMuch = limitBySender(server, config);
    pages.addHook('preParsing', async (request, reply) => {
      request.visitor = await asInstallation(() => identifyVisitor(request, options));
      if (await isTooMuch(request, reply)) return answerProblem(options, request, reply, problems.tooMany);
    });
    for (const route of options.routes) registerRoute(pages, options, route);
    refuseOtherMethods(pages, options);
  });
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, async (request, reply) => {
    request.visitor = await asInstallation(() => identifyVisitor(request, options));
    return answerProblem(options, request, reply, problems.notFound);
  });
  return server;
}

/**
 * Counted from our end, since the far end of `X-Forwarded-For` is whatever the sender wrote. A number is said as a function, because Fastify
 * itself trusts nobody where it is given one.
 */
function trusting(proxies: TrustedProxies): string[] | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : [...proxies];
}

/** A path that exists answers 405 to what it does not take, and says what it does. */
function refuseOtherMethods(server: FastifyInstance, options: ServerOptions): void {
  const taken = Map.groupBy(options.routes, (route) => route.path);
  for (const [path, routes] of taken) {
    const allowed = routes.flatMap((route): HTTPMethods[] => (route.method === 'GET' ? ['GET', 'HEAD'] : ['POST']));
    const others = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const).filter((method) => !allowed.includes(method));
    server.route({
      method: others,
      url: path,
      // HEAD follows GET, and where GET is refused so is it.
      onRequest: (_request, reply, _done) => {
        void answerProblem(options, _request, reply.header('allow', allowed.join(', ')), problems.methodNotAllowed);
      },
      handler: () => undefined,
    });
  }
}
