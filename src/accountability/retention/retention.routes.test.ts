import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import '../../platform/history/tables.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addPost, openRecordsApp, type RecordsApp } from '../records/records.fixture.ts';

let app: RecordsApp;
beforeAll(async () => {
  app = await openRecordsApp();
});

const headWhoLeft = (to: string, person = 'Isolde Brankley', source?: string) =>
  app.db.transaction((tx) =>
    addPost(tx, { authorityId: app.marlshire, providerId: app.school, person, from: '2000-09-01', to, ...(source === undefined ? {} : { source }) }),
  );
const post = (id: number) => app.db.kysely.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const erase = { decision: 'erase', reason: 'The time is over', year: '2026' };

describe('the retention schedule', () => {
  it('ships with a provisional rule for each kind, which is kept as a row of the authority’s own', async () => {
    const { statusCode, body } = await app.open('/records/retention', 'auditor');
    expect(statusCode).toBe(200);
    expect(body).toContain('People in posts');
    expect(body).toContain('Provisional');
    await expectValidHtml(body);
    await app.open('/records/retention', 'auditor');
    const rows = await app.db.kysely.selectFrom('retention_rule').select(['kind', 'provisional']).where('authority_id', '=', app.marlshire).execute();
    const shipped = rows.filter(({ provisional }) => provisional).map(({ kind }) => kind);
    expect(shipped).toContain('post');
    expect(new Set(shipped).size).toBe(shipped.length);
  });

  it('takes a new rule, keeps the one before it, and leaves other authorities alone', async () => {
    const form = {
      'years': '9',
      'action': 'review',
      'basis': 'Marlshire’s own policy',
      'from-day': '23',
      'from-month': '11',
      'from-year': '2026',
      'reason': 'Decided in cabinet',
    };
    const answer = await app.send('/records/retention/send-unit/change', form);
    expect(answer.headers.location).toBe('/records/retention/send-unit');
    const { body } = await app.open('/records/retention/send-unit');
    expect(body).toContain('9 years from the day the unit closed');
    expect(body).toContain('10 years from the day the unit closed');
    expect(body).toContain('Decided in cabinet');
    await expectValidHtml(body);
    expect((await app.open('/records/retention/send-unit', 'lead', app.elsewhere)).body).not.toContain('Marlshire’s own policy');
  });

  it('says what is missing from a rule, and keeps what was typed', async () => {
    const { statusCode, body } = await app.send('/records/retention/post/change', { years: 'ten', basis: 'Kept basis' });
    expect(statusCode).toBe(422);
    for (const message of ['must be a whole number', 'Select what happens', 'Enter the day it takes effect', 'Enter why it changes'])
      expect(body).toContain(message);
    expect(body).toContain('value="Kept basis"');
    await expectValidHtml(body);
  });

  it.each([
    ['/records/retention', 'sia', 403],
    ['/records/retention/post/change', 'auditor', 403],
    ['/records/retention/no-such-kind', 'lead', 404],
    // A kind whose time does not run out has no rule to change.
    ['/records/retention/provider', 'lead', 404],
  ])('%s answers %s with %i', async (url, role, status) => {
    expect((await app.open(url, role)).statusCode).toBe(status);
  });
});

