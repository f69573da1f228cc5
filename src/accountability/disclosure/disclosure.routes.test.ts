import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { addProvider } from '../../register/providers/invented-providers.fixture.ts';
import { addPost, openRecordsApp, type RecordsApp } from '../records/records.fixture.ts';
import type { Disclosure } from './disclosure.ts';

let app: RecordsApp;
let account: number;
const hash = '$argon2id$v=19$a-hash-that-must-not-leave';
const secret = 'session-hash-that-must-not-leave';

beforeAll(async () => {
  app = await openRecordsApp();
  account = await app.db.transaction(async (tx) => {
    const { id } = await tx
      .insertInto('account')
      .values({
        authority_id: app.marlshire,
        email: 'zoë.larch@marlshire.example',
        name: 'Zoë Larch',
        role: 'sia',
        job_title: 'School Improvement Advisor',
        password_hash: hash,
        last_signed_in_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const day = new Date('2026-10-01T08:00:00Z');
    await tx
      .insertInto('session')
      .values({ id_hash: secret, account_id: id, created_at: day, last_seen_at: day, expires_at: day, notice: null })
      .execute();
    const zoe = { kind: 'person', accountId: id, tokenId: null, name: 'Zoë Larch', role: 'sia', authorityId: app.marlshire } as const;
    const at = { authorityId: app.marlshire, providerId: app.school };
    const about = await addPost(tx, {
      ...at,
      person: 'Mrs Zoe Larch',
      from: '2011-09-01',
      to: '2015-08-31',
      source: 'Told by Bram Sedge',
      enteredBy: 'Odo Marsh',
    });
    const entered = await addPost(tx, {
      ...at,
      person: 'Bram Sedge',
      role: 'chair',
      from: '2012-01-01',
      source: 'His own letter',
      enteredBy: 'Zoë Larch',
    });
    await addPost(tx, { ...at, person: 'Hesper Knoll', role: 'manager', from: '2012-01-01', source: 'Zoe Larch, by email', enteredBy: 'Odo Marsh' });
    await addPost(tx, { ...at, person: 'Zoe Larchwood', role: 'manager', from: '2012-02-01', source: 'Register', enteredBy: 'Odo Marsh' });
    await tx
      .insertInto('entered_fact')
      .values({
        authority_id: app.marlshire,
        provider_id: app.school,
        fact: 'headteacher-email',
        value: 'Zoë.Larch@marlshire.example',
        valid_from: '2011-09-01',
        valid_to: null,
        source: 'Website',
        entered_by: 'Odo Marsh',
        entered_at: day,
        withdrawn_by: null,
        withdrawn_at: null,
        withdrawn_reason: null,
      })
      .execute();
    await recordAudit(tx, { actor: zoe, event: 'post.recorded', subject: { kind: 'post', id: entered }, after: { personName: 'Bram Sedge' } });
    await recordAudit(tx, {
      actor: { ...zoe, accountId: null, name: 'Odo Marsh' },
      event: 'post.recorded',
      subject: { kind: 'post', id: about },
      after: { personName: 'Mrs Zoe Larch' },
    });
    await addPost(tx, {
      authorityId: app.elsewhere,
      providerId: app.schoolElsewhere,
      person: 'Zoe Larch',
      from: '2018-01-01',
      source: 'Elsewhere’s own letter',
    });
    return id;
  });
});

const request = { reference: 'SAR 26/014', reason: 'She asked on 20 November' };
const ask = (form: Readonly<Record<string, string>>, role?: string, authorityId?: number) =>
  app.send('/records/about-a-person', form, role, authorityId);
const fileAbout = (form: Readonly<Record<string, string>>) => app.send('/records/about-a-person/file', { ...request, ...form });

describe('what is held about a person', () => {
  it('is found by name, whatever its accents and title, in each kind of record', async () => {
    const { statusCode, body } = await ask({ name: 'zoe larch' });
    expect(statusCode).toBe(200);
    for (const text of ['Accounts: 1', 'Times somebody was signed in: 1', 'People in posts: 3', 'Facts entered by hand: 1', 'The audit trail: '])
      expect(body).toContain(text);
    for (const how of ['About them', 'Done by them', 'Names them in its text']) expect(body).toContain(how);
    expect(body).not.toContain('Larchwood');
    await expectValidHtml(body);
  });

  it('is found by email alone, and brings what has their name', async () => {
    expect((await ask({ email: 'ZOË.larch@marlshire.example' })).body).toContain('People in posts: 3');
  });

  it('is nothing of another authority', async () => {
    expect((await ask({ name: 'Zoe Larch' })).body).not.toContain('Elsewhere’s own letter');
    const { body } = await ask({ name: 'Zoe Larch' }, 'lead', app.elsewhere);
    expect(body).toContain('People in posts: 1');
    expect(body).not.toContain('Accounts');
  });

  it('is said to be nothing where it is nothing', async () => {
    const { body } = await ask({ name: 'Nobody Atall' });
    expect(body).toContain('Nothing is held about this person');
    await expectValidHtml(body);
  });

  it.each([
    [{}, 'Enter a name, an email, or both'],
    [{ name: '!?' }, 'Enter at least three letters'],
    [{ name: 'x'.repeat(300) }, 'must be 200 characters or fewer'],
  ])('is not looked for by %j', async (form, message) => {
    const { statusCode, body } = await ask(form);
    expect(statusCode).toBe(422);
    expect(body).toContain(message);
    await expectValidHtml(body);
  });

  it.each(['sia', 'auditor', 'administrator', 'headteacher'])('is not for the role %s', async (role) => {
    expect((await app.open('/records/about-a-person', role)).statusCode).toBe(403);
    expect((await ask({ name: 'Zoe Larch' }, role)).statusCode).toBe(403);
    expect((await app.send('/records/about-a-person/file', { ...request, name: 'Zoe Larch', format: 'json' }, role)).statusCode).toBe(403);
  });

  it('leaves a trace of who looked and for whom', async () => {
    await ask({ name: 'Zoë Larch' });
    const event = await app.db.kysely
      .selectFrom('audit_event')
      .selectAll()
      .where('event', '=', 'person-records.viewed')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ actor_name: 'Quill lead', subject_kind: 'account', subject_id: String(account) });
  });
});

