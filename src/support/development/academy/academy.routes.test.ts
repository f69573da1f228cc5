import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { academyRoutes } from './academy.routes.ts';
import { addCourse, addSession, idIn, sessionForm } from './academy-forms.fixture.ts';
import { academyWork } from './academy-work.ts';
import { fixedClock } from '../../../platform/clock.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { subscriptionRoutes } from '../subscriptions/subscriptions.routes.ts';
import { sendAcademyReminders } from './send-reminders.ts';

let app: SupportApp;
let school: number;
let other: number;
let head: string;
let otherHead: string;
let member: string;
beforeAll(async () => {
  app = await openSupportApp((means) => [...academyRoutes(means), ...subscriptionRoutes(means)]);
  school = await app.addSchool('Ashmere Primary School');
  other = await app.addSchool('Birchmere Primary School');
  head = await app.signInAs('headteacher', { name: 'Ada Ashmere', reaches: [{ kind: 'provider', providerId: school }] });
  otherHead = await app.signInAs('headteacher', { name: 'Bo Birchmere', reaches: [{ kind: 'provider', providerId: other }] });
  member = await app.signInAs('network-member', { name: 'Nia Network' });
});

const person = (name: string) => ({ name, role: 'Teacher', email: `${name.toLowerCase().replaceAll(' ', '.')}@ambermoor.example` });
const book = (sessionId: string, name: string, { provider = school, as = head, form = '' } = {}) =>
  app.send(`/providers/${String(provider)}/academy/${sessionId}/book`, { ...person(name), form }, as);

async function statesOf(sessionId: string): Promise<Record<string, string>> {
  const rows = await app.db.kysely
    .selectFrom('academy_booking')
    .select(['person_name', 'state'])
    .where('session_id', '=', Number(sessionId))
    .orderBy('id')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.person_name, row.state]));
}
const noticesOf = async (name: string): Promise<string[]> =>
  (
    await app.db.kysely
      .selectFrom('notice')
      .innerJoin('account', 'account.id', 'notice.account_id')
      .select('notice.subject')
      .where('account.name', '=', name)
      .orderBy('notice.id')
      .execute()
  ).map(({ subject }) => subject);
const linesOf = async (bookingId: string) =>
  (
    await app.db.kysely
      .selectFrom('charge_line')
      .select(['kind', 'pence', 'rule'])
      .where('booking_id', '=', Number(bookingId))
      .orderBy('id')
      .execute()
  ).map(({ kind, pence }) => [kind, pence]);

