import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { isAllowed } from '../access/permissions.ts';
import { latestEventIn, sendForm } from '../by-hand/sent-form.fixture.ts';
import { addAuthority, addProvider } from '../providers/invented-providers.fixture.ts';
import { currentPost, listPosts } from './find-posts.ts';
import { postRoutes } from './posts.routes.ts';

let app: TestApp;
let officer: string;
let number = 0;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => postRoutes({ db, clock }), access: isAllowed });
  officer = await app.signInAs('lead', { name: 'Sam Okafor' });
});

const newSchool = (laCode = '999', kind: 'school' | 'nursery' = 'school'): Promise<number> =>
  app.db.transaction((tx) => addProvider(tx, app.authorityId, { name: `Ashmere Primary School ${++number}`, la_code: laCode, kind, sites: [] }));

const answers = (over: Record<string, string> = {}): Record<string, string> => ({
  'role': 'headteacher',
  'standing': 'substantive',
  'person-name': 'Robin Ashdown',
  'held-from-day': '1',
  'held-from-month': '9',
  'held-from-year': '2024',
  'source': 'Letter from the chair',
  ...over,
});

const send = (path: string, form: Record<string, string>, cookie = officer) => sendForm(app, path, form, cookie);
const posts = (id: number) => listPosts(app.db.kysely, id, app.authorityId);
const notices = async (): Promise<string> => (await app.inject({ url: '/test-form', headers: { cookie: officer } })).body;

