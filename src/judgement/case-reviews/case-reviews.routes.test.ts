import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addCase, type GivenCase, type MadeCase, proposeAnew, signInAs, stateOf, wordsOf } from '../cases/judgement.fixture.ts';
import { addCallAndDraft, addReadyCase, issue, type LettersApp, openLettersApp, saveDraft, signInOf } from '../letters/letters.fixture.ts';

let app: LettersApp;
beforeAll(async () => {
  app = await openLettersApp();
});
beforeEach(() => {
  app.clock.set('2026-11-23T09:00:00Z');
});

let people = 0;
const director = (role: 'director' | 'assistant-director' = 'assistant-director') => {
  people += 1;
  return signInAs(app, role, `Reviewer ${String(people)}`);
};

/** Issued, and a review asked for by its head. */
async function addInReview(given: GivenCase = {}): Promise<MadeCase & { head: string }> {
  const made = await addReadyCase(app, given);
  await issue(app, made);
  const head = await signInOf(app, 'headteacher', made.providerId);
  await app.post(`${made.path}/reply`, { 'words': 'The results of 2026 are not in it.', 'asks-review': 'yes' }, head);
  expect(await stateOf(app, made.caseId)).toBe('in-review');
  return { ...made, head };
}
const upheld = { outcome: 'upheld', reasons: 'The new results say the same.', conflict: 'none' };
const changed = { outcome: 'changed', tier: 'secure', reasons: 'The new results say otherwise.', conflict: 'none' };
const decisionsOf = ({ caseId }: MadeCase) =>
  app.db.kysely.selectFrom('tier_decision').select(['id', 'tier', 'review_of', 'valid_from', 'valid_to', 'overrides']).where('case_id', '=', caseId).orderBy('id').execute(); // prettier-ignore

