import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { type Clock, fixedClock } from '../../platform/clock.ts';
import { isAllowed } from '../access/permissions.ts';
import { addOwnProvider, day, sendForm } from '../by-hand/sent-form.fixture.ts';
import { addAuthority } from '../providers/invented-providers.fixture.ts';
import { listPosts } from './find-posts.ts';
import { postRoutes } from './posts.routes.ts';

let now = fixedClock('2026-11-23T09:00:00Z');
const clock: Clock = { now: () => now.now(), today: () => now.today() };
let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ routes: (db) => postRoutes({ db, clock }), access: isAllowed, clock });
});

/** What somebody does at an instant, signed in then. */
async function at<T>(instant: string, work: (cookie: string) => Promise<T>): Promise<T> {
  now = fixedClock(instant);
  const answer = await work(await app.signInAs('lead', { name: 'Sam Okafor' }));
  now = fixedClock('2026-11-23T09:00:00Z');
  return answer;
}

const head = (name: string, from: string, over: Record<string, string> = {}) => ({
  'role': 'headteacher',
  'standing': 'substantive',
  'person-name': name,
  ...day('held-from', from),
  'source': 'Letter from the chair',
  ...over,
});

interface School {
  readonly id: number;
  readonly path: string;
  /** What the page itself said on the day of each change. */
  readonly seen: readonly { readonly on: string; readonly said: string }[];
}

/** Recorded, corrected twice, ended, and at last withdrawn. */
async function schoolWithAChangedRecord(): Promise<School> {
  const id = await addOwnProvider(app);
  const path = `/providers/${id}/posts`;
  const seen: { on: string; said: string }[] = [];
  const send = async (instant: string, page: string, form: Record<string, string>) => {
    await at(instant, async (cookie) => expect((await sendForm(app, `${path}/${page}`, form, cookie)).statusCode).toBe(303));
    const { headteacher } = await open(path, instant);
    seen.push({
      on: fixedClock(instant).today(),
      said: /the headteacher (?:is|was) (.*?)\. That is what we know today/.exec(headteacher)?.[1] ?? 'nobody',
    });
  };
  await send('2026-01-12T10:00:00Z', 'new', head('Robin Ashdown', '2025-09-01'));
  const post = (await listPosts(app.db.kysely, id, app.authorityId))[0]?.id;
  await send('2026-03-10T10:00:00Z', `${post}/correct`, { ...head('Robin Ashdown', '2026-01-05'), reason: 'The contract says January' });
  // Half past midnight in England, on the 19th.
  await send('2026-05-18T23:30:00Z', `${post}/correct`, { ...head('Robyn Ashdown', '2026-01-05'), reason: 'The name was misspelt' });
  await send('2026-07-20T10:00:00Z', `${post}/end`, { ...day('held-to', '2026-08-31'), source: 'Letter of resignation' });
  await send('2026-10-05T10:00:00Z', `${post}/withdraw`, { reason: 'Recorded at the wrong school' });
  return { id, path, seen };
}

async function open(url: string, instant = '2026-11-23T09:00:00Z'): Promise<{ status: number; body: string; headteacher: string }> {
  const answer = await at(instant, (cookie) => app.inject({ url, headers: { cookie } }));
  const section = /<h2[^>]*>Headteacher<\/h2>([\s\S]*?)<\/section>/.exec(answer.body)?.[1] ?? '';
  return {
    status: answer.statusCode,
    body: answer.body,
    headteacher: section
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  };
}
const asAt = ({ path }: Pick<School, 'path'>, on: string, known?: string) =>
  open(`${path}?${new URLSearchParams({ ...day('on', on), ...(known === undefined ? {} : day('known', known)) }).toString()}`);

const robin = 'Robin Ashdown (substantive), from 1 September 2025';
const later = 'Robin Ashdown (substantive), from 5 January 2026';
const robyn = 'Robyn Ashdown (substantive), from 5 January 2026';
const ended = 'Robyn Ashdown (substantive), 5 January 2026 to 31 August 2026';

