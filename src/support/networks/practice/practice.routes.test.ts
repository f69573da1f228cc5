import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { addPerson, signInAgain } from '../../../../test/harness/people.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { practiceRoutes } from './practice.routes.ts';
import { practiceWork } from './practice-work.ts';

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp(practiceRoutes);
});

const entry = {
  'title': 'Maths talk every morning',
  'theme': 'mathematics',
  'phase': 'primary',
  'pupils': 'disadvantaged',
  'context': 'One form of entry',
  'done': 'Ten minutes a day of talk',
  'measure': 'Expected standard in maths',
  'was': '61%',
  'became': '74%',
  'how-known': 'Published results of two years',
  'limits': 'One cohort of 28',
  'contact': 'The deputy head',
};

const headOf = async (providerId: number) =>
  signInAgain(
    app,
    await addPerson(app, 'headteacher', { authorityId: app.authorityId, name: 'Hal Head', reaches: [{ kind: 'provider', providerId }] }),
  );

let count = 0;
async function aSchool() {
  count += 1;
  const school = await app.addSchool(`Ashmere ${String(count)}`);
  const adviserId = await app.addAdviser(`Ada Adviser ${String(count)}`, [school]);
  return { school, head: await headOf(school), adviserId, adviser: await signInAgain(app, adviserId) };
}
const propose = (school: number, cookie: string, over: Record<string, string> = {}) =>
  app.send(`/practice/of/${String(school)}/new`, { ...entry, title: `${entry.title} ${String(count)}`, agrees: 'yes', ...over }, cookie);

const seenIn = (html: string) => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '';
const decide = async (href: string, cookie: string, form: Record<string, string>) =>
  app.send(`${href}/publish`, { seen: seenIn((await app.open(`${href}/publish`, cookie)).body), ...form }, cookie);
const publishing = { 'decision': 'publish', 'agreed-by': 'The head', ...day('agreed-on', '2026-11-20'), ...day('review', '2027-11-23') };

