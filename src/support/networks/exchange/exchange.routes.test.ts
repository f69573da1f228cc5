import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { addPerson, signInAgain } from '../../../../test/harness/people.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { exchangeRoutes } from './exchange.routes.ts';
import { exchangeWork } from './exchange-work.ts';

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp(exchangeRoutes);
});

const offer = {
  'theme': 'mathematics',
  'phase': 'primary',
  'title': 'See our maths talk',
  'says': 'A morning in three classes',
  'how': 'visit',
  'per-term': '2',
};
const ask = { theme: 'mathematics', phase: 'primary', title: 'Talk in maths lessons', says: 'To see it done', urgency: 'term' };

let count = 0;
async function aProvider(name: string) {
  count += 1;
  const full = `${name} ${String(count)}`;
  const id = await app.addSchool(full);
  const headId = await addPerson(app, 'headteacher', {
    authorityId: app.authorityId,
    name: `Head of ${full}`,
    reaches: [{ kind: 'provider', providerId: id }],
  });
  return { id, name: full, headId, head: await signInAgain(app, headId) };
}
type Provider = Awaited<ReturnType<typeof aProvider>>;
const offers = (of: Provider, over: Record<string, string> = {}) =>
  app.send(`/exchange/of/${String(of.id)}/offers/new`, { ...offer, ...over }, of.head);
const asks = (of: Provider, over: Record<string, string> = {}) => app.send(`/exchange/of/${String(of.id)}/asks/new`, { ...ask, ...over }, of.head);
const idIn = (location: unknown): string => String(location).split('/').at(-1) ?? '';

/** A provider that asks and one that has offered, with the adviser of the one that asks. */
async function aPair(theme = 'mathematics') {
  const asker = await aProvider('Ashmere');
  const host = await aProvider('Holmfield');
  const adviserId = await app.addAdviser(`Ada ${String(count)}`, [asker.id]);
  const adviser = await signInAgain(app, adviserId);
  const offerId = idIn((await offers(host, { theme, title: `Maths of ${host.name}` })).headers.location);
  const askId = idIn((await asks(asker, { theme })).headers.location);
  return { asker, host, adviserId, adviser, offerId, askId };
}
type Pair = Awaited<ReturnType<typeof aPair>>;
const propose = ({ askId, offerId, adviser }: Pair) => app.send(`/exchange/asks/${askId}/propose/${offerId}`, { note: 'You may get on' }, adviser);
const actor = (accountId: number, role: string) =>
  ({ kind: 'person', accountId, name: 'Somebody', role, authorityId: app.authorityId, tokenId: null }) as const;
const waitsFor = async (accountId: number, role: string) =>
  ((await exchangeWork(app).list?.(actor(accountId, role), '2026-11-23')) ?? []).map(({ text }) => text);

describe('an offer', () => {
  it('is made once however often it is sent, read by every member, and withdrawn with a reason', async () => {
    const host = await aProvider('Holmfield');
    await expectValidHtml((await app.open(`/exchange/of/${String(host.id)}/offers/new`, host.head)).body);
    const sent = await offers(host);
    expect((await offers(host)).headers.location).toBe(sent.headers.location);
    const href = String(sent.headers.location);
    const member = await app.signInAs('network-member');
    const page = await app.open(href, member);
    expect(words(page.body)).toMatch(/Left this term 2 of 2/);
    await expectValidHtml(page.body);
    const list = await app.open('/exchange?theme=mathematics&q=talk', member);
    expect(words(list.body)).toContain(host.name);
    await expectValidHtml(list.body);
    expect(words((await app.open('/exchange?theme=safeguarding', member)).body)).not.toContain(host.name);
    expect((await app.open('/exchange.csv', member)).body).toContain(host.name);
    expect((await app.open(`${href}/withdraw`, member)).statusCode).toBe(403);
    expect((await app.send(`${href}/withdraw`, { reason: 'The teacher left' }, host.head)).statusCode).toBe(303);
    expect((await app.open(href, member)).statusCode).toBe(404);
    expect(words((await app.open(href, host.head)).body)).toContain('The teacher left');
  });

  it('is made for a provider by an adviser of it alone, who says who agreed', async () => {
    const host = await aProvider('Holmfield');
    const path = `/exchange/of/${String(host.id)}/offers/new`;
    const adviser = await signInAgain(app, await app.addAdviser('Ben', [host.id]));
    expect(words((await app.send(path, offer, adviser)).body)).toContain('Enter who at the provider agreed');
    expect((await app.send(path, { ...offer, 'agreed-by': 'The head' }, adviser)).statusCode).toBe(303);
    expect((await app.send(path, offer, (await aProvider('Birchwell')).head)).statusCode).toBe(404);
  });

  it.each([
    [{ title: '' }, 'Enter what is offered, in a few words'],
    [{ 'per-term': '' }, 'Enter how many a term'],
    [{ 'per-term': '0' }, 'How many a term must be 1 or more'],
    [{ 'per-term': 'many' }, 'must be a whole number'],
    [{ ...day('to', '2026-11-22') }, 'The last day must be today or later'],
    [{ how: 'telepathy' }, 'Choose how it is given'],
  ])('with %j is asked for again in words', async (over, said) => {
    const host = await aProvider('Holmfield');
    const sent = await offers(host, over);
    expect(sent.statusCode).toBe(422);
    expect(words(sent.body)).toContain(said);
    expect(sent.body).toContain('A morning in three classes');
  });
});

