import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { signInAgain } from '../../../../test/harness/people.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { words } from '../../support-app.fixture.ts';
import { idIn, offer, openExchangeApp, type ExchangeApp } from './exchange.fixture.ts';

let app: ExchangeApp['app'];
let aProvider: ExchangeApp['aProvider'];
let offers: ExchangeApp['offers'];
let asks: ExchangeApp['asks'];
let aPair: ExchangeApp['aPair'];
let propose: ExchangeApp['propose'];
let waitsFor: ExchangeApp['waitsFor'];
beforeAll(async () => {
  ({ app, aProvider, offers, asks, aPair, propose, waitsFor } = await openExchangeApp());
});

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

describe('an ask that is open to every member', () => {
  it('is answered from the list with an offer, of which whoever coordinates for the one that asks is told once', async () => {
    const asker = await aProvider('Ashmere');
    const adviserId = await app.addAdviser('Cass', [asker.id]);
    const member = await aProvider('Holmfield');
    const [askId, inConfidenceId] = [
      idIn((await asks(asker, { 'title': 'Help with talk', 'is-open': 'yes' })).headers.location),
      idIn((await asks(asker)).headers.location),
    ];
    const list = await app.open('/exchange', member.head);
    expect(list.body).toContain(`href="/exchange/offers/new?ask=${askId}"`);
    await expectValidHtml(list.body);
    expect((await app.open('/exchange', asker.head)).body, 'not by the one that asks').not.toContain(`new?ask=${askId}"`);
    expect((await app.open('/exchange', await app.signInAs('network-member'))).body, 'nor by who may offer nothing').not.toContain('?ask=');
    const path = String((await app.open(`/exchange/offers/new?ask=${askId}`, member.head)).headers.location);
    const form = await app.open(path, member.head);
    expect(words(form.body)).toMatch(/Ashmere \d+ asks: Help with talk/);
    expect(form.body).toMatch(/<option value="mathematics" selected>/);
    await expectValidHtml(form.body);
    const bare = await app.send(path, { ask: askId, theme: 'mathematics' }, member.head);
    expect(bare.body, 'what was wrong keeps the ask').toContain(`name="ask" value="${askId}"`);
    for (const _time of [1, 2]) expect((await app.send(path, { ...offer, ask: askId }, member.head)).statusCode).toBe(303);
    const told = await app.db.kysely.selectFrom('notice').select(['subject', 'href']).where('account_id', '=', adviserId).where('subject', 'like', 'Somebody could%').execute(); // prettier-ignore
    expect(told).toEqual([{ subject: 'Somebody could help a provider of yours that asks: see whether it fits', href: `/exchange/asks/${askId}` }]);
    const inConfidence = await app.open(`/exchange/of/${String(member.id)}/offers/new?ask=${inConfidenceId}`, member.head);
    expect(words(inConfidence.body), 'of one in confidence nobody learns').not.toContain('asks:');
  });

  it('is answered by an adviser of several providers once they have chosen which', async () => {
    const asker = await aProvider('Ashmere');
    const askId = idIn((await asks(asker, { 'is-open': 'yes' })).headers.location);
    const two = [(await aProvider('Holmfield')).id, (await aProvider('Birchwell')).id];
    const adviser = await signInAgain(app, await app.addAdviser('Dee', two));
    const choice = await app.open(`/exchange/offers/new?ask=${askId}`, adviser);
    expect(choice.body).toContain(`name="ask" value="${askId}"`);
    await expectValidHtml(choice.body);
    const chosen = await app.open(`/exchange/offers/new?ask=${askId}&provider=${String(two[0])}`, adviser);
    expect(chosen.headers.location).toBe(`/exchange/of/${String(two[0])}/offers/new?ask=${askId}`);
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
    expect((await app.open('/exchange.csv', host.head)).body).not.toContain(asker.name);
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
