import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { safeReturnPath } from '../http/return-path.ts';
import type { PageRequest, Reply, Route } from '../http/route.ts';
import { findDemonstrationPerson } from './demonstration-people.ts';
import { signIn } from './sign-in.ts';
import { recordAudit } from '../audit/record-audit.ts';

interface Means {
  readonly config: Pick<Config, 'demonstration'>;
  readonly clock: Clock;
  readonly db: Database;
}

/** Signing in and out. OpenID Connect and second factors will be further rows: each ends in the same `session: begin`. */
export function identityRoutes(means: Means): Route[] {
  const routes: Route[] = [
    { method: 'GET', path: '/sign-in', permission: 'anyone', audit: 'account.sign-in-shown', handle: (request) => showSignIn(means, request) },
    {
      method: 'POST',
      path: '/sign-in',
      permission: 'anyone',
      audit: 'account.signed-in',
      seldom: true,
      handle: (request) => answerSignIn(means, request),
    },
    { method: 'POST', path: '/sign-out', permission: 'anyone', audit: 'account.signed-out', handle: (request) => answerSignOut(means, request) },
  ];
  // Outside a demonstration this route does not exist, rather than refusing.
  if (means.config.demonstration) {
    const handle = (request: PageRequest) => answerDemonstration(means, request);
    routes.push({ method: 'POST', path: '/demonstration/sign-in', permission: 'anyone', audit: 'account.signed-in', handle });
  }
  // Before somebody is known, their account may be anybody's: whoever signs in, is invited or has forgotten their password comes through here.
  return routes.map((route) => (route.permission === 'anyone' ? { ...route, reach: 'installation' } : route));
}

async function showSignIn({ config }: Means, request: PageRequest): Promise<Reply> {
  const to = safeReturnPath(request.query.get('return'));
  if (request.actor.kind === 'person') return { kind: 'redirect', to };
  // In a demonstration the first page offers the people; the way back is kept.
  if (config.demonstration) return { kind: 'redirect', to: to === '/' ? '/' : `/?return=${encodeURIComponent(to)}` };
  return signInPage(to, '', null);
}

async function answerSignIn({ clock, db }: Means, request: PageRequest): Promise<Reply> {
  const to = safeReturnPath(request.form.get('return'));
  const email = request.form.get('email') ?? '';
  const password = request.form.get('password') ?? '';
  if (email.trim() === '' || password === '') return signInPage(to, email, 'Enter your email address and your password.');
  const answer = await signIn(db, clock, { email, password, address: request.address, reference: request.reference });
  return answer.ok ? { kind: 'redirect', to, session: { kind: 'begin', accountId: answer.value } } : signInPage(to, email, answer.reason);
}

const signInPage = (returnTo: string, email: string, error: string | null): Reply => ({
  kind: 'page',
  template: 'platform/identity/sign-in.njk',
  data: { returnTo, email, errors: error === null ? [] : [{ text: error, href: '#email' }] },
  status: error === null ? 200 : 422,
});

async function answerSignOut({ db }: Means, request: PageRequest): Promise<Reply> {
  const { actor } = request;
  if (actor.accountId !== null) {
    const subject = { kind: 'account', id: actor.accountId };
    await db.transaction((tx) => recordAudit(tx, { actor, event: request.audit, subject, reference: request.reference }));
  }
  return { kind: 'redirect', to: '/', session: { kind: 'end' } };
}

async function answerDemonstration({ db }: Means, request: PageRequest): Promise<Reply> {
  const id = Number(request.form.get('account'));
  const person = Number.isInteger(id) ? await findDemonstrationPerson(db.kysely, id) : null;
  if (person === null) return { kind: 'not-found' };
  const subject = { kind: 'account', id: person.id };
  await db.transaction((tx) => recordAudit(tx, { actor: request.actor, event: request.audit, subject, reference: request.reference }));
  return { kind: 'redirect', to: safeReturnPath(request.form.get('return')), session: { kind: 'begin', accountId: person.id } };
}
