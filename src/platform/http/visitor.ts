import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { Actor } from '../identity/actor.ts';
import { anonymous } from '../identity/actor.ts';
import type { EndedSession, Session, SessionRules } from '../identity/sessions.ts';
import { findEndedSession, findSession, isWorthRemembering, rememberSession } from '../identity/sessions.ts';
import { findTokenHolder, rememberTokenUse } from '../identity/tokens.ts';
import type { Notice } from './notice.ts';

/** Who sent a request, as the edge knows it. */
export interface Visitor {
  readonly actor: Actor;
  readonly authorityName: string | null;
  readonly sessionIdHash: string | null;
  readonly notice: Notice | null;
  readonly session: Session | null;
  /** Of a form sent after the session it belongs to had run out. */
  readonly ended: EndedSession | null;
}
export const nobody: Visitor = { actor: anonymous, authorityName: null, sessionIdHash: null, notice: null, session: null, ended: null };

/** With the prefix, a browser refuses the cookie unless it is secure, for this host alone and for the whole of it. */
export const sessionCookie = (config: Config): string => (config.secureCookies ? '__Host-waymark' : 'waymark');
export const sessionRules = (config: Config): SessionRules => ({ idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours });

export const isApi = (request: FastifyRequest): boolean => /^\/api(\/|$)/.test(request.url);

interface Means {
  readonly config: Config;
  readonly clock: Clock;
  readonly db: Database;
}

/** Who it is, and the network address they act from, which the audit trail keeps. */
export async function identifyVisitor(request: FastifyRequest, means: Means): Promise<Visitor> {
  const visitor = await findVisitor(request, means);
  return { ...visitor, actor: { ...visitor.actor, address: request.ip } };
}

/** By the session cookie, or under /api/ by a bearer token; a token that is wrong is nobody, whatever cookie comes with it. */
async function findVisitor(request: FastifyRequest, { config, clock, db }: Means): Promise<Visitor> {
  const bearer = isApi(request) ? /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] : undefined;
  if (bearer !== undefined) {
    const holder = await findTokenHolder(db.kysely, clock, bearer);
    if (holder === null) return nobody;
    const stale = holder.lastUsedAt === null || clock.now().getTime() - holder.lastUsedAt.getTime() > 60_000;
    if (stale) await db.transaction((tx) => rememberTokenUse(tx, clock, holder.tokenId));
    return { ...nobody, actor: holder.actor, authorityName: holder.authorityName };
  }
  const secret = request.cookies[sessionCookie(config)];
  if (secret === undefined || secret === '') return nobody;
  const session = await findSession(db.kysely, clock, secret, sessionRules(config));
  if (session === null) return request.method === 'POST' ? { ...nobody, ended: await findEndedSession(db.kysely, clock, secret) } : nobody;
  const { actor, authorityName, idHash, notice } = session;
  if (!isWorthRemembering(session, clock)) return { actor, authorityName, sessionIdHash: idHash, notice, session, ended: null };
  await db.transaction((tx) => rememberSession(tx, clock, idHash));
  return { actor, authorityName, sessionIdHash: idHash, notice, session: { ...session, lastSeenAt: clock.now() }, ended: null };
}
