import { beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../platform/clock.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { academyRoutes } from './academy.routes.ts';
import { addCourse, addSession, idIn, sessionForm } from './academy-forms.fixture.ts';
import { sendAcademyReminders } from './send-reminders.ts';

let app: SupportApp;
let school: number;
let head: string;
let governor: string;
beforeAll(async () => {
  app = await openSupportApp(academyRoutes);
  school = await app.addSchool('Ashmere Primary School');
  head = await app.signInAs('headteacher', { name: 'Ada Ashmere', reaches: [{ kind: 'provider', providerId: school }] });
  governor = await app.signInAs('governor', { name: 'Gil Governor', reaches: [{ kind: 'provider', providerId: school }] });
});

const bookFor = async (session: string, name: string, as = head): Promise<string> => {
  const person = { name, role: 'Teacher', email: `${name.toLowerCase().replaceAll(' ', '.')}@ambermoor.example` };
  const answer = await app.send(`/providers/${String(school)}/academy/${session}/book`, person, as);
  expect(answer.statusCode, words(answer.body)).toBe(303);
  return idIn(answer.headers.location);
};
const noticesOf = async (name: string): Promise<string[]> => {
  const told = app.db.kysely.selectFrom('notice').innerJoin('account', 'account.id', 'notice.account_id').select('notice.subject');
  return (await told.where('account.name', '=', name).orderBy('notice.id').execute()).map(({ subject }) => subject);
};
const mailsTo = async (address: string): Promise<string[]> =>
  (await app.db.kysely.selectFrom('mail').select('body').where('to_address', '=', address).orderBy('id').execute()).map(({ body }) => body ?? '');

it('whoever is booked by somebody else is told who did it and why they are known, and where it is once they have a place', async () => {
  const session = await addSession(app, await addCourse(app, 'Told of it'), '2026-12-10', 1);
  await app.send(`/academy/sessions/${session}/change`, { ...sessionForm('2026-12-10', 1), link: 'https://meet.example/room' });
  const first = await bookFor(session, 'Placed Person');
  await bookFor(session, 'Listed Person');
  const [placed = ''] = await mailsTo('placed.person@ambermoor.example');
  for (const part of [
    'You have a place',
    'The old library',
    'https://meet.example/room',
    'asked for by Ada Ashmere for Ashmere Primary School',
    'holds your name',
  ])
    expect(placed).toContain(part);
  const [listed = ''] = await mailsTo('listed.person@ambermoor.example');
  expect(listed).toContain('You are on the waiting list');
  expect(listed).not.toContain('meet.example');
  await app.send(`/academy/bookings/${first}/cancel`, { reason: 'Unwell' }, head);
  expect((await mailsTo('listed.person@ambermoor.example'))[1]).toContain('https://meet.example/room');
  expect((await mailsTo('placed.person@ambermoor.example'))[1]).not.toContain('meet.example');
});

it('a head is told what a governor’s place costs when it comes up from the waiting list', async () => {
  const session = await addSession(app, await addCourse(app, 'Waited for'), '2026-12-10', 1);
  const first = await bookFor(session, 'In Before');
  await app.send(`/academy/sessions/${session}/book`, { role: 'Governor' }, governor);
  const charged = 'Gil Governor has a place on “Waited for”: £180 is charged to your school';
  expect(await noticesOf('Ada Ashmere')).not.toContain(charged);
  await app.send(`/academy/bookings/${first}/cancel`, { reason: 'Unwell' }, head);
  expect(await noticesOf('Ada Ashmere')).toContain(charged);
});

describe('a session that moves', { shuffle: false }, () => {
  let session: string;
  let before: string;
  const remind = (at: string) => sendAcademyReminders(app.db, fixedClock(`${at}T05:30:00Z`), app.authorityId);
  const remindersOf = async (): Promise<number> =>
    (await mailsTo('early.bird@ambermoor.example')).filter((body) => body.startsWith('It is in a week or less')).length;

  it('reminds again of its new day', async () => {
    session = await addSession(app, await addCourse(app, 'Moved on'), '2026-12-10', 3);
    before = await bookFor(session, 'Early Bird');
    await remind('2026-12-03');
    expect(await remindersOf()).toBe(1);
    const moved = await app.send(`/academy/sessions/${session}/change`, { ...sessionForm('2027-01-14', 3), ...day('free', '2026-11-20') });
    expect(moved.statusCode, words(moved.body)).toBe(303);
    await remind('2027-01-07');
    expect(await remindersOf()).toBe(2);
  });

  it('is cancelled free of charge by those who had booked it as it was, and by no others', async () => {
    const after = await bookFor(session, 'Late Bird');
    for (const id of [before, after]) await app.send(`/academy/bookings/${id}/cancel`, { reason: 'Unwell' }, head);
    const credits = await app.db.kysely.selectFrom('charge_line').select(['booking_id', 'rule']).where('kind', '=', 'place-credit').execute();
    expect(credits.filter(({ booking_id }) => [before, after].includes(String(booking_id)))).toEqual([
      { booking_id: Number(before), rule: 'The session was moved after it was booked' },
    ]);
  });
});

it('a head who has left sees and hears no more of the places that they asked for: the school’s head does', async () => {
  const session = await addSession(app, await addCourse(app, 'Left behind'), '2026-12-10', 3);
  const leaver = await app.signInAs('headteacher', { name: 'Lea Leaver', reaches: [{ kind: 'provider', providerId: school }] });
  const booking = await bookFor(session, 'Stays On', leaver);
  expect((await app.open(`/academy/bookings/${booking}`, leaver)).statusCode).toBe(200);
  const { id } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Lea Leaver').executeTakeFirstOrThrow();
  await app.db.kysely.updateTable('access_scope').set({ valid_from: '2026-01-01', valid_to: '2026-11-22' }).where('account_id', '=', id).execute();
  expect((await app.open(`/academy/bookings/${booking}`, leaver)).statusCode).toBe(404);
  expect((await app.send(`/academy/bookings/${booking}/cancel`, { reason: 'Unwell' }, leaver)).statusCode).toBe(404);
  await app.send(`/academy/sessions/${session}/change`, { ...sessionForm('2027-01-14', 3) });
  const moved = 'The day, time or place of a session has changed: “Left behind” on 14 January 2027, for Stays On';
  expect(await noticesOf('Lea Leaver')).not.toContain(moved);
  expect(await noticesOf('Ada Ashmere')).toContain(moved);
});

it('a trust’s chief executive books for the people of each of its schools', async () => {
  const inTrust = await app.addSchool('Birchmere Primary School', { with: { trust: { uid: '9902', name: 'Marl Trust' } } });
  const { trust_id: organisationId } = await app.db.kysely
    .selectFrom('provider')
    .select('trust_id')
    .where('id', '=', inTrust)
    .executeTakeFirstOrThrow();
  const chief = await app.signInAs('trust-executive', { reaches: [{ kind: 'trust', organisationId: organisationId ?? 0 }] });
  const course = await addCourse(app, 'For a trust');
  const session = await addSession(app, course);
  const page = (await app.open(`/academy/courses/${course}`, chief)).body;
  expect(page).toContain(`/providers/${String(inTrust)}/academy/${session}/book`);
  expect(page).not.toContain(`/providers/${String(school)}/academy/`);
});
