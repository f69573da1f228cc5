import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { instantInEngland } from '../clock.ts';
import type { Actor } from '../identity/actor.ts';
import { calendarFeedRoutes } from './calendar-feeds.routes.ts';
import { type CalendarEntry, writeCalendar } from './write-calendar.ts';

let app: TestApp;
let asked: { actor: Actor; from: string; to: string }[] = [];
const entry: CalendarEntry = { uid: 'visit-12', on: '2026-12-03', from: '09:30', to: '11:00', title: 'Visit: Barsley, autumn', href: '/visits/12' };
beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) =>
      calendarFeedRoutes({
        db,
        clock,
        publicAddress: 'https://waymark.example',
        diary: (actor, from, to) => {
          asked.push({ actor, from, to });
          return Promise.resolve([entry]);
        },
      }),
  });
});
beforeEach(() => (asked = []));

const unfold = (text: string) => text.replaceAll('\r\n ', '');
const written = (entries: readonly CalendarEntry[]) =>
  writeCalendar(entries, { now: new Date('2026-11-23T09:00:00Z'), publicAddress: 'https://waymark.example' });

async function make(name: string): Promise<{ cookie: string; path: string }> {
  const cookie = await app.signInAs('sia', { name });
  const page = await app.post('/account/calendar', {}, cookie);
  await expectValidHtml(page.body);
  const path = /https:\/\/waymark\.example(\/calendar-feeds\/[\w-]{43}\.ics)/.exec(page.body)?.[1];
  if (path === undefined) throw new Error('No address is shown.');
  return { cookie, path };
}
const read = (path: string) => app.inject(path);

describe('the address of a diary', () => {
  it('is shown once, gives the diary without signing in, and each reading is recorded', async () => {
    const { cookie, path } = await make('Ann Feed');
    const feed = await read(path);
    expect([feed.statusCode, feed.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(unfold(feed.body)).toContain('SUMMARY:Visit: Barsley\\, autumn');
    expect(asked).toMatchObject([{ actor: { name: 'Ann Feed', role: 'sia', authorityId: app.authorityId }, from: '2026-10-23', to: '2027-05-25' }]);
    const again = await app.inject({ url: '/account/calendar', headers: { cookie } });
    await expectValidHtml(again.body);
    expect(again.body).not.toContain('/calendar-feeds/');
    expect(again.body).toContain('It was last read');
    const events = await app.db.kysely.selectFrom('audit_event').select('actor_name').where('event', '=', 'calendar-feed.read').execute();
    expect(events).toContainEqual({ actor_name: 'Ann Feed' });
  });

  it('is kept as a hash alone', async () => {
    const { path } = await make('Bo Feed');
    const secret = path.slice('/calendar-feeds/'.length, -'.ics'.length);
    expect(JSON.stringify(await app.db.kysely.selectFrom('calendar_feed').selectAll().execute())).not.toContain(secret);
  });

  it('opens nothing when another is made, when it is revoked, or when the account is shut', async () => {
    const first = await make('Cy Feed');
    const page = await app.post('/account/calendar', {}, first.cookie);
    const second = /(\/calendar-feeds\/[\w-]{43}\.ics)/.exec(page.body)?.[1] ?? '';
    expect([(await read(first.path)).statusCode, (await read(second)).statusCode]).toEqual([404, 200]);
    expect((await app.post('/account/calendar/revoke', {}, first.cookie)).statusCode).toBe(303);
    expect((await read(second)).statusCode).toBe(404);
    const other = await make('Di Feed');
    await app.db.kysely.updateTable('account').set({ state: 'disabled' }).where('name', '=', 'Di Feed').execute();
    expect((await read(other.path)).statusCode).toBe(404);
  });

  it.each(['x.ics', 'x', `${'a'.repeat(43)}.ics`, 'a'.repeat(43), '%00.ics'])('that nobody was given opens nothing: %s', async (file) => {
    expect((await read(`/calendar-feeds/${file}`)).statusCode).toBe(404);
  });
});

describe('the calendar', () => {
  it('gives times in UTC, summer and winter, and whole days as days', () => {
    const text = written([entry, { ...entry, uid: 'visit-13', on: '2027-06-03' }, { ...entry, uid: 'due-1', from: null, to: null }]);
    expect(text).toContain('DTSTART:20261203T093000Z\r\nDTEND:20261203T110000Z');
    expect(text).toContain('DTSTART:20270603T083000Z');
    expect(text).toContain('DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261204');
    expect(text).toContain('UID:visit-12@waymark.example');
    expect(unfold(text)).toContain('URL;VALUE=URI:https://waymark.example/visits/12');
  });

  it('gives several whole days as one entry, that ends with the last of them', () => {
    const text = written([{ ...entry, uid: 'news-9', from: null, to: null, until: '2026-12-07' }]);
    expect(text).toContain('DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261208');
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
  });

  it('keeps to the grammar whatever a title says: lines of 75 octets, and nothing slipped in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (title) => {
        const text = written([{ ...entry, title: `${title}\r\nEND:VCALENDAR` }]);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text.match(/^END:VCALENDAR/gm)).toHaveLength(1);
        expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
      }),
    );
  });

  it('knows the time in England on both sides of a change of the clock', () => {
    expect(instantInEngland('2026-10-25', '00:30').toISOString()).toBe('2026-10-24T23:30:00.000Z');
    expect(instantInEngland('2026-10-25', '03:00').toISOString()).toBe('2026-10-25T03:00:00.000Z');
    expect(instantInEngland('2027-03-28', '09:00').toISOString()).toBe('2027-03-28T08:00:00.000Z');
    expect(instantInEngland('2026-12-01', '00:00').toISOString()).toBe('2026-12-01T00:00:00.000Z');
  });
});
