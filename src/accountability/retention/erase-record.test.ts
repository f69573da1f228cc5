import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { openRecordsApp, type RecordsApp } from '../records/records.fixture.ts';

let app: RecordsApp;
beforeAll(async () => {
  app = await openRecordsApp();
});

it('an erasure replaces a name within a list of words too, of the record and of its earlier versions', async () => {
  const { rows } = await sql<{ id: number }>`
    with locality as (insert into locality (authority_id, name, slug) values (${app.marlshire}, 'Tern Vale', 'tern-vale') returning id)
    insert into network_meeting (authority_id, locality_id, on_day, starts_at, ends_at, place, chair, invited, agenda, planned_by, planned_at)
    select ${app.marlshire}, id, '2015-03-02', '16:00', '17:00', 'The hall', 'Ottoline Reeve', array['schools'],
      array['A word by Ottoline Reeve', 'Reading'], 'Odo Marsh', '2015-02-01T10:00:00Z' from locality returning id`.execute(app.db.kysely);
  const id = rows[0]?.id ?? 0;
  expect(
    (await app.send('/records/due/network-meeting/decide', { decision: 'erase', reason: 'The time is over', year: '2026', record: String(id) }))
      .statusCode,
  ).toBe(303);
  const mark = '[removed under the retention schedule on 23 November 2026]';
  const meeting = await sql`select chair, agenda, invited from network_meeting where id = ${id}`.execute(app.db.kysely);
  expect(meeting.rows).toEqual([{ chair: mark, agenda: [`A word by ${mark}`, 'Reading'], invited: ['schools'] }]);
  const known = await sql`select content from record_version where table_name = 'network_meeting' and record_id = ${String(id)}`.execute(
    app.db.kysely,
  );
  expect(JSON.stringify(known.rows)).not.toContain('Ottoline');
});
