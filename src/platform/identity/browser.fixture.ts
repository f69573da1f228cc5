import type { LightMyRequestResponse } from 'fastify';
import type { TestApp } from '../../../test/harness/app.ts';
import type { Clock } from '../clock.ts';
import { codeAt } from './second-factor/authenticator.ts';

type Form = Readonly<Record<string, string>>;

/** A browser without a socket: it keeps its cookies, and sends forms with the token of our pages. */
export interface TestBrowser {
  readonly cookies: Map<string, string>;
  readonly get: (url: string) => Promise<LightMyRequestResponse>;
  readonly post: (url: string, form?: Form) => Promise<LightMyRequestResponse>;
  /** The same, with a token got beforehand: what was open in the browser for a while. */
  readonly openForm: () => Promise<(url: string, form?: Form) => Promise<LightMyRequestResponse>>;
}

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

export function openTestBrowser(app: TestApp, userAgent = windows): TestBrowser {
  const cookies = new Map<string, string>();
  const remember = (answer: LightMyRequestResponse): LightMyRequestResponse => {
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const headers = () => ({ 'user-agent': userAgent, 'cookie': [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  const get = async (url: string) => remember(await app.inject({ url, headers: headers() }));
  const openForm = async () => {
    const token = /name="_csrf" value="([^"]+)"/.exec((await get('/test-form')).body)?.[1] ?? '';
    return async (url: string, form: Form = {}) => {
      const payload = new URLSearchParams({ ...form, _csrf: token }).toString();
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return remember(await app.inject({ method: 'POST', url, headers: { ...headers(), ...type }, payload }));
    };
  };
  return { cookies, get, openForm, post: async (url, form) => (await openForm())(url, form) };
}

export interface TestCredentials {
  readonly email: string;
  readonly password: string;
  /** The page to come to. */
  readonly to?: string;
}

/** The key that a set-up page shows, to type into an app. */
export const keyOn = (page: string): string => [...page.matchAll(/<span>([A-Z2-7]{1,4})<\/span>/g)].map(([, group]) => group ?? '').join('');
export const recoveryCodesOn = (page: string): string[] => [...page.matchAll(/<li>([0-9a-f-]{23})<\/li>/g)].map(([, code]) => code ?? '');

/** Signs in for the first time, which sets up an authenticator; answers its secret and the recovery codes. */
export async function enrol(browser: TestBrowser, clock: Clock, { email, password, to = '/' }: TestCredentials) {
  await browser.post('/sign-in', { email, password, return: to });
  const secret = keyOn((await browser.get('/sign-in/set-up')).body);
  const done = await browser.post('/sign-in/set-up', { code: codeAt(secret, clock.now()) });
  return { secret, recoveryCodes: recoveryCodesOn(done.body), answer: await browser.post('/sign-in/finish') };
}

/** Signs in with a password and the code of this moment, which must be later than that of the last one accepted. */
export async function signInWithCode(browser: TestBrowser, clock: Clock, secret: string, { email, password, to = '/' }: TestCredentials) {
  const first = await browser.post('/sign-in', { email, password, return: to });
  if (first.statusCode !== 303) return first;
  return browser.post('/sign-in/code', { code: codeAt(secret, clock.now()) });
}
