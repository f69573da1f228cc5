import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { roles } from '../../register/access/roles.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { words } from '../support-app.fixture.ts';
import { asPerson } from '../programmes/programmes.fixture.ts';
import { type DirectoryApp, event, openDirectoryApp } from './directory.fixture.ts';
import { directoryWork } from './directory-work.ts';
import { webSays } from './service.ts';

let app: DirectoryApp;
let publish: DirectoryApp['publish'];
let read: DirectoryApp['read'];
let owner: Actor;
let northmoor: number;
let southmoor: number;
beforeAll(async () => {
  app = await openDirectoryApp();
  ({ publish, read } = app);
  owner = (await asPerson(app, 'sia', 'Sam Field')).actor;
  const add = async (slug: string) => {
    const row = { authority_id: app.authorityId, slug, name: slug.replace(/^./u, (first) => first.toUpperCase()) };
    return (await app.db.kysely.insertInto('locality').values(row).returning('id').executeTakeFirstOrThrow()).id;
  };
  northmoor = await add('northmoor');
  southmoor = await add('southmoor');
});
beforeEach(() =>
  app.db.transaction(async (tx) => {
    await tx.deleteFrom('directory_service').execute();
    await tx.deleteFrom('news_item').execute();
  }),
);

const boxes = (over: Record<string, string | readonly string[]> = {}) => ({
  seen: '0',
  category: 'library',
  name: 'Book boxes',
  says: 'Lends boxes of books to classes.',
  phases: ['primary'],
  locality: '',
  email: 'books@moor.example',
  phone: '01632 960 001',
  web: 'https://books.moor.example',
  owner: String(owner.accountId),
  ...day('reviewed', '2026-09-01'),
  ...day('review-due', '2026-12-01'),
  ...over,
});
const addService = async (over: Record<string, string | readonly string[]> = {}): Promise<string> => {
  const answer = await app.send('/services/new', boxes(over));
  expect(answer.statusCode, words(answer.body)).toBe(303);
  return String(answer.headers.location);
};
const placed = async (name: string, localityId: number): Promise<number> => {
  const id = await app.addSchool(name);
  await app.db.kysely.updateTable('provider').set({ locality_id: localityId }).where('id', '=', id).execute();
  return id;
};
describe('the directory of services', () => {
  it('says what to do while it is empty, and takes a service once, however often it is sent', async () => {
    expect(await read('/services')).toContain('The directory is empty');
    expect(await read('/services/new')).toContain('Whose entry it is');
    const first = await addService();
    expect(await addService()).toBe(first);
    expect(await read(first)).toMatch(
      /Library service Book boxes Lends boxes of books to classes\. How to reach it books@moor\.example 01632 960 001 https:\/\/books\.moor\.example For whom Primary Where The whole authority Last looked at 1 September 2026 To be looked at by 1 December 2026 Whose entry it is Sam Field/,
    );
    const odd = {
      name: ' Cafe\u0301  <b>& O’Shea ',
      says: 'One\r\n\r\n\ttwo \u00A0 three\n ',
      phases: ['secondary', 'primary', 'early-years'],
      locality: String(northmoor),
      email: '',
      phone: ' 01632  960 002 ',
    };
    const [one, other] = await Promise.all([addService(odd), addService(odd)]);
    expect(one, 'at once, whatever was typed').toBe(other);
    const named = await app.send('/services/new', boxes({ name: 'BOOK boxes', says: 'Something else' }));
    expect(named.statusCode).toBe(422);
    expect(words(named.body)).toContain('The directory has a service of this name already: Library service');
  });

  it('keeps what was typed where something is wrong, and makes no link that runs anything', async () => {
    const wrong = await app.send('/services/new', boxes({ web: 'javascript:alert(1)', says: 'My own words', phases: ['secondary'] }));
    expect(wrong.statusCode).toBe(422);
    expect(words(wrong.body)).toContain('The web address must begin with https:// or http://');
    expect(wrong.body).toContain('My own words');
    expect(wrong.body).toMatch(/value="secondary" checked/);
    await expectValidHtml(wrong.body);
    const many = await app.send('/services/new', boxes({ email: 'books', phone: 'ring', web: 'moor', ...day('review-due', '2026-08-01') }));
    for (const says of ['The email address must be like', 'The telephone number must have numbers', webSays, 'the next time must be after that'])
      expect(words(many.body)).toContain(says);
    const empty = await app.send('/services/new', {});
    for (const says of [
      'Choose what kind of service it is',
      'Enter what it is called',
      'Choose whose entry it is',
      'Enter by when it is to be looked at again',
    ])
      expect(words(empty.body)).toContain(says);
    expect(words((await app.send('/services/new', boxes({ email: '', phone: '', web: '' }))).body)).toContain(
      'Enter an email address, a telephone number or a web address',
    );
    expect(words((await app.send('/services/new', boxes({ locality: '999999' }))).body)).toContain('Choose where it is');
    expect(words((await app.send('/services/new', boxes({ owner: '999999' }))).body)).toContain('Choose whose entry it is');
  });

  it('is searched and filtered, and goes into a file as it was asked for', async () => {
    await addService();
    await addService({
      name: 'Moor choir',
      category: 'arts',
      says: 'Sings on Mondays.',
      phases: [],
      locality: String(northmoor),
      ...day('review-due', '2026-11-01'),
    });
    const shown = async (query: string) => {
      const page = await read(`/services?${query}`);
      return ['Book boxes', 'Moor choir'].filter((name) => page.includes(name));
    };
    expect(await shown('')).toEqual(['Book boxes', 'Moor choir']);
    expect(await shown('q=sings+monday')).toEqual(['Moor choir']);
    expect(await shown('category=library')).toEqual(['Book boxes']);
    expect(await shown('phase=secondary')).toEqual(['Moor choir']);
    expect(await shown('locality=southmoor')).toEqual(['Book boxes']);
    expect(await shown('review=overdue')).toEqual(['Moor choir']);
    expect(await read('/services?q=boats')).toContain('No service matches what you chose');
    const file = (await app.open('/services/csv?category=arts')).body;
    expect(file).toContain('Moor choir,Arts,Sings on Mondays.,Everybody,Northmoor,books@moor.example');
    expect(file).not.toContain('Book boxes');
  });

  it('is read by everybody who signs in, and written by officers alone', async () => {
    const one = await addService({ ...day('review-due', '2026-11-01') });
    for (const role of Object.keys(roles)) {
      const cookie = await app.signInAs(role);
      expect((await app.open('/services', cookie)).statusCode, role).toBe(200);
      const page = await app.open(one, cookie);
      expect(page.statusCode, role).toBe(200);
      const isOfficer = [
        'director',
        'assistant-director',
        'lead',
        'sia',
        'eeca',
        'safeguarding-lead',
        'specialist',
        'data-officer',
        'business-support',
      ].includes(role);
      expect([page.body.includes('Change it'), page.body.includes('Sam Field'), page.body.includes('Review overdue')], role).toEqual([
        isOfficer,
        isOfficer,
        isOfficer,
      ]);
      expect((await app.open(`${one}/change`, cookie)).statusCode, role).toBe(isOfficer ? 200 : 403);
    }
  });

  it('shows the form again to whoever saves after somebody else, and loses nothing of either', async () => {
    const one = await addService();
    await read(`${one}/change`);
    expect((await app.send(`${one}/change`, boxes({ says: 'Lends boxes for a year.' }))).statusCode).toBe(303);
    expect((await app.send(`${one}/change`, boxes({ says: 'Lends boxes for a year.' }))).statusCode, 'the same again is no race').toBe(303);
    const late = await app.send(`${one}/change`, boxes({ says: 'My own words' }));
    expect(late.statusCode).toBe(409);
    expect(words(late.body)).toContain('Somebody changed it while you had the form open');
    expect(late.body).toContain('My own words');
    await expectValidHtml(late.body);
    expect(await read(one)).toContain('Lends boxes for a year.');
    expect(
      (await app.send(`${one}/change`, boxes({ says: 'My own words', seen: /name="seen" value="(\d+)"/.exec(late.body)?.[1] ?? '' }))).statusCode,
    ).toBe(303);
  });

  it('asks its owner to look again in time, and is then right for as long as they say', async () => {
    const one = await addService();
    const work = directoryWork(app);
    const listed = (actor: Actor, on = '2026-11-23') => work.list?.(actor, on);
    expect(await listed(owner)).toMatchObject([
      { text: 'Look at an entry of the services directory again: Book boxes', dueOn: '2026-12-01', href: `${one}/review` },
    ]);
    expect(await listed(owner, '2026-11-16')).toEqual([]);
    expect(await listed((await asPerson(app, 'lead', 'Jo Other')).actor)).toEqual([]);
    expect(await read(`${one}/review`)).toContain('Is “Book boxes” right as it stands?');
    const unsaid = await app.send(`${one}/review`, { seen: '0' });
    expect(words(unsaid.body)).toContain('Choose when to look again');
    await expectValidHtml(unsaid.body);
    for (const time of [1, 2]) expect((await app.send(`${one}/review`, { seen: '0', months: '6' })).statusCode, String(time)).toBe(303);
    expect(await read(one)).toMatch(/Last looked at 23 November 2026 To be looked at by 23 May 2027/);
    expect(await listed(owner)).toEqual([]);
    const other = (await asPerson(app, 'eeca', 'Kit Dale')).actor;
    const held = await work.held?.(app.db.kysely, owner.accountId ?? 0);
    expect(held?.items).toMatchObject([{ text: 'Book boxes', href: one }]);
    await app.db.transaction(async (tx) =>
      work.handOver?.(tx, held?.items.map(({ id }) => id) ?? [], { accountId: other.accountId ?? 0, name: 'Kit Dale' }),
    );
    expect(await read(one)).toContain('Whose entry it is Kit Dale');
  });

  it('tells whoever is given an entry by somebody else', async () => {
    await addService({ name: 'Told of it' });
    const told = await app.db.kysely.selectFrom('notice').select(['account_id', 'subject']).where('subject', 'like', '%Told of it').execute();
    expect(told).toEqual([{ account_id: owner.accountId, subject: 'An entry of the services directory is yours to keep: Told of it' }]);
  });

  it('loses what is withdrawn, which officers can read with the reason', async () => {
    const one = await addService();
    expect(await read(`${one}/withdraw`)).toContain('leaves the directory');
    expect(words((await app.send(`${one}/withdraw`, {})).body)).toContain('Enter why it is withdrawn');
    await app.send(`${one}/withdraw`, { reason: 'The van was sold' });
    expect(await read('/services')).not.toContain('Book boxes');
    expect(await read('/services?standing=withdrawn')).toMatch(/1 service withdrawn.*Book boxes.*Withdrawn on 23 November 2026: The van was sold/);
    expect((await app.open('/services/csv?standing=withdrawn')).body).toContain('Book boxes');
    expect(await read('/services?standing=withdrawn', await app.signInAs('headteacher'))).not.toContain('Book boxes');
    expect(await read(one)).toMatch(/Withdrawn by Jo Marsh on 23 November 2026: The van was sold/);
    expect((await app.open(one, await app.signInAs('headteacher'))).statusCode).toBe(404);
    expect((await app.open(`${one}/change`)).statusCode).toBe(404);
    expect((await app.send(`${one}/change`, boxes())).statusCode).toBe(404);
    expect((await app.open('/services/999999')).statusCode).toBe(404);
  });
});