describe('what was offered or asked before', () => {
  it('is offered again once it is over, and with other terms it is another offer', async () => {
    const host = await aProvider('Holmfield');
    const first = idIn((await offers(host, day('to', '2026-12-01'))).headers.location);
    const more = idIn((await offers(host, { ...day('to', '2026-12-01'), 'per-term': '3' })).headers.location);
    expect(more).not.toBe(first);
    await app.db.kysely.updateTable('exchange_offer').set({ valid_to: '2026-11-01' }).where('provider_id', '=', host.id).execute();
    const again = idIn((await offers(host)).headers.location);
    expect([first, more]).not.toContain(again);
    expect(words((await app.open(`/exchange/offers/${again}`, host.head)).body)).toContain('Left this term 2 of 2');
    expect(idIn((await offers(host)).headers.location), 'sent twice, it is one').toBe(again);
  });

  it('is not asked again with less sharing as if that were done, but refused in words', async () => {
    const asker = await aProvider('Ashmere');
    const open = await asks(asker, { 'is-open': 'yes' });
    expect((await asks(asker, { 'is-open': 'yes' })).headers.location).toBe(open.headers.location);
    for (const over of [
      {},
      { 'is-open': 'yes', 'not-same-trust': 'yes' },
      { 'is-open': 'yes', 'most-km': '5' },
      { 'is-open': 'yes', 'urgency': 'year' },
    ]) {
      const again = await asks(asker, over);
      expect(again.statusCode, JSON.stringify(over)).toBe(422);
      expect(words(again.body)).toContain('This is asked already, with other answers');
    }
    expect(await app.db.kysely.selectFrom('exchange_ask').select('is_open').where('provider_id', '=', asker.id).execute()).toEqual([
      { is_open: true },
    ]);
  });

  it('by a provider that has closed is nobody’s to take up', async () => {
    const { asker, host, adviser, askId, offerId } = await aPair('reading');
    await app.send(`/exchange/asks/${askId}/open`, { open: 'yes' }, asker.head);
    const member = await app.signInAs('network-member');
    const listed = words((await app.open('/exchange', member)).body);
    expect([listed.includes(asker.name), listed.includes(host.name)]).toEqual([true, true]);
    expect(words((await app.open(`/exchange/asks/${askId}`, adviser)).body)).toContain(host.name);
    await app.db.kysely.updateTable('provider').set({ status: 'closed' }).where('id', 'in', [asker.id, host.id]).execute();
    const after = words((await app.open('/exchange', member)).body);
    expect([after.includes(asker.name), after.includes(host.name)]).toEqual([false, false]);
    expect((await app.open(`/exchange/offers/${offerId}`, member)).statusCode).toBe(404);
    expect(words((await app.open(`/exchange/asks/${askId}`)).body)).not.toContain(host.name);
  });
});