describe('the file about a person', () => {
  const read = async () => (await fileAbout({ name: 'Zoe Larch', format: 'json' })).json<Disclosure>();

  it('holds what is theirs, and neither a secret nor anybody else’s name in a place of its own', async () => {
    const file = await read();
    const text = JSON.stringify(file);
    expect(text).toContain('Mrs Zoe Larch');
    expect(text).toContain('School Improvement Advisor');
    expect(text).not.toContain(hash);
    expect(text).not.toContain(secret);
    const posts = file.parts.find(({ kind }) => kind === 'post');
    const fields = posts?.records.flatMap((record) => record.fields) ?? [];
    expect(fields.filter(({ column, value }) => column === 'person_name' && value !== null).map(({ value }) => value)).toEqual(['Mrs Zoe Larch']);
    expect(fields.find(({ column, withheld }) => column === 'entered_by' && withheld !== undefined)?.withheld).toContain('Another person');
    expect(text).not.toContain('Hesper Knoll');
    expect(text).not.toContain('Larchwood');
  });

  it('marks free text to be read first, and names the third parties that Waymark knows in it', async () => {
    const file = await read();
    const source = file.parts.flatMap(({ records }) => records.flatMap(({ fields }) => fields)).find(({ value }) => value === 'Told by Bram Sedge');
    expect(source?.prompts[0]?.why).toContain('It names Bram Sedge');
  });

  it('tells them what they did, and not what it said of somebody else', async () => {
    const file = await read();
    const trail = file.parts.find(({ kind }) => kind === 'audit-event')?.records ?? [];
    const theirs = trail.find(({ involvement }) => involvement?.startsWith('They did'));
    expect(theirs?.fields.map(({ column }) => column)).toEqual(expect.arrayContaining(['event', 'actor_name']));
    expect(JSON.stringify(theirs)).not.toContain('Bram Sedge');
  });

  it.each([
    ['html', 'text/html', 'about-a-person-SAR-26-014.html'],
    ['csv', 'text/csv', 'about-a-person-SAR-26-014.csv'],
    ['json', 'application/json', 'about-a-person-SAR-26-014.json'],
  ])('is made as %s', async (format, type, name) => {
    const answer = await fileAbout({ name: 'Zoe Larch', format });
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers['content-disposition']).toContain(name);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain('Mrs Zoe Larch');
    expect(answer.body).not.toContain(hash);
  });

  it('is not made without the request’s reference and the reason', async () => {
    const { statusCode, body } = await app.send('/records/about-a-person/file', { name: 'Zoe Larch' });
    expect(statusCode).toBe(422);
    for (const message of ['Enter the request’s reference', 'Enter why the file is made', 'Select a format']) expect(body).toContain(message);
    await expectValidHtml(body);
  });

  it('is recorded before it leaves, with the request it answers', async () => {
    await fileAbout({ name: 'Zoe Larch', format: 'csv' });
    const event = await app.db.kysely
      .selectFrom('audit_event')
      .selectAll()
      .where('event', '=', 'person-records.exported')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ reason: request.reason, subject_kind: 'account', subject_id: String(account) });
    expect(event.after).toMatchObject({ request: request.reference, format: 'csv' });
  });
});

