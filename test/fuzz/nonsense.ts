import fc from 'fast-check';

/** Stands in every value that would be markup: seen unescaped in a page, the page ran what it was sent. */
export const marker = 'wmxss';

const words = [
  '',
  ' ',
  "'",
  '"',
  '\\',
  '%',
  '_',
  '%00',
  '\0',
  'a\0b',
  "'; drop table provider; --",
  "1' or '1'='1",
  '../../../../etc/passwd',
  '..\\..\\',
  `<script>${marker}</script>`,
  `"><img src=x onerror=${marker}>`,
  `'><svg/onload=${marker}>`,
  `javascript:${marker}`,
  '{{ 7 * 7 }}',
  '{% include "x" %}',
  '${7*7}',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'null',
  'undefined',
  'true',
  '[]',
  '[object Object]',
  '\r\nSet-Cookie: waymark=planted',
  '\uD800',
  '\u202Etxt.exe',
  '\uFEFF',
  '\u0301'.repeat(50),
  '🏫'.repeat(300),
  'x'.repeat(201),
  'x'.repeat(20_000),
  '=HYPERLINK("http://example.invalid")',
  '//example.invalid/',
  '/\\example.invalid',
  'https://example.invalid/',
];

const numbers = [
  '0',
  '-0',
  '-1',
  '1',
  '1.5',
  '1e3',
  '1e309',
  '0x10',
  '+1',
  ' 1 ',
  '1,000',
  'NaN',
  'Infinity',
  '٣',
  '2147483647',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '9223372036854775808',
  '9'.repeat(400),
];

const dates = [
  '2026-02-30',
  '0000-00-00',
  '99999-01-01',
  '1899-12-31',
  '2101-01-01',
  '2026-11-23',
  '23/11/2026',
  '2026-11-23T25:61:00Z',
  '31',
  '13',
  '0001',
];

/** Any sixteen bits: halves of characters too. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes));

/** Text that no page was made for, and text that some page was. */
export const nonsense: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.constantFrom(...numbers) },
  { weight: 2, arbitrary: fc.constantFrom(...dates) },
  { weight: 2, arbitrary: fc.integer().map(String) },
  { weight: 2, arbitrary: anyText },
);

/** As it stands in an address: encoded, or encoded wrongly. */
export const pathPiece: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: nonsense.map((text) => encodeURIComponent(text.toWellFormed())) },
  { weight: 1, arbitrary: fc.constantFrom('%', '%0', '%zz', '%E0%A4%A', '%C0%AF', '%2e%2e', '%2F', ';a=b', '*', '%FF') },
);

export const headers: fc.Arbitrary<Readonly<Record<string, string>>> = fc.dictionary(
  fc.constantFrom(
    'accept',
    'accept-encoding',
    'accept-language',
    'content-encoding',
    'if-none-match',
    'if-modified-since',
    'origin',
    'range',
    'referer',
    'user-agent',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-http-method-override',
    'x-request-id',
  ),
  nonsense.map((text) => text.replaceAll(/[^\t\x20-\xFF]|\x7F/g, '?').slice(0, 500)),
  { maxKeys: 3 },
);