describe('an ask', () => {
  it('is opened by an adviser only with who at the provider agreed, and its head is told', async () => {
    const { asker, adviser, askId } = await aPair();
    const href = `/exchange/asks/${askId}`;
    const member = await app.signInAs('network-member');
    const isListed = async () => words((await app.open('/exchange', member)).body).includes(asker.name);
    await expectValidHtml((await app.open(`${href}/open`, adviser)).body);
    expect((await app.open(href, adviser)).body).toContain(`href="${href}/open"`);
    const bare = await app.send(`${href}/open`, { open: 'yes' }, adviser);
    expect(bare.statusCode).toBe(422);
    expect(words(bare.body)).toContain('Enter who at the provider agreed');
    expect(await isListed()).toBe(false);
    expect((await app.send(`${href}/open`, { 'open': 'yes', 'agreed-by': 'Hal Head, by telephone' }, adviser)).statusCode).toBe(303);
    expect(await isListed()).toBe(true);
    expect(words((await app.open(href, asker.head)).body)).toContain('as agreed with Hal Head, by telephone');
    expect((await app.send(`${href}/open`, { open: 'no' }, adviser)).statusCode, 'to keep it in confidence is free').toBe(303);
    const told = await app.db.kysely.selectFrom('notice').select('subject').where('href', '=', href).where('account_id', '=', asker.headId).execute();
    expect(told.map(({ subject }) => subject).toSorted()).toEqual([
      'What your provider asks for is kept in confidence again',
      'What your provider asks for is open to every member of the networks, with its name',
    ]);
  });

  it('is seen by its own people and those who coordinate, and by members once the provider opens it', async () => {
    const { asker, host, adviser, askId } = await aPair();
    const href = `/exchange/asks/${askId}`;
    const member = await app.signInAs('network-member');
    const listed = async (cookie: string) => words((await app.open('/exchange', cookie)).body).includes(`${asker.name}. Mathematics`);
    expect([await listed(asker.head), await listed(adviser), await listed(host.head), await listed(member)]).toEqual([true, true, false, false]);
    expect((await app.open('/exchange.csv', host.head)).body).not.toContain('Talk in maths lessons');
    expect((await app.open(href, host.head)).statusCode).toBe(404);
    expect((await app.open(href, member)).statusCode).toBe(403);
    expect((await app.send(`${href}/open`, { open: 'yes' }, host.head)).statusCode).toBe(404);
    expect((await app.send(`${href}/open`, { open: 'yes' }, asker.head)).statusCode).toBe(303);
    expect([await listed(host.head), await listed(member)]).toEqual([true, true]);
    await expectValidHtml((await app.open('/exchange', member)).body);
    expect((await app.open(href, host.head)).statusCode, 'its matches are its own business still').toBe(404);
    await app.send(`${href}/open`, { open: 'no' }, asker.head);
    expect(await listed(member)).toBe(false);
    await expectValidHtml((await app.open(`${href}/close`, asker.head)).body);
    expect((await app.send(`${href}/close`, { reason: '' }, asker.head)).statusCode).toBe(422);
    expect((await app.send(`${href}/close`, { reason: 'We have found somebody' }, asker.head)).statusCode).toBe(303);
    expect(words((await app.open(href, asker.head)).body)).toContain('We have found somebody');
  });

  it('tells and waits for whoever coordinates, until a match is proposed', async () => {
    const pair = await aPair();
    const title = 'Asks for help, and nobody is proposed yet: Talk in maths lessons';
    expect(await waitsFor(pair.adviserId, 'sia')).toEqual([title]);
    const told = await app.db.kysely.selectFrom('notice').select('account_id').where('href', '=', `/exchange/asks/${pair.askId}`).execute();
    expect(told.map(({ account_id }) => account_id)).toEqual([pair.adviserId]);
    await propose(pair);
    expect(await waitsFor(pair.adviserId, 'sia')).toEqual([]);
  });

  it('shows its head and its adviser who fits, each criterion in words, and the adviser alone who was left out and why', async () => {
    const { asker, host, adviser, askId, offerId } = await aPair();
    const full = await aProvider('Marlow');
    await offers(full, { 'title': 'Taken up', 'per-term': '1' });
    const other = await aPair();
    const fullOffer = await app.db.kysely.selectFrom('exchange_offer').select('id').where('provider_id', '=', full.id).executeTakeFirstOrThrow();
    await app.send(`/exchange/asks/${other.askId}/propose/${String(fullOffer.id)}`, {}, other.adviser);
    const page = await app.open(`/exchange/asks/${askId}`, asker.head);
    const said = words(page.body);
    expect(said).toContain(`${host.name} Maths of ${host.name}`);
    expect(said).toMatch(/Theme Met It offers mathematics, which is asked for/);
    expect(said).toMatch(/Of like size Not known The register does not say it of both/);
    expect(said).toMatch(/Published results Not known No result that speaks of it is published for this provider/);
    expect(said).not.toContain(full.name);
    expect(page.body).not.toContain('/propose/');
    await expectValidHtml(page.body);
    const seen = await app.open(`/exchange/asks/${askId}`, adviser);
    expect(words(seen.body)).toContain(`${full.name}, “Taken up”: All 1 of this term are taken up`);
    expect(seen.body).toContain(`/exchange/asks/${askId}/propose/${offerId}`);
    await expectValidHtml(seen.body);
    expect((await app.open(`/exchange/asks/${askId}/propose/${offerId}`, asker.head)).statusCode).toBe(403);
    await expectValidHtml((await app.open(`/exchange/asks/${askId}/propose/${offerId}`, adviser)).body);
    const refused = await app.send(`/exchange/asks/${askId}/propose/${String(fullOffer.id)}`, {}, adviser);
    expect(refused.headers.location).toBe(`/exchange/asks/${askId}`);
    expect(await app.db.kysely.selectFrom('brokered_visit').selectAll().where('ask_id', '=', Number(askId)).execute()).toEqual([]);
  });
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
    expect(steps.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'dated', 'happened', 'said', 'said', 'looked', 'looked']);
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

describe('the exchange', () => {
  it('is not for elected members, and its forms are for those who act for a provider', async () => {
    expect((await app.open('/exchange', await app.signInAs('elected-member'))).statusCode).toBe(403);
    const governor = await app.signInAs('governor');
    expect((await app.open('/exchange', governor)).statusCode).toBe(200);
    expect(words((await app.open('/exchange/offers/new', governor)).body)).toContain('There is no provider that you act for');
    await expectValidHtml((await app.open('/exchange/asks/new')).body);
    await expectValidHtml((await app.open('/exchange/visits', governor)).body);
  });
});
