import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { accountRoutes } from '../accounts/accounts.routes.ts';
import { allocationsWork } from '../allocations/allocations-work.ts';
import { listAllocations } from '../allocations/find-allocations.ts';
import { addOwnProvider, day } from '../by-hand/sent-form.fixture.ts';
import type { WorkSource } from '../work/work-item.ts';
import { handoverRoutes } from './handovers.routes.ts';
import { startLeftHandovers } from './start-left-handovers.ts';

let app: TestApp;
let lead: string;
/** Who owns which draft: another wing's work, as this one sees it. */
const drafts = new Map<number, number>();
/** Providers at which something is in everybody’s diary. */
const inDiary: number[] = [];
const draftsWork: WorkSource = {
  id: 'drafts',
  held: (_, accountId) =>
    Promise.resolve({
      kind: 'draft',
      label: 'Drafts',
      items: [...drafts].filter(([, owner]) => owner === accountId).map(([id]) => ({ id, text: `Draft ${String(id)}`, href: '/', providerId: null })),
    }),
  handOver: (_, ids, { accountId }) => {
    for (const id of ids) drafts.set(id, accountId);
    return Promise.resolve();
  },
  diary: (_, from) => {
    const at = (uid: string, title: string, providerIds: readonly number[]) => ({
      uid,
      on: from,
      from: null,
      to: null,
      title,
      href: '/',
      providerIds,
    });
    const elsewhere = { uid: 'e', on: from, from: null, to: null, title: 'A meeting of their own', href: '/' };
    return Promise.resolve([at('d', `In the diary from ${from}`, [0, ...inDiary]), at('f', 'At another provider', [0]), elsewhere]);
  },
};

beforeAll(async () => {
  app = await openTestApp({
    access: isAllowed,
    routes: (db, clock) => {
      const means = { db, clock, publicAddress: 'https://waymark.example', workSources: [allocationsWork({ clock }), draftsWork] };
      return [...accountRoutes(means), ...handoverRoutes(means)];
    },
  });
  lead = await app.signInAs('lead', { name: 'Philippa Lead' });
});

let people = 0;
async function adviser() {
  people += 1;
  const name = `Adviser ${String(people)}`;
  const cookie = await app.signInAs('sia', { name });
  const { id } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return { id, name, cookie };
}
async function allocate(accountId: number, part: 'lead' | 'support' = 'lead', from = '2026-01-01'): Promise<number> {
  const id = await addOwnProvider(app);
  const row = { account_id: accountId, part, valid_from: from, valid_to: null, reason: 'Locality', entered_by: 'Jo', entered_at: new Date(0) };
  await app.db.kysely
    .insertInto('allocation')
    .values({ ...row, authority_id: app.authorityId, provider_id: id })
    .execute();
  return id;
}
const standing = async (provider: number) =>
  (await listAllocations(app.db.kysely, provider, app.authorityId)).map(({ adviser: name, part, validFrom, validTo }) => [
    name,
    part,
    validFrom,
    validTo,
  ]);
