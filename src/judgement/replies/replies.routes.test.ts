import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { addCase, type MadeCase, stateOf, wordsOf } from '../cases/judgement.fixture.ts';
import { addReadyCase, issue, type LettersApp, openLettersApp, signInOf } from '../letters/letters.fixture.ts';
import { finaliseDue } from './finish-due-cases.ts';

let app: LettersApp;
beforeAll(async () => {
  app = await openLettersApp();
});
beforeEach(() => {
  app.clock.set('2026-11-23T09:00:00Z');
});

/** A letter of Monday 23 November 2026: a review may be asked for until Monday 7 December. */
async function addIssued(): Promise<MadeCase & { letter: string; head: string }> {
  const made = await addReadyCase(app);
  const { letter } = await issue(app, made);
  return { ...made, letter, head: await signInOf(app, 'headteacher', made.providerId, 'Ada Thorne') };
}
const ask = (made: MadeCase, cookie: string, form: Readonly<Record<string, string>> = {}) =>
  app.post(`${made.path}/reply`, { 'words': 'The results of 2026 are not in it.', 'asks-review': 'yes', ...form }, cookie);
const repliesOf = (caseId: number) =>
  app.db.kysely
    .selectFrom('tier_reply')
    .select(['asks_review', 'replied_by', 'received_on', 'late_answer'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
const finalise = () =>
  finaliseDue(app.db, app.clock, { kind: 'operator', accountId: null, tokenId: null, name: 'Test', role: null, authorityId: null }, app.authorityId); // prettier-ignore

describe('a reply', () => {
  it('in plain words is kept, beside the letter, and changes nothing else', async () => {
    const made = await addIssued();
    const page = await app.open(`${made.path}/reply`, made.head);
    await expectValidHtml(page.body);
    expect(wordsOf(page.body)).toContain('To ask counts against nobody');
    expect((await ask(made, made.head, { 'asks-review': 'no', 'words': 'Thank you.\nWe agree.' })).headers.location).toBe(made.letter);
    expect(await stateOf(app, made.caseId)).toBe('issued');
    const letter = await app.open(made.letter, made.head);
    await expectValidHtml(letter.body);
    expect(letter.body).toContain('Thank you.\nWe agree.');
  });

  it('that asks in time begins a review, which those who may review are told', async () => {
    const made = await addIssued();
    await app.signInAs('assistant-director', { name: 'Lee Dale' });
    app.clock.set('2026-12-07T16:00:00Z');
    for (const time of [1, 2]) expect((await ask(made, made.head)).statusCode, String(time)).toBe(303);
    expect(await stateOf(app, made.caseId)).toBe('in-review');
    expect(await repliesOf(made.caseId)).toHaveLength(1);
    const told = await app.db.kysely.selectFrom('notice').select('subject').where('href', '=', `${made.path}/review`).execute();
    expect(told).not.toEqual([]);
    for (const { subject } of told) expect(subject).not.toMatch(/vulnerable/i);
    expect(await app.read(made.letter, made.head)).toContain('A review is under way');
    expect(await app.read(`${made.path}/reply`, made.head)).toContain('under way. What you add is read with it');
  });

  it.each([
    [{ words: '' }, 'Enter your reply'],
    [{ 'asks-review': '' }, 'Select whether you ask for a review'],
  ])('is refused for %j, and keeps what was typed', async (form, message) => {
    const made = await addIssued();
    const answer = await ask(made, made.head, form);
    expect([answer.statusCode, wordsOf(answer.body).includes(message)]).toEqual([422, true]);
    await expectValidHtml(answer.body);
  });

  it('that came by post is recorded by the staff, as of the day it was received', async () => {
    const made = await addIssued();
    app.clock.set('2026-12-09T09:00:00Z');
    const posted = { 'replied-by': 'Bo Dale, chair', ...day('received-on', '2026-12-07') };
    const missing = await ask(made, app.lead, { ...posted, 'replied-by': '' });
    expect(wordsOf(missing.body)).toContain('Enter who wrote it');
    await ask(made, app.lead, posted);
    expect(await repliesOf(made.caseId)).toEqual([{ asks_review: true, replied_by: 'Bo Dale, chair', received_on: '2026-12-07', late_answer: null }]);
    expect(await stateOf(app, made.caseId)).toBe('in-review');
  });

  it('is not for others: another school, a governor, an adviser of other schools', async () => {
    const [made, other] = [await addIssued(), await addIssued()];
    expect((await ask(made, other.head)).statusCode).toBe(404);
    expect((await ask(made, await app.signInAs('sia'))).statusCode).toBe(404);
    expect((await ask(made, await app.signInAs('auditor'))).statusCode).toBe(403);
    expect(await repliesOf(made.caseId)).toEqual([]);
  });
});

describe('a request that comes late', () => {
  const late = async () => {
    const made = await addIssued();
    app.clock.set('2026-12-08T09:00:00Z');
    await ask(made, made.head);
    return made;
  };

  it('is kept, is told what to do, and waits for the lead', async () => {
    const made = await late();
    expect(await stateOf(app, made.caseId)).toBe('issued');
    expect(await app.read(made.letter, made.head)).toContain('decides whether a review takes place all the same');
    app.clock.set('2027-03-01T09:00:00Z');
    await finalise();
    expect(await stateOf(app, made.caseId)).toBe('issued');
  });

  it('is accepted by the lead with a reason, and the review begins', async () => {
    const made = await late();
    const page = await app.open(`${made.path}/reply`);
    await expectValidHtml(page.body);
    const [reply] = await app.db.kysely.selectFrom('tier_reply').select('id').where('case_id', '=', made.caseId).execute();
    const answer = { reply: String(reply?.id), answer: 'accepted', reason: '' };
    expect(wordsOf((await app.post(`${made.path}/reply/late`, answer, app.lead)).body)).toContain('Enter why');
    expect((await app.post(`${made.path}/reply/late`, { ...answer, reason: 'The head was ill.' }, made.head)).statusCode).toBe(403);
    await app.post(`${made.path}/reply/late`, { ...answer, reason: 'The head was ill.' }, app.lead);
    expect([await stateOf(app, made.caseId), (await repliesOf(made.caseId))[0]?.late_answer]).toEqual(['in-review', 'accepted']);
    expect(await app.read(made.letter, made.head)).toContain('It came after the last day and was accepted: The head was ill.');
  });

  it('is not answered by whoever decided the tier, nor with a conflict of interest', async () => {
    const made = await late();
    const { id } = await app.db.kysely.selectFrom('tier_reply').select('id').where('case_id', '=', made.caseId).executeTakeFirstOrThrow();
    const { id: account } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Jo Marsh').executeTakeFirstOrThrow();
    const answer = () => app.post(`${made.path}/reply/late`, { reply: String(id), answer: 'declined', reason: 'Nothing new is in it.' }, app.lead);
    const decidedBy = (who: number | null) =>
      app.db.kysely.updateTable('tier_decision').set({ decided_by_account: who }).where('case_id', '=', made.caseId).execute();
    await decidedBy(account);
    expect(await app.read(`${made.path}/reply`)).toContain('You decided this tier');
    expect((await answer()).statusCode).toBe(422);
    await decidedBy(null);
    const declared = { provider_id: made.providerId, case_id: made.caseId, declared_by: 'Jo Marsh', declared_by_account: account };
    await app.db.kysely
      .insertInto('tier_case_conflict')
      .values({ ...declared, authority_id: app.authorityId, nature: 'I govern there.', declared_at: app.clock.now() })
      .execute();
    expect(wordsOf((await answer()).body)).toContain('You declared a conflict of interest');
    expect((await repliesOf(made.caseId))[0]?.late_answer).toBeNull();
  });

  it('is declined by the lead with a reason, and the case becomes final in its time', async () => {
    const made = await late();
    const [reply] = await app.db.kysely.selectFrom('tier_reply').select('id').where('case_id', '=', made.caseId).execute();
    await app.post(`${made.path}/reply/late`, { reply: String(reply?.id), answer: 'declined', reason: 'Nothing new is in it.' }, app.lead);
    expect(await stateOf(app, made.caseId)).toBe('issued');
    expect(await app.read(made.letter, made.head)).toContain('no review takes place: Nothing new is in it.');
    app.clock.set('2026-12-15T03:20:00Z');
    await finalise();
    expect(await stateOf(app, made.caseId)).toBe('final');
  });
});

describe('a request that was received in time and is recorded once the tier is final', () => {
  const recorded = { ...day('received-on', '2026-12-04'), 'replied-by': 'Ada Thorne, headteacher' };

  it('begins a review all the same', async () => {
    const made = await addIssued();
    app.clock.set('2026-12-16T09:00:00Z');
    await finalise();
    expect(await stateOf(app, made.caseId)).toBe('final');
    const page = await app.open(`${made.path}/reply`);
    await expectValidHtml(page.body);
    expect(wordsOf(page.body)).toContain('was received by that day begins one all the same');
    const late = await ask(made, app.lead, { ...recorded, ...day('received-on', '2026-12-08') });
    expect([late.statusCode, wordsOf(late.body).includes('Ring your adviser')]).toEqual([422, true]);
    expect((await ask(made, app.lead, recorded)).statusCode).toBe(303);
    expect(await stateOf(app, made.caseId)).toBe('in-review');
  });

  it('is read with a later case where one has begun', async () => {
    const made = await addIssued();
    app.clock.set('2026-12-16T09:00:00Z');
    await finalise();
    await addCase(app, { providerId: made.providerId });
    const answer = await ask(made, app.lead, recorded);
    expect([answer.statusCode, wordsOf(answer.body).includes('The tier is being looked at again')]).toEqual([422, true]);
    expect((await ask(made, app.lead, { ...recorded, 'asks-review': 'no' })).statusCode).toBe(303);
    expect([await stateOf(app, made.caseId), (await repliesOf(made.caseId)).length]).toEqual(['final', 1]);
  });
});

describe('a letter whose case was ended early', () => {
  it('says within its days that the tier is looked at again, and promises no review', async () => {
    const made = await addIssued();
    await app.db.kysely.updateTable('tier_case').set({ state: 'final' }).where('id', '=', made.caseId).execute();
    await addCase(app, { providerId: made.providerId });
    const page = await app.open(made.letter, made.head);
    expect(wordsOf(page.body)).toContain('Your tier is being looked at again, so no review of this letter takes place.');
    await expectValidHtml(page.body);
    const asked = await ask(made, made.head);
    expect([asked.statusCode, wordsOf(asked.body).includes('send it without asking for a review')]).toEqual([422, true]);
  });
});

describe('a request of a case that was ended early in its review', () => {
  it('is answered by that, plainly and after the last day too', async () => {
    const made = await addIssued();
    await ask(made, made.head);
    const ended = { state: 'final', ended_by: 'Lee Dale', ended_reason: 'Something graver is known.' } as const;
    await app.db.kysely.updateTable('tier_case').set(ended).where('id', '=', made.caseId).execute();
    await addCase(app, { providerId: made.providerId });
    app.clock.set('2026-12-20T09:00:00Z');
    const said = await app.read(made.letter, made.head);
    expect(said).toContain('This case was ended early, and your tier is being looked at anew');
    expect(said).not.toMatch(/The time to ask for a review ended|Something graver/);
    const asked = await ask(made, made.head, { words: 'And another thing.' });
    expect([asked.statusCode, wordsOf(asked.body).includes('This case was ended early')]).toEqual([422, true]);
  });
});

describe('at night', () => {
  it('a case that nobody wants reviewed becomes final once its days have passed, and once', async () => {
    const made = await addIssued();
    app.clock.set('2026-12-14T03:20:00Z');
    await finalise();
    expect(await stateOf(app, made.caseId)).toBe('issued');
    app.clock.set('2026-12-15T03:20:00Z');
    expect(await finalise()).toBeGreaterThan(0);
    expect([await stateOf(app, made.caseId), await finalise()]).toEqual(['final', 0]);
    expect(await app.read(made.letter, made.head)).toContain('The time to ask for a review ended on 7 December 2026');
    const asked = await ask(made, made.head);
    expect([asked.statusCode, wordsOf(asked.body).includes('Ring your adviser')]).toEqual([422, true]);
    expect((await ask(made, made.head, { 'asks-review': 'no' })).statusCode).toBe(303);
  });
});
