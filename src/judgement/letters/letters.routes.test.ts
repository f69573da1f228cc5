import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addCase, proposeAnew, stateOf, wordsOf } from '../cases/judgement.fixture.ts';
import { aCall, addReadyCase, areaIn, issue, type LettersApp, openLettersApp, saveDraft, signInOf } from './letters.fixture.ts';

let app: LettersApp;
beforeAll(async () => {
  app = await openLettersApp();
});
beforeEach(() => {
  app.clock.set('2026-11-23T09:00:00Z');
});

const tierOf = (providerId: number) =>
  app.db.kysely.selectFrom('provider_tier').select(['tier', 'since']).where('provider_id', '=', providerId).executeTakeFirst();
const decisionsOf = (providerId: number) =>
  app.db.kysely.selectFrom('tier_decision').select(['tier', 'valid_from', 'valid_to']).where('provider_id', '=', providerId).orderBy('id').execute();

describe('a call before an adverse letter', () => {
  it('is logged once, with the guidance beside it, and makes the letter possible', async () => {
    const { path } = await addCase(app, { tier: 'vulnerable', state: 'decided' });
    const page = await app.open(`${path}/call`);
    await expectValidHtml(page.body);
    expect(wordsOf(page.body)).toContain('Nobody learns of it from a letter first');
    expect(wordsOf(page.body)).toContain('never used for anybody’s appraisal or capability');
    expect(wordsOf(page.body)).toContain('may have somebody with them');
    expect(await app.read(`${path}/letter`)).toContain('Nobody has rung since the tier was decided');
    for (const time of [1, 2]) expect((await app.post(`${path}/call`, aCall, app.lead)).statusCode, String(time)).toBe(303);
    const calls = await app.read(`${path}/call`);
    expect(calls.match(/We spoke of what goes well/g)).toHaveLength(1);
    expect(calls).toContain('Jo Marsh spoke to Ada Thorne, headteacher, who was not accompanied');
    expect(await app.read(`${path}/letter`)).not.toContain('Nobody has rung');
  });

  it.each([
    [{ ...aCall, 'called-on-day': '' }, 'must include a day'],
    [{ ...aCall, 'called-on-day': '24' }, 'must be today or in the past'],
    [{ ...aCall, 'called-on-day': '20' }, 'the same as or after 23 November 2026, when the tier was decided'],
    [{ ...aCall, 'spoke-to': ' ' }, 'Enter whom you spoke to'],
    [{ ...aCall, summary: '' }, 'Enter what was said'],
  ])('is refused for %j, and keeps what was typed', async (form, message) => {
    const { path } = await addCase(app, { tier: 'vulnerable', state: 'decided' });
    const answer = await app.post(`${path}/call`, form, app.lead);
    expect([answer.statusCode, wordsOf(answer.body).includes(message)]).toEqual([422, true]);
    await expectValidHtml(answer.body);
  });
});