describe('the yearly list', () => {
  it('has what ends in the year or before it, and not what ends later', async () => {
    await headWhoLeft('2020-12-31', 'Ends Thisyear');
    await headWhoLeft('2021-01-01', 'Ends Nextyear');
    const now = await app.open('/records/due/post?year=2026');
    expect(now.body).toContain('Ends Thisyear');
    expect(now.body).toContain('31 December 2026');
    expect(now.body).toContain('Hollow Lane Primary School');
    expect(now.body).not.toContain('Ends Nextyear');
    await expectValidHtml(now.body);
    expect((await app.open('/records/due/post?year=2027')).body).toContain('Ends Nextyear');
    const overview = await app.open('/records/due?year=2027');
    expect(overview.body).toContain('href="/records/due/post?year=2027"');
    await expectValidHtml(overview.body);
  });

  it('has nothing of another authority', async () => {
    await headWhoLeft('2015-07-31', 'Nobody Elses');
    const id = await app.db.transaction((tx) =>
      addPost(tx, { authorityId: app.elsewhere, providerId: app.schoolElsewhere, person: 'Far Away', from: '2001-01-01', to: '2002-01-01' }),
    );
    expect((await app.open('/records/due/post?year=2026')).body).not.toContain('Far Away');
    expect((await app.open('/records/due/post?year=2026', 'lead', app.elsewhere)).body).not.toContain('Nobody Elses');
    expect((await app.open(`/records/due/post/decide?year=2026&record=${id}`)).statusCode).toBe(404);
    expect((await app.send('/records/due/post/decide', { ...erase, record: String(id) })).statusCode).toBe(404);
    expect((await post(id)).person_name).toBe('Far Away');
  });

  it('can be taken away, with no cell that a spreadsheet would run', async () => {
    await headWhoLeft('2016-07-31', 'Formula Person', '=HYPERLINK("http://example.invalid")');
    const { headers, body } = await app.open('/records/due.csv?year=2026', 'auditor');
    expect(headers['content-disposition']).toContain('records-due-2026.csv');
    expect(body).toContain('Formula Person');
    expect(body).toContain("'=HYPERLINK");
    expect(body).not.toMatch(/[,"]=HYPERLINK/);
  });

  it.each(['year=abc', 'year=99999', 'year=', 'page=0', 'page=99999999', 'year=2026&page=-1'])('answers a nonsense question: %s', async (query) => {
    expect((await app.open(`/records/due?${query}`)).statusCode).toBe(200);
    expect((await app.open(`/records/due/post?${query}`)).statusCode).toBe(200);
  });
});

describe('a decision', () => {
  it('erases the names in a record, also where its text repeats them, and keeps the record', async () => {
    const id = await headWhoLeft('2014-08-31', 'Ambrose Tern', 'Told by Ambrose Tern on the telephone');
    const page = await app.open(`/records/due/post/decide?year=2026&record=${id}`);
    expect(page.body).toContain('Ambrose Tern');
    await expectValidHtml(page.body);
    const answer = await app.send('/records/due/post/decide', { ...erase, record: String(id) });
    expect(answer.statusCode).toBe(303);
    const mark = '[removed under the retention schedule on 23 November 2026]';
    expect(await post(id)).toMatchObject({ person_name: mark, source: `Told by ${mark} on the telephone`, entered_by: mark, held_to: '2014-08-31' });
    const after = await app.open('/records/due/post?year=2026&decided=yes');
    expect(after.body).toContain('Names erased');
    // Once more: it was erased already.
    expect((await app.send('/records/due/post/decide', { ...erase, record: String(id) })).statusCode).toBe(422);
  });

  it('leaves a trace that does not repeat what was erased', async () => {
    const id = await headWhoLeft('2013-08-31', 'Perpetua Lind');
    await app.send('/records/due/post/decide', { ...erase, record: String(id) });
    const event = await app.db.kysely
      .selectFrom('audit_event')
      .selectAll()
      .where('event', '=', 'record.erased')
      .where('subject_id', '=', String(id))
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ subject_kind: 'post', reason: 'The time is over', actor_name: 'Quill lead' });
    expect(event.after).toMatchObject({ columns: ['person_name', 'entered_by'] });
    expect(JSON.stringify(event)).not.toContain('Perpetua');
  });

  it('erases the names in every earlier version too, so that no page shows the record as it was known with them', async () => {
    const id = await headWhoLeft('2009-08-31', 'Barnaby Crake');
    await app.db.kysely
      .updateTable('post')
      .set({ person_name: 'Barnaby Crakeham', source: 'By Barnaby Crake himself' })
      .where('id', '=', id)
      .execute();
    await app.send('/records/due/post/decide', { ...erase, record: String(id) });
    const { rows } = await sql<{ content: { person_name: string; source: string; held_to: string } }>`
      select content from record_version where table_name = 'post' and record_id = ${String(id)} order by id`.execute(app.db.kysely);
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toContain('Crakeham');
    for (const { content } of rows) {
      expect(content.person_name).toBe('[removed under the retention schedule on 23 November 2026]');
      expect(content.held_to).toBe('2009-08-31');
    }
  });

  it('is the only way to change what was known, and can write nothing but its mark', async () => {
    const id = await headWhoLeft('2008-08-31', 'Still Known');
    const kept = await headWhoLeft('2007-08-31', 'Never Decided');
    await app.send('/records/due/post/decide', { ...erase, record: String(id) });
    const decision = await app.db.kysely.selectFrom('retention_decision').select('id').where('record_id', '=', String(id)).executeTakeFirstOrThrow();
    const versionOf = async (post: number) =>
      (
        await app.db.kysely
          .selectFrom('record_version')
          .select('id')
          .where('table_name', '=', 'post')
          .where('record_id', '=', String(post))
          .executeTakeFirstOrThrow()
      ).id;
    const write = (version: number | string, marks: object) =>
      sql`select erase_from_version(${decision.id}::integer, ${version}::bigint, ${JSON.stringify(marks)}::jsonb)`.execute(app.db.kysely);
    await expect(write(await versionOf(kept), { person_name: '[removed under the retention schedule on 1 January 2026]' })).rejects.toThrow(
      'not decided',
    );
    await expect(write(await versionOf(id), { person_name: 'Somebody Else' })).rejects.toThrow('Only the mark');
    await expect(write(await versionOf(id), { tier: '[removed under the retention schedule on 1 January 2026]' })).rejects.toThrow('Only the mark');
    await expect(sql`update record_version set content = '{}' where id = ${await versionOf(id)}`.execute(app.db.kysely)).rejects.toThrow();
  });

  it('keeps a record longer, until it comes back on the list of that year', async () => {
    const id = await headWhoLeft('2012-08-31', 'Kept Person');
    const form = {
      'decision': 'keep',
      'reason': 'Inquiry',
      'year': '2026',
      'record': String(id),
      'until-day': '1',
      'until-month': '3',
      'until-year': '2029',
    };
    expect((await app.send('/records/due/post/decide', form)).statusCode).toBe(303);
    expect((await app.open('/records/due/post?year=2026')).body).not.toContain('Kept Person');
    expect((await app.open('/records/due/post?year=2026&decided=yes')).body).toContain('Kept longer');
    expect((await app.open('/records/due/post?year=2029')).body).toContain('Kept Person');
  });

  it('erases nothing whose time is not over', async () => {
    const id = await headWhoLeft('2022-08-31', 'Early Bird');
    const { statusCode, body } = await app.send('/records/due/post/decide', { ...erase, year: '2030', record: String(id) });
    expect(statusCode).toBe(422);
    expect(body).toContain('Its time is not over yet');
    expect((await post(id)).person_name).toBe('Early Bird');
  });

  it('never alters the audit trail', async () => {
    await app.db.transaction((tx) =>
      tx
        .insertInto('audit_event')
        .values({
          id: 1_000_000,
          sequence: 1_000_000,
          previous_hash: '0',
          hash: '0',
          authority_id: app.marlshire,
          occurred_at: new Date('2010-01-01T00:00:00Z'),
          actor_kind: 'person',
          actor_name: 'Long Gone',
          event: 'test.done',
          account_id: null,
          subject_kind: null,
          subject_id: null,
          reason: null,
          before: null,
          after: null,
          reference: null,
        })
        .execute(),
    );
    const { statusCode, body } = await app.send('/records/due/audit-event/decide', erase);
    expect(statusCode).toBe(422);
    expect(body).toContain('one that can be altered proves nothing');
    const kept = await app.db.kysely.selectFrom('audit_event').select('id').where('actor_name', '=', 'Long Gone').execute();
    expect(kept).toHaveLength(1);
  });

  it('on a load removes the file and the rows that were not used, and keeps the load', async () => {
    const id = await app.db.transaction(async (tx) => {
      const day = new Date('2020-02-01T10:00:00Z');
      const release = await tx
        .insertInto('release')
        .values({
          source: 'early-years',
          layout: 'own-list',
          authority_id: app.marlshire,
          file_name: 'list of Wilf Orr.csv',
          sha256: 'x',
          size_bytes: 1,
          encoding: 'utf-8',
          as_at: null,
          partial: false,
          state: 'committed',
          progress_total: null,
          review_digest: null,
          base_release_id: null,
          staged_by: 'Wilf Orr',
          staged_at: day,
          beat_at: day,
          accepted_by: 'Wilf Orr',
          committed_at: day,
          discarded_by: null,
          discarded_at: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('release_file')
        .values({ release_id: release.id, part: 0, bytes: Buffer.from('x') })
        .execute();
      await tx
        .insertInto('release_rejection')
        .values({ release_id: release.id, line: 2, column: 'Email', value: 'jo@', reason: 'No email', key: null })
        .execute();
      return release.id;
    });
    await app.send('/records/due/release/decide', { ...erase, record: String(id) });
    const release = await app.db.kysely
      .selectFrom('release')
      .select(['staged_by', 'file_name', 'state'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(release.state).toBe('committed');
    expect(JSON.stringify(release)).not.toContain('Wilf Orr');
    expect(await app.db.kysely.selectFrom('release_file').select('part').where('release_id', '=', id).execute()).toEqual([]);
    expect(await app.db.kysely.selectFrom('release_rejection').select('line').where('release_id', '=', id).execute()).toEqual([]);
  });

  it('on a disabled account leaves nobody to sign in', async () => {
    const id = await app.db.transaction(async (tx) => {
      const old = new Date('2015-01-01T00:00:00Z');
      const account = {
        authority_id: app.marlshire,
        email: 'gone@example.invalid',
        name: 'Gone Officer',
        role: 'sia',
        job_title: 'Advisor',
        password_hash: 'hash',
        state: 'disabled' as const,
        created_at: old,
        last_signed_in_at: old,
      };
      return (await tx.insertInto('account').values(account).returning('id').executeTakeFirstOrThrow()).id;
    });
    expect((await app.send('/records/due/account/decide', { ...erase, record: String(id) })).statusCode).toBe(303);
    const account = await app.db.kysely.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(account.password_hash).toBeNull();
    expect(JSON.stringify(account)).not.toMatch(/Gone Officer|gone@|Advisor/);
  });
});
