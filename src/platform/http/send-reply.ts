import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { publicAddress } from '../config/public-address.ts';
import { keepAsker } from '../database/who-asks.ts';
import type { BegunSession } from '../identity/begin-session.ts';
import { beginSession } from '../identity/begin-session.ts';
import { endSession, keepNotice } from '../identity/sessions.ts';
import { answerProblem } from './answer-problem.ts';
import { changeCookie, readCookie } from './cookies.ts';
import { csrfCookie } from './forms.ts';
import { problems } from './http-problem.ts';
import type { Reply, SessionChange } from './route.ts';
import type { Notice } from './notice.ts';
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
      for (const change of answer.cookies ?? []) changeCookie(reply, options.config, change);
      const begun = answer.session === undefined ? null : await changeSession(options, request, reply, answer.session);
      const sessionIdHash = answer.session === undefined ? visitor.sessionIdHash : (begun?.idHash ?? null);
      const notice = both(answer.notice, begun?.notice);
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
      if (answer.isSentByPeople === true) void reply.header('content-security-policy', "default-src 'none'; sandbox");
      const body = answer.body instanceof Readable ? keepAsker(answer.body) : answer.body;
      return reply.header('content-disposition', attachment(answer.fileName)).type(answer.contentType).send(body);
    }
    case 'not-found':
      return answerProblem(options, request, reply, problems.notFound);
  }
}

/** A browser remembers no cookie for longer. */
const deviceSeconds = 400 * 24 * 60 * 60;

/** Answers the session that was begun; null where one was ended. */
async function changeSession(
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  change: SessionChange,
): Promise<BegunSession | null> {
  const { config, clock, db } = options;
  const before = request.visitor?.sessionIdHash ?? null;
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secureCookies } as const;
  const begun = await db.transaction(async (tx) => {
    if (before !== null) await endSession(tx, before);
    if (change.kind === 'end') return null;
    const { accountId, method } = change;
    const browser = { userAgent: request.headers['user-agent'], address: request.ip, deviceSecret: readCookie(request, config, 'device') };
    return beginSession(tx, clock, sessionRules(config), { accountId, method, publicAddress: publicAddress(config), ...browser });
  });
  // A form that was open before belongs to whoever was there before.
  void reply.clearCookie(csrfCookie(config), { ...attributes, sameSite: 'strict' });
  if (begun === null) {
    void reply.clearCookie(sessionCookie(config), attributes);
    return null;
  }
  void reply.setCookie(sessionCookie(config), begun.secret, attributes);
  if (change.kind === 'begin' && change.method !== 'demonstration')
    changeCookie(reply, config, { purpose: 'device', value: begun.deviceSecret, maxAgeSeconds: deviceSeconds });
  return begun;
}

/** What the page has to say, and what the edge has: one banner. */
function both(one: Notice | undefined, other: Notice | null | undefined): Notice | undefined {
  if (one === undefined || other === null || other === undefined) return one ?? other ?? undefined;
  return { kind: other.kind, text: `${one.text} ${other.text}` };
}

/** The plain name for old readers and the full one beside it (RFC 6266). */
function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
