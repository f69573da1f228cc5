import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/harness/app.ts';
import { openTestApp } from '../../../test/harness/app.ts';
import { homeRoutes } from '../../home/home.routes.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { identityRoutes } from '../identity/identity.routes.ts';
import type { Reply, Route } from './route.ts';
import { securityHeaders } from './security-headers.ts';

const page: Reply = { kind: 'page', template: 'home/about.njk', data: {} };
const secret = 'the row (ann@example.invalid) in /srv/waymark';
const received: string[] = [];

const routes: Route[] = [
  { method: 'GET', path: '/plain', permission: 'signed-in', audit: 'plain.viewed', handle: async () => page },
  { method: 'GET', path: '/guarded/:id', permission: 'signed-in', audit: 'concern.viewed', sensitive: true, handle: async () => page },
  { method: 'GET', path: '/fault', permission: 'anyone', audit: 'fault.viewed', handle: () => Promise.reject(new Error(secret)) },
  {
    method: 'GET',
    path: '/api/v1/thing',
    permission: 'signed-in',
    audit: 'thing.viewed',
    handle: async ({ actor }) => ({ kind: 'json', body: { role: actor.role } }),
  },
  { method: 'GET', path: '/api/v1/fault', permission: 'anyone', audit: 'fault.viewed', handle: () => Promise.reject(new Error(secret)) },
  { method: 'GET', path: '/echo', permission: 'anyone', audit: 'echo.viewed', handle: async ({ query }) => ({ kind: 'json', body: [...query] }) },
  {
    method: 'POST',
    path: '/change',
    permission: 'signed-in',
    audit: 'plain.changed',
    handle: async ({ form }) => {
      received.push(...form.getAll('colour'));
      return { kind: 'redirect', to: '/plain', notice: { kind: 'success', text: 'Changed <it>' } };
    },
  },
  {
    method: 'POST',
    path: '/upload',
    permission: 'signed-in',
    audit: 'file.loaded',
    multipart: true,
    handle: async ({ upload, fields }) => {
      let bytes = 0;
      for await (const { stream } of upload()) for await (const chunk of stream) bytes += (chunk as Buffer).length;
      return { kind: 'json', body: { bytes, source: fields.get('source') } };
    },
  },
];

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({
    config: { uploadLimitMb: 1 },
    access: (actor, permission) => permission === 'signed-in' && actor.role !== 'stranger',
    navigation: [{ text: 'Plain', href: '/plain', permission: 'signed-in' }],
    routes: (db, clock, config) => [
      ...routes,
      ...identityRoutes({ db, clock, config }),
      ...homeRoutes({ db, config, clock, workSources: [], cards: [], roles: [], pages: [], access: () => true }),
    ],
  });
});
const as = async (role: string) => ({ headers: { cookie: await app.signInAs(role) } });