describe('an entry of the practice library', () => {
  it('is proposed by the head, published by the adviser, and read by network members', async () => {
    const { school, head, adviser } = await aSchool();
    await expectValidHtml((await app.open(`/practice/of/${String(school)}/new`, head)).body);
    const sent = await propose(school, head);
    const href = String(sent.headers.location);
    expect(href).toMatch(/^\/practice\/\d+$/);
    expect((await propose(school, head)).headers.location, 'sent twice, it is one').toBe(href);

    const member = await app.signInAs('network-member');
    expect((await app.open(href, member)).statusCode, 'a proposal is nobody else’s').toBe(404);
    expect((await app.open(`${href}/publish`, head)).statusCode, 'a head does not publish').toBe(403);
    await expectValidHtml((await app.open(href, head)).body);
    await expectValidHtml((await app.open(`${href}/publish`, adviser)).body);
    const published = await decide(href, adviser, publishing);
    expect(published.statusCode).toBe(303);
    const page = await app.open(href, member);
    expect(words(page.body)).toMatch(/Before 61% After 74% .* Limits One cohort of 28 Whom to ask The deputy head/);
    await expectValidHtml(page.body);
    const list = await app.open('/practice?theme=mathematics&q=talk', member);
    expect(words(list.body)).toContain(`${entry.title} ${String(count)}`);
    await expectValidHtml(list.body);
    expect(words((await app.open('/practice?theme=reading', member)).body)).not.toContain(`${entry.title} ${String(count)}`);
    const csv = await app.open('/practice.csv?theme=mathematics', member);
    expect(csv.body).toContain('Ten minutes a day of talk');
    const told = await app.db.kysely.selectFrom('notice').select('subject').where('href', '=', href).execute();
    expect(told.map(({ subject }) => subject).toSorted()).toEqual([
      'An entry is proposed for the practice library',
      'Your entry in the practice library is published',
    ]);
  });

  it('is not published before the provider has agreed to be named', async () => {
    const { school, adviser } = await aSchool();
    const href = String((await propose(school, adviser)).headers.location);
    const sent = await app.send(`${href}/publish`, { decision: 'publish', ...day('review', '2027-11-23') }, adviser);
    expect(sent.statusCode).toBe(422);
    expect(words(sent.body)).toContain('Enter who at the provider agreed that it is named');
    await expectValidHtml(sent.body);
  });

  it('is not taken up with a reason that the provider reads', async () => {
    const { school, head, adviser } = await aSchool();
    const href = String((await propose(school, head)).headers.location);
    expect((await app.send(`${href}/publish`, { decision: 'decline', reason: '' }, adviser)).statusCode).toBe(422);
    expect((await app.send(`${href}/publish`, { decision: 'decline', reason: 'The cohort is too small to tell' }, adviser)).statusCode).toBe(303);
    expect(words((await app.open(href, head)).body)).toContain('The cohort is too small to tell');
    expect((await app.open(href, await app.signInAs('governor'))).statusCode).toBe(404);
  });

  it('is somebody’s work while it is proposed and once its review is overdue, until it is reviewed or withdrawn', async () => {
    const { school, head, adviserId, adviser } = await aSchool();
    const work = practiceWork(app);
    const actor = { kind: 'person', accountId: adviserId, name: 'Ada', role: 'sia', authorityId: app.authorityId, tokenId: null } as const;
    const waits = async () => ((await work.list?.(actor, '2026-11-23')) ?? []).map(({ text }) => text);
    const href = String((await propose(school, head)).headers.location);
    expect(await waits()).toEqual([`Proposed for the practice library: ${entry.title} ${String(count)}`]);
    await decide(href, adviser, publishing);
    expect(await waits()).toEqual([]);
    const id = Number(href.split('/').at(-1));
    await app.db.kysely.updateTable('practice_entry').set({ review_due_on: '2026-11-20' }).where('id', '=', id).execute();
    expect(await waits()).toEqual([`Overdue for review in the practice library: ${entry.title} ${String(count)}`]);
    await expectValidHtml((await app.open(`${href}/review`, adviser)).body);
    expect(words((await app.open('/practice?state=review-overdue', adviser)).body)).toContain(`${entry.title} ${String(count)}`);
    expect((await app.send(`${href}/review`, { found: '', ...day('review', '2027-11-23') }, adviser)).statusCode).toBe(422);
    expect((await app.send(`${href}/review`, { found: 'Seen again: it holds', ...day('review', '2027-11-23') }, adviser)).statusCode).toBe(303);
    expect(await waits()).toEqual([]);
    await expectValidHtml((await app.open(`${href}/withdraw`, head)).body);
    expect((await app.send(`${href}/withdraw`, { reason: 'The teacher left' }, head)).statusCode).toBe(303);
    expect((await app.open(href, await app.signInAs('network-member'))).statusCode).toBe(404);
  });

  it('that somebody else changed meanwhile is shown again with what was typed, and can be saved then', async () => {
    const { school, head, adviser } = await aSchool();
    const href = String((await propose(school, head)).headers.location);
    const form = await app.open(`${href}/change`, head);
    await expectValidHtml(form.body);
    const change = { ...entry, title: 'Ours', seen: seenIn(form.body), agrees: 'yes' };
    expect((await app.send(`${href}/change`, { ...entry, title: 'Theirs', seen: seenIn(form.body) }, adviser)).statusCode).toBe(303);
    const late = await app.send(`${href}/change`, change, head);
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('value="Ours"');
    for (const _time of [1, 2]) expect((await app.send(`${href}/change`, { ...change, seen: seenIn(late.body) }, head)).statusCode).toBe(303);
    expect(words((await app.open(href, head)).body)).toContain('Ours');
  });

  it('is not published on a word that its own people have taken back, nor with words that nobody has read', async () => {
    const { school, head, adviser } = await aSchool();
    const href = String((await propose(school, head)).headers.location);
    const id = Number(href.split('/').at(-1));
    const seen = seenIn((await app.open(`${href}/publish`, adviser)).body);
    const form = await app.open(`${href}/change`, head);
    expect((await app.send(`${href}/change`, { ...entry, seen: seenIn(form.body), limits: 'It failed in one class' }, head)).statusCode).toBe(303);
    const agreed = () => app.db.kysely.selectFrom('practice_entry').select(['agreed_by', 'agreed_on', 'state']).where('id', '=', id).execute();
    expect(await agreed()).toEqual([{ agreed_by: null, agreed_on: null, state: 'proposed' }]);
    const audited = await app.db.kysely.selectFrom('audit_event').selectAll().where('event', '=', 'practice-entry.changed').execute();
    expect(JSON.stringify(audited)).toContain('"agreedBy":null');
    const late = await app.send(`${href}/publish`, { ...publishing, seen }, adviser);
    expect(late.statusCode).toBe(409);
    expect(words(late.body)).toMatch(/Its words changed since you read it, .*It failed in one class .*Not as it stands/);
    await expectValidHtml(late.body);
    expect(await agreed()).toMatchObject([{ state: 'proposed' }]);
    expect((await app.send(`${href}/publish`, { ...publishing, seen: seenIn(late.body) }, adviser)).statusCode).toBe(303);
    expect(await agreed()).toMatchObject([{ agreed_by: 'The head', state: 'published' }]);
  });

  it('of a provider that has closed is read by those alone who look after the library', async () => {
    const { school, head, adviser } = await aSchool();
    const href = String((await propose(school, head)).headers.location);
    await decide(href, adviser, publishing);
    const member = await app.signInAs('network-member');
    expect((await app.open(href, member)).statusCode).toBe(200);
    await app.db.kysely.updateTable('provider').set({ status: 'closed' }).where('id', '=', school).execute();
    expect([(await app.open(href, member)).statusCode, (await app.open(href)).statusCode]).toEqual([404, 200]);
  });

  it('that is published or withdrawn is found by its state, and proposed again from what it said', async () => {
    const { school, head, adviser } = await aSchool();
    const href = String((await propose(school, head)).headers.location);
    const again = `/practice/of/${String(school)}/new?from=${href.split('/').at(-1) ?? ''}`;
    expect((await app.open(href, head)).body, 'a proposal is changed').not.toContain('Propose again');
    await decide(href, adviser, publishing);
    expect((await app.open(href, await app.signInAs('network-member'))).body).not.toContain('Propose again');
    expect((await app.open(href, head)).body).toContain(`href="${again}"`);
    await app.send(`${href}/withdraw`, { reason: 'One digit was wrong' }, head);
    expect(words((await app.open('/practice?state=withdrawn', adviser)).body)).toContain(`${entry.title} ${String(count)}`);
    const form = await app.open(again, head);
    await expectValidHtml(form.body);
    expect(form.body).toMatch(/value="61%".*value="74%"/s);
    expect(form.body, 'being named is agreed to anew').not.toMatch(/value="yes"[^>]*checked/);
    expect((await app.open(again, await app.signInAs('sia'))).statusCode, 'by nobody else').toBe(404);
    const elsewhere = await aSchool();
    const theirs = `/practice/of/${String(elsewhere.school)}/new?from=${href.split('/').at(-1) ?? ''}`;
    expect((await app.open(theirs, elsewhere.head)).body, 'into no entry of another school').not.toContain('61%');
  });

  it('that differs by one figure from one that is published is an entry of its own', async () => {
    const { school, head, adviser } = await aSchool();
    const href = String((await propose(school, head)).headers.location);
    await decide(href, adviser, publishing);
    const corrected = { title: `${entry.title} ${String(count)}`, became: '75%' };
    const second = String((await propose(school, head, corrected)).headers.location);
    expect(second).not.toBe(href);
    expect((await propose(school, head, corrected)).headers.location, 'sent twice, it is one').toBe(second);
  });

  it('asks for all that it must say, in words, and keeps what was typed', async () => {
    const { school, head } = await aSchool();
    const sent = await propose(school, head, { title: '', limits: '', theme: 'nonsense' });
    expect(sent.statusCode).toBe(422);
    expect(words(sent.body)).toMatch(/Enter a title .*Choose the theme .*Enter where it may not work/);
    expect(sent.body).toContain('Ten minutes a day of talk');
  });

  it('is proposed for one’s own provider alone, and read by no elected member', async () => {
    const { school } = await aSchool();
    const other = await headOf(await app.addSchool('Birchwell'));
    expect((await app.open(`/practice/of/${String(school)}/new`, other)).statusCode).toBe(404);
    expect((await app.open('/practice', await app.signInAs('elected-member'))).statusCode).toBe(403);
    expect((await app.open('/practice/new', other)).headers.location).toMatch(/^\/practice\/of\/\d+\/new$/);
    await expectValidHtml((await app.open('/practice/new')).body);
    expect((await app.open('/practice/new?provider=')).statusCode).toBe(422);
  });
});
