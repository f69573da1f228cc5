import * as openid from 'openid-client';
import { z } from 'zod';
import type { Result } from '../../../kernel/result.ts';
import { accepted, refused } from '../../../kernel/result.ts';
import type { Clock } from '../../clock.ts';
import type { CouncilSignIn } from '../../config/config.ts';
import type { SecretBox } from '../secret-box.ts';
import { decideEmail } from './claims.ts';

/** Somebody as the council's identity provider knows them. */
export interface CouncilIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: Result<string>;
  readonly returnTo: string;
}

export interface CouncilProvider {
  /** Where to send somebody, and what to keep in their browser until they come back. Throws where the provider cannot be reached. */
  readonly begin: (returnTo: string) => Promise<{ readonly address: string; readonly kept: string }>;
  /** What they came back with. A refusal is the provider's, or theirs; throws where something does not fit, or cannot be reached. */
  readonly finish: (query: string, kept: string) => Promise<Result<CouncilIdentity>>;
  /** Where they can sign out of the provider too, if it has such a page. */
  readonly signOutAddress: () => Promise<string | null>;
}

export interface ProviderMeans {
  readonly councilSignIn: CouncilSignIn;
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly box: SecretBox;
}

export const minutesToComeBack = 10;
const purpose = 'a sign-in with the council';
const keptShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string(), until: z.number() });

/** The provider is looked up when it is first needed, and again where that failed: its absence does not keep the service from starting. */
export function openCouncilProvider({ councilSignIn, baseUrl, clock, box }: ProviderMeans): CouncilProvider {
  const redirectUri = `${baseUrl}/sign-in/council/callback`;
  let found: Promise<openid.Configuration> | undefined;
  const discover = (): Promise<openid.Configuration> => {
    found ??= discoverProvider(councilSignIn);
    found.catch(() => (found = undefined));
    return found;
  };
  return {
    async begin(returnTo) {
      const provider = await discover();
      const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
      const address = openid.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      const until = clock.now().getTime() + minutesToComeBack * 60_000;
      return { address: address.href, kept: box.seal(JSON.stringify({ state, nonce, verifier, returnTo, until }), purpose) };
    },
    async finish(query, kept) {
      const opened = box.open(kept, purpose);
      const begun = opened === null ? undefined : keptShape.parse(JSON.parse(opened));
      if (begun === undefined || begun.until <= clock.now().getTime())
        return refused('It took too long to come back, or was begun in another browser.');
      const provider = await discover();
      const checks = { expectedState: begun.state, expectedNonce: begun.nonce, pkceCodeVerifier: begun.verifier, idTokenExpected: true };
      try {
        const tokens = await openid.authorizationCodeGrant(provider, new URL(`${redirectUri}${query}`), checks);
        const claims = tokens.claims();
        if (claims === undefined) return refused('It did not say who you are.');
        const more = 'email' in claims ? claims : { ...(await askMore(provider, tokens.access_token, claims.sub)), ...claims };
        return accepted({ issuer: claims.iss, subject: claims.sub, email: decideEmail(more), returnTo: begun.returnTo });
      } catch (error) {
        if (error instanceof openid.AuthorizationResponseError) return refused('It did not let you in, or you went back.');
        throw error;
      }
    },
    async signOutAddress() {
      const provider = await discover();
      if (provider.serverMetadata().end_session_endpoint === undefined) return null;
      return openid.buildEndSessionUrl(provider, { post_logout_redirect_uri: `${baseUrl}/signed-out` }).href;
    },
  };
}

async function discoverProvider({ issuer, clientId, clientSecret }: CouncilSignIn): Promise<openid.Configuration> {
  // The configuration takes an http address on this machine alone: a provider of the tests.
  const execute = issuer.startsWith('http://') ? [openid.allowInsecureRequests] : [];
  return openid.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: 10 });
}

/** Some providers put the address into the token, others answer it when asked. */
async function askMore(provider: openid.Configuration, accessToken: string, subject: string): Promise<object> {
  if (provider.serverMetadata().userinfo_endpoint === undefined) return {};
  return openid.fetchUserInfo(provider, accessToken, subject);
}
