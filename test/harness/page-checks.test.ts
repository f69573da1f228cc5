import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openPage, phone } from './browser.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expectSoundPage, expectValidHtml } from './page-checks.ts';

const page = (body: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>A page</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>` +
  `<body><main><h1>A page</h1>${body}</main></body></html>`;

const pages: Readonly<Record<string, string>> = {
  '/sound': page('<p>All is well.</p>'),
  '/unlabelled': page('<form action="/sound"><input type="text" name="q"></form>'),
  '/mended-by-the-browser': page('<p>A paragraph <div>with a block in it</div></p>'),
  '/script': page('<p>Quiet.</p><script src="/script.js"></script>'),
};

/** As strict as the service's own. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; frame-ancestors 'none'";
const server = createServer((request, response) => {
  const path = request.url ?? '/';
  if (path === '/moved') return void response.writeHead(302, { location: '/unlabelled' }).end();
  if (path === '/script.js')
    return void response.writeHead(200, { 'content-type': 'text/javascript' }).end("document.querySelector('p').textContent = 'Heard.'");
  const html = pages[path];
  response
    .writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    .end(html ?? page('<p>Not here.</p>'));
});
let baseURL = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

describe.each([
  ['with scripts', false],
  ['without scripts', true],
])('the checks of a page under a strict policy, %s', (_name, withoutScripts) => {
  it('let a sound page pass', async () => {
    const shown = await openPage({ baseURL, withoutScripts });
    await shown.goto('/sound');
    await expectSoundPage(shown);
    await expectSoundPage(shown);
  });

  it('find what axe objects to, and after a redirect too', async () => {
    const shown = await openPage({ baseURL, withoutScripts });
    await shown.goto('/moved');
    await expect(expectNoAxeViolations(shown)).rejects.toThrow(/label: Form elements must have labels/);
    await expect(expectSoundPage(shown)).rejects.toThrow(/input-missing-label/);
  });

  it('find the fault in the HTML that the browser has already mended', async () => {
    const shown = await openPage({ baseURL, withoutScripts });
    await shown.goto('/mended-by-the-browser');
    await expect(expectSoundPage(shown)).rejects.toThrow(/no-implicit-close/);
  });

  it("run the page's own scripts only when they may", async () => {
    const shown = await openPage({ baseURL, withoutScripts });
    await shown.goto('/script');
    expect(await shown.locator('p').textContent()).toBe(withoutScripts ? 'Quiet.' : 'Heard.');
  });
});

describe('a page in a test', () => {
  it.each([
    ['desktop', desktop, 1280],
    ['phone', phone, 375],
  ] as const)('is as wide as a %s', async (_name, preset, width) => {
    const shown = await openPage({ baseURL, ...preset });
    await shown.goto('/sound');
    expect(await shown.evaluate<number>('window.innerWidth')).toBe(width);
  });

  it('shares nothing with another', async () => {
    const one = await openPage({ baseURL });
    await one.context().addCookies([{ name: 'who', value: 'director', url: baseURL }]);
    const other = await openPage({ baseURL });
    expect(await other.context().cookies()).toEqual([]);
  });
});

it('HTML that came without a browser is checked in the same way', async () => {
  await expectValidHtml(pages['/sound']!);
  await expect(expectValidHtml(pages['/unlabelled']!)).rejects.toThrow(/input-missing-label/);
});