const stateOf = async (id: number) =>
  (await app.db.kysely.selectFrom('account').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
/** What the night of a day does. */
const tonight = (today: string) => {
  const clock = { now: () => new Date(`${today}T03:40:00Z`), today: () => today };
  return startLeftHandovers(app.db, { clock, workSources: [allocationsWork({ clock }), draftsWork] }, app.authorityId);
};
const openHandoversOf = (id: number) =>
  app.db.kysely.selectFrom('handover').select('reason').where('account_id', '=', id).where('ended_at', 'is', null).execute();
const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const give = (leaver: number, to: number, form: Record<string, string | string[]> = {}) =>
  app.post(`/handovers/${String(leaver)}`, { which: 'all', to: String(to), ...day('from', '2026-11-23'), reason: 'Leaving', ...form }, lead);
/** Whom the page of handovers marks: other tests leave people of their own there. */
const unowned = (html: string): string[] => [...html.matchAll(/Left with work unowned[\s\S]*?<a[^>]*>([^<]+)</g)].map(([, name]) => String(name));
const disable = (id: number, form: Record<string, string> = {}) => app.post(`/accounts/${String(id)}/disable`, { reason: 'Gone', ...form }, lead);

describe('somebody who holds work', () => {
  it('cannot be closed until others have it, and then is', async () => {
    const [leaver, next] = [await adviser(), await adviser()];
    const provider = await allocate(leaver.id);
    drafts.set(101, leaver.id);
    const refused = await disable(leaver.id);
    expect([refused.statusCode, refused.body.includes('holds 2 pieces of work'), await stateOf(leaver.id)]).toEqual([422, true, 'active']);
    await expectValidHtml(refused.body);
    const page = await open(`/handovers/${String(leaver.id)}`);
    await expectValidHtml(page.body);
    expect(page.body).toContain('Draft 101');

    expect((await give(leaver.id, next.id)).statusCode).toBe(303);
    expect(await standing(provider)).toEqual([
      [next.name, 'lead', '2026-11-23', null],
      [leaver.name, 'lead', '2026-01-01', '2026-11-22'],
    ]);
    expect(drafts.get(101)).toBe(next.id);
    const offered = await open(`/handovers/${String(leaver.id)}`);
    await expectValidHtml(offered.body);
    expect(offered.body).toContain('Close the account');
    expect((await app.post(`/handovers/${String(leaver.id)}/close`, {}, lead)).statusCode).toBe(303);
    expect(await stateOf(leaver.id)).toBe('disabled');
    expect(unowned((await open('/handovers')).body)).not.toContain(leaver.name);
  });

  it('may be shut at once for security, and is shown as left with work unowned until it is handed over', async () => {
    const [leaver, next] = [await adviser(), await adviser()];
    await allocate(leaver.id);
    expect((await disable(leaver.id, { how: 'emergency' })).statusCode).toBe(303);
    expect(await stateOf(leaver.id)).toBe('disabled');
    for (const url of [`/accounts/${String(leaver.id)}`, '/handovers', `/handovers/${String(leaver.id)}`]) {
      const page = await open(url);
      await expectValidHtml(page.body);
      expect(page.body, url).toContain('Left with work unowned');
    }
    await give(leaver.id, next.id);
    expect((await open(`/accounts/${String(leaver.id)}`)).body).not.toContain('Left with work unowned');
    expect(unowned((await open('/handovers')).body)).not.toContain(leaver.name);
  });

  it('who holds nothing is disabled as before', async () => {
    const { id } = await adviser();
    expect((await disable(id)).statusCode).toBe(303);
    expect(await stateOf(id)).toBe('disabled');
  });
});

describe('an account that comes to its last day', () => {
  it('with work that nobody has is shown as left with work unowned', async () => {
    const [leaver, other] = [await adviser(), await adviser()];
    await allocate(leaver.id);
    for (const { id } of [leaver, other]) await app.db.kysely.updateTable('account').set({ expires_on: '2026-11-20' }).where('id', '=', id).execute();
    for (const night of ['2026-11-23', '2026-11-23']) await tonight(night);
    expect(await openHandoversOf(leaver.id)).toMatchObject([{ reason: expect.stringContaining('until 20 November 2026') as string }]);
    expect(await openHandoversOf(other.id)).toEqual([]);
    expect((await open(`/accounts/${String(leaver.id)}`)).body).toContain('Left with work unowned');
  });
});

describe('giving', () => {
  it('gives what is ticked and leaves the rest', async () => {
    const [leaver, next] = [await adviser(), await adviser()];
    const provider = await allocate(leaver.id, 'support');
    drafts.set(201, leaver.id).set(202, leaver.id);
    await give(leaver.id, next.id, { which: 'ticked', item: ['drafts:201'] });
    expect([drafts.get(201), drafts.get(202)]).toEqual([next.id, leaver.id]);
    expect(await standing(provider)).toMatchObject([[leaver.name, 'support', '2026-01-01', null]]);
    await give(leaver.id, next.id, { which: 'all', ...day('from', '2026-12-01') });
    expect(await standing(provider)).toEqual([
      [next.name, 'support', '2026-12-01', null],
      [leaver.name, 'support', '2026-01-01', '2026-11-30'],
    ]);
  });

  it('gives one that has not begun as it would have been', async () => {
    const [leaver, next] = [await adviser(), await adviser()];
    const provider = await allocate(leaver.id, 'lead', '2027-01-04');
    await give(leaver.id, next.id);
    expect(await standing(provider)).toEqual([[next.name, 'lead', '2027-01-04', null]]);
  });

  it('gives all of it or nothing, where the successor cannot take one piece', async () => {
    const [leaver, next] = [await adviser(), await adviser()];
    const provider = await allocate(leaver.id);
    const row = { account_id: next.id, part: 'support' as const, valid_from: '2026-02-01', valid_to: null, reason: 'Help', entered_by: 'Jo' };
    await app.db.kysely
      .insertInto('allocation')
      .values({ ...row, entered_at: new Date(0), authority_id: app.authorityId, provider_id: provider })
      .execute();
    const refused = await give(leaver.id, next.id);
    expect([refused.statusCode, refused.body.includes('supports it from 1 February 2026')]).toEqual([422, true]);
    expect((await standing(provider)).map(([name]) => name).toSorted()).toEqual([leaver.name, next.name].toSorted());
  });

  it.each([
    ['nobody', { to: '' }, 'Select who takes it'],
    ['no reason', { reason: '' }, 'Enter why'],
    ['a day that is over', day('from', '2026-11-01'), 'must be today or a day to come'],
    ['nothing', { which: 'ticked' }, 'Tick what you want to give'],
  ])('asks again where it is given to %s', async (_, form, words) => {
    const [leaver, next] = [await adviser(), await adviser()];
    await allocate(leaver.id);
    const page = await give(leaver.id, next.id, form);
    await expectValidHtml(page.body);
    expect([page.statusCode, page.body.includes(words)]).toEqual([422, true]);
  });

  it('with a first day to come gives once, and the handover ends when nothing is held any more', async () => {
    const [leaver, next] = [await adviser(), await adviser()];
    await allocate(leaver.id);
    await disable(leaver.id, { how: 'emergency' });
    expect((await give(leaver.id, next.id, day('from', '2026-12-01'))).statusCode).toBe(303);
    const again = await give(leaver.id, next.id, day('from', '2026-12-01'));
    expect([again.statusCode, again.body.includes('given to others already')]).toEqual([422, true]);
    expect(await app.db.kysely.selectFrom('handed_over').select('id').where('to_account', '=', next.id).execute()).toHaveLength(1);
    await tonight('2026-11-30');
    expect(await openHandoversOf(leaver.id)).toHaveLength(1);
    await tonight('2026-12-01');
    expect(await openHandoversOf(leaver.id)).toEqual([]);
  });

  it('done twice at once gives once', async () => {
    const [leaver, next] = [await adviser(), await adviser()];
    const provider = await allocate(leaver.id);
    await Promise.all([give(leaver.id, next.id), give(leaver.id, next.id)]);
    expect(await standing(provider)).toHaveLength(2);
    const { rows } = { rows: await app.db.kysely.selectFrom('handed_over').select('id').where('to_account', '=', next.id).execute() };
    expect(rows).toHaveLength(1);
  });
});

describe('the pack', () => {
  it('is told to the successor, and read by them and by whoever runs the handover, and by nobody else', async () => {
    const [leaver, next, other] = [await adviser(), await adviser(), await adviser()];
    inDiary.push(await allocate(leaver.id));
    await give(leaver.id, next.id);
    const notice = await app.db.kysely.selectFrom('notice').select(['kind', 'href']).where('account_id', '=', next.id).executeTakeFirstOrThrow();
    expect(notice.kind).toBe('work-handed-over');
    const pack = await open(notice.href, next.cookie);
    await expectValidHtml(pack.body);
    expect(pack.body).toContain(`What ${leaver.name} hands over`);
    expect(pack.body).toContain('Providers advised');
    expect(pack.body).toContain('In the diary from 2026-09-24');
    expect(pack.body).not.toMatch(/A meeting of their own|At another provider/);
    expect((await open(notice.href, other.cookie)).statusCode).toBe(404);
    expect((await open(`/handovers/${String(leaver.id)}/pack/${String(next.id)}`)).body).toContain(`Handover pack for ${next.name}`);
    expect((await open(`/handovers/${String(leaver.id)}/pack/${String(other.id)}`)).statusCode).toBe(404);
    expect((await open(`/handovers/${String(leaver.id)}`, next.cookie)).statusCode).toBe(403);
  });
});
