import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { words } from '../../support-app.fixture.ts';
import { exchangeWork } from './exchange-work.ts';
import { idIn, openExchangeApp, type ExchangeApp, type Pair, type Provider } from './exchange.fixture.ts';

let app: ExchangeApp['app'];
let aProvider: ExchangeApp['aProvider'];
let aPair: ExchangeApp['aPair'];
let propose: ExchangeApp['propose'];
let actor: ExchangeApp['actor'];
let waitsFor: ExchangeApp['waitsFor'];
beforeAll(async () => {
  ({ app, aProvider, aPair, propose, actor, waitsFor } = await openExchangeApp());
});

describe('a match', () => {
  it('goes from both heads’ answers to what changed, once for each step, and is followed through', async () => {
    const pair = await aPair();
    const { asker, host, adviser, adviserId } = pair;
    const href = String((await propose(pair)).headers.location);
    expect((await propose(pair)).headers.location, 'proposed twice, it is one').toBe(href);
    const step = (of: Provider, kind: string) => `${href}/sides/${String(of.id)}/${kind}`;
    const seenIn = async (path: string, cookie: string) => /name="seen" value="(\d*)"/.exec((await app.open(path, cookie)).body)?.[1] ?? '';
    const take = async (of: Provider, kind: string, form: Record<string, string>) =>
      app.send(step(of, kind), { seen: await seenIn(step(of, kind), of.head), ...form }, of.head);

    const atFirst = words((await app.open(href, host.head)).body);
    expect(atFirst, 'who asks is not known to the other side before they accept').not.toContain(asker.name);
    expect(atFirst).toContain('A provider that asks in confidence');
    expect(words((await app.open('/exchange/visits', host.head)).body)).not.toContain(asker.name);
    expect((await app.open('/exchange/visits.csv', host.head)).body).not.toContain(asker.name);
    expect((await app.open(href, (await aProvider('Nobody')).head)).statusCode).toBe(404);
    expect(await waitsFor(host.headId, 'headteacher')).toEqual(['A match is proposed about mathematics: say whether you take it up']);
    expect((await app.send(step(host, 'accepted'), { seen: '0' }, asker.head)).statusCode, 'a head answers for their own side').toBe(404);

    await expectValidHtml((await app.open(step(asker, 'accepted'), asker.head)).body);
    const seen = await seenIn(step(asker, 'accepted'), asker.head);
    for (const _time of [1, 2]) expect((await app.send(step(asker, 'accepted'), { seen, words: 'Gladly' }, asker.head)).statusCode).toBe(303);
    expect(words((await app.open(href, host.head)).body)).toContain(asker.name);
    const late = await app.send(step(host, 'accepted'), { seen: '0', words: 'With pleasure' }, host.head);
    expect(late.statusCode, 'something was recorded while the form was open').toBe(409);
    expect(late.body).toContain('With pleasure');
    expect((await take(host, 'accepted', {})).statusCode).toBe(303);
    expect(await waitsFor(adviserId, 'sia')).toEqual(['Both accepted a visit about mathematics: see that it has a day']);
    await expectValidHtml((await app.open(step(asker, 'dated'), asker.head)).body);
    expect(words((await take(asker, 'dated', day('on', '2026-11-01'))).body)).toContain('The day must be today or later');
    expect(words((await take(asker, 'dated', { ...day('on', '2026-12-01'), from: 'noon' })).body)).toContain('The time must be like 09:30');
    expect((await take(asker, 'dated', { ...day('on', '2026-11-23'), from: '09:30' })).statusCode).toBe(303);
    const diary = async (accountId: number, role: string) => exchangeWork(app).diary?.(actor(accountId, role), '2026-11-20', '2026-11-30');
    const title = `Visit about mathematics: ${asker.name} at ${host.name}`;
    for (const [id, role] of [
      [asker.headId, 'headteacher'],
      [host.headId, 'headteacher'],
      [adviserId, 'sia'],
    ] as const)
      // prettier-ignore
      expect(await diary(id, role)).toMatchObject([{ on: '2026-11-23', from: '09:30', title }]);
    expect(words((await take(host, 'happened', day('on', '2026-11-24'))).body)).toContain('The day must be today or earlier');
    expect((await take(host, 'happened', day('on', '2026-11-23'))).statusCode).toBe(303);
    const back = step(host, 'taken-back');
    expect((await app.open(step(asker, 'taken-back'), asker.head)).statusCode, 'it is taken back by the side that recorded it').toBe(303);
    expect(words((await app.open(href, host.head)).body)).toContain('Correct it: take back that it happened');
    await expectValidHtml((await app.open(back, host.head)).body);
    expect((await take(host, 'taken-back', {})).statusCode).toBe(422);
    expect((await take(host, 'taken-back', { words: 'It is tomorrow' })).statusCode).toBe(303);
    expect(words((await app.open(href, asker.head)).body)).toMatch(/On 23 November 2026 at 09:30.*took back that it happened It is tomorrow/);
    const asks = async ({ headId }: Provider) => (await exchangeWork(app).list?.(actor(headId, 'headteacher'), '2026-11-24')) ?? [];
    for (const of of [asker, host])
      expect(await asks(of), 'once its day has passed').toMatchObject([
        { text: 'Did the visit about mathematics of 23 November 2026 happen?', dueOn: '2026-11-23', href: step(of, 'happened') },
      ]);
    expect((await take(host, 'happened', day('on', '2026-11-23'))).statusCode).toBe(303);
    expect((await take(asker, 'said', { words: 'We saw how it is done' })).statusCode).toBe(303);
    expect((await take(host, 'said', { words: 'They asked good questions' })).statusCode).toBe(303);
    const due = (await exchangeWork(app).list?.(actor(asker.headId, 'headteacher'), '2026-11-23')) ?? [];
    expect(due).toMatchObject([{ text: 'Say what changed after the visit about mathematics', dueOn: '2027-01-18' }]);
    expect(await waitsFor(adviserId, 'sia')).toEqual(['Ask what changed after the visit about mathematics']);
    await expectValidHtml((await app.open(step(asker, 'looked'), asker.head)).body);
    expect((await app.open(step(host, 'looked'), host.head)).headers.location, 'it is asked of whoever asked').toBe(href);
    const bare = await take(asker, 'looked', { outcome: 'not-yet', words: 'It is early' });
    expect(words(bare.body)).toContain('Choose whether it is asked again');
    expect((await take(asker, 'looked', { outcome: 'not-yet', again: 'yes', words: 'It is early' })).statusCode).toBe(303);
    expect((await take(asker, 'looked', { outcome: 'changed', words: 'Every class talks' })).statusCode).toBe(303);
    const page = await app.open(href, adviser);
    expect(words(page.body)).toMatch(/Closed: it changed something .*We saw how it is done .*They asked good questions .*Every class talks/);
    expect(page.body).toContain(`/practice/of/${String(asker.id)}/new?theme=mathematics&amp;visit=`);
    await expectValidHtml(page.body);
    const list = await app.open('/exchange/visits?outcome=changed', adviser);
    expect(words(list.body)).toMatch(/happened 1 changed something 1/);
    await expectValidHtml(list.body);
    expect((await app.open('/exchange/visits.csv', adviser)).body).toContain('Every class talks');
    const steps = await app.db.kysely
      .selectFrom('brokered_visit_step')
      .select('kind')
      .where('visit_id', '=', Number(idIn(href)))
      .orderBy('number')
      .execute();
    expect(steps.map(({ kind }) => kind)).toEqual([
      'accepted',
      'accepted',
      'dated',
      'happened',
      'taken-back',
      'happened',
      'said',
      'said',
      'looked',
      'looked',
    ]);
  });

  it('that is no more than proposed is called off, and both are told, once its ask is closed or its offer withdrawn', async () => {
    const [closed, withdrawn, agreed] = [await aPair(), await aPair(), await aPair()];
    const hrefs = [String((await propose(closed)).headers.location), String((await propose(withdrawn)).headers.location), String((await propose(agreed)).headers.location)]; // prettier-ignore
    const answer = async ({ asker, host }: Pair, href: string) => {
      await app.send(`${href}/sides/${String(asker.id)}/accepted`, { seen: '0' }, asker.head);
      await app.send(`${href}/sides/${String(host.id)}/accepted`, { seen: '1' }, host.head);
    };
    await answer(agreed, hrefs[2] ?? '');
    for (const pair of [closed, agreed])
      await app.send(`/exchange/asks/${pair.askId}/close`, { reason: `${pair.asker.name} has found somebody` }, pair.asker.head);
    await app.send(`/exchange/offers/${withdrawn.offerId}/withdraw`, { reason: 'The teacher left' }, withdrawn.host.head);
    const [first = '', second = '', third = ''] = hrefs;
    const hostReads = words((await app.open(first, closed.host.head)).body);
    expect(hostReads).toMatch(/Called off by A provider that asks in confidence .*The ask was closed/);
    expect(hostReads, 'who asked stays in confidence').not.toContain(closed.asker.name);
    expect(words((await app.open(second, withdrawn.asker.head)).body)).toMatch(/Called off by .*The offer was withdrawn/);
    expect(words((await app.open(third, agreed.host.head)).body), 'what both accepted goes on').toContain('Both accepted: set a day');
    expect(await waitsFor(closed.host.headId, 'headteacher')).toEqual([]);
    const toldOf = async (accountId: number, href: string) =>
      (await app.db.kysely.selectFrom('notice').select('subject').where('account_id', '=', accountId).where('href', '=', href).execute()).map(({ subject }) => subject); // prettier-ignore
    expect(await toldOf(closed.host.headId, first)).toContain('A brokered visit is called off');
    expect(await toldOf(withdrawn.asker.headId, second)).toContain('A brokered visit is called off');
  });

  it('that is declined takes no room, says why, and lets the ask wait again', async () => {
    const pair = await aPair();
    const href = String((await propose(pair)).headers.location);
    const path = `${href}/sides/${String(pair.host.id)}/declined`;
    expect((await app.send(path, { seen: '0', words: '' }, pair.host.head)).statusCode).toBe(422);
    expect((await app.send(path, { seen: '0', words: 'We are to be inspected' }, pair.host.head)).statusCode).toBe(303);
    expect(words((await app.open(href, pair.asker.head)).body)).toContain('We are to be inspected');
    expect(words((await app.open(href, pair.host.head)).body), 'who asked stays in confidence').not.toContain(pair.asker.name);
    expect(await waitsFor(pair.adviserId, 'sia')).toEqual(['Asks for help, and nobody is proposed yet: Talk in maths lessons']);
    expect(words((await app.open(`/exchange/offers/${pair.offerId}`, pair.adviser)).body)).toContain('Left this term 2 of 2');
  });

  it('is answered for a head by whoever coordinates only with who said so, and never by a delegate', async () => {
    const pair = await aPair();
    const href = String((await propose(pair)).headers.location);
    const path = `${href}/sides/${String(pair.asker.id)}/accepted`;
    expect(words((await app.send(path, { seen: '0' }, pair.adviser)).body)).toContain('Enter who accepted, and how they said so');
    expect((await app.send(path, { seen: '0', words: 'The head, by telephone' }, pair.adviser)).statusCode).toBe(303);
    const delegate = await app.signInAs('head-delegate', { reaches: [{ kind: 'provider', providerId: pair.host.id }] });
    expect((await app.open(`${href}/sides/${String(pair.host.id)}/accepted`, delegate)).statusCode).toBe(403);
    expect((await app.open(`${href}/sides/${String(pair.host.id)}/nonsense`, pair.host.head)).statusCode).toBe(404);
    expect((await app.open(`${href}/sides/${String(pair.host.id)}/looked`, pair.host.head)).statusCode).toBe(303);
  });

  it('is held by whoever brokered it, and handed over', async () => {
    const pair = await aPair();
    const id = Number(idIn((await propose(pair)).headers.location));
    const work = exchangeWork(app);
    expect((await work.held?.(app.db.kysely, pair.adviserId))?.items.map((item) => item.id)).toEqual([id]);
    const successor = await app.addAdviser('Suc');
    await app.db.transaction(async (tx) => work.handOver?.(tx, [id], { accountId: successor, name: 'Suc' }));
    expect((await work.held?.(app.db.kysely, pair.adviserId))?.items).toEqual([]);
    expect((await work.held?.(app.db.kysely, successor))?.items.map((item) => item.id)).toEqual([id]);
  });

  it('is proposed to nobody whose head is lent, or who is in two visits already', async () => {
    const pair = await aPair('science');
    const away = await aProvider('Zennor');
    await app.db.transaction((tx) =>
      tx
        .insertInto('access_scope')
        .values({
          authority_id: app.authorityId,
          account_id: pair.host.headId,
          token_id: null,
          kind: 'provider',
          provider_id: away.id,
          organisation_id: null,
          locality_id: null,
          diocese_code: null,
          strand: null,
          valid_from: '2026-09-01',
          valid_to: '2027-03-01',
          reason: 'Lent',
          granted_by: 'Test',
          granted_at: app.clock.now(),
          ended_by: null,
          ended_at: null,
        }) // prettier-ignore
        .execute(),
    );
    const page = words((await app.open(`/exchange/asks/${pair.askId}`, pair.adviser)).body);
    expect(page).toContain('Its head is lent to another school');
    expect(words((await app.open(`/exchange/asks/${pair.askId}`, pair.asker.head)).body)).not.toContain('lent');
  });
});