describe('a review', () => {
  it('shows what was decided and what the provider wrote', async () => {
    const made = await addInReview();
    const { cookie } = await director();
    const page = await app.open(`${made.path}/review`, cookie);
    await expectValidHtml(page.body);
    const words = wordsOf(page.body);
    expect(words).toContain('The tier that is reviewed: Vulnerable , decided by Test lead');
    expect(words).toContain('The results of 2026 are not in it.');
  });

  it('is never by whoever decided, nor by whoever confirmed', async () => {
    const [decider, second] = [await director(), await director()];
    const made = await addInReview({ tier: 'secure', decided: { tier: 'vulnerable', byAccount: decider.account } });
    await app.db.kysely.updateTable('tier_decision').set({ second_by_account: second.account }).where('case_id', '=', made.caseId).execute();
    expect(await app.read(`${made.path}/review`, decider.cookie)).toContain('You decided this tier');
    for (const { cookie } of [decider, second]) expect((await app.post(`${made.path}/review`, upheld, cookie)).statusCode).toBe(422);
    expect([await stateOf(app, made.caseId), (await decisionsOf(made)).length]).toEqual(['in-review', 1]);
    const third = await director('director');
    expect((await app.post(`${made.path}/review`, upheld, third.cookie)).statusCode).toBe(303);
  });

  it('is not for an adviser or the head', async () => {
    const made = await addInReview();
    for (const cookie of [await app.signInAs('sia', { caseload: [made.providerId] }), made.head])
      expect((await app.open(`${made.path}/review`, cookie)).statusCode).toBe(403);
  });

  it.each([
    [{ ...upheld, outcome: '' }, 'Select whether the tier stands'],
    [{ ...upheld, reasons: '' }, 'Enter the reasons'],
    [{ ...upheld, conflict: '' }, 'Select whether you have a conflict of interest'],
    [{ ...upheld, 'conflict': 'some', 'conflict-words': '' }, 'Enter what the conflict of interest is'],
    [{ ...upheld, 'conflict': 'some', 'conflict-words': 'My sister works there.' }, 'so you may not review this case.'],
    [{ ...changed, tier: '' }, 'Select the tier it changes to'],
    [{ ...changed, tier: 'vulnerable' }, 'uphold it, or select another'],
  ])('is refused for %j, and changes nothing', async (form, message) => {
    const made = await addInReview();
    const { cookie } = await director();
    const answer = await app.post(`${made.path}/review`, form, cookie);
    expect([answer.statusCode, wordsOf(answer.body).includes(message)]).toEqual([422, true]);
    await expectValidHtml(answer.body);
    expect(await stateOf(app, made.caseId)).toBe('in-review');
  });

  it('that upholds makes the case final, and a letter tells its outcome without changing the tier', async () => {
    const made = await addInReview();
    const { cookie } = await director();
    await app.post(`${made.path}/review`, upheld, cookie);
    expect(await stateOf(app, made.caseId)).toBe('final');
    const [first, review] = await decisionsOf(made);
    expect(review).toMatchObject({ tier: 'vulnerable', review_of: first?.id, valid_from: null });
    await saveDraft(app, made);
    const page = await app.open(`${made.path}/letter`);
    await expectValidHtml(page.body);
    expect(wordsOf(page.body)).toContain('It tells');
    expect(wordsOf(page.body)).toContain('The review has found that the tier Vulnerable stands.');
    app.clock.set('2026-11-24T09:00:00Z');
    const { letter } = await issue(app, made);
    const words = await app.read(letter, made.head);
    expect(words).toContain('The new results say the same.');
    expect(words).toContain('Reply to this letter');
    expect((await decisionsOf(made)).map(({ valid_from, valid_to }) => [valid_from, valid_to])).toEqual([['2026-11-23', null], [null, null]]); // prettier-ignore
    expect(await stateOf(app, made.caseId)).toBe('final');
  });

  it('that changes the tier needs no other second person, and is in force and final once its letter goes', async () => {
    const made = await addInReview();
    const { cookie } = await director();
    await app.post(`${made.path}/review`, changed, cookie);
    expect(await stateOf(app, made.caseId)).toBe('decided');
    const tier = () => app.db.kysely.selectFrom('provider_tier').select(['tier', 'since']).where('provider_id', '=', made.providerId).executeTakeFirst();
    expect(await tier()).toEqual({ tier: 'vulnerable', since: '2026-11-23' });
    app.clock.set('2026-12-01T09:00:00Z');
    await saveDraft(app, made);
    const { letter } = await issue(app, made);
    const [first, review] = await decisionsOf(made);
    expect(first).toMatchObject({ valid_from: '2026-11-23', valid_to: '2026-11-30' });
    expect(review).toMatchObject({ tier: 'secure', review_of: first?.id, overrides: true, valid_from: '2026-12-01', valid_to: null });
    expect([await tier(), await stateOf(app, made.caseId)]).toEqual([{ tier: 'secure', since: '2026-12-01' }, 'final']);
    expect(await app.read(letter, made.head)).toContain('is in the tier Secure from 1 December 2026. Until now: Vulnerable.');
    const again = await app.post(`${made.path}/reply`, { 'words': 'Once more, please.', 'asks-review': 'yes' }, made.head);
    expect(wordsOf(again.body)).toContain('a review is the last step');
  }); // prettier-ignore

  it('departs from what the service proposed when the tier was decided, whatever it has proposed since', async () => {
    const made = await addInReview();
    await proposeAnew(app, made, 'secure');
    const { cookie } = await director();
    await app.post(`${made.path}/review`, changed, cookie);
    expect(await decisionsOf(made)).toMatchObject([{ overrides: false }, { tier: 'secure', overrides: true }]);
  });

  it('that makes the tier worse is told by a call first', async () => {
    const made = await addInReview();
    const { cookie } = await director();
    app.clock.set('2026-11-24T09:00:00Z');
    await app.post(`${made.path}/review`, { ...changed, tier: 'cause-for-concern' }, cookie);
    await saveDraft(app, made);
    expect(await app.read(`${made.path}/letter`)).toContain('Nobody has rung since the tier was decided');
    await addCallAndDraft(app, made);
    await issue(app, made);
    expect(await stateOf(app, made.caseId)).toBe('final');
  });

  it('is not of a case that nobody asked to have reviewed', async () => {
    const made = await addCase(app, { state: 'issued' });
    const { cookie } = await director();
    expect(await app.read(`${made.path}/review`, cookie)).toContain('there is nothing to review');
    expect((await app.post(`${made.path}/review`, upheld, cookie)).statusCode).toBe(422);
  });
});
