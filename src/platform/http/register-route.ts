import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asAuthority, asInstallation } from '../database/who-asks.ts';
import type { Actor } from '../identity/actor.ts';
import { answerProblem } from './answer-problem.ts';
import type { HttpProblem } from './http-problem.ts';
import { problems } from './http-problem.ts';
import { forgetSentForm, keepUntilSignedIn, mayKeepForm } from './keep-until-signed-in.ts';
import { recordReading, recordRefusal, refuseUnclearSubject } from './record-reading.ts';
import type { Route } from './route.ts';
import { sendReply } from './send-reply.ts';
import type { ServerOptions } from './server-options.ts';
import { isMultipart, toPageRequest } from './to-page-request.ts';
import { isApi, nobody } from './visitor.ts';

/** One line of a wing's route table becomes one route: signed in? allowed? from our own form? then the handler, and its answer as HTTP. */
export function registerRoute(server: FastifyInstance, options: ServerOptions, route: Route): void {
  refuseUnclearSubject(route);
  if (route.reach === 'installation' && route.permission !== 'anyone')
    throw new Error(`${route.path} is for people of one authority: it has no other reach.`);
  const seldom = { max: Math.ceil(options.config.requestsPerMinute / 30), timeWindow: 60_000 };
  server.route({
    method: route.method,
    url: route.path,
    ...(route.seldom === true ? { config: { rateLimit: seldom } } : {}),
    // After the limit on requests, and before the body is read: whoever may not send it does not make us read it.
    preParsing: async (request, reply, payload) => {
      // Whatever it says, it says to this person and now: the Back button of a shared machine shows nothing.
      void reply.header('cache-control', 'no-store');
      const answer = await asOwnAuthority(request, () => refusalOf(options, request, route));
      if (answer === null || (answer === 'sign-in' && mayKeepForm(request, route))) return payload;
      if (answer === 'sign-in') return reply.redirect(`/sign-in?return=${encodeURIComponent(request.url)}`, 303);
      if (route.sensitive === true && isTurnedAway(request, answer)) {
        await asOwnAuthority(request, () => recordRefusal(options, request, route, answer.status));
      }
      return answerProblem(options, request, reply, answer);
    },
    preHandler: (request, reply, done) => {
      if (route.method === 'POST' && !isApi(request)) server.csrfProtection(request, reply, done);
      else done();
    },
    handler: async (request, reply) => {
      // Whose form it was is known by a session that has run out, which nobody's eyes see.
      if (route.permission !== 'anyone' && (request.visitor ?? nobody).actor.kind === 'anonymous') {
        return asInstallation(() => keepUntilSignedIn(options, request, reply));
      }
      const answer = () => answerRequest(options, request, reply, route);
      return route.reach === 'installation' ? asInstallation(answer) : asOwnAuthority(request, answer);
    },
  });
}

async function answerRequest(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, route: Route): Promise<FastifyReply> {
  const answer = await route.handle(toPageRequest(request, route, request.visitor ?? nobody, options.config));
  if (route.method === 'POST') await forgetSentForm(options, request, reply);
  await recordReading(options, request, route, answer);
  return sendReply(options, request, reply, answer);
}

function asOwnAuthority<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  return asAuthority((request.visitor ?? nobody).actor.authorityId, work);
}

/** Somebody who is known may not, or may not even know of it. */
function isTurnedAway(request: FastifyRequest, { status }: HttpProblem): boolean {
  return (request.visitor ?? nobody).actor.kind !== 'anonymous' && (status === 403 || status === 404);
}

async function reachesRecord(options: ServerOptions, route: Route & { readonly of: string }, actor: Actor, name: string): Promise<boolean> {
  const record = route.ownerOf === undefined ? name : await route.ownerOf(name, actor);
  return record !== null && options.reaches(actor, route.permission, String(record));
}

async function refusalOf(options: ServerOptions, request: FastifyRequest, route: Route): Promise<HttpProblem | 'sign-in' | null> {
  const { actor } = request.visitor ?? nobody;
  const params = request.params as Record<string, string>;
  // No record's name has one, and the database takes none.
  if (Object.values(params).some((value) => value.includes('\0'))) return problems.notFound;
  if (route.permission !== 'anyone') {
    // A cookie is sent by any site's form; only a token shows that somebody meant to change something through the API.
    const mayAsk = actor.kind === 'token' || (actor.kind === 'person' && !(isApi(request) && route.method === 'POST'));
    if (!mayAsk) return isApi(request) ? problems.notSignedIn : 'sign-in';
    // A role is told that it may not; of what is beyond its reach it is not told that it is there.
    if (!options.access(actor, route.permission)) return problems.notAllowed;
    if (route.of !== undefined && !(await reachesRecord(options, route, actor, params[route.of] ?? ''))) return problems.notFound;
  }
  if (route.method !== 'POST') return null;
  if (isMultipart(request) !== (route.multipart === true)) return problems.unsupported;
  const longest = options.config.uploadLimitMb * 1024 * 1024 + 1024 * 1024;
  return route.multipart === true && Number(request.headers['content-length'] ?? 0) > longest ? problems.tooLarge : null;
}
