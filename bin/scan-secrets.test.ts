import { describe, expect, it } from 'vitest';
import { findSecrets, scanTrackedFiles } from './scan-secrets.js';

/** Put together here, so that this file has none. Each is invented. */
const planted: Readonly<Record<string, string>> = {
  'a private key': ['-----BEGIN ', 'RSA PRIVATE ', 'KEY-----'].join(''),
  'an AWS key': ['AKIA', 'Q3EGRGVX7JHL2MTB'].join(''),
  'an Azure client secret': ['abc', '8Q~', 'x7Kd_2pLm-9QvRt.4sWz~1yBn6cFg3hJ'].join(''),
  'a GitHub token': ['ghp_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join(''),
  'a GitLab token': ['glpat-', 'a1B2c3D4e5F6g7H8i9J0'].join(''),
  'a Google key': ['AIza', 'SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6q'].join(''),
  'a GOV.UK Notify key': ['waymark_live-', '6d0d8ab4-7b7f-4c11-9f0e-3e0a4b9d2c51', '-', '0f2b7c3e-95a1-4d8e-8b6d-1c9e7f3a5d20'].join(''),
  'a JSON web token': ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiJ3YXltYXJrIn0', 'c2lnbmF0dXJlLW9mLWl0'].join('.'),
  'an npm token': ['npm_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join(''),
  'a Slack token': ['xoxb-', '123456789012-abcdefghij'].join(''),
  'a Stripe key': ['sk_live_', 'a1B2c3D4e5F6g7H8'].join(''),
  'a token of Waymark’s own': ['waymark_', 'MqJQpbYlS5C22pxD1xMbT4okaYAbrtRfwaP6YnABMZs'].join(''),
  'a password in an address': ['postgres://waymark:', 'hunter2', '@db.council.gov.uk'].join(''),
};
const random = 'MqJQpbYlS5C22pxD1xMbT4okaYAb';
const named = [`const clientSecret = '${random}';`, `SMTP_PASSWORD=${random}`, `{ "apiKey": "${random}" }`, `session_token: ${random}`];
const innocent = [
  'const token = await createToken(tx, clock, actor, given);',
  "password: 'correct horse battery staple'",
  'token_hash: hashOf(token),',
  'const secret = Secret.fromBase32(text);',
  'const csrfToken = "generateCsrf" in reply ? reply.generateCsrf() : "";',
  'https://example.invalid/a:b@c',
  '"integrity": "sha512-2u41U5hR9o1u3HUHLT3Njp7vWuWw+XXw8qCBwVY17pRQAN179YYKiU9f7"',
  'smtp://waymark:secret@mail.example.invalid:587',
  'postgres://postgres:secret@127.0.0.1:5432/waymark',
  'postgres://postgres:${password}@127.0.0.1/waymark',
];

describe('the scan for secrets', () => {
  it.each(Object.entries(planted))('finds %s, and says on which line', (kind, secret) => {
    expect(findSecrets(`one\ntwo ${secret} three\n`)).toEqual([{ line: 2, kind, text: secret }]);
  });

  it.each(named)('finds what looks random under the name of a secret: %s', (line) => {
    expect(findSecrets(line)).toMatchObject([{ line: 1, text: random }]);
  });

  it.each(innocent)('takes code and words for what they are: %s', (line) => {
    expect(findSecrets(line)).toEqual([]);
  });

  it('finds none in what is kept here', () => {
    expect(scanTrackedFiles()).toEqual([]);
  });
});
