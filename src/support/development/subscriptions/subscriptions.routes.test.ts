import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { academyRoutes } from '../academy/academy.routes.ts';
import { subscriptionRoutes } from './subscriptions.routes.ts';

let app: SupportApp;
let school: number;
let head: string;
let sessionId: number;
beforeAll(async () => {
  app = await openSupportApp((means) => [...academyRoutes(means), ...subscriptionRoutes(means)]);
  school = await app.addSchool('Ashmere Primary School');
  head = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] });
  const course = {
    'kind': 'course',
    'title': 'Money matters',
    'says': 'Budgets.',
    'length': '1 day',
    'price': '200',
    'partner': '',
    'core-term': 'discounted',
    'core-off': '25',
    'full-term': 'included',
    'seen': '0',
  };
  const made = await app.send('/academy/courses/new', course);
  await app.send(`${String(made.headers.location)}/sessions/new`, {
    ...day('first', '2026-12-10'),
    from: '9:30',
    to: '15:00',
    place: 'Online',
    places: '10',
    state: 'open',
  });
  ({ id: sessionId } = await app.db.kysely.selectFrom('academy_session').select('id').executeTakeFirstOrThrow());
});

const book = async (name: string): Promise<string> => {
  const answer = await app.send(
    `/providers/${String(school)}/academy/${String(sessionId)}/book`,
    { name, role: 'Bursar', email: `${name}@ambermoor.example` },
    head,
  );
  return String(answer.headers.location);
};
const span = { ...day('from', '2026-11-01'), ...day('to', '2026-11-30') };
const subscription = { provider: '', level: 'core', ...day('from', '2026-09-01'), ...day('to', '2027-08-31'), basis: 'Order 12' };
const bodyOfExport = async (id: number): Promise<string[]> =>
  (await app.open(`/subscriptions/charges/exports/${String(id)}`)).body.trim().split('\r\n');

describe('subscriptions and invoices', { shuffle: false }, () => {
  it('begin with levels that say that they are provisional, until they are entered', async () => {
    expect(words((await app.open('/subscriptions')).body)).toMatch(/Core Provisional £450 for the year/);
    await app.send('/subscriptions/levels/core', { year: '2026/27', name: 'Core', says: 'A quarter off.', price: '500', basis: 'Schools forum' });
    expect(words((await app.open('/subscriptions')).body)).toMatch(/Core £500 for the year. A quarter off/);
  });

  it('set what a place costs from then on, and are charged once', async () => {
    await book('before');
    for (let time = 0; time < 2; time += 1) await app.send('/subscriptions/new', { ...subscription, provider: String(school) });
    await book('after');
    const lines = await app.db.kysely.selectFrom('charge_line').select(['pence', 'rule']).orderBy('id').execute();
    expect(lines.map(({ pence }) => pence)).toEqual([20_000, 50_000, 15_000]);
    expect(lines.at(-1)?.rule).toBe('25% off the price of £200 with “Core”');
    const beside = await app.send('/subscriptions/new', { ...subscription, level: 'full', provider: String(school) });
    expect(words(beside.body)).toContain('It has a subscription in this time already');
  });

  it('are for one academic year at a time: one price is for no longer', async () => {
    const long = await app.send('/subscriptions/new', {
      ...subscription,
      ...day('from', '2027-09-01'),
      ...day('to', '2030-08-31'),
      provider: String(school),
    });
    expect(long.statusCode).toBe(422);
    expect(words(long.body)).toContain('A subscription ends with the academic year in which it begins');
  });

  it('are for officers to see, and for business support and the lead to enter', async () => {
    expect((await app.open('/subscriptions', head)).statusCode).toBe(403);
    expect((await app.open('/subscriptions/charges', await app.signInAs('auditor'))).statusCode).toBe(200);
    expect((await app.send('/subscriptions/charges/export', span, await app.signInAs('auditor'))).statusCode).toBe(403);
  });

  it('go into one export, each line once: what one export took, no other takes', async () => {
    expect((await app.send('/subscriptions/charges/export', span)).statusCode).toBe(303);
    await app.send('/subscriptions/charges/export', span);
    const made = await app.db.kysely.selectFrom('invoice_export').selectAll().execute();
    expect(made.map(({ line_count, total_pence }) => [line_count, total_pence])).toEqual([[3, 85_000]]);
    expect(await bodyOfExport(made[0]!.id)).toHaveLength(4);
  });

  it('have a credit for a cancelled place as a line of its own', async () => {
    const { id } = await app.db.kysely.selectFrom('academy_booking').select('id').where('person_name', '=', 'before').executeTakeFirstOrThrow();
    await app.send(`/academy/bookings/${String(id)}/cancel`, { reason: 'Unwell' }, head);
    await app.send('/subscriptions/charges/export', span);
    const made = await app.db.kysely.selectFrom('invoice_export').selectAll().orderBy('id').execute();
    expect(made.map(({ total_pence }) => total_pence)).toEqual([85_000, -20_000]);
    const lines = await bodyOfExport(made[1]!.id);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Credit for a place');
    expect(lines[1]).toContain('-200.00');
  });

  it('give back what a withdrawn subscription cost, and ask for real days', async () => {
    const { id } = await app.db.kysely.selectFrom('provider_subscription').select('id').executeTakeFirstOrThrow();
    await app.send(`/subscriptions/${String(id)}/withdraw`, { reason: 'Entered for another school' });
    const credit = await app.db.kysely.selectFrom('charge_line').select('pence').where('kind', '=', 'subscription-credit').execute();
    expect(credit).toEqual([{ pence: -50_000 }]);
    expect((await app.send('/subscriptions/charges/export', { ...span, 'to-day': '31' })).statusCode).toBe(422);
    expect((await app.open('/subscriptions/charges/exports/999999')).statusCode).toBe(404);
  });
});
