import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';

/** Our cookies beside the session's and the forms', by what they are for. */
export type CookiePurpose = 'half-session' | 'device' | 'council-sign-in' | 'kept-form';

export interface CookieChange {
  readonly purpose: CookiePurpose;
  /** Null takes the cookie away. */
  readonly value: string | null;
  /** Until the browser is closed where it is not given. */
  readonly maxAgeSeconds?: number;
}

/** With the prefix, a browser refuses the cookie unless it is secure, for this host alone and for the whole of it. */
const nameOf = (config: Config, purpose: CookiePurpose): string => `${config.secureCookies ? '__Host-' : ''}waymark-${purpose}`;

export const readCookie = (request: FastifyRequest, config: Config, purpose: CookiePurpose): string | undefined => {
  const value = request.cookies[nameOf(config, purpose)];
  return value === '' ? undefined : value;
};

export function changeCookie(reply: FastifyReply, config: Config, { purpose, value, maxAgeSeconds }: CookieChange): void {
  // Lax, because people also come back from the identity provider and out of a mail.
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secureCookies } as const;
  if (value === null) void reply.clearCookie(nameOf(config, purpose), attributes);
  else void reply.setCookie(nameOf(config, purpose), value, maxAgeSeconds === undefined ? attributes : { ...attributes, maxAge: maxAgeSeconds });
}