describe('news and events', () => {
  it('are published once, for whom they are, and say so', async () => {
    expect(await read('/news')).toContain('There is nothing here for you');
    const one = await publish();
    expect(await publish()).toBe(one);
    expect(await read(one)).toMatch(/Event Winter conference Reading in the first year\. When Thursday 3 December 2026, 09:30 to 15:30 Where Moor Hall For The whole authority Who sees it Heads and managers Published by Jo Marsh/);
    const head = await app.signInAs('headteacher');
    expect(await read('/news', head)).toContain('Winter conference');
    expect(await read(one, head)).not.toContain('Published by');
    const governor = await app.signInAs('governor');
    expect(await read('/news', governor)).not.toContain('Winter conference');
    expect((await app.open(one, governor)).statusCode).toBe(404);
    expect((await app.open('/news/csv', governor)).body).not.toContain('Winter conference');
    expect((await app.open('/news/new', head)).statusCode).toBe(403);
    expect(await read(one, await app.signInAs('auditor'))).toContain('Winter conference');
  });

  it('keep what was typed where something is wrong', async () => {
    const wrong = await app.send('/news/new', event({ ...day('ends', '2026-12-01'), from: '9.30', says: 'My own words', web: 'moor' }));
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('My own words');
    expect(wrong.body).toMatch(/value="heads" checked/);
    await expectValidHtml(wrong.body);
    for (const says of ['The last day must not be before the first', 'The time must be like 09:30 or 16:00', 'The web address must begin with https://'])
      expect(words(wrong.body)).toContain(says);
    for (const [over, says] of [
      [day('ends', '2026-12-01'), 'The last day must not be before the first'],
      [{ from: '9.30' }, 'The time must be like 09:30 or 16:00'],
      [{ web: 'javascript:alert(1)' }, 'The web address must begin with https://'],
      [{ kind: '' }, 'Choose whether it is news or an event'],
      [{ locality: '999999' }, 'Choose where it is for'],
    ] as const)
      expect(words((await app.send('/news/new', event(over))).body)).toContain(says);
  });

  it('of a locality are for those of it, and for officers of the whole', async () => {
    const ours = await placed('Moor Primary School', northmoor);
    const theirs = await placed('Fen Primary School', southmoor);
    const one = await publish({ locality: String(northmoor), audience: [] });
    const headOf = (providerId: number) => app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId }] });
    expect(await read('/news', await headOf(ours))).toMatch(/Winter conference .*For Northmoor/);
    expect((await app.open(one, await headOf(theirs))).statusCode).toBe(404);
    expect(await read(one, await app.signInAs('network-member', { reaches: [{ kind: 'locality', localityId: northmoor }] }))).toContain('Winter conference');
    expect((await app.open(one, await app.signInAs('network-member', { reaches: [{ kind: 'locality', localityId: southmoor }] }))).statusCode).toBe(404);
    expect(await read(one, await app.signInAs('network-member'))).toContain('Winter conference');
  });

  it('that are events with hours are in the diaries of those whom they are for, on each day', async () => {
    const one = await publish({ ...day('ends', '2026-12-04') });
    const diary = (actor: Actor) => directoryWork(app).diary?.(actor, '2026-12-01', '2026-12-31');
    const head = (await asPerson(app, 'headteacher', 'Pat Ridge')).actor;
    const id = one.replace('/news/', '');
    expect(await diary(head)).toEqual([
      { uid: `news-${id}-2026-12-03`, on: '2026-12-03', from: '09:30', to: '15:30', title: 'Winter conference, Moor Hall', href: one },
      { uid: `news-${id}-2026-12-04`, on: '2026-12-04', from: '09:30', to: '15:30', title: 'Winter conference, Moor Hall', href: one },
    ]);
    expect(await diary((await asPerson(app, 'governor', 'Lee Ford')).actor)).toEqual([]);
    expect(await diary(owner), 'whoever may write it is not thereby invited').toEqual([]);
    await app.send(`${one}/withdraw`, { reason: 'It snows' });
    expect(await diary(head)).toEqual([]);
    expect(await read(one)).toContain('It snows');
    expect((await app.open(one, await app.signInAs('headteacher'))).statusCode).toBe(404);
  });
}); // prettier-ignore
