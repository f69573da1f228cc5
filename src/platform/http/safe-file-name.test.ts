import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

/** Any sixteen bits: halves of characters too. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 400 }).map((codes) => String.fromCharCode(...codes));

describe('the name of a sent file', () => {
  it.each([
    ['edubasealldata20261123.csv', 'edubasealldata20261123.csv'],
    ['Ann’s list (final).csv', 'Ann’s list (final).csv'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ann\\list.csv', 'list.csv'],
    ['list\r\nSet-Cookie: a=b.csv', 'listSet-Cookie: a=b.csv'],
    ['list\u202Evsc.exe', 'listvsc.exe'],
    ['li\0st.csv', 'list.csv'],
    ['  ', ''],
    ['folder/', ''],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeFileName(given)).toBe(kept);
  });

  it('has no folder, no control and no more than 200 characters, whatever was sent, and is the same when it comes again', () => {
    fc.assert(
      fc.property(anyText, (given) => {
        const kept = safeFileName(given);
        expect(kept).not.toMatch(/[/\\\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(kept.length).toBeLessThanOrEqual(200);
        expect(kept.isWellFormed()).toBe(true);
        expect(safeFileName(kept)).toBe(kept);
      }),
    );
  });
});