describe('what is held about a provider', () => {
  it('is found by part of its name or by its number, in one’s own authority alone', async () => {
    expect((await app.open('/records/about-a-provider?q=hollow')).body).toContain('Hollow Lane Primary School');
    expect((await app.open('/records/about-a-provider?q=900001')).body).toContain('Hollow Lane Primary School');
    const elsewhere = await app.open('/records/about-a-provider?q=900002');
    expect(elsewhere.body).toContain('No provider of this authority');
    await expectValidHtml(elsewhere.body);
    expect((await app.open(`/records/about-a-provider/${app.schoolElsewhere}`)).statusCode).toBe(404);
    expect((await app.send(`/records/about-a-provider/${app.schoolElsewhere}/file`, { ...request, format: 'json' })).statusCode).toBe(404);
  });

  it('is listed with what might be exempt, and reading it is recorded', async () => {
    const { body } = await app.open(`/records/about-a-provider/${app.school}`);
    expect(body).toContain('People in posts: 4');
    expect(body).toContain('Look at it first');
    await expectValidHtml(body);
    const event = await app.db.kysely.selectFrom('audit_event').selectAll().where('event', '=', 'provider-records.viewed').executeTakeFirst();
    expect(event).toMatchObject({ subject_kind: 'provider-records', subject_id: String(app.school) });
  });

  it('is given whole, each part that might be exempt with its section and a question', async () => {
    const answer = await app.send(`/records/about-a-provider/${app.school}/file`, { ...request, format: 'json' });
    const file = answer.json<Disclosure>();
    const fields = file.parts.find(({ kind }) => kind === 'post')?.records.flatMap((record) => record.fields) ?? [];
    const sectionsOf = (value: string) => fields.find((field) => field.value === value)?.prompts.map(({ section }) => section);
    // A headteacher answers to the public in that post; a manager of a small setting may be a childminder at home.
    expect(sectionsOf('Mrs Zoe Larch')).toEqual([]);
    expect(sectionsOf('Hesper Knoll')).toEqual(['section 40(2)']);
    expect(sectionsOf('Told by Bram Sedge')).toEqual(['sections 36 and 40(2)']);
    const trail = file.parts.find(({ kind }) => kind === 'audit-event');
    expect(trail?.records.map(({ title }) => title)).toContain('post.recorded');
    expect(JSON.stringify(file)).not.toContain('Far Field');
  });

  it('has what was written in the school’s part of a visit, and nothing of another school’s part', async () => {
    await app.db.transaction(async (tx) => {
      const authority_id = app.marlshire;
      const at = new Date('2026-10-02T08:00:00Z');
      const visit = await tx
        .insertInto('visit')
        .values({
          authority_id,
          purpose: 'termly',
          template_version: 1,
          focus: 'Early reading',
          planned_on: '2026-10-01',
          planned_by: 'Odo Marsh',
          planned_at: at,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const other = await addProvider(tx, authority_id, { name: 'Brook Lane Primary School', urn: 900003, la_code: '990', la_name: 'Marlshire' });
      for (const [provider_id, said] of [
        [app.school, 'Phonics is taught daily'],
        [other, 'The hall is being mended'],
      ] as const) {
        const part = await tx
          .insertInto('visit_part')
          .values({ authority_id, visit_id: visit.id, provider_id, state: 'draft' })
          .returning('id')
          .executeTakeFirstOrThrow();
        const section = { key: 'strengths', version: 1, fields: JSON.stringify({ words: said }), saved_by: 'Odo Marsh', saved_at: at };
        await tx
          .insertInto('visit_section')
          .values({ authority_id, part_id: part.id, ...section })
          .execute();
      }
    });
    const file = await app.send(`/records/about-a-provider/${app.school}/file`, { ...request, format: 'json' });
    const kinds = file.json<Disclosure>().parts.map(({ kind }) => kind);
    for (const kind of ['visit', 'visit-part', 'visit-section']) expect(kinds).toContain(kind);
    expect(file.body).toContain('Phonics is taught daily');
    expect(file.body).not.toContain('The hall is being mended');
  });

  it('reads as a page by itself', async () => {
    const { body } = await app.send(`/records/about-a-provider/${app.school}/file`, { ...request, format: 'html' });
    expect(body).toContain('Held about the provider Hollow Lane Primary School');
    expect(body).toContain('Section 40(2).');
    await expectValidHtml(body);
  });
});