describe('a course with two places', { shuffle: false }, () => {
  let session: string;
  beforeAll(async () => {
    session = await addSession(app, await addCourse(app, 'Leading reading'));
  });

  it('gives them to the first two who ask, and the third waits', async () => {
    expect((await book(session, 'First Person')).statusCode).toBe(303);
    expect((await book(session, 'Second Person', { provider: other, as: otherHead })).statusCode).toBe(303);
    const third = await book(session, 'Third Person');
    const page = words((await app.open(String(third.headers.location), head)).body);
    expect(page).toContain('Number 1 on the waiting list');
    expect(await statesOf(session)).toEqual({ 'First Person': 'booked', 'Second Person': 'booked', 'Third Person': 'waiting' });
  });

  it('gives nobody a second place, and sends one form once', async () => {
    const again = await book(session, 'First Person');
    expect(again.statusCode).toBe(422);
    expect(words(again.body)).toContain('This person has a place already');
    const form = crypto.randomUUID();
    const one = await book(session, 'Fourth Person', { form });
    const two = await book(session, 'Fourth Person', { form });
    expect(two.headers.location).toBe(one.headers.location);
    expect(Object.keys(await statesOf(session))).toHaveLength(4);
  });

  it('charges those with a place, and not those who wait', async () => {
    const { rows } = { rows: await app.db.kysely.selectFrom('charge_line').select(['what', 'pence']).execute() };
    expect(rows.filter(({ what }) => what.startsWith('Leading reading')).map(({ pence }) => pence)).toEqual([18_000, 18_000]);
  });

  it('gives a cancelled place to whoever waited first, and tells them', async () => {
    const { id } = await app.db.kysely
      .selectFrom('academy_booking')
      .select('id')
      .where('person_name', '=', 'Second Person')
      .executeTakeFirstOrThrow();
    const refusedOf = await app.send(`/academy/bookings/${String(id)}/cancel`, { reason: 'Not mine' }, head);
    expect(refusedOf.statusCode).toBe(404);
    const done = await app.send(`/academy/bookings/${String(id)}/cancel`, { reason: 'Unwell' }, otherHead);
    expect(done.statusCode).toBe(303);
    expect(await statesOf(session)).toEqual({
      'First Person': 'booked',
      'Second Person': 'cancelled',
      'Third Person': 'booked',
      'Fourth Person': 'waiting',
    });
    expect(await noticesOf('Ada Ashmere')).toContain('A place came free, and is now given: “Leading reading” on 10 December 2026, for Third Person');
    expect(await linesOf(String(id))).toEqual([
      ['place', 18_000],
      ['place-credit', -18_000],
    ]);
    const mail = await app.db.kysely.selectFrom('mail').select(['to_address', 'body']).orderBy('id').execute();
    expect(mail.findLast(({ to_address }) => to_address === 'third.person@ambermoor.example')?.body).toContain('A place came free');
    // Sent again, by Back or a double click.
    const again = await app.send(`/academy/bookings/${String(id)}/cancel`, { reason: 'Unwell' }, otherHead);
    expect(again.statusCode).toBe(303);
    expect(await linesOf(String(id))).toHaveLength(2);
  });

  it('with more places takes in those who wait, and never has fewer than are taken', async () => {
    const few = await app.send(`/academy/sessions/${session}/change`, { ...sessionForm('2026-12-10'), places: '1' });
    expect(words(few.body)).toContain('2 places are taken: the session cannot have fewer');
    const more = await app.send(`/academy/sessions/${session}/change`, { ...sessionForm('2026-12-10'), places: '5' });
    expect(more.statusCode).toBe(303);
    expect((await statesOf(session))['Fourth Person']).toBe('booked');
  });

  it('is seen with its people by the academy’s staff alone', async () => {
    expect((await app.open(`/academy/sessions/${session}/people`, head)).statusCode).toBe(403);
    expect(words((await app.open(`/academy/sessions/${session}/people`)).body)).toContain('Third Person');
    expect((await app.open(`/academy/sessions/${session}/people.csv`)).body).toContain('third.person@ambermoor.example');
    expect((await app.open(`/providers/${String(other)}/academy`, head)).statusCode).toBe(404);
    expect(words((await app.open(`/providers/${String(school)}/academy`, head)).body)).not.toContain('Second Person');
  });

  it('called off, gives back what was charged and tells everybody', async () => {
    const done = await app.send(`/academy/sessions/${session}/cancel`, { reason: 'The hall is flooded' });
    expect(done.statusCode).toBe(303);
    expect(words((await app.open(`/academy/sessions/${session}/cancel`)).body), 'once').not.toContain('Why it is cancelled');
    expect(new Set(Object.values(await statesOf(session)))).toEqual(new Set(['cancelled']));
    const sum = await app.db.kysely.selectFrom('charge_line').select(['pence', 'what']).execute();
    expect(sum.filter(({ what }) => what.startsWith('Leading reading')).reduce((all, { pence }) => all + pence, 0)).toBe(0);
    expect(await noticesOf('Ada Ashmere')).toContain('A session is cancelled: “Leading reading” on 10 December 2026, for First Person');
  });
});

it('two who ask for the last place in the same moment: one has it, the other waits', async () => {
  const session = await addSession(app, await addCourse(app, 'The last place'), '2026-12-10', 1);
  await Promise.all([book(session, 'Quick One'), book(session, 'Quick Two', { provider: other, as: otherHead }), book(session, 'Quick Three')]);
  expect(Object.values(await statesOf(session)).toSorted()).toEqual(['booked', 'waiting', 'waiting']);
});

