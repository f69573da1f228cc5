import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { PageRequest, Reply, Route } from '../../http/route.ts';
import type { SecretBox } from '../secret-box.ts';
import { describeSetUp, factorOf } from './authenticator.ts';
import type { GivenCode } from './check-code.ts';
import { enrolSecondFactor } from './enrol-second-factor.ts';
import type { HalfSession } from './half-session.ts';
import { findHalfSession } from './half-session.ts';
import { finishHalfSession, passSecondFactor } from './pass-second-factor.ts';

interface Means {
  readonly clock: Clock;
  readonly db: Database;
  readonly box: SecretBox;
}
type Step = (half: HalfSession) => Promise<Reply> | Reply;

/** Between the password and the session: a code, or the first set-up of an authenticator app. */
export function secondFactorRoutes(means: Means): Route[] {
  const show = { method: 'GET', permission: 'anyone', audit: 'account.code-asked-for' } as const;
  const send = { method: 'POST', permission: 'anyone', audit: 'account.signed-in', seldom: true } as const;
  const atStep = (request: PageRequest, step: Step): Promise<Reply> => withHalfSession(means, request, step);
  return [
    { ...show, path: '/sign-in/code', handle: (request) => atStep(request, askForCode) },
    { ...send, path: '/sign-in/code', handle: (request) => atStep(request, (half) => takeCode(means, request, half, 'authenticator')) },
    { ...show, path: '/sign-in/recovery-code', handle: (request) => atStep(request, () => codePage('recovery-code', null)) },
    { ...send, path: '/sign-in/recovery-code', handle: (request) => atStep(request, (half) => takeCode(means, request, half, 'recovery-code')) },
    { ...show, path: '/sign-in/set-up', handle: (request) => atStep(request, (half) => askForSetUp(means, half)) },
    { ...send, path: '/sign-in/set-up', handle: (request) => atStep(request, (half) => takeSetUp(means, request, half)) },
    { ...send, path: '/sign-in/finish', handle: (request) => atStep(request, (half) => finish(means, request, half)) },
  ];
}

const toStart: Reply = { kind: 'redirect', to: '/sign-in' };

/** Whoever has not given a password, or took too long, begins again. */
async function withHalfSession({ db, clock }: Means, request: PageRequest, step: Step): Promise<Reply> {
  const secret = request.cookie('half-session');
  const half = secret === undefined ? null : await findHalfSession(db.kysely, clock, secret);
  return half === null ? toStart : step(half);
}

const askForCode: Step = (half) => (half.isEnrolled ? codePage('authenticator', null) : { kind: 'redirect', to: '/sign-in/set-up' });

const codePage = (kind: GivenCode['kind'], problem: string | null): Reply => ({
  kind: 'page',
  template: kind === 'authenticator' ? 'platform/identity/second-factor/code.njk' : 'platform/identity/second-factor/recovery-code.njk',
  data: { problem, errors: problem === null ? [] : [{ text: problem, href: '#code' }] },
  status: problem === null ? 200 : 422,
});

async function takeCode({ db, clock, box }: Means, request: PageRequest, half: HalfSession, kind: GivenCode['kind']): Promise<Reply> {
  const code = request.form.get('code') ?? '';
  if (code.trim() === '')
    return codePage(kind, kind === 'authenticator' ? 'Enter the code that your app shows.' : 'Enter one of your recovery codes.');
  const { address, reference } = request;
  const passed = await db.transaction((tx) => passSecondFactor(tx, clock, box, half, { kind, code, address, reference }));
  if (!passed.ok) return codePage(kind, passed.reason);
  if (kind === 'authenticator') return begin(half, 'password');
  const left = passed.value === 1 ? 'You have 1 left.' : `You have ${String(passed.value)} left.`;
  const text = `You signed in with a recovery code, which cannot be used again. ${left} You can make new ones under your account.`;
  return { ...begin(half, 'recovery-code'), notice: { kind: 'important', text } };
}

const begin = (half: HalfSession, method: 'password' | 'recovery-code') =>
  ({
    kind: 'redirect',
    to: half.returnTo,
    session: { kind: 'begin', accountId: half.actor.accountId, method },
    cookies: [{ purpose: 'half-session', value: null }],
  }) as const satisfies Reply;

const finishPage: Reply = { kind: 'page', template: 'platform/identity/second-factor/set-up-done.njk', data: {} };

function askForSetUp(means: Means, half: HalfSession, problem: string | null = null): Reply {
  if (half.hasPassed) return finishPage;
  if (half.isEnrolled) return { kind: 'redirect', to: '/sign-in/code' };
  const secret = half.pendingFactor === null ? null : means.box.open(half.pendingFactor, factorOf(half.actor.accountId));
  if (secret === null) return toStart;
  return {
    kind: 'page',
    template: 'platform/identity/second-factor/set-up.njk',
    data: {
      setUp: describeSetUp(secret, half.email),
      action: '/sign-in/set-up',
      problem,
      errors: problem === null ? [] : [{ text: problem, href: '#code' }],
    },
    status: problem === null ? 200 : 422,
  };
}

async function takeSetUp(means: Means, request: PageRequest, half: HalfSession): Promise<Reply> {
  if (half.isEnrolled || half.hasPassed) return askForSetUp(means, half);
  const code = request.form.get('code') ?? '';
  if (code.trim() === '') return askForSetUp(means, half, 'Enter the code that your app shows.');
  const { address, reference } = request;
  const enrolled = await means.db.transaction((tx) => enrolSecondFactor(tx, means.clock, means.box, half, { code, address, reference }));
  if (!enrolled.ok) return askForSetUp(means, half, enrolled.reason);
  return { kind: 'page', template: 'platform/identity/second-factor/recovery-codes.njk', data: { codes: enrolled.value, action: '/sign-in/finish' } };
}

async function finish({ db }: Means, { reference }: PageRequest, half: HalfSession): Promise<Reply> {
  if (!half.hasPassed) return { kind: 'redirect', to: '/sign-in/code' };
  const finished = await db.transaction((tx) => finishHalfSession(tx, half, { kind: 'authenticator', reference }));
  return finished.ok ? begin(half, 'password') : toStart;
}