describe('who may see a page', () => {
  it('asks everybody to sign in, except where the table says anyone', async () => {
    for (const route of routes.filter(({ permission }) => permission !== 'anyone')) {
      const answer = await app.inject({ method: route.method, url: route.path.replace(':id', '1') });
      if (route.path.startsWith('/api/')) expect(answer.statusCode, route.path).toBe(401);
      else expect(answer.headers.location, route.path).toMatch(/^\/sign-in\?return=/);
    }
  });

  it('brings somebody back to the page they asked for', async () => {
    expect((await app.inject('/plain?page=2')).headers.location).toBe('/sign-in?return=%2Fplain%3Fpage%3D2');
  });

  it('shows the page, with its navigation, to those who are allowed', async () => {
    const answer = await app.inject({ url: '/plain', ...(await as('lead')) });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Testshire Council');
    expect(answer.body).toContain('aria-current="page"');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('tells those who are not allowed', async () => {
    const refused = await app.inject({ url: '/plain', ...(await as('stranger')) });
    expect([refused.statusCode, refused.body.includes('You cannot see this page')]).toEqual([403, true]);
  });

  it('records the reading of a sensitive page, and of no other', async () => {
    const before = await auditEvents();
    const lead = await as('lead');
    await app.inject({ url: '/plain', ...lead });
    await app.inject({ url: '/guarded/17', ...lead });
    expect((await auditEvents()).slice(before.length)).toMatchObject([
      { event: 'concern.viewed', subject_kind: 'concern', subject_id: '17', actor_name: 'Test lead' },
    ]);
  });
});

describe('forms', () => {
  it('refuses a form that did not come from our page, and says that it had been open too long', async () => {
    received.length = 0;
    const form = await app.inject({
      method: 'POST',
      url: '/change',
      headers: {
        'cookie': await app.signInAs('lead'),
        'content-type': 'application/x-www-form-urlencoded',
        'referer': 'http://localhost:80/plain?a=1',
      },
      payload: 'colour=red',
    });
    expect([form.statusCode, form.body.includes('The form had been open too long'), form.body.includes('href="/plain?a=1"')]).toEqual([
      403,
      true,
      true,
    ]);
    expect(received).toEqual([]);
  });

  it('gives the handler every value of a name, and shows the notice once', async () => {
    received.length = 0;
    const cookie = await app.signInAs('lead');
    const answer = await app.post('/change', { colour: ['red', 'blue'] }, cookie);
    expect([answer.statusCode, answer.headers.location, received]).toEqual([303, '/plain', ['red', 'blue']]);
    expect((await app.inject({ url: '/plain', headers: { cookie } })).body).toContain('Changed &lt;it&gt;');
    expect((await app.inject({ url: '/plain', headers: { cookie } })).body).not.toContain('Changed');
  });

  it('streams a file to the handler, and refuses one above the limit', async () => {
    const small = await upload('x'.repeat(1000));
    expect(small.json()).toEqual({ bytes: 1000, source: 'gias' });
    const large = await upload('x'.repeat(1_200_000));
    expect([large.statusCode, large.body.includes('That is too large')]).toEqual([413, true]);
    expect((await upload('x'.repeat(3_000_000))).statusCode).toBe(413);
  });

  it('refuses a file without the token in its address', async () => {
    expect((await upload('x', '')).statusCode).toBe(403);
  });

  it('answers a form that breaks off within its file as the sender’s doing, wherever it breaks off', async () => {
    for (const left of [40, 60, 90]) expect((await upload('x'.repeat(100), undefined, left)).statusCode, String(left)).toBe(400);
  });

  it('refuses a file where none is expected', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/change',
      headers: { 'cookie': await app.signInAs('lead'), 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x--',
    });
    expect([answer.statusCode, answer.body.includes('cannot be read')]).toEqual([415, true]);
  });

  /** `left`: how many of its last letters never arrive. */
  async function upload(content: string, token?: string, left = 0) {
    const form = await app.formToken(await app.signInAs('data-officer'));
    const part = (head: string, body: string) => `--frontier\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
    const payload = `${part('name="source"', 'gias')}${part('name="file"; filename="a.csv"', content)}--frontier--\r\n`;
    const headers = { 'cookie': form.cookie, 'content-type': 'multipart/form-data; boundary=frontier' };
    return app.inject({
      method: 'POST',
      url: `/upload?_csrf=${token ?? encodeURIComponent(form.token)}`,
      headers,
      payload: payload.slice(0, payload.length - left),
    });
  }
});

describe('when something is wrong', () => {
  it('never shows what an error said, only its reference, which the log has too', async () => {
    for (const url of ['/fault', '/api/v1/fault']) {
      const answer = await app.inject(url);
      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toMatch(/ann@|\/srv|at .*\.ts/);
      const reference = /[2-9B-Z]{4}-[2-9B-Z]{4}/.exec(answer.body)?.[0] ?? 'none';
      expect(app.log.join('')).toContain(reference);
    }
  });

  it('answers the API with a problem in JSON', async () => {
    const answer = await app.inject('/api/v1/thing');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 401, title: 'Sign in' });
  });

  it.each(['/nothing-here', '/api/nothing'])('has a page for what is not there: %s', async (url) => {
    expect((await app.inject(url)).statusCode).toBe(404);
  });

  it.each(['/echo?%', '/echo?a=%E0%A4%A', '/echo?a=%00b', '/echo?a[b=1&&&=', '/echo?__proto__=1'])(
    'never fails on a query string: %s',
    async (url) => {
      const answer = await app.inject(url);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.body).not.toContain('\\u0000');
    },
  );

  it.each(['/%', '/guarded/%E0%A4%A', '/guarded/%00'])('never fails on an address: %s', async (url) => {
    expect((await app.inject({ url, ...(await as('lead')) })).statusCode).toBeGreaterThanOrEqual(400);
    expect((await app.inject({ url, ...(await as('lead')) })).statusCode).toBeLessThan(500);
  });

  it('answers 405 to a method that a page does not take, and says which it does', async () => {
    const answer = await app.inject({ method: 'DELETE', url: '/plain' });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect((await app.inject({ url: '/change' })).headers.allow).toBe('POST');
  });

  it('answers HEAD as GET, without the page', async () => {
    const answer = await app.inject({ method: 'HEAD', url: '/about' });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
  });
});

describe('around every page', () => {
  it('allows nothing but its own files', async () => {
    const { headers } = await app.inject('/about');
    expect(headers['content-security-policy']).toBe("default-src 'self';base-uri 'none';object-src 'none';form-action 'self';frame-ancestors 'none'");
    expect([headers['x-content-type-options'], headers['x-frame-options'], headers['referrer-policy']]).toEqual(['nosniff', 'DENY', 'same-origin']);
    expect([headers['cross-origin-opener-policy'], headers['cross-origin-resource-policy']]).toEqual(['same-origin', 'same-origin']);
    expect(headers['permissions-policy']).toContain('geolocation=()');
  });

  it.each(['/about', '/nothing-here', '/fault', '/%', '/health/live', '/robots.txt', '/api/v1/thing'])(
    'says so of whatever it answers: %s',
    async (url) => {
      const { headers } = await app.inject(url);
      expect(headers).toMatchObject(securityHeaders(false));
      expect(headers).not.toHaveProperty('server');
      expect(headers).not.toHaveProperty('x-powered-by');
    },
  );

  it.each(['/plain', '/about', '/sign-in', '/api/v1/thing', '/nothing-here', '/fault', '/health/ready'])(
    'lets no browser keep it, whoever asks: %s',
    async (url) => {
      expect((await app.inject({ url, ...(await as('lead')) })).headers['cache-control']).toBe('no-store');
      expect((await app.inject(url)).headers['cache-control']).toBe('no-store');
    },
  );

  it('has no inline script or style', async () => {
    const { body } = await app.inject('/about');
    expect(body).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });

  it('serves its files for a year under the hash of them all', async () => {
    const url = /href="([^"]+waymark\.css)"/.exec((await app.inject('/about')).body)?.[1] ?? '';
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const other of ['/assets/other/waymark.css', `${url}/../../../package.json`, url.replace('waymark.css', 'source-sans-3.licence.txt')])
      expect((await app.inject(other)).statusCode, other).toBe(404);
  });

  it('is live and ready, and turns robots away', async () => {
    expect((await app.inject('/health/live')).json()).toEqual({ status: 'live' });
    expect((await app.inject('/health/ready')).json()).toEqual({ status: 'ready' });
    expect((await app.inject('/robots.txt')).body).toContain('Disallow: /');
  });

  it('keeps people out of the log', () => {
    expect(app.log.join('')).not.toMatch(/Test lead|waymark=|"cookie"/);
  });
});

describe('a server that cannot do all it should', () => {
  let hurried: TestApp;
  beforeAll(async () => {
    hurried = await openTestApp({
      db: app.db,
      routes: routes.slice(0, 1),
      config: { requestsPerMinute: 3, baseUrl: 'https://w.example', secureCookies: true },
      pendingMigrations: async () => ['0004-more'],
    });
  });

  it('is live but not ready while migrations wait, and says why', async () => {
    const answer = await hurried.inject('/health/ready');
    expect([answer.statusCode, answer.json()]).toEqual([503, { status: 'not ready', why: 'not yet applied: 0004-more' }]);
  });

  it('asks an address that sends too much to wait, on a page of its own', async () => {
    for (let sent = 0; sent < 3; sent += 1) expect((await hurried.inject('/plain')).statusCode).toBe(303);
    const last = await hurried.inject('/plain');
    expect([last.statusCode, last.body.includes('Wait a minute'), Number(last.headers['retry-after']) > 0]).toEqual([429, true, true]);
  });

  it('insists on HTTPS, and on cookies for itself alone, where it is reached by it', async () => {
    const answer = await hurried.inject({ url: '/test-form', remoteAddress: '10.0.0.9' });
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    expect(answer.headers['content-security-policy']).toContain('upgrade-insecure-requests');
    expect(answer.cookies).toMatchObject([{ name: '__Host-waymark-form', secure: true, httpOnly: true, path: '/', sameSite: 'Strict' }]);
    expect(answer.cookies[0]).not.toHaveProperty('domain');
  });
});

async function auditEvents() {
  return app.db.kysely.selectFrom('audit_event').selectAll().orderBy('id').execute();
}

describe('the audit trail', () => {
  it('keeps nothing of a change that was undone', async () => {
    const before = await auditEvents();
    const actor = { kind: 'operator', accountId: null, name: 'Op', role: null, authorityId: app.authorityId, tokenId: null } as const;
    const undone = app.db.transaction(async (tx) => {
      await recordAudit(tx, { actor, event: 'plain.changed', subject: null, before: { a: [1] }, after: null });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await auditEvents()).toHaveLength(before.length);
  });
});
