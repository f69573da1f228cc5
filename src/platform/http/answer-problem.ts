import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpProblem } from './http-problem.ts';
import type { ServerOptions } from './server-options.ts';
import { showPage } from './show-page.ts';
import { isApi } from './visitor.ts';

/** A designed page with a reference, or under /api/ a problem in JSON (RFC 9457). Never a stack, nor what the error said. */
export function answerProblem(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, problem: HttpProblem): FastifyReply {
  void reply.code(problem.status).header('cache-control', 'no-store');
  if (isApi(request)) {
    const body = { type: 'about:blank', title: problem.title, status: problem.status, detail: problem.sentences.join(' '), reference: request.id };
    return reply.type('application/problem+json').send(JSON.stringify(body));
  }
  return reply.type('text/html; charset=utf-8').send(problemPage(options, request, reply, problem));
}

function problemPage(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, problem: HttpProblem): string {
  try {
    const back = problem.back === true ? pathOf(request.headers.referer, request.headers.host ?? '') : null;
    return showPage(options, request, reply, 'platform/http/problem.njk', { problem, back });
  } catch (error) {
    // The page that tells of a fault must not itself need what is broken.
    request.log.error(error, 'the error page could not be shown');
    return `<!doctype html><html lang="en"><title>Sorry</title><h1>${problem.title}</h1><p>Reference: ${request.id}</p></html>`;
  }
}

/** The page that a form was on, when it was one of ours. */
function pathOf(referer: string | undefined, host: string): string | null {
  if (referer === undefined || !URL.canParse(referer)) return null;
  const url = new URL(referer);
  const ours = `${url.protocol}//${host}`;
  return URL.canParse(ours) && url.host === new URL(ours).host ? url.pathname + url.search : null;
}
