import type { FastifyReply, FastifyRequest } from 'fastify';
import { discardKeptForm, findKeptForm, keepForm, keptSeconds, longestKeptBytes } from '../identity/kept-forms/keep-form.ts';
import { changeCookie, readCookie } from './cookies.ts';
import type { Route } from './route.ts';
import type { ServerOptions } from './server-options.ts';
import { isMultipart } from './to-page-request.ts';
import { isApi, nobody } from './visitor.ts';

/**
 * Whether a form from somebody who is not signed in is worth reading: only where its session is known and has run out, and the form is no
 * longer than what people write. Files are not kept, nor what is worth guessing at: passwords and codes.
 */
export function mayKeepForm(request: FastifyRequest, route: Route): boolean {
  if (route.method !== 'POST' || route.seldom === true || route.keepsNoForm === true || isApi(request) || isMultipart(request)) return false;
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  return (request.visitor ?? nobody).ended !== null && length <= longestKeptBytes;
}

/** Its token has been checked by now. It waits, sealed, for whoever wrote it, who is asked to sign in. */
export async function keepUntilSignedIn({ config, clock, db }: ServerOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { ended } = request.visitor ?? nobody;
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  if (ended === null) return reply.redirect('/sign-in', 303);
  const fields = [...form].filter(([name]) => name !== '_csrf');
  const secret = await db.transaction((tx) => keepForm(tx, clock, ended, { path: request.url, fields }));
  changeCookie(reply, config, { purpose: 'kept-form', value: secret, maxAgeSeconds: keptSeconds });
  return reply.redirect(`/sign-in?return=${encodeURIComponent('/kept-form')}`, 303);
}

/** A kept form that is sent is kept no longer, so that it is not sent twice. */
export async function forgetSentForm({ config, clock, db }: ServerOptions, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const secret = readCookie(request, config, 'kept-form');
  const { accountId } = (request.visitor ?? nobody).actor;
  if (secret === undefined || accountId === null) return;
  const kept = await findKeptForm(db.kysely, clock, secret, accountId);
  if (kept?.path !== request.url) return;
  await db.transaction((tx) => discardKeptForm(tx, secret, accountId));
  changeCookie(reply, config, { purpose: 'kept-form', value: null });
}
