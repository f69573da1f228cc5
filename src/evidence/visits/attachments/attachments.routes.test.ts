import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { addSentNote, addVisit, type MadeVisit, openVisitsApp, type VisitsApp, wordsOf } from '../visits.fixture.ts';

let app: VisitsApp;
beforeAll(async () => {
  app = await openVisitsApp();
});
beforeEach(() => {
  app.clock.set('2026-11-23T09:00:00Z');
});

interface Sent {
  readonly name?: string;
  readonly content?: Buffer | string;
  readonly what?: string;
  readonly sharing?: string;
}

async function attach({ path }: MadeVisit, cookie: string, sent: Sent = {}) {
  const { name = 'records.csv', content = 'Year,Pupils\r\n2,30\r\n', what = 'Reading records', sharing = 'staff' } = sent;
  const form = await app.formToken(cookie);
  const field = (of: string, value: string) => `--frontier\r\ncontent-disposition: form-data; name="${of}"\r\n\r\n${value}\r\n`;
  const head = `${field('what', what)}${field('sharing', sharing)}--frontier\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: `${path}/attachments/new?_csrf=${encodeURIComponent(form.token)}`,
    headers: { 'cookie': form.cookie, 'content-type': 'multipart/form-data; boundary=frontier' },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n--frontier--\r\n')]),
  });
}

const rowsOf = ({ visitId }: MadeVisit) =>
  app.db.kysely
    .selectFrom('visit_attachment as a')
    .innerJoin('visit_part as t', 't.id', 'a.part_id')
    .innerJoin('file as f', 'f.id', 'a.file_id')
    .select(['a.id', 'a.is_shared', 'a.removed_reason', 'a.file_id', 'f.name', 'f.kind', 'f.size', 'f.sha256', 'f.whole_at'])
    .where('t.visit_id', '=', visitId)
    .orderBy('a.id')
    .execute();
const hrefOf = async (visit: MadeVisit) => `${visit.path}/attachments/${String((await rowsOf(visit)).at(-1)?.id)}`;
const makeFinal = async (visit: MadeVisit) => {
  await app.post(`${visit.path}/check`, { answer: 'accurate' }, visit.head);
  await app.post(`${visit.path}/final`, {}, visit.alun);
};

describe('attaching a file to a visit', () => {
  it('keeps it as it came, with its hash, who and when, and gives it back only to be kept', async () => {
    const visit = await addVisit(app);
    await expectValidHtml((await app.open(`${visit.path}/attachments/new`, visit.alun)).body);
    expect((await attach(visit, visit.alun)).statusCode).toBe(303);
    const page = await app.open(visit.path, visit.alun);
    await expectValidHtml(page.body);
    expect(wordsOf(page.body)).toMatch(/Reading records \(CSV, 1 KB\) records\.csv\. Attached by Alun Test on 23 November 2026/);
    const [row] = await rowsOf(visit);
    expect(row).toMatchObject({ kind: 'csv', size: 19, sha256: createHash('sha256').update('Year,Pupils\r\n2,30\r\n').digest('hex') });
    const file = await app.open(await hrefOf(visit), visit.alun);
    expect(file.body).toBe('Year,Pupils\r\n2,30\r\n');
    expect(file.headers).toMatchObject({
      'content-disposition': `attachment; filename="records.csv"; filename*=UTF-8''records.csv`,
      'content-type': expect.stringContaining('text/csv') as string,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('keeps a long one in rows of a megabyte, and gives back the same bytes', async () => {
    const visit = await addVisit(app);
    const content = Buffer.alloc(2_500_000, 'Reading, writing and number.\n');
    await attach(visit, visit.alun, { name: 'long.txt', content });
    const [row] = await rowsOf(visit);
    const chunks = await app.db.kysely.selectFrom('file_chunk').select('part').where('file_id', '=', Number(row?.file_id)).execute();
    expect(chunks).toHaveLength(3);
    expect((await app.open(await hrefOf(visit), visit.alun)).rawPayload.equals(content)).toBe(true);
  });

  it.each<[string, Sent, string]>([
    ['a page called text', { name: 'a.txt', content: '<html><script>alert(1)</script></html>' }, 'Attach a PDF, a Word or Excel file'],
    ['a name that says otherwise', { name: 'a.html', content: 'hello' }, 'do not agree'],
    ['no file', { name: '', content: '' }, 'Choose a file'],
    ['an empty file', { content: '' }, 'The file is empty'],
    ['a file of more than 20 MB', { name: 'a.txt', content: Buffer.alloc(20 * 1024 * 1024 + 1, 'a') }, '20 MB or smaller'],
    ['nothing said of it', { what: ' ' }, 'Enter what it is'],
    ['nobody chosen', { sharing: 'everybody' }, 'Select who may open it'],
  ])('is refused for %s, in words, and nothing is kept', async (_, sent, message) => {
    const visit = await addVisit(app);
    const answer = await attach(visit, visit.alun, sent);
    expect([answer.statusCode, wordsOf(answer.body).includes(message)]).toEqual([422, true]);
    await expectValidHtml(answer.body);
    expect(await rowsOf(visit)).toEqual([]);
  });

  it('happens once, however often the same is sent, and leaves nothing half stored', async () => {
    const visit = await addVisit(app);
    await Promise.all([attach(visit, visit.alun), attach(visit, visit.bea)]);
    await attach(visit, visit.alun);
    expect(await rowsOf(visit)).toHaveLength(1);
    expect(await app.db.kysely.selectFrom('file').select('id').where('whole_at', 'is', null).execute()).toEqual([]);
  });

  it('is recorded, and so is each opening', async () => {
    const visit = await addVisit(app);
    await attach(visit, visit.alun);
    await app.open(await hrefOf(visit), visit.bea);
    const events = await app.db.kysely.selectFrom('audit_event').select(['event', 'actor_name', 'subject_id']).where('event', 'like', 'visit.attachment-%').where('subject_id', '=', String(visit.visitId)).orderBy('sequence').execute(); // prettier-ignore
    expect(events.map(({ event, actor_name }) => [event, actor_name])).toEqual([
      ['visit.attachment-added', 'Alun Test'],
      ['visit.attachment-downloaded', 'Bea Test'],
    ]);
  });
});

describe('who opens an attachment', () => {
  it('is the school where it is shared and once the note is final, and staff alone where it is kept', async () => {
    const visit = await addSentNote(app);
    await attach(visit, visit.alun, { sharing: 'school', what: 'Book scrutiny' });
    const shared = await hrefOf(visit);
    await attach(visit, visit.alun, { content: 'Year,Pupils\r\n3,28\r\n', what: 'Own working' });
    const kept = await hrefOf(visit);
    expect((await app.open(shared, visit.head)).statusCode).toBe(404);
    expect(wordsOf((await app.open(visit.path, visit.head)).body)).not.toContain('Book scrutiny');
    await makeFinal(visit);
    for (const who of [visit.head, visit.chair]) {
      expect([(await app.open(shared, who)).statusCode, (await app.open(kept, who)).statusCode]).toEqual([200, 404]);
      const page = wordsOf((await app.open(visit.path, who)).body);
      expect([page.includes('Book scrutiny'), page.includes('Own working')]).toEqual([true, false]);
    }
    expect((await app.open(kept, await app.signInAs('specialist'))).statusCode).toBe(200);
  });

  it('is nobody of another visit, by whatever address', async () => {
    const [one, other] = [await addVisit(app), await addVisit(app)];
    await attach(one, one.alun);
    const id = (await hrefOf(one)).split('/').at(-1) ?? '';
    expect((await app.open(`${other.path}/attachments/${id}`, other.alun)).statusCode).toBe(404);
    expect((await app.open(`${one.path}/attachments/nonsense`, one.alun)).statusCode).toBe(404);
    expect((await app.open(`${one.path}/attachments/new`, one.head)).statusCode).toBe(403);
    expect((await app.open(`${one.path}/attachments/${id}`, await app.signInAs('specialist'))).statusCode).toBe(404);
  });
});

describe('removing an attachment', () => {
  it('needs a reason, which stays with who did it; then nobody opens it', async () => {
    const visit = await addVisit(app);
    await attach(visit, visit.alun);
    const href = await hrefOf(visit);
    await expectValidHtml((await app.open(`${href}/remove`, visit.alun)).body);
    expect((await app.post(`${href}/remove`, { reason: ' ' }, visit.alun)).statusCode).toBe(422);
    for (const time of [1, 2]) expect([303, 404], String(time)).toContain((await app.post(`${href}/remove`, { reason: 'Names a pupil' }, visit.alun)).statusCode);
    expect((await app.open(href, visit.alun)).statusCode).toBe(404);
    expect(await app.read(visit.path, visit.alun)).toContain('“Reading records” was removed by Alun Test on 23 November 2026');
    expect((await rowsOf(visit)).map(({ removed_reason }) => removed_reason)).toEqual(['Names a pupil']);
  }); // prettier-ignore

  it('is refused once the note is final, and so is attaching more', async () => {
    const visit = await addSentNote(app);
    await attach(visit, visit.alun);
    const href = await hrefOf(visit);
    await makeFinal(visit);
    await app.post(`${href}/remove`, { reason: 'Too late' }, visit.alun);
    await attach(visit, visit.alun, { content: 'a,b\r\n' });
    expect((await rowsOf(visit)).map(({ removed_reason }) => removed_reason)).toEqual([null]);
    expect(await app.read(visit.path, visit.alun)).not.toContain('Attach a file');
  });
});
