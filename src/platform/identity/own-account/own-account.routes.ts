import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../database/database.ts';
import type { PageRequest, Reply, Route } from '../../http/route.ts';
import type { Actor } from '../actor.ts';
import { describeSetUp } from '../second-factor/authenticator.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Session } from '../sessions.ts';
import { secondsLeft } from '../sessions.ts';
import type { FieldProblem } from './change-own-password.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { getOwnAccount } from './find-own-account.ts';
import type { OwnCode } from './renew-second-factor.ts';
import { findPrepared, prepareAuthenticator, renewRecoveryCodes, replaceAuthenticator } from './renew-second-factor.ts';

export interface OwnMeans {
  readonly config: Config;
  readonly clock: Clock;
  readonly db: Database;
  readonly box: SecretBox;
}
/** Somebody in their own session. */
export interface OwnRequest {
  readonly request: PageRequest;
  readonly actor: Actor & { readonly accountId: number; readonly authorityId: number };
  readonly session: Session;
}

/** A page about one's own account is for people alone: a token has none. */
export function asOwner(request: PageRequest, handle: (own: OwnRequest) => Promise<Reply>): Promise<Reply> {
  const { actor, session } = request;
  const { accountId, authorityId } = actor;
  if (session === null || accountId === null || authorityId === null) return Promise.resolve({ kind: 'not-found' });
  return handle({ request, session, actor: { ...actor, accountId, authorityId } });
}

/** What people see and change of their own account. */
export function ownAccountRoutes(means: OwnMeans): Route[] {
  const show = { method: 'GET', permission: 'signed-in' } as const;
  const send = { method: 'POST', permission: 'signed-in', seldom: true } as const;
  const by = (handle: (means: OwnMeans, own: OwnRequest) => Promise<Reply>) => (request: PageRequest) =>
    asOwner(request, (own) => handle(means, own));
  return [
    { ...show, path: '/account', audit: 'account.viewed', handle: by(showAccount) },
    { ...show, path: '/account/session-time', audit: 'account.session-renewed', handle: by(tellTime) },
    { ...show, path: '/account/password', audit: 'account.viewed', handle: by(async () => passwordPage(null)) },
    { ...send, path: '/account/password', audit: 'account.password-changed', handle: by(takePassword) },
    { ...show, path: '/account/recovery-codes', audit: 'account.viewed', handle: by(async () => codePage(forRecoveryCodes, null)) },
    { ...send, path: '/account/recovery-codes', audit: 'account.recovery-codes-renewed', handle: by(takeCodeForRecoveryCodes) },
    { ...show, path: '/account/authenticator', audit: 'account.viewed', handle: by(async () => codePage(forAuthenticator, null)) },
    { ...send, path: '/account/authenticator', audit: 'account.authenticator-prepared', handle: by(takeCodeForAuthenticator) },
    { ...show, path: '/account/authenticator/new', audit: 'account.viewed', handle: by((m, own) => showPrepared(m, own, null)) },
    { ...send, path: '/account/authenticator/new', audit: 'account.second-factor-replaced', handle: by(takeNewAuthenticator) },
  ];
}

async function showAccount({ db }: OwnMeans, { actor }: OwnRequest): Promise<Reply> {
  const account = await getOwnAccount(db.kysely, actor.accountId);
  return { kind: 'page', template: 'platform/identity/own-account/account.njk', data: { account } };
}

/** Asked by the page that warns: any request renews the session, and this one also says until when. */
async function tellTime({ config, clock }: OwnMeans, { session }: OwnRequest): Promise<Reply> {
  const left = secondsLeft(session, clock, { idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours });
  return { kind: 'json', body: { secondsLeft: left } };
}

const passwordPage = (problem: FieldProblem | null): Reply => ({
  kind: 'page',
  template: 'platform/identity/own-account/password.njk',
  data: {
    problems: problem === null ? {} : { [problem.field]: { text: problem.reason } },
    errors: problem === null ? [] : [{ text: problem.reason, href: `#${problem.field}` }],
    backLink: '/account',
  },
  status: problem === null ? 200 : 422,
});

