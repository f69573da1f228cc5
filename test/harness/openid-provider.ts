import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterFile } from './after-file.ts';

/** Somebody the provider knows: the claims it makes of them, by what they type as their name there. */
export type ProviderPeople = Readonly<Record<string, Readonly<Record<string, string | boolean>>>>;

export interface OpenIdProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * A real OpenID provider on this machine, as a council has one: certified, so that what passes against it passes against others. Its own
 * page asks for a name and believes it. Give the address of the service that people are sent back to. Closes itself after the file.
 */
export async function openIdProvider(serviceAddress: string, people: ProviderPeople): Promise<OpenIdProvider> {
  const [clientId, clientSecret] = ['waymark', 'the secret of the service at its provider'];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${serviceAddress}/sign-in/council/callback`],
        post_logout_redirect_uris: [`${serviceAddress}/signed-out`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people[sub] }) }),
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    cookies: { keys: ['a key of the tests'] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    if (!pathname.startsWith('/interaction/')) return void answer(request, response);
    // Its own page: asks for a name, and lets whoever has one consent to everything.
    void (async () => {
      const { prompt, params, session } = await provider.interactionDetails(request, response);
      const name = searchParams.get('name');
      if (prompt.name === 'login' && name === null) {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(signInPage);
        return;
      }
      if (searchParams.has('refuse')) return provider.interactionFinished(request, response, { error: 'access_denied' });
      if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: name ?? '' } });
      const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
      grant.addOIDCScope('openid email profile');
      return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    })();
  });
  afterFile(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { issuer, clientId, clientSecret };
}

const signInPage = `<!doctype html><html lang="en"><title>The council’s own sign-in</title><h1>The council’s own sign-in</h1>
<form method="get"><label>Name <input name="name"></label><button>Sign in</button><button name="refuse" value="yes">Go back</button></form></html>`;
