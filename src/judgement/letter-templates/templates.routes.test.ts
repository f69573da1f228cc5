import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addCase, wordsOf } from '../cases/judgement.fixture.ts';
import { areaIn, type LettersApp, openLettersApp } from '../letters/letters.fixture.ts';

let app: LettersApp;
beforeAll(async () => {
  app = await openLettersApp();
});
const save = (kind: string, body: string, form: Readonly<Record<string, string>> = {}) =>
  app.post(`/letter-templates/${kind}`, { subject: 'About {{provider}}', body, step: 'save', ...form }, app.lead);
const versionsOf = (kind: string) =>
  app.db.kysely.selectFrom('letter_template').select(['version', 'body', 'edited_by']).where('kind', '=', kind).orderBy('version').execute();

describe('templates of letters', () => {
  it('are all listed, and said to be provisional as shipped', async () => {
    const page = await app.open('/letter-templates');
    await expectValidHtml(page.body);
    expect(page.body.match(/href="\/letter-templates\//g)).toHaveLength(24);
    expect(wordsOf(page.body)).toContain('provisional: not from the published framework');
  });

  it('are for the lead alone', async () => {
    for (const role of ['sia', 'director', 'data-officer', 'headteacher'])
      expect((await app.open('/letter-templates', await app.signInAs(role))).statusCode, role).toBe(403);
    expect((await app.open('/letter-templates/no-such-kind')).statusCode).toBe(404);
  });

  it('can be read as an invented provider would read them, before anything is saved', async () => {
    const answer = await save('secure-academy', '# Why\n\n{{reasons}} <i>{{contact}}</i>', { step: 'preview' });
    expect(answer.statusCode).toBe(200);
    await expectValidHtml(answer.body);
    expect(wordsOf(answer.body)).toContain('About Example Green');
    expect(answer.body).toContain('&lt;i&gt;Sam Example');
    expect(await versionsOf('secure-academy')).toEqual([]);
  });

  it.each([
    ['{{grade}}', '{{grade}} cannot be filled in: use {{provider}}'],
    ['{{provider', 'A pair of braces is not closed'],
    ['', 'Enter what the letter says'],
  ])('are refused with %j', async (body, message) => {
    const answer = await save('secure-early-years', body);
    expect([answer.statusCode, wordsOf(answer.body).includes(message)]).toEqual([422, true]);
    await expectValidHtml(answer.body);
  });

  it('of a review’s outcome leave no day to reply by', async () => {
    expect(wordsOf((await save('review-upheld-academy', 'By {{reply_by}}.')).body)).toContain('{{reply_by}} cannot be filled in');
  });

  it('are kept in versions, and any of them can be put back', async () => {
    const kind = 'secure-plus-maintained';
    await save(kind, 'First: {{reasons}}');
    await save(kind, 'First: {{reasons}}');
    await save(kind, 'Second: {{reasons}}');
    await app.post(`/letter-templates/${kind}/put-back`, { version: '1' }, app.lead);
    await app.post(`/letter-templates/${kind}/put-back`, { version: '9' }, app.lead);
    expect((await versionsOf(kind)).map(({ version, body }) => [version, body])).toEqual([
      [1, 'First: {{reasons}}'],
      [2, 'Second: {{reasons}}'],
      [3, 'First: {{reasons}}'],
    ]);
    await app.post(`/letter-templates/${kind}/put-back`, { version: '0' }, app.lead);
    const page = await app.open(`/letter-templates/${kind}`);
    await expectValidHtml(page.body);
    expect(areaIn(page.body, 'body')).toContain('Thank you for what you and your colleagues do');
    expect(wordsOf(await app.open('/letter-templates').then(({ body }) => body))).toContain('Version 4, by Jo Marsh');
  });

  it('are what a letter is written from', async () => {
    await save('secure-maintained', 'Dear colleagues of {{provider}}, on {{date}}.');
    const made = await addCase(app, { tier: 'secure', state: 'decided', provider: { name: 'Willowby Primary School' } });
    const page = await app.open(`${made.path}/letter`);
    expect(areaIn(page.body, 'body')).toContain('Dear colleagues of Willowby Primary School, on {{date}}.');
    expect(wordsOf(page.body)).toContain('“Secure, maintained school, version 1”');
  });
});
