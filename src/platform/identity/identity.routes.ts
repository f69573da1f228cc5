import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { safeReturnPath } from '../http/return-path.ts';
import type { PageRequest, Reply, Route } from '../http/route.ts';
import { findDemonstrationPerson } from './demonstration-people.ts';
import { councilRoutes } from './council/council.routes.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { ownAccountRoutes } from './own-account/own-account.routes.ts';
import { sessionRoutes } from './own-account/sessions.routes.ts';
import { startHalfSession, halfSessionMinutes } from './second-factor/half-session.ts';
import { keptFormRoutes } from './kept-forms/kept-forms.routes.ts';
import { linkRoutes } from './links/links.routes.ts';
import { secondFactorRoutes } from './second-factor/second-factor.routes.ts';
import { openSecretBox, type SecretBox } from './secret-box.ts';
import { signIn } from './sign-in.ts';

interface GivenMeans {
  readonly config: Config;
  readonly clock: Clock;
  readonly db: Database;
  readonly log?: { readonly error: (fields: object, message: string) => void };
}
interface Means extends GivenMeans {
  readonly box: SecretBox;
}

/** Signing in and out, and one's own account. Each way of signing in ends in the same `session: begin`. */
export function identityRoutes(given: GivenMeans): Route[] {
  const means: Means = { ...given, box: openSecretBox(given.config) };
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
    ...secondFactorRoutes(means),
    ...linkRoutes(means),
    ...ownAccountRoutes(means),
    ...sessionRoutes(means),
    ...keptFormRoutes(means),
  ];
  const { councilSignIn, baseUrl } = given.config;
  if (councilSignIn !== undefined && baseUrl !== undefined) {
    const reportFault = (error: unknown, doing: string) => given.log?.error({ error }, doing);
    routes.push(...councilRoutes({ ...means, councilSignIn, baseUrl, reportFault }));
  }
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
  return signInPage(config, to, '', null);
}

/** After the right password a code is asked for: nobody is signed in yet. */
async function answerSignIn({ config, clock, db, box }: Means, request: PageRequest): Promise<Reply> {
  const to = safeReturnPath(request.form.get('return'));
  const email = request.form.get('email') ?? '';
  const password = request.form.get('password') ?? '';
  if (email.trim() === '' || password === '') return signInPage(config, to, email, 'Enter your email address and your password.');
  const answer = await signIn(db, clock, { email, password, address: request.address, reference: request.reference });
  if (!answer.ok) return signInPage(config, to, email, answer.reason);
  const secret = await db.transaction((tx) => startHalfSession(tx, clock, box, answer.value, to));
  return { kind: 'redirect', to: '/sign-in/code', cookies: [{ purpose: 'half-session', value: secret, maxAgeSeconds: halfSessionMinutes * 60 }] };
}

const signInPage = ({ councilSignIn }: Config, returnTo: string, email: string, error: string | null): Reply => ({
  kind: 'page',
  template: 'platform/identity/sign-in.njk',
  data: {
    returnTo,
    email,
    council: councilSignIn === undefined ? null : { label: councilSignIn.label, href: `/sign-in/council?return=${encodeURIComponent(returnTo)}` },
    errors: error === null ? [] : [{ text: error, href: '#email' }],
  },
  status: error === null ? 200 : 422,
});

async function answerSignOut({ config, db }: Means, request: PageRequest): Promise<Reply> {
  const { actor, session } = request;
  if (actor.accountId !== null) {
    const subject = { kind: 'account', id: actor.accountId };
    await db.transaction((tx) => recordAudit(tx, { actor, event: request.audit, subject, reference: request.reference }));
  }
  const isOfCouncil = session?.method === 'oidc' && config.councilSignIn !== undefined;
  return { kind: 'redirect', to: isOfCouncil ? '/signed-out' : '/', session: { kind: 'end' } };
}

async function answerDemonstration({ db }: Means, request: PageRequest): Promise<Reply> {
  const id = Number(request.form.get('account'));
  const person = Number.isInteger(id) ? await findDemonstrationPerson(db.kysely, id) : null;
  if (person === null) return { kind: 'not-found' };
  const subject = { kind: 'account', id: person.id };
  await db.transaction((tx) => recordAudit(tx, { actor: request.actor, event: request.audit, subject, reference: request.reference }));
  return {
    kind: 'redirect',
    to: safeReturnPath(request.form.get('return')),
    session: { kind: 'begin', accountId: person.id, method: 'demonstration' },
  };
}
