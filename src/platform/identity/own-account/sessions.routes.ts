import type { Reply, Route } from '../../http/route.ts';
import type { SessionMethod } from '../tables.ts';
import { endOwnSessions } from './end-own-sessions.ts';
import { listSessions } from './list-sessions.ts';
import type { OwnMeans, OwnRequest } from './own-account.routes.ts';
import { asOwner } from './own-account.routes.ts';

/** Where one is signed in, and signing out there. */
export function sessionRoutes(means: OwnMeans): Route[] {
  const path = '/account/sessions';
  return [
    {
      method: 'GET',
      path,
      permission: 'signed-in',
      audit: 'account.viewed',
      handle: (request) => asOwner(request, (own) => showSessions(means, own)),
    },
    {
      method: 'POST',
      path,
      permission: 'signed-in',
      audit: 'account.session-ended',
      handle: (request) => asOwner(request, (own) => endSessions(means, own)),
    },
  ];
}

const methods: Readonly<Record<SessionMethod, string>> = {
  'password': 'Password and code',
  'recovery-code': 'Password and recovery code',
  'oidc': 'Council account',
  'demonstration': 'Demonstration',
};

async function showSessions({ config, db, clock }: OwnMeans, { actor, session }: OwnRequest): Promise<Reply> {
  const rules = { idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours };
  const sessions = await listSessions(db.kysely, clock, actor.accountId, rules);
  const rows = sessions.map((each) => ({ ...each, isThisOne: each.id === session.id, with: methods[each.method] }));
  return { kind: 'page', template: 'platform/identity/own-account/sessions.njk', data: { sessions: rows, backLink: '/account' } };
}

async function endSessions({ db }: OwnMeans, { request, actor, session }: OwnRequest): Promise<Reply> {
  const { form, reference } = request;
  const asked = form.get('session') ?? '';
  if (asked !== 'others' && !/^[1-9]\d{0,8}$/.test(asked)) return { kind: 'not-found' };
  const which = asked === 'others' ? { allBut: session.id } : { only: Number(asked) };
  const ended = await db.transaction((tx) => endOwnSessions(tx, { actor, which, reference }));
  if ('only' in which && which.only === session.id) return { kind: 'redirect', to: '/sign-in', session: { kind: 'end' } };
  const text = ended === 0 ? 'It was signed out already.' : ended === 1 ? 'Signed out there.' : `Signed out in ${String(ended)} places.`;
  return { kind: 'redirect', to: '/account/sessions', notice: { kind: 'success', text } };
}