describe('a place of one’s own', { shuffle: false }, () => {
  let session: string;
  let booking: string;
  beforeAll(async () => {
    session = await addSession(app, await addCourse(app, 'Chairing well'), '2026-11-23', 3);
  });

  it('is booked by a network member, stands in the diary, and is nobody else’s to see', async () => {
    await app.send(`/academy/sessions/${session}/change`, {
      ...sessionForm('2026-11-23', 3),
      ...day('closes', '2026-11-23'),
      ...day('free', '2026-11-23'),
    });
    const answer = await app.send(`/academy/sessions/${session}/book`, { role: 'Reading lead', form: crypto.randomUUID() }, member);
    expect(answer.statusCode, words(answer.body)).toBe(303);
    booking = idIn(answer.headers.location);
    expect(words((await app.open('/academy/mine', member)).body)).toContain('Chairing well');
    expect((await app.open(`/academy/bookings/${booking}`, head)).statusCode).toBe(404);
    const account = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Nia Network').executeTakeFirstOrThrow();
    const actor: Actor = {
      kind: 'person',
      accountId: account.id,
      name: 'Nia Network',
      role: 'network-member',
      authorityId: app.authorityId,
      tokenId: null,
    };
    const diary = await academyWork({ db: app.db, clock: app.clock }).diary?.(actor, '2026-11-01', '2026-12-31');
    expect(diary).toEqual([
      {
        uid: `academy-${booking}-2026-11-23`,
        on: '2026-11-23',
        from: '09:30',
        to: '15:00',
        title: 'Chairing well, The old library',
        href: `/academy/bookings/${booking}`,
      },
    ]);
  });

  it('has a certificate only when attended', async () => {
    expect((await app.open(`/academy/bookings/${booking}/certificate`, member)).statusCode).toBe(404);
    expect((await app.open(`/academy/bookings/${booking}/evaluation`, member)).statusCode).toBe(404);
    const saved = await app.send(`/academy/sessions/${session}/attendance`, { [`came-${booking}`]: 'attended' });
    expect(saved.statusCode).toBe(303);
    expect(await noticesOf('Nia Network')).toContain('Say how it was, and print your certificate: “Chairing well” on 23 November 2026');
    const page = words((await app.open(`/academy/bookings/${booking}/certificate`, member)).body);
    expect(page).toContain('Nia Network');
    expect(page).toContain('23 November 2026');
    const held = await app.open(`/academy/sessions/${session}/cancel`);
    expect(words(held.body)).toContain('The session has been held');
    expect(held.body).not.toContain('name="reason"');
    const back = /href="(\/academy\/courses\/\d+)">Back to the course/.exec(held.body)?.[1] ?? '';
    expect((await app.open(back)).body, 'no link to what is refused').not.toContain(`/academy/sessions/${session}/cancel`);
    const cancelled = await app.send(`/academy/sessions/${session}/cancel`, { reason: 'Too late' });
    expect(cancelled.statusCode).toBe(303);
    expect(Object.values(await statesOf(session)), 'nothing was cancelled').toEqual(['booked']);
    const word = await app.open(`/academy/bookings/${booking}/certificate.docx`, member);
    expect(word.headers['content-type']).toContain('wordprocessingml');
  });

  it('is evaluated once, and shown outside the authority from five answers on', async () => {
    const empty = await app.send(`/academy/bookings/${booking}/evaluation`, {}, member);
    expect(empty.statusCode).toBe(422);
    const said = { 'usefulness': '5', 'teaching': '4', 'recommend': 'yes', 'will-change': 'Agendas in time', 'skills': ['governance'] };
    expect((await app.send(`/academy/bookings/${booking}/evaluation`, said, member)).statusCode).toBe(303);
    await app.send(`/academy/bookings/${booking}/evaluation`, { ...said, usefulness: '1' }, member);
    const { course_id: course } = await app.db.kysely
      .selectFrom('academy_session')
      .select('course_id')
      .where('id', '=', Number(session))
      .executeTakeFirstOrThrow();
    expect(words((await app.open(`/academy/courses/${String(course)}`)).body)).toContain('Useful: 5 of 5');
    const outside = words((await app.open(`/academy/courses/${String(course)}`, head)).body);
    expect(outside).toContain('Shown from 5 answers on');
    expect(outside).not.toContain('Useful: 5 of 5');
  });

  it('cannot be given back once it was attended', async () => {
    const answer = await app.send(`/academy/bookings/${booking}/cancel`, { reason: 'Changed my mind' }, member);
    expect(answer.statusCode).toBe(303);
    expect((await statesOf(session))['Nia Network']).toBe('booked');
  });
});

it('reminds a week before and on the day before, once each', async () => {
  const session = await addSession(app, await addCourse(app, 'Reminded of'), '2026-12-10', 3);
  await book(session, 'Reminded Person');
  const remind = (at: string) => sendAcademyReminders(app.db, fixedClock(`${at}T05:30:00Z`), app.authorityId);
  expect(await remind('2026-12-02')).toBe(0);
  expect(await remind('2026-12-03')).toBeGreaterThan(0);
  expect(await remind('2026-12-03')).toBe(0);
  expect(await remind('2026-12-09')).toBeGreaterThan(0);
  expect(await remind('2026-12-09')).toBe(0);
  expect((await noticesOf('Ada Ashmere')).filter((subject) => subject.includes('Reminded of'))).toEqual([
    'It is in a week or less: “Reminded of” on 10 December 2026, for Reminded Person',
    'It is tomorrow: “Reminded of” on 10 December 2026, for Reminded Person',
  ]);
});