describe('a letter', () => {
  it('does not go when the service has come to propose something that nobody decided on', async () => {
    const made = await addReadyCase(app);
    await proposeAnew(app, made, 'cause-for-concern');
    await app.post(`${made.path}/letter/issue`, {}, app.lead);
    expect(await stateOf(app, made.caseId)).toBe('decided');
    expect(await app.read(`${made.path}/letter`)).toContain(
      'the service proposes Cause for Concern now: put the case before a moderation meeting again',
    );
    const call = await app.post(`${made.path}/call`, { ...aCall, summary: 'Once more.' }, app.lead);
    expect([call.statusCode, wordsOf(call.body).includes('goes before a moderation meeting again first')]).toEqual([422, true]);
  });

  it.each([
    [{ floor: 'deficit' }, 'a floor fires that did not: “A licensed or unlicensed deficit”'],
    [{ question: 'cause-for-concern' }, 'the criteria ask people now whether it is Cause for Concern'],
  ] as const)('does not go when, for the same tier, there is %j', async (anew, says) => {
    const made = await addReadyCase(app);
    await proposeAnew(app, made, 'vulnerable', anew);
    await app.post(`${made.path}/letter/issue`, {}, app.lead);
    expect(await stateOf(app, made.caseId)).toBe('decided');
    expect(await app.read(`${made.path}/letter`)).toContain(says);
  });

  it('begins from its template, is addressed by the rule, and is kept as it was changed', async () => {
    const made = await addCase(app, { tier: 'vulnerable', state: 'decided', provider: { name: 'Oakmere Primary School' } });
    const page = await app.open(`${made.path}/letter`);
    await expectValidHtml(page.body);
    const words = wordsOf(page.body);
    expect(words).toContain('No headteacher is recorded: enter the post in the register, or type the name');
    expect(areaIn(page.body, 'body')).toContain('Oakmere Primary School is in the tier Vulnerable from {{date}}. Until now: no tier.');
    expect(areaIn(page.body, 'body')).toContain('- Up to 15 adviser days this year');
    await saveDraft(app, made, { body: 'Thank you <b>all</b>.\n\n# Why\n\nBecause, by {{reply_by}}.' });
    const saved = await app.open(`${made.path}/letter`);
    await expectValidHtml(saved.body);
    expect(saved.body).toContain('Thank you &lt;b&gt;all&lt;/b&gt;.');
    expect(wordsOf(saved.body)).toContain('Because, by 7 December 2026.');
  });

  it('is refused with a name that cannot be filled in', async () => {
    const made = await addCase(app, { tier: 'vulnerable', state: 'decided' });
    const answer = await saveDraft(app, made, { body: 'You are {{grade}}.' });
    expect(answer.statusCode).toBe(422);
    expect(wordsOf(answer.body)).toContain('{{grade}} cannot be filled in: use {{date}}, {{reply_by}}');
  });

  it('is drafted by the adviser of the caseload, whom the lead alone issues it for', async () => {
    const made = await addCase(app, { tier: 'secure', state: 'decided' });
    const adviser = await app.signInAs('sia', { caseload: [made.providerId] });
    const stranger = await app.signInAs('sia');
    expect((await saveDraft(app, made, {}, adviser)).statusCode).toBe(303);
    expect(await app.read(`${made.path}/letter`, adviser)).toContain('All is ready. The Head of Education Effectiveness issues it');
    expect((await app.post(`${made.path}/letter/issue`, {}, adviser)).statusCode).toBe(403);
    expect((await app.open(`${made.path}/letter`, stranger)).statusCode).toBe(404);
    expect(await stateOf(app, made.caseId)).toBe('decided');
  });

  it('puts the tier in force from the day it goes, and ends the one before', async () => {
    const first = await addReadyCase(app);
    await issue(app, first);
    expect(await tierOf(first.providerId)).toEqual({ tier: 'vulnerable', since: '2026-11-23' });
    await app.db.kysely.updateTable('tier_case').set({ state: 'final' }).where('id', '=', first.caseId).execute();
    app.clock.set('2027-01-12T09:00:00Z');
    const second = await addReadyCase(app, { tier: 'secure', providerId: first.providerId });
    await issue(app, second);
    expect(await decisionsOf(first.providerId)).toEqual([
      { tier: 'vulnerable', valid_from: '2026-11-23', valid_to: '2027-01-11' },
      { tier: 'secure', valid_from: '2027-01-12', valid_to: null },
    ]);
    expect(await tierOf(first.providerId)).toEqual({ tier: 'secure', since: '2027-01-12' });
    expect(await stateOf(app, second.caseId)).toBe('issued');
  });

  it('goes once, however often it is asked', async () => {
    const made = await addReadyCase(app);
    await issue(app, made);
    await app.post(`${made.path}/letter/issue`, {}, app.lead);
    const letters = await app.db.kysely.selectFrom('tier_letter').select(['issued_on', 'reply_until']).where('case_id', '=', made.caseId).execute();
    expect(letters).toEqual([{ issued_on: '2026-11-23', reply_until: '2026-12-07' }]);
    expect((await saveDraft(app, made, { body: 'Another' })).statusCode).toBe(422);
  });

  it.each([
    ['on a Friday', '2026-11-27T09:00:00Z', 'is a Friday', 'Monday 30 November 2026'],
    ['in the last two days of term', '2026-12-17T09:00:00Z', 'last two days of the autumn term', 'Monday 4 January 2027'],
  ])('does not go %s, and says when it may', async (_, moment, why, next) => {
    const made = await addReadyCase(app);
    app.clock.set(moment);
    const words = await app.read(`${made.path}/letter`);
    expect(words).toContain(why);
    expect(words).toContain(`The next day on which it may go is ${next}`);
    expect(words).not.toContain('Issue the letter');
    await app.post(`${made.path}/letter/issue`, {}, app.lead);
    expect([await stateOf(app, made.caseId), await tierOf(made.providerId)]).toEqual(['decided', undefined]);
  });

  it('tells those who have an account by mail, and never the tier in it', async () => {
    const made = await addReadyCase(app, { provider: { name: 'Pinetree Primary School' } });
    await signInOf(app, 'headteacher', made.providerId, 'Ada Thorne');
    await signInOf(app, 'governor', made.providerId);
    const before = (await app.mails()).length;
    const { letter } = await issue(app, made);
    const sent = (await app.mails()).slice(before);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ subject: 'A letter from Testshire Council', body: expect.stringContaining(`https://waymark.example.invalid${letter}`) as string });
    expect(`${sent[0]?.subject ?? ''} ${sent[0]?.body ?? ''}`).not.toMatch(/vulnerable|concern|secure|tier [a-z]/i);
  }); // prettier-ignore

  it('is as it was sent in Word, with to whom it went', async () => {
    const made = await addReadyCase(app);
    const { letter } = await issue(app, made);
    const answer = await app.open(`${letter}/word`);
    const parts = unzipSync(answer.rawPayload);
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const texts = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text);
    expect(texts.slice(0, 4)).toEqual(['Working together, and more support for ' + made.name, 'Testshire Council', '23 November 2026', 'To Ada Thorne, Headteacher; Bo Dale, Chair of governors']);
    expect(xml).toContain('<w:pStyle w:val="Heading2"/>');
    expect(texts.join(' ')).toContain('until 7 December 2026');
    expect(strFromU8(parts['word/footer1.xml'] ?? new Uint8Array())).toContain('in confidence to');
    expect((await app.open(`${made.path}/letter/word`)).headers['content-disposition']).toContain('letter-2026-11-23.docx');
  }); // prettier-ignore
});