async function takePassword({ db, clock, box }: OwnMeans, { request, actor, session }: OwnRequest): Promise<Reply> {
  const { form, address, reference } = request;
  const given = { present: form.get('present') ?? '', wanted: form.get('wanted') ?? '', code: form.get('code') ?? '' };
  const changed = await changeOwnPassword(db, clock, box, { ...given, actor, sessionId: session.id, address, reference });
  if (!changed.ok) return passwordPage({ field: 'field' in changed ? changed.field : 'present', reason: changed.reason });
  const text = 'Your password is changed. Everywhere else you are signed out.';
  return { kind: 'redirect', to: '/account', notice: { kind: 'success', text } };
}

interface CodeQuestion {
  readonly title: string;
  readonly why: string;
  readonly action: string;
  readonly hint: string;
  readonly button: string;
}
const forRecoveryCodes: CodeQuestion = {
  title: 'Make new recovery codes',
  why: 'You get ten new codes. Those that you were given before no longer work.',
  action: '/account/recovery-codes',
  hint: '6 digits from your authenticator app',
  button: 'Make new codes',
};
const forAuthenticator: CodeQuestion = {
  title: 'Set up another authenticator app',
  why: 'The new app takes the place of the one you have now.',
  action: '/account/authenticator',
  hint: '6 digits from the app you have now, or one of your recovery codes if you have lost it',
  button: 'Continue',
};

const codePage = (question: CodeQuestion, problem: string | null): Reply => ({
  kind: 'page',
  template: 'platform/identity/own-account/code.njk',
  data: { question, problem, errors: problem === null ? [] : [{ text: problem, href: '#code' }], backLink: '/account' },
  status: problem === null ? 200 : 422,
});

const codeOf = ({ request, actor, session }: OwnRequest): OwnCode => ({
  actor,
  sessionId: session.id,
  code: request.form.get('code') ?? '',
  address: request.address,
  reference: request.reference,
});

async function takeCodeForRecoveryCodes({ db, clock, box }: OwnMeans, own: OwnRequest): Promise<Reply> {
  const renewed = await db.transaction((tx) => renewRecoveryCodes(tx, clock, box, codeOf(own)));
  if (!renewed.ok) return codePage(forRecoveryCodes, renewed.reason);
  return { kind: 'page', template: 'platform/identity/second-factor/recovery-codes.njk', data: { codes: renewed.value, action: null } };
}

async function takeCodeForAuthenticator({ db, clock, box }: OwnMeans, own: OwnRequest): Promise<Reply> {
  const prepared = await db.transaction((tx) => prepareAuthenticator(tx, clock, box, codeOf(own)));
  return prepared.ok ? { kind: 'redirect', to: '/account/authenticator/new' } : codePage(forAuthenticator, prepared.reason);
}

async function showPrepared({ db, box }: OwnMeans, { actor, session }: OwnRequest, problem: string | null): Promise<Reply> {
  const secret = await findPrepared(db.kysely, box, actor.accountId, session.id);
  if (secret === null) return { kind: 'redirect', to: '/account/authenticator' };
  const { email } = await getOwnAccount(db.kysely, actor.accountId);
  const errors = problem === null ? [] : [{ text: problem, href: '#code' }];
  const data = { setUp: describeSetUp(secret, email), action: '/account/authenticator/new', problem, errors };
  return { kind: 'page', template: 'platform/identity/second-factor/set-up.njk', data, status: problem === null ? 200 : 422 };
}

async function takeNewAuthenticator(means: OwnMeans, own: OwnRequest): Promise<Reply> {
  const replaced = await means.db.transaction((tx) => replaceAuthenticator(tx, means.clock, means.box, codeOf(own)));
  if (!replaced.ok) return showPrepared(means, own, replaced.reason);
  const text = 'Your new authenticator app is set up. The old one no longer works; your recovery codes still do.';
  return { kind: 'redirect', to: '/account', notice: { kind: 'success', text } };
}