describe('who held a post, as at a day, of a record that was corrected twice, ended and withdrawn', () => {
  let school: School;
  beforeAll(async () => {
    school = await schoolWithAChangedRecord();
  });

  it.each([
    ['2026-01-11', 'nobody'],
    ['2026-01-12', robin],
    ['2026-03-09', robin],
    ['2026-03-10', later],
    ['2026-05-18', later],
    ['2026-05-19', robyn],
    ['2026-07-19', robyn],
    ['2026-07-20', ended],
    ['2026-10-04', ended],
    ['2026-10-05', 'nobody'],
  ])('as it was known on %s, on 1 February 2026 it was %s', async (known, text) => {
    const page = await asAt(school, '2026-02-01', known);
    expect(page.body).toContain(`People in posts on 1 February 2026, as known on ${dateInWords(known)}</h1>`);
    const isNobody = text === 'nobody';
    const then = isNobody ? 'For 1 February 2026 nobody was recorded as headteacher.' : `On 1 February 2026 the headteacher was ${text}.`;
    expect(page.headteacher).toContain(then);
    expect(page.headteacher).toContain(isNobody ? 'Today we know the same.' : 'Today we know: nobody.');
  });

  it.each([
    ['2025-10-01', '2026-01-31', `On 1 October 2025 the headteacher was ${robin}.`],
    ['2025-10-01', '2026-03-31', 'For 1 October 2025 nobody was recorded as headteacher.'],
    ['2026-09-01', '2026-07-19', `On 1 September 2026 the headteacher was ${robyn}.`],
    ['2026-09-01', '2026-07-20', 'For 1 September 2026 nobody was recorded as headteacher.'],
  ])('of %s, as it was known on %s: %s', async (on, known, sentence) => {
    expect((await asAt(school, on, known)).headteacher).toContain(sentence);
  });

  it('says of each day, as it was known on that day, what the page said on the day itself', async () => {
    expect(school.seen.map(({ said }) => said)).toEqual([robin, later, robyn, ended, 'nobody']);
    for (const { on, said } of school.seen) {
      const { headteacher } = await asAt(school, on, on);
      const words = dateInWords(on);
      const then = said === 'nobody' ? `For ${words} nobody was recorded as headteacher.` : `On ${words} the headteacher was ${said}.`;
      expect(headteacher).toContain(`${then} That is what we knew on ${words}.`);
    }
  });

  it('tells beside what is known today what was known on the day itself, and what changed it, when, by whom and why', async () => {
    const page = await asAt(school, '2026-06-01');
    expect(page.headteacher).toContain('For 1 June 2026 nobody is recorded as headteacher. That is what we know today.');
    expect(page.headteacher).toContain(`On that day we knew: ${robyn}.`);
    expect(page.headteacher).toContain('20 July 2026 at 11:00 am: Sam Okafor ended Robyn Ashdown (5 January 2026 to 31 August 2026).');
    expect(page.headteacher).toContain('5 October 2026 at 11:00 am: Sam Okafor withdrew the record of Robyn Ashdown');
    expect(page.headteacher).toContain('Reason: Recorded at the wrong school');
    expect(page.headteacher).not.toContain('The name was misspelt');
    expect(page.body).toContain('known-day=1&amp;known-month=6&amp;known-year=2026">Show it as we knew it then</a>');
    await expectValidHtml(page.body);
  });

  it('says when nothing became known since', async () => {
    const { headteacher } = await asAt(school, '2026-11-01');
    expect(headteacher).toBe('For 1 November 2026 nobody is recorded as headteacher. That is what we know today. On that day we knew the same.');
  });
});

describe('the page of people in posts as at a day', () => {
  it('shows today where no day is given, and sets nothing beside it', async () => {
    const id = await addOwnProvider(app);
    await at('2026-11-20T10:00:00Z', (cookie) => sendForm(app, `/providers/${id}/posts/new`, head('Kim Vale', '2026-09-01'), cookie));
    const page = await open(`/providers/${id}/posts`);
    expect(page.headteacher).toContain(
      'On 23 November 2026 the headteacher is Kim Vale (substantive), from 1 September 2026. That is what we know today.',
    );
    expect(page.body).not.toContain('we knew');
    expect(page.body).toContain('name="on-day" type="text" value="23"');
    await expectValidHtml(page.body);
  });

  it('tells who covers, who is covered for, and who is to come', async () => {
    const id = await addOwnProvider(app);
    const record = (form: Record<string, string>) =>
      at('2026-11-20T10:00:00Z', (cookie) => sendForm(app, `/providers/${id}/posts/new`, { ...form, step: 'confirmed' }, cookie));
    await record(head('Kim Vale', '2020-09-01'));
    await record(head('Jo Marsh', '2026-11-02', { standing: 'acting', ...day('held-to', '2026-12-31') }));
    await record(head('Alex Thorne', '2027-09-01'));
    const school = { id, path: `/providers/${id}/posts` };
    expect((await asAt(school, '2026-11-23')).headteacher).toContain(
      'the headteacher is Jo Marsh (acting), 2 November 2026 to 31 December 2026, in place of Kim Vale (substantive), 1 September 2020 to 31 August 2027.',
    );
    expect((await asAt(school, '2027-10-01')).headteacher).toContain('On 1 October 2027 the headteacher will be Alex Thorne');
  });

  it.each([
    ['on-day=31&on-month=2&on-year=2026', '#on-day', 'The day things stood on must be a real date'],
    ['on-day=1&on-year=2026', '#on-month', 'The day things stood on must include a month'],
    ['known-day=1&known-month=1&known-year=2027', '#known-day', 'The day it was known on must be today or earlier'],
    ['known-day=x&known-month=1&known-year=2026', '#known-day', 'The day it was known on must be a real date'],
    ['on-day=1&on-month=1&on-year=1', '#on-year', 'The day things stood on must have a year of 4 numbers, like 2026'],
  ])('asked with %s says what is wrong, and keeps what was typed', async (query, href, message) => {
    const id = await addOwnProvider(app);
    const page = await open(`/providers/${id}/posts?${query}`);
    expect(page.status).toBe(422);
    expect(page.body).toContain(`<a href="${href}">${message}</a>`);
    expect(page.body).not.toContain('Headteacher</h2>');
    await expectValidHtml(page.body);
  });

  it('is not there for somebody of another authority', async () => {
    const id = await addOwnProvider(app);
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '201', 'Elsewhere Council'));
    const cookie = await app.signInAs('lead', { authorityId: elsewhere });
    expect((await app.inject({ url: `/providers/${id}/posts`, headers: { cookie } })).statusCode).toBe(404);
  });
});
