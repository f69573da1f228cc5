import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { addAuthority, addProvider } from '../providers/invented-providers.fixture.ts';
import { calendarRoutes } from './calendar.routes.ts';
import { countingYears } from './calendar-year.ts';
import { findCalendar } from './find-calendar.ts';
import { fillYear } from './read-year-form.ts';

let app: TestApp;
let officer: string;
const shipped = (year: string) => countingYears([], null).find(({ academicYear }) => academicYear === year);

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => calendarRoutes({ db, clock }), access: isAllowed });
  officer = await app.signInAs('data-officer', { name: 'Quill Officer' });
});

interface Own {
  readonly id: number;
  readonly cookie: string;
}
let authorities = 0;
/** Tests are shuffled: each has an authority of its own, with one school. */
async function newAuthority(): Promise<Own & { readonly school: number; readonly name: string }> {
  authorities += 1;
  const code = String(900 + authorities);
  const name = `Alder ${code} Academy`;
  const made = await app.db.transaction(async (tx) => {
    const id = await addAuthority(tx, code, `Shire ${code}`);
    return { id, school: await addProvider(tx, id, { name, urn: 910_000 + authorities, la_code: code, la_name: `Shire ${code}` }) };
  });
  return { ...made, name, cookie: await app.signInAs('lead', { authorityId: made.id, name: 'Quill Lead' }) };
}

const filled = (year = '2026/27') => ({
  ...Object.fromEntries(fillYear(shipped(year))),
  year,
  provider: '',
  seen: '',
  source: 'The council’s website',
});
const open = (url: string, cookie: string) => app.inject({ url, headers: { cookie } });
const enter = ({ cookie }: Own, changed: Record<string, string> = {}) => app.post('/calendar/enter', { ...filled(), ...changed }, cookie);
const seenOn = (body: string) => /name="seen" value="(\d*)"/.exec(body)?.[1] ?? '';
const termsOf = ({ id }: Own) => app.db.kysely.selectFrom('term').selectAll().where('authority_id', '=', id).orderBy('id').execute();
const eventsOf = ({ id }: Own) =>
  app.db.kysely
    .selectFrom('audit_event')
    .select(['event', 'reason'])
    .where('authority_id', '=', id)
    .where('subject_kind', '=', 'term')
    .orderBy('sequence')
    .execute();
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '); // prettier-ignore

describe('the calendar', () => {
  it('says which half-term it is today, when the term ends, and that nobody has confirmed it', async () => {
    const own = await newAuthority();
    const { body } = await open('/calendar', own.cookie);
    const text = plain(body);
    for (const words of [
      'Today, 23 November 2026',
      'Autumn 2 of 2026/27. A school day',
      'Friday 18 December 2026',
      'Friday 25 December 2026: Christmas Day',
    ])
      expect(text).toContain(words);
    expect(text).toContain('Provisional: check with the authority’s published term dates');
    expect(text).toContain('No dates are entered for 2028/29');
    await expectValidHtml(body);
  });

  it('is read by everybody signed in, and entered by few', async () => {
    const { id } = await newAuthority();
    for (const role of ['headteacher', 'elected-member', 'sia'] as const) {
      const cookie = await app.signInAs(role, { authorityId: id, name: `Quill ${role}` });
      const { statusCode, body } = await open('/calendar', cookie);
      expect(statusCode).toBe(200);
      expect(body).not.toContain('/calendar/enter');
      expect((await open('/calendar/enter?year=2026%2F27', cookie)).statusCode).toBe(403);
      expect((await app.post('/calendar/enter', filled(), cookie)).statusCode).toBe(403);
    }
  });

  it('is of the terms that are asked for', async () => {
    for (const path of [
      '/calendar/enter?year=2031%2F32',
      '/calendar/enter',
      '/calendar/enter?year=2026%2F27&provider=1x',
      '/calendar/withdraw?year=2026%2F27',
    ])
      expect((await open(path, officer)).statusCode).toBe(404);
  });
});

