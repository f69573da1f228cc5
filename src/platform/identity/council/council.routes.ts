import type { Database } from '../../database/database.ts';
import { safeReturnPath } from '../../http/return-path.ts';
import type { PageRequest, Reply, Route } from '../../http/route.ts';
import type { CouncilProvider, ProviderMeans } from './council-provider.ts';
import { minutesToComeBack, openCouncilProvider } from './council-provider.ts';
import { signInWithCouncil } from './sign-in-with-council.ts';

export interface CouncilRouteMeans extends ProviderMeans {
  readonly db: Database;
  readonly reportFault: (error: unknown, doing: string) => void;
}
interface Means extends CouncilRouteMeans {
  readonly provider: CouncilProvider;
}

/** Signing in with the council's own identity provider (OpenID Connect): there and back by links, since no form may lead elsewhere. */
export function councilRoutes(given: CouncilRouteMeans): Route[] {
  const means: Means = { ...given, provider: openCouncilProvider(given) };
  const common = { method: 'GET', permission: 'anyone' } as const;
  return [
    { ...common, path: '/sign-in/council', audit: 'account.council-asked', handle: (request) => begin(means, request) },
    { ...common, path: '/sign-in/council/callback', audit: 'account.signed-in', seldom: true, handle: (request) => finish(means, request) },
    { ...common, path: '/signed-out', audit: 'account.signed-out', handle: () => offerSignOut(means) },
  ];
}

async function begin(means: Means, request: PageRequest): Promise<Reply> {
  const returnTo = safeReturnPath(request.query.get('return'));
  if (request.actor.kind === 'person') return { kind: 'redirect', to: returnTo };
  try {
    const { address, kept } = await means.provider.begin(returnTo);
    const cookie = { purpose: 'council-sign-in', value: kept, maxAgeSeconds: minutesToComeBack * 60 } as const;
    return { kind: 'redirect', to: address, cookies: [cookie] };
  } catch (error) {
    means.reportFault(error, 'beginning a sign-in with the council');
    return failed('The council’s sign-in does not answer', ['Nothing is wrong with your account. Try again in a few minutes.'], 503);
  }
}

async function finish(means: Means, request: PageRequest): Promise<Reply> {
  const { db, clock, councilSignIn, provider } = means;
  const kept = request.cookie('council-sign-in');
  const start = request.url.indexOf('?');
  const identity =
    kept === undefined
      ? ({ ok: false, reason: 'It took too long to come back, or was begun in another browser.' } as const)
      : await provider.finish(start === -1 ? '' : request.url.slice(start), kept).catch((error: unknown) => {
          means.reportFault(error, 'finishing a sign-in with the council');
          return { ok: false, reason: 'What the council’s sign-in answered could not be used.' } as const;
        });
  if (!identity.ok) return failed('You are not signed in', [identity.reason, 'Nothing was changed. You can try again.'], 403);
  const { laCode } = councilSignIn;
  const signedIn = await db.transaction((tx) => signInWithCouncil(tx, clock, identity.value, { laCode, reference: request.reference }));
  if (!signedIn.ok)
    return failed(
      'You have no account here yet',
      [
        'The council’s sign-in knows you, but this service does not.',
        identity.value.email.ok ? signedIn.reason : identity.value.email.reason,
        'Ask whoever looks after accounts in your authority to make one with that email address, then sign in again.',
      ],
      403,
    );
  return {
    kind: 'redirect',
    to: identity.value.returnTo,
    session: { kind: 'begin', accountId: signedIn.value, method: 'oidc' },
    cookies: [{ purpose: 'council-sign-in', value: null }],
  };
}

const failed = (title: string, sentences: readonly string[], status: number): Reply => ({
  kind: 'page',
  template: 'platform/identity/council/failed.njk',
  data: { title, sentences },
  status,
});

/** Signed out here; whether at the council as well is for the person to say, since it may sign them out of much else. */
async function offerSignOut(means: Means): Promise<Reply> {
  const address = await means.provider.signOutAddress().catch((error: unknown) => {
    means.reportFault(error, 'looking for where to sign out of the council');
    return null;
  });
  return { kind: 'page', template: 'platform/identity/council/signed-out.njk', data: { address } };
}
