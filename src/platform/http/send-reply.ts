import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { keepAsker } from '../database/who-asks.ts';
import { endSession, keepNotice, startSession } from '../identity/sessions.ts';
import { answerProblem } from './answer-problem.ts';
import { csrfCookie } from './forms.ts';
import { problems } from './http-problem.ts';
import type { Reply, SessionChange } from './route.ts';
import type { ServerOptions } from './server-options.ts';
import { showPage } from './show-page.ts';
import { nobody, sessionCookie, sessionRules } from './visitor.ts';

/** Turns a handler's answer into HTTP. */
export async function sendReply(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, answer: Reply): Promise<FastifyReply> {
  const visitor = request.visitor ?? nobody;
  switch (answer.kind) {
    case 'page': {
      const html = showPage(options, request, reply, answer.template, answer.data);
      // Only once the page is made: a page that failed has told nobody anything.
      const { sessionIdHash } = visitor;
      if (visitor.notice !== null && sessionIdHash !== null) await options.db.transaction((tx) => keepNotice(tx, sessionIdHash, null));
      return reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(html);
    }
    case 'redirect': {
      const sessionIdHash = answer.session === undefined ? visitor.sessionIdHash : await changeSession(options, request, reply, answer.session);
      const { notice } = answer;
      if (notice !== undefined && sessionIdHash !== null) await options.db.transaction((tx) => keepNotice(tx, sessionIdHash, notice));
      return reply.redirect(answer.to, 303);
    }
    case 'json':
      return (
        reply
          .code(answer.status ?? 200)
          // A refusal in JSON is a problem (RFC 9457), whoever words it.
          .type((answer.status ?? 200) < 400 ? 'application/json; charset=utf-8' : 'application/problem+json')
          .send(JSON.stringify(answer.body))
      );
    case 'download': {
      const body = answer.body instanceof Readable ? keepAsker(answer.body) : answer.body;
      return reply.header('content-disposition', attachment(answer.fileName)).type(answer.contentType).send(body);
    }
    case 'not-found':
      return answerProblem(options, request, reply, problems.notFound);
  }
}

async function changeSession(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, change: SessionChange): Promise<string | null> {
  const { config, clock, db } = options;
  const before = request.visitor?.sessionIdHash ?? null;
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secureCookies } as const;
  const secret = await db.transaction(async (tx) => {
    if (before !== null) await endSession(tx, before);
    return change.kind === 'begin' ? await startSession(tx, clock, change.accountId, sessionRules(config)) : null;
  });
  // A form that was open before belongs to whoever was there before.
  void reply.clearCookie(csrfCookie(config), { path: '/', secure: config.secureCookies });
  void (secret === null ? reply.clearCookie(sessionCookie(config), attributes) : reply.setCookie(sessionCookie(config), secret, attributes));
  return null;
}

/** The plain name for old readers and the full one beside it (RFC 6266). */
function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
