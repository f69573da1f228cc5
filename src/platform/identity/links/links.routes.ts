import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import { publicAddress } from '../../config/public-address.ts';
import type { Database } from '../../database/database.ts';
import type { PageRequest, Reply, Route } from '../../http/route.ts';
import type { LinkedAccount, LinkPurpose } from '../account-links.ts';
import { findLinkedAccount, pathOfLink } from '../account-links.ts';
import { decidePassword } from '../password-rules.ts';
import { hashPassword } from '../password.ts';
import { halfSessionMinutes, startHalfSession } from '../second-factor/half-session.ts';
import type { SecretBox } from '../secret-box.ts';
import { acceptInvitation, resetPassword } from './accept-link.ts';
import { requestReset } from './request-reset.ts';

interface Means {
  readonly config: Config;
  readonly clock: Clock;
  readonly db: Database;
  readonly box: SecretBox;
}

/** What links in mails lead to: accepting an invitation, and a new password for one that is forgotten. */
export function linkRoutes(means: Means): Route[] {
  const show = { method: 'GET', permission: 'anyone' } as const;
  const send = { method: 'POST', permission: 'anyone', seldom: true } as const;
  return [
    { ...show, path: '/invitation/:secret', audit: 'account.invitation-opened', handle: (request) => openLink(means, request, 'invitation') },
    { ...send, path: '/invitation/:secret', audit: 'account.invitation-accepted', handle: (request) => followLink(means, request, 'invitation') },
    { ...show, path: '/forgotten-password', audit: 'account.reset-asked-for', handle: async () => askForEmail('', null) },
    { ...send, path: '/forgotten-password', audit: 'account.reset-requested', handle: (request) => takeEmail(means, request) },
    { ...show, path: '/reset/:secret', audit: 'account.reset-opened', handle: (request) => openLink(means, request, 'password-reset') },
    { ...send, path: '/reset/:secret', audit: 'account.password-reset', handle: (request) => followLink(means, request, 'password-reset') },
  ];
}

const deadLink = (purpose: LinkPurpose): Reply => ({
  kind: 'page',
  template: 'platform/identity/links/dead-link.njk',
  data: { purpose },
  status: 404,
});

async function openLink({ config, db, clock }: Means, { params }: PageRequest, purpose: LinkPurpose): Promise<Reply> {
  const secret = params['secret'] ?? '';
  const account = await findLinkedAccount(db.kysely, clock, secret, purpose);
  if (account === null) return deadLink(purpose);
  return choosePassword(config, account, purpose, secret, null);
}

function choosePassword({ councilSignIn }: Config, account: LinkedAccount, purpose: LinkPurpose, secret: string, problem: string | null): Reply {
  const { email, actor, signInMethod } = account;
  return {
    kind: 'page',
    template: 'platform/identity/links/choose-password.njk',
    data: {
      purpose,
      email,
      name: actor.name,
      withCouncil: signInMethod === 'oidc',
      councilLabel: councilSignIn?.label ?? null,
      action: pathOfLink(purpose, secret),
      problem,
      errors: problem === null ? [] : [{ text: problem, href: '#password' }],
    },
    status: problem === null ? 200 : 422,
  };
}

/** Opening a link changes nothing, because mail scanners open them too: only the form uses it, and once. */
async function followLink({ config, db, clock, box }: Means, request: PageRequest, purpose: LinkPurpose): Promise<Reply> {
  const { params, form, reference } = request;
  const secret = params['secret'] ?? '';
  const account = await findLinkedAccount(db.kysely, clock, secret, purpose);
  if (account === null) return deadLink(purpose);
  if (account.signInMethod === 'oidc') return choosePassword(config, account, purpose, secret, null);
  const decided = decidePassword(form.get('password') ?? '', { email: account.email, name: account.actor.name });
  if (!decided.ok) return choosePassword(config, account, purpose, secret, decided.reason);
  const given = { secret, passwordHash: await hashPassword(decided.value), reference };
  if (purpose === 'password-reset') {
    const reset = await db.transaction((tx) => resetPassword(tx, clock, account, given));
    return reset.ok ? { kind: 'page', template: 'platform/identity/links/password-changed.njk', data: {} } : deadLink(purpose);
  }
  const half = await db.transaction(async (tx) => {
    const answer = await acceptInvitation(tx, clock, account, given);
    return answer.ok ? await startHalfSession(tx, clock, box, answer.value, '/') : null;
  });
  if (half === null) return deadLink(purpose);
  return { kind: 'redirect', to: '/sign-in/code', cookies: [{ purpose: 'half-session', value: half, maxAgeSeconds: halfSessionMinutes * 60 }] };
}

const askForEmail = (email: string, problem: string | null): Reply => ({
  kind: 'page',
  template: 'platform/identity/links/forgotten-password.njk',
  data: { email, problem, errors: problem === null ? [] : [{ text: problem, href: '#email' }] },
  status: problem === null ? 200 : 422,
});

/** The same page after the same time, whether or not there is such an account. */
const answerAfterMs = 400;

async function takeEmail({ config, db, clock }: Means, { form, reference }: PageRequest): Promise<Reply> {
  const email = form.get('email') ?? '';
  if (!/.@./.test(email)) return askForEmail(email, 'Enter your email address.');
  const asked = { email, publicAddress: publicAddress(config), reference };
  await Promise.all([wait(answerAfterMs), db.transaction((tx) => requestReset(tx, clock, asked))]);
  return { kind: 'page', template: 'platform/identity/links/link-sent.njk', data: { email: email.trim() } };
}
