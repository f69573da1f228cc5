import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addProvider } from '../../register/providers/invented-providers.fixture.ts';
import { addPost, openRecordsApp, type RecordsApp } from '../records/records.fixture.ts';

let app: RecordsApp;
beforeAll(async () => {
  app = await openRecordsApp();
});

const headWhoLeft = (to: string, person: string) =>
  app.db.transaction((tx) => addPost(tx, { authorityId: app.marlshire, providerId: app.school, person, from: '2000-09-01', to }));
const post = (id: number) => app.db.kysely.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const erase = { decision: 'erase', reason: 'The time is over', year: '2026' };

describe('a legal hold', () => {
  const place = (form: Readonly<Record<string, string>>) =>
    app.send('/records/holds/new', { 'reason': 'Claim 12/26', 'review-day': '1', 'review-month': '11', 'review-year': '2027', ...form });

  it('on a person stops what names them from being erased, and is shown so, until it is lifted', async () => {
    const id = await headWhoLeft('2011-08-31', 'Dorothea Vane');
    expect((await place({ of: 'person', name: 'Dorothea Vane' })).headers.location).toBe('/records/holds');
    expect((await app.open('/records/due/post?year=2026')).body).toContain('Under a legal hold');
    const refused = await app.send('/records/due/post/decide', { ...erase, record: String(id) });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('It is under a legal hold');
    expect((await post(id)).person_name).toBe('Dorothea Vane');

    const holds = await app.open('/records/holds', 'auditor');
    expect(holds.body).toContain('Claim 12/26');
    await expectValidHtml(holds.body);
    const [hold] = await app.db.kysely.selectFrom('legal_hold').select('id').where('person_name', '=', 'Dorothea Vane').execute();
    expect((await app.open(`/records/holds/${hold?.id}/lift`, 'lead', app.elsewhere)).statusCode).toBe(404);
    expect((await app.send(`/records/holds/${hold?.id}/lift`, { reason: '' })).statusCode).toBe(422);
    expect((await app.send(`/records/holds/${hold?.id}/lift`, { reason: 'Claim settled' })).statusCode).toBe(303);
    expect((await app.open('/records/holds')).body).toContain('Claim settled');
    expect((await app.send('/records/due/post/decide', { ...erase, record: String(id) })).statusCode).toBe(303);
  });

  it('on a provider, found by its number, leaves its records as they are when all of a kind are decided on', async () => {
    const other = await app.db.transaction(async (tx) => {
      return addProvider(tx, app.marlshire, { name: 'Held Infant School', urn: 900077, la_code: '990', la_name: 'Marlshire' });
    });
    const unit = (providerId: number, name: string) =>
      app.db.kysely
        .insertInto('send_unit')
        .values({
          authority_id: app.marlshire,
          provider_id: providerId,
          name,
          kind: 'send-unit',
          need: null,
          places: 8,
          stage: 'closed',
          opened_on: '2000-01-01',
          closed_on: '2005-01-01',
          source: 'x',
          entered_by: 'Odo Marsh',
          entered_at: new Date('2005-01-02T09:00:00Z'),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
    const [held, free] = [await unit(other, 'Held unit'), await unit(app.school, 'Free unit')];
    expect((await place({ of: 'provider', provider: '900077' })).statusCode).toBe(303);
    expect((await app.send('/records/due/send-unit/decide', erase)).statusCode).toBe(303);
    const by = async ({ id }: { id: number }) =>
      (await app.db.kysely.selectFrom('send_unit').select('entered_by').where('id', '=', id).executeTakeFirstOrThrow()).entered_by;
    expect(await by(held)).toBe('Odo Marsh');
    expect(await by(free)).toContain('removed under the retention schedule');
  });

  it.each([
    [{}, 'Select what the hold covers'],
    [{ of: 'provider', provider: 'No such place' }, 'No provider of Marlshire'],
    [{ of: 'provider', provider: '900002' }, 'No provider of Marlshire'],
    [{ of: 'person' }, 'Enter the person’s name'],
    [{ of: 'kind', kind: 'provider' }, 'Select a kind of record'],
    [{ 'of': 'person', 'name': 'Any Body', 'review-year': '2025' }, 'must be in the future'],
  ])('is not placed from %j', async (form, message) => {
    const { statusCode, body } = await place(form);
    expect(statusCode).toBe(422);
    expect(body).toContain(message);
    await expectValidHtml(body);
  });
});
