import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';

const url = '/.well-known/security.txt';
let named: TestApp;
let nameless: TestApp;
beforeAll(async () => {
  nameless = await openTestApp({ routes: [] });
  named = await openTestApp({
    db: nameless.db,
    routes: [],
    config: { securityContact: 'mailto:security@waymark.example', baseUrl: 'https://waymark.example' },
  });
});

describe('security.txt', () => {
  it('says whom to tell of a hole, until when, and where it stands', async () => {
    const answer = await named.inject(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(answer.body).toBe(
      [
        'Contact: mailto:security@waymark.example',
        'Expires: 2027-05-22T09:00:00.000Z',
        'Preferred-Languages: en',
        'Canonical: https://waymark.example/.well-known/security.txt',
        '',
      ].join('\n'),
    );
  });

  it('is not there where nobody is named, since one without a contact is none', async () => {
    expect((await nameless.inject(url)).statusCode).toBe(404);
  });
});
