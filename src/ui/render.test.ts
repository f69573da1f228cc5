import { describe, expect, it } from 'vitest';
import { pageItems } from './page-items.ts';
import { createRenderer } from './render.ts';

const options = { today: () => '2026-11-23', globals: { serviceVersion: '1', assets: '/assets/x', demonstration: false } };
const request = { signedIn: false, authorityName: null, navigation: [], notice: null };
const page = { title: '<b>&', status: 404, sentences: ['a <script>'] };

describe('a template', () => {
  it('escapes what it is given', () => {
    const html = createRenderer(options)('platform/http/problem.njk', { problem: page, request: { ...request, reference: 'R' }, csrfToken: 't' });
    expect(html).toContain('&lt;b&gt;&amp;');
    expect(html).not.toContain('a <script>');
  });

  it('throws in tests where it prints what it was not given, and not where the design system does', () => {
    const strict = createRenderer({ ...options, strict: true });
    expect(() => strict('platform/http/problem.njk', { problem: page, request, csrfToken: 't' })).toThrow(/undefined/);
    expect(strict('platform/identity/sign-in.njk', { errors: [], email: '', returnTo: '/', request, csrfToken: 't' })).toContain('govuk-input');
  });

  it('says that it is a demonstration on every page, and nowhere else', () => {
    const data = { request, csrfToken: 't' };
    const words = 'invented schools, places and people. Nothing here is real.';
    expect(createRenderer({ ...options, globals: { ...options.globals, demonstration: true } })('home/about.njk', data)).toContain(words);
    expect(createRenderer(options)('home/about.njk', data)).not.toContain(words);
  });
});

describe('the pages of a list', () => {
  const shown = (page: number, pages: number) => pageItems({ page, pages, base: '?page=' }).map(({ number }) => number ?? '…');
  it('shows the first, the last and the neighbours, and where any are left out', () => {
    expect(shown(1, 1)).toEqual([1]);
    expect(shown(2, 3)).toEqual([1, 2, 3]);
    expect(shown(6, 12)).toEqual([1, '…', 5, 6, 7, '…', 12]);
  });
});
