import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './return-path.ts';

describe('the way back after signing in', () => {
  it('is the page that was asked for', () => {
    expect(safeReturnPath('/providers?q=a%20b&page=2')).toBe('/providers?q=a%20b&page=2');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/./\\evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '',
    null,
    '/sign-in?return=/sign-in',
    '/sign-out',
  ])('is the first page instead of %s', (given) => {
    expect(safeReturnPath(given)).toBe('/');
  });

  it('never leaves the service, whatever is given', () => {
    const pieces = fc.array(fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '@', ':', '?', '#', '%2f', '%5c', 'evil.example', 'http:', 'a'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(pieces, (parts) => {
        expect(new URL(safeReturnPath(`/${parts.join('')}`), 'https://waymark.example/sign-in').origin).toBe('https://waymark.example');
      }),
    );
  });
});