describe('entering a year', () => {
  it('begins with the dates that count so far, and puts them in force', async () => {
    const own = await newAuthority();
    const form = await open('/calendar/enter?year=2026%2F27', own.cookie);
    expect(form.body).toContain('Provisional: check with');
    expect(form.body).toMatch(/id="spring-ends-day"[^>]*value="25"/);
    await expectValidHtml(form.body);
    const answer = await enter(own, { 'summer-ends-day': '20', 'inset-days': '1/9/2026\r\n04-01-2027' });
    expect(answer.headers.location).toBe('/calendar');
    const calendar = await findCalendar(app.db.kysely, { authorityId: own.id });
    expect(calendar.terms.find(({ academicYear, name }) => academicYear === '2026/27' && name === 'Summer')?.endsOn).toBe('2027-07-20');
    expect([...calendar.insetDays]).toEqual(['2026-09-01', '2027-01-04']);
    expect(calendar.provisionalYears).toEqual(['2025/26', '2027/28']);
    const { body } = await open('/calendar', own.cookie);
    expect(plain(body)).toContain('From The council’s website. Entered by Quill Lead on 23 November 2026.');
    expect(await eventsOf(own)).toEqual([{ event: 'term.entered', reason: null }]);
    await expectValidHtml(body);
  });

  it('of a year that has no dates begins empty', async () => {
    const own = await newAuthority();
    const answer = await app.post('/calendar/enter', { year: '2028/29', provider: '', seen: '' }, own.cookie);
    expect(answer.statusCode).toBe(422);
    expect(plain(answer.body)).toContain('Enter the first day of the autumn term');
    expect(answer.body).toContain('href="#summer-half-to-day"');
    await expectValidHtml(answer.body);
  });

  it.each([
    [{ 'autumn-ends-year': '2025' }, 'The autumn term must be between 1 August 2026', '#autumn-ends-day'],
    [
      { 'spring-starts-day': '18', 'spring-starts-month': '12', 'spring-starts-year': '2026' },
      'must start after the autumn term ends',
      '#spring-starts-day',
    ],
    [{ 'summer-half-from-day': '32' }, 'must be a real date', '#summer-half-from-day'],
    [{ 'inset-days': 'next Monday' }, '“next Monday” must be a real date', '#inset-days'],
    [{ 'inset-days': '26/10/2026' }, 'is in the half-term holiday', '#inset-days'],
    [{ source: ' ' }, 'Enter where the dates are published', '#source'],
  ])('is refused for %j, says where, and keeps what was typed', async (wrong, message, at) => {
    const own = await newAuthority();
    const { statusCode, body } = await enter(own, { ...wrong, 'summer-ends-day': '19' });
    expect(statusCode).toBe(422);
    expect(plain(body)).toContain(message);
    expect(body).toContain(`href="${at}"`);
    expect(body).toMatch(/id="summer-ends-day"[^>]*value="19"/);
    expect(await termsOf(own)).toEqual([]);
    await expectValidHtml(body);
  });

  it('sent twice is entered once', async () => {
    const own = await newAuthority();
    const answers = await Promise.all([enter(own), enter(own)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await termsOf(own)).toHaveLength(3);
    expect(await eventsOf(own)).toHaveLength(1);
  });

  it('again needs a reason, and keeps what was replaced', async () => {
    const own = await newAuthority();
    await enter(own);
    const seen = seenOn((await open('/calendar/enter?year=2026%2F27', own.cookie)).body);
    const changed = { seen, 'summer-ends-day': '22' };
    expect(plain((await enter(own, changed)).body)).toContain('Enter why they are changed');
    expect((await enter(own, { ...changed, reason: 'The council moved a day' })).statusCode).toBe(303);
    expect((await termsOf(own)).filter(({ withdrawn_at }) => withdrawn_at === null).map(({ ends_on }) => ends_on)).toEqual([
      '2026-12-18',
      '2027-03-25',
      '2027-07-22',
    ]);
    expect(plain((await open('/calendar', own.cookie)).body)).toContain('Withdrawn by Quill Lead on 23 November 2026: The council moved a day');
    expect((await eventsOf(own)).map(({ event }) => event)).toEqual(['term.entered', 'term.withdrawn', 'term.entered']);
  });

  it('over what somebody else entered meanwhile writes nothing, and says so', async () => {
    const own = await newAuthority();
    await enter(own);
    const { statusCode, body } = await enter(own, { 'summer-ends-day': '22' });
    expect(statusCode).toBe(422);
    expect(plain(body)).toContain('Somebody changed these dates while you were entering them');
    expect(await termsOf(own)).toHaveLength(3);
    const again = await enter(own, { 'summer-ends-day': '22', 'seen': seenOn(body), 'reason': 'Mine are right' });
    expect(again.statusCode).toBe(303);
  });
});

describe('withdrawing a year', () => {
  it('needs a reason, and brings back what counted before', async () => {
    const own = await newAuthority();
    await enter(own);
    const page = await open('/calendar/withdraw?year=2026%2F27', own.cookie);
    await expectValidHtml(page.body);
    const withdraw = (reason: string) => app.post('/calendar/withdraw', { year: '2026/27', provider: '', reason }, own.cookie);
    expect((await withdraw('')).statusCode).toBe(422);
    expect((await withdraw('Entered for the wrong year')).statusCode).toBe(303);
    expect((await findCalendar(app.db.kysely, { authorityId: own.id })).provisionalYears).toContain('2026/27');
    await withdraw('Twice');
    expect((await eventsOf(own)).map(({ reason }) => reason)).toEqual([null, 'Entered for the wrong year']);
  });
});

describe('a school with dates of its own', () => {
  it('is found by name, entered, counts for it alone, and is listed', async () => {
    const own = await newAuthority();
    const found = await open(`/calendar?school=${encodeURIComponent(own.name)}`, own.cookie);
    expect(found.headers.location).toBe(`/calendar?provider=${String(own.school)}`);
    const nobody = await open('/calendar?school=Zzyzx', own.cookie);
    expect(plain(nobody.body)).toContain('Nothing here is called “Zzyzx”');
    await expectValidHtml(nobody.body);
    await enter(own, { 'provider': String(own.school), 'autumn-starts-day': '27', 'autumn-starts-month': '8' });
    const calendarOf = (providerId: number | null) => findCalendar(app.db.kysely, { authorityId: own.id, providerId });
    const starts = async (providerId: number | null) =>
      (await calendarOf(providerId)).terms.find((term) => term.academicYear === '2026/27')?.startsOn;
    expect([await starts(own.school), await starts(null)]).toEqual(['2026-08-27', '2026-09-01']);
    expect((await calendarOf(own.school)).provisionalYears).toEqual(['2025/26', '2027/28']);
    expect(plain((await open('/calendar', own.cookie)).body)).toContain(`${own.name} : 2026/27`);
    const page = await open(`/calendar?provider=${String(own.school)}`, own.cookie);
    expect(plain(page.body)).toContain('Its own dates. From The council’s website');
    await expectValidHtml(page.body);
  });

  it('of another authority is not there', async () => {
    const [own, other] = [await newAuthority(), await newAuthority()];
    await enter(other, { provider: String(other.school) });
    expect((await open(`/calendar?provider=${String(other.school)}`, own.cookie)).statusCode).toBe(404);
    expect((await enter(own, { provider: String(other.school) })).statusCode).toBe(404);
    expect((await open('/calendar', own.cookie)).body).not.toContain(other.name);
    expect((await findCalendar(app.db.kysely, { authorityId: own.id, providerId: other.school })).provisionalYears).toContain('2026/27');
  });
});