describe('to the provider', () => {
  it('a letter is there once it is issued, and not before; and to nobody else', async () => {
    const made = await addReadyCase(app);
    const elsewhere = await addCase(app, { state: 'decided' });
    const head = await signInOf(app, 'headteacher', made.providerId);
    const other = await signInOf(app, 'headteacher', elsewhere.providerId);
    const draft = await app.db.kysely.selectFrom('tier_letter').select('id').where('case_id', '=', made.caseId).executeTakeFirstOrThrow();
    const url = `/providers/${String(made.providerId)}/tier/letters/${String(draft.id)}`;
    for (const each of [url, `${url}/word`, `${made.path}/reply`]) expect((await app.open(each, head)).statusCode, each).toBe(404);
    for (const each of ['call', 'letter', 'review']) expect((await app.open(`${made.path}/${each}`, head)).statusCode, each).toBe(403);
    await issue(app, made);
    const page = await app.open(url, head);
    await expectValidHtml(page.body);
    expect(wordsOf(page.body)).toContain('You may reply, and may ask for a review, until 7 December 2026');
    expect(page.body).toContain(`href="${made.path}/reply"`);
    expect((await app.open(url, other)).statusCode).toBe(404);
    expect((await app.open(`/providers/${String(elsewhere.providerId)}/tier/letters/${String(draft.id)}`, other)).statusCode).toBe(404);
    for (const role of ['network-member', 'elected-member', 'executive-member', 'childrens-trust'])
      expect((await app.open(url, await app.signInAs(role))).statusCode, role).toBe(403);
    const reads = await app.db.kysely.selectFrom('audit_event').select('event').where('subject_kind', '=', 'tier-letter').where('subject_id', '=', String(draft.id)).execute();
    expect(reads.map(({ event }) => event)).toEqual(expect.arrayContaining(['tier-letter.viewed', 'tier-letter.issued', 'tier-letter.refused']));
  }); // prettier-ignore

  it('a governor reads it, and is told who replies', async () => {
    const made = await addReadyCase(app);
    const { letter } = await issue(app, made);
    const governor = await signInOf(app, 'governor', made.providerId);
    expect(await app.read(letter, governor)).toContain('The headteacher or manager, the chair, or the trust’s chief executive can reply');
    expect((await app.open(`${made.path}/reply`, governor)).statusCode).toBe(403);
  });
});
