import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import { isMultipart, queryOf } from './to-page-request.ts';

const csrfField = '_csrf';
export const csrfCookie = (config: Config): string => (config.secureCookies ? '__Host-waymark-form' : 'waymark-form');

/** Cookies, forms, files, and the token that shows a form came from one of our own pages. */
export async function readForms(server: FastifyInstance, config: Config): Promise<void> {
  await server.register(cookie);
  await server.register(csrf, {
    cookieKey: csrfCookie(config),
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'strict', secure: config.secureCookies },
    getToken: tokenOf,
  });
  await server.register(formbody, { bodyLimit: 1024 * 1024, parser: (text) => new URLSearchParams(text) as unknown as Record<string, unknown> });
  const fileSize = config.uploadLimitMb * 1024 * 1024;
  await server.register(multipart, { limits: { fileSize, files: 20, fields: 100, fieldSize: 100_000 } });
}

/** In the form; or in its address where the parts of a form are streamed, since they come too late to be asked. */
function tokenOf(request: FastifyRequest): string | undefined {
  if (isMultipart(request)) return queryOf(request).get(csrfField) ?? undefined;
  return request.body instanceof URLSearchParams ? (request.body.get(csrfField) ?? undefined) : undefined;
}
