import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../audit/record-audit.ts';
import { asAuthority, asInstallation } from '../database/who-asks.ts';
import { answerProblem } from './answer-problem.ts';
import type { HttpProblem } from './http-problem.ts';
import { problems } from './http-problem.ts';
import type { Route } from './route.ts';
import { sendReply } from './send-reply.ts';
import type { ServerOptions } from './server-options.ts';
import { isMultipart, toPageRequest } from './to-page-request.ts';
import { isApi, nobody } from './visitor.ts';

/** One line of a wing's route table becomes one route: signed in? allowed? from our own form? then the handler, and its answer as HTTP. */
export function registerRoute(server: FastifyInstance, options: ServerOptions, route: Route): void {
  if (route.reach === 'installation' && route.permission !== 'anyone') throw new Error(`${route.path} is for people of one authority: it has no other reach.`);
  const seldom = { max: Math.ceil(options.config.requestsPerMinute / 30), timeWindow: 60_000 };
  server.route({
    method: route.method,
    url: route.path,
    ...(route.seldom === true ? { config: { rateLimit: seldom } } : {}),
    // After the limit on requests, and before the body is read: whoever may not send it does not make us read it.
    preParsing: (request, reply, payload, done) => {
      const answer = refusalOf(options, request, route);
      if (answer === null) done(null, payload);
      else if (answer === 'sign-in') void reply.redirect(`/sign-in?return=${encodeURIComponent(request.url)}`, 303);
      else answerProblem(options, request, reply, answer);
    },
    preHandler: (request, reply, done) => {
      if (route.method === 'POST' && !isApi(request)) server.csrfProtection(request, reply, done);
      else done();
    },
    handler: async (request, reply) => {
      const answer = () => answerRequest(options, request, reply, route);
      return route.reach === 'installation' ? asInstallation(answer) : asAuthority(request.visitor?.actor.authorityId ?? null, answer);
    },
  });
}

async function answerRequest(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, route: Route): Promise<FastifyReply> {
  const { actor } = request.visitor ?? nobody;
  const answer = await route.handle(toPageRequest(request, route, actor));
  if (route.sensitive === true && route.method === 'GET' && answer.kind !== 'not-found') await recordReading(options, request, route);
  if (actor.kind !== 'anonymous') void reply.header('cache-control', 'no-store');
  return sendReply(options, request, reply, answer);
}

function refusalOf(options: ServerOptions, request: FastifyRequest, route: Route): HttpProblem | 'sign-in' | null {
  const { actor } = request.visitor ?? nobody;
  // No record's name has one, and the database takes none.
  if (Object.values(request.params as Record<string, string>).some((value) => value.includes('\0'))) return problems.notFound;
  if (route.permission !== 'anyone') {
    // A cookie is sent by any site's form; only a token shows that somebody meant to change something through the API.
    const isKnown = actor.kind === 'token' || (actor.kind === 'person' && !(isApi(request) && route.method === 'POST'));
    if (!isKnown) return isApi(request) ? problems.notSignedIn : 'sign-in';
    const allowed = options.access(actor, route.permission);
    if (allowed !== true) return allowed === 'not-found' ? problems.notFound : problems.notAllowed;
  }
  if (route.method !== 'POST') return null;
  if (isMultipart(request) !== (route.multipart === true)) return problems.unsupported;
  const longest = options.config.uploadLimitMb * 1024 * 1024 + 1024 * 1024;
  return route.multipart === true && Number(request.headers['content-length'] ?? 0) > longest ? problems.tooLarge : null;
}

/** Reading a sensitive record leaves a trace; where that cannot be written, it is not shown. */
async function recordReading(options: ServerOptions, request: FastifyRequest, route: Route): Promise<void> {
  const { actor } = request.visitor ?? nobody;
  const id = Object.values(request.params as Record<string, string>)[0];
  const subject = id === undefined ? null : { kind: route.audit.split('.', 1)[0] ?? route.audit, id };
  await options.db.transaction((tx) => recordAudit(tx, { actor, event: route.audit, subject, reference: request.id }));
}