describe('recording who is in post', () => {
  it('asks one short form', async () => {
    const id = await newSchool();
    const page = await app.inject({ url: `/providers/${id}/posts/new?role=headteacher`, headers: { cookie: officer } });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('value="headteacher" checked');
    await expectValidHtml(page.body);
  });

  it('keeps it with its source, who entered it and when, and says so', async () => {
    const id = await newSchool();
    const answer = await send(`/providers/${id}/posts/new`, answers());
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/providers/${id}`]);
    expect(await notices()).toContain('Headteacher: Robin Ashdown is recorded from 1 September 2024.');
    expect(await posts(id)).toMatchObject([
      {
        personName: 'Robin Ashdown',
        heldFrom: '2024-09-01',
        heldTo: null,
        source: 'Letter from the chair',
        enteredBy: 'Sam Okafor',
        enteredAt: app.clock.now(),
      },
    ]);
  });

  it('tells that a successor ends the one before, before anything is saved', async () => {
    const id = await newSchool();
    const path = `/providers/${id}/posts/new`;
    await send(path, answers());
    const successor = answers({ 'person-name': 'Alex Thorne', 'held-from-year': '2027' });
    const check = await send(path, successor);
    expect(check.statusCode).toBe(200);
    expect(check.body).toContain('Robin Ashdown’s time in post (substantive) will end on 31 August 2027.');
    expect(await posts(id)).toHaveLength(1);
    await expectValidHtml(check.body);

    expect((await send(path, { ...successor, step: 'confirmed' })).statusCode).toBe(303);
    expect(await notices()).toContain('Headteacher: Alex Thorne begins on 1 September 2027.');
    expect((await posts(id)).map((post) => [post.personName, post.heldTo])).toEqual([
      ['Alex Thorne', null],
      ['Robin Ashdown', '2027-08-31'],
    ]);
    expect((await currentPost(app.db.kysely, id, 'headteacher', '2026-11-23', app.authorityId))?.personName).toBe('Robin Ashdown');
  });

  it('tells that cover goes on beside a new head, where its last day is known', async () => {
    const id = await newSchool();
    const path = `/providers/${id}/posts/new`;
    await send(
      path,
      answers({ 'standing': 'acting', 'person-name': 'Kim Vale', 'held-to-day': '31', 'held-to-month': '12', 'held-to-year': '2026' }),
    );
    const check = await send(path, answers({ 'held-from-year': '2026' }));
    expect(check.body).toContain('Kim Vale stays recorded as acting to 31 December 2026: end that too if it is no longer so.');
  });

  it('tells of a change of head, once, to whoever listens', async () => {
    await send(`/providers/${await newSchool()}/posts/new`, answers());
    const newest = sql`select data ->> 'event' as event from pgboss.job where name = 'event' order by created_on desc limit 1`;
    expect((await newest.execute(app.db.kysely)).rows).toEqual([{ event: 'head-changed' }]);
  });

  it('lets the answers be changed from the check page, with nothing lost', async () => {
    const id = await newSchool();
    const page = await send(`/providers/${id}/posts/new`, { ...answers(), step: 'change' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('value="Robin Ashdown"');
    expect(await posts(id)).toHaveLength(0);
  });

  it('makes one record of a form sent twice', async () => {
    const id = await newSchool();
    const path = `/providers/${id}/posts/new`;
    const form = { ...answers(), 'latest-event': '0' };
    const sent = await Promise.all([app.post(path, form, officer), app.post(path, form, officer)]);
    expect(sent.map((answer) => answer.statusCode)).toEqual([303, 303]);
    expect(await posts(id)).toHaveLength(1);
  });

  it.each<[string, Record<string, string>]>([
    ['another last day', { 'held-to-day': '31', 'held-to-month': '8', 'held-to-year': '2027' }],
    ['another source', { source: 'Governors’ minutes' }],
  ])('with %s than the record there is, is not called saved: it leads to the record, to be corrected', async (_, over) => {
    const id = await newSchool();
    const path = `/providers/${id}/posts/new`;
    await send(path, answers());
    const page = await send(path, answers(over));
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Robin Ashdown is already recorded from 1 September 2024: correct that record, or enter another day');
    expect(page.body).toContain(`href="/providers/${id}/posts/${(await posts(id))[0]?.id}/correct">Correct the record that is there</a>`);
    await expectValidHtml(page.body);
    expect(await posts(id)).toMatchObject([{ heldTo: null, source: 'Letter from the chair' }]);
  });

  it('makes one record of a form sent twice whose last day the next in post gave', async () => {
    const id = await newSchool();
    const path = `/providers/${id}/posts/new`;
    await send(path, answers({ 'person-name': 'Alex Thorne', 'held-from-year': '2027' }));
    const earlier = {
      ...answers(),
      'step': 'confirmed',
      'latest-event': latestEventIn((await app.inject({ url: path, headers: { cookie: officer } })).body),
    };
    expect([(await app.post(path, earlier, officer)).statusCode, (await app.post(path, earlier, officer)).statusCode]).toEqual([303, 303]);
    expect(await posts(id)).toMatchObject([{ heldTo: null }, { heldTo: '2027-08-31' }]);
  });

  it('tells the second of two editors what the first did, and keeps what the second typed', async () => {
    const id = await newSchool();
    const path = `/providers/${id}/posts/new`;
    const other = await app.signInAs('lead', { name: 'Jo Marsh' });
    await app.post(path, { ...answers({ 'role': 'chair', 'person-name': 'Kim Vale' }), 'latest-event': '0' }, other);

    const second = await app.post(path, { ...answers(), 'latest-event': '0' }, officer);
    expect(second.statusCode).toBe(422);
    expect(second.body).toContain('Jo Marsh recorded Kim Vale (from 1 September 2024).');
    expect(second.body).toContain('value="Robin Ashdown"');
    const again = await app.post(path, { ...answers(), 'latest-event': latestEventIn(second.body) }, officer);
    expect(again.statusCode).toBe(303);
    expect(await posts(id)).toHaveLength(2);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['no post chosen', { role: '' }, '#role', 'Select which post it is'],
    ['a post that this kind of provider has not', { role: 'manager' }, '#role', 'Select which post it is'],
    ['no name', { 'person-name': ' ' }, '#person-name', 'Enter the person’s name'],
    ['a name for a vacancy', { standing: 'vacant' }, '#person-name', 'A vacant post has no name: clear the name, or say how the post is held'],
    ['no first day', { 'held-from-day': '', 'held-from-month': '', 'held-from-year': '' }, '#held-from-day', 'Enter the first day'],
    ['half a day', { 'held-from-month': '' }, '#held-from-month', 'The first day must include a month'],
    ['a day that does not exist', { 'held-from-day': '31' }, '#held-from-day', 'The first day must be a real date'],
    ['a year of two numbers', { 'held-from-year': '24' }, '#held-from-year', 'The first day must have a year of 4 numbers, like 2026'],
    [
      'an end before the beginning',
      { 'held-to-day': '31', 'held-to-month': '8', 'held-to-year': '2024' },
      '#held-to-day',
      'The last day must be the same as or after the first day',
    ],
    ['no source', { source: '' }, '#source', 'Enter who told us, or which document'],
    ['a name too long to be one', { 'person-name': 'x'.repeat(201) }, '#person-name', 'Name must be 200 characters or fewer'],
  ])('with %s is not saved: the summary leads to the field, and the answers stay', async (_, wrong, href, message) => {
    const id = await newSchool();
    const page = await send(`/providers/${id}/posts/new`, answers(wrong));
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`<a href="${href}">${message}</a>`);
    expect(page.body).toContain(`id="${href.slice(1)}"`);
    expect(page.body).toContain('<title>Error: ');
    expect(page.body).toContain(wrong['source'] === '' ? 'value="Robin Ashdown"' : 'value="Letter from the chair"');
    expect(await posts(id)).toHaveLength(0);
    await expectValidHtml(page.body);
  });

  it('offers an early years setting its manager', async () => {
    const id = await newSchool('999', 'nursery');
    expect((await app.inject({ url: `/providers/${id}/posts/new`, headers: { cookie: officer } })).body).toContain('Setting manager');
  });
});

describe('a record of a post', () => {
  async function recorded(): Promise<{ id: number; path: string; postId: number }> {
    const id = await newSchool();
    await send(`/providers/${id}/posts/new`, answers());
    const postId = (await posts(id))[0]?.id ?? 0;
    return { id, postId, path: `/providers/${id}/posts/${postId}` };
  }

  it('is corrected with a reason, and what it said before stays readable', async () => {
    const { id, path } = await recorded();
    const form = await app.inject({ url: `${path}/correct`, headers: { cookie: officer } });
    expect(form.body).toContain('value="Robin Ashdown"');
    expect((await send(`${path}/correct`, answers({ 'person-name': 'Robyn Ashdown' }))).body).toContain('Enter why it is being corrected');
    const answer = await send(`${path}/correct`, { ...answers({ 'person-name': 'Robyn Ashdown' }), reason: 'The name was misspelt' });
    expect(answer.headers.location).toBe(path);
    expect(await posts(id)).toMatchObject([{ personName: 'Robyn Ashdown' }]);

    const page = await app.inject({ url: path, headers: { cookie: officer } });
    expect(page.body).toContain('Name: was “Robin Ashdown”, now “Robyn Ashdown”');
    expect(page.body).toContain('Reason: The name was misspelt');
    await expectValidHtml(page.body);
  });

  it('ends, with the source of that', async () => {
    const { id, path } = await recorded();
    const end = { 'held-to-day': '31', 'held-to-month': '8', 'held-to-year': '2026', 'source': 'Governors’ minutes' };
    expect((await send(`${path}/end`, { ...end, 'held-to-year': '2023' })).body).toContain(
      '<a href="#held-to-day">The last day must be the same as or after 1 September 2024, the first day</a>',
    );
    await send(`${path}/end`, end);
    await send(`${path}/end`, end);
    expect(await posts(id)).toMatchObject([{ heldTo: '2026-08-31', source: 'Letter from the chair. Ending: Governors’ minutes' }]);
    expect(await currentPost(app.db.kysely, id, 'headteacher', '2026-11-23', app.authorityId)).toBeNull();
  });

  it('is withdrawn with a reason, counts nowhere, and stays readable', async () => {
    const { id, path, postId } = await recorded();
    await send(`${path}/withdraw`, { reason: 'Recorded at the wrong school' });
    await send(`${path}/withdraw`, { reason: 'Recorded at the wrong school' });
    expect(await posts(id)).toEqual([]);
    const page = await app.inject({ url: path, headers: { cookie: officer } });
    expect(page.body).toContain('Reason: Recorded at the wrong school');
    expect(page.body).not.toContain(`${path}/correct`);
    expect((await app.inject({ url: `${path}/correct`, headers: { cookie: officer } })).statusCode).toBe(404);
    const events = await app.db.kysely
      .selectFrom('audit_event')
      .select('event')
      .where('subject_kind', '=', 'post')
      .where('subject_id', '=', String(postId))
      .orderBy('id')
      .execute();
    expect(events.map(({ event }) => event)).toEqual(['post.recorded', 'post.withdrawn']);
  });

  it('puts back the end it had caused when it is withdrawn, once that is confirmed', async () => {
    const { id } = await recorded();
    await send(`/providers/${id}/posts/new`, answers({ 'person-name': 'Alex Thorne', 'held-from-year': '2026', 'step': 'confirmed' }));
    const path = `/providers/${id}/posts/${(await posts(id))[0]?.id}/withdraw`;
    const check = await send(path, { reason: 'She did not come' });
    expect(check.body).toContain('This record ended Robin Ashdown’s time in post on 31 August 2026. That will have no last day again.');
    expect((await posts(id)).map((post) => post.heldTo)).toEqual([null, '2026-08-31']);
    await send(path, { reason: 'She did not come', step: 'confirmed' });
    expect(await posts(id)).toMatchObject([{ personName: 'Robin Ashdown', heldTo: null }]);
  });

  it('leaves an end that somebody has changed since', async () => {
    const { id, path } = await recorded();
    await send(`/providers/${id}/posts/new`, answers({ 'person-name': 'Alex Thorne', 'held-from-year': '2026', 'step': 'confirmed' }));
    await send(`${path}/end`, { 'held-to-day': '30', 'held-to-month': '6', 'held-to-year': '2026', 'source': 'Governors’ minutes' });
    await send(`/providers/${id}/posts/${(await posts(id))[0]?.id}/withdraw`, { reason: 'She did not come' });
    expect(await posts(id)).toMatchObject([{ personName: 'Robin Ashdown', heldTo: '2026-06-30' }]);
  });

  it('withdrawn between two others, lets the one before it go on until the one after', async () => {
    const { id } = await recorded();
    for (const [name, year] of [
      ['Kim Vale', '2025'],
      ['Alex Thorne', '2026'],
    ] as const)
      // prettier-ignore
      await send(`/providers/${id}/posts/new`, answers({ 'person-name': name, 'held-from-year': year, 'step': 'confirmed' }));
    const of = async (name: string) => (await posts(id)).find((post) => post.personName === name);
    await send(`/providers/${id}/posts/${(await of('Kim Vale'))?.id}/withdraw`, { reason: 'Another school’s', step: 'confirmed' });
    expect((await of('Robin Ashdown'))?.heldTo).toBe('2026-08-31');
    await send(`/providers/${id}/posts/${(await of('Alex Thorne'))?.id}/withdraw`, { reason: 'Another school’s', step: 'confirmed' });
    expect((await of('Robin Ashdown'))?.heldTo).toBeNull();
  });

  it('of another provider is not there', async () => {
    const { postId } = await recorded();
    const other = await newSchool();
    expect((await app.inject({ url: `/providers/${other}/posts/${postId}`, headers: { cookie: officer } })).statusCode).toBe(404);
  });
});

describe('who may', () => {
  it.each([
    ['elected-member', 403],
    ['headteacher', 403],
    ['auditor', 403],
    ['data-officer', 200],
  ])('%s opening the form: %i', async (role, status) => {
    const id = await newSchool();
    const cookie = await app.signInAs(role, { reaches: [{ kind: 'provider', providerId: id }] });
    const path = `/providers/${id}/posts/new`;
    expect((await app.inject({ url: path, headers: { cookie } })).statusCode).toBe(status);
    if (status === 200) return;
    expect((await app.post(path, answers(), cookie)).statusCode).toBe(status);
    expect(await posts(id)).toHaveLength(0);
  });

  it('an editor of one authority cannot see, open or save another’s', async () => {
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, String(200 + ++number), 'Elsewhere Council'));
    const cookie = await app.signInAs('lead', { authorityId: elsewhere });
    const id = await newSchool();
    await send(`/providers/${id}/posts/new`, answers());
    const postId = (await posts(id))[0]?.id ?? 0;
    for (const path of ['posts/new', `posts/${postId}`, `posts/${postId}/end`, `posts/${postId}/correct`]) {
      expect((await app.inject({ url: `/providers/${id}/${path}`, headers: { cookie } })).statusCode).toBe(404);
    }
    expect((await app.post(`/providers/${id}/posts/new`, answers({ 'person-name': 'Mal Intent' }), cookie)).statusCode).toBe(404);
    expect(await listPosts(app.db.kysely, id, elsewhere)).toEqual([]);
    expect(await posts(id)).toHaveLength(1);
  });

  it('a form from another site is refused', async () => {
    const id = await newSchool();
    const payload = new URLSearchParams(answers()).toString();
    const headers = { 'cookie': officer, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await app.inject({ method: 'POST', url: `/providers/${id}/posts/new`, headers, payload })).statusCode).toBe(403);
    expect(await posts(id)).toHaveLength(0);
  });

  it.each(['0', '-1', '1e3', '99999999999', 'abc', '1%00'])('there is no provider %j', async (id) => {
    expect((await app.inject({ url: `/providers/${id}/posts/new`, headers: { cookie: officer } })).statusCode).toBeGreaterThanOrEqual(400);
    expect((await app.inject({ url: `/providers/${id}/posts/new`, headers: { cookie: officer } })).statusCode).toBeLessThan(500);
  });
});
