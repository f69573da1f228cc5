import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addOwnProvider, day } from '../../register/by-hand/sent-form.fixture.ts';
import { findDaysUsed } from './find-days-used.ts';
import { addSentNote, addVisit, noticesOf, openNote, openVisitsApp, stateOf, type VisitsApp, wholeNote, wordsOf } from './visits.fixture.ts';

let app: VisitsApp;
beforeAll(async () => {
  app = await openVisitsApp();
});
beforeEach(() => {
  app.clock.set('2026-11-23T09:00:00Z');
});

const heard = { 'heard-by': 'Cleo Head, headteacher', 'way': 'telephone', ...day('heard-on', '2026-11-23'), 'answer': 'accurate' };

describe('an answer that came by other means', () => {
  it('is recorded by an author with who gave it, how and when, and said so ever after', async () => {
    const visit = await addSentNote(app);
    await expectValidHtml((await app.open(`${visit.path}/answer`, visit.alun)).body);
    expect((await app.open(`${visit.path}/answer`, visit.head)).statusCode).toBe(403);
    for (const [over, text] of [[{ 'heard-by': '' }, 'Enter who answered'], [{ way: '' }, 'Select how the answer came'], [day('heard-on', '2026-11-22'), 'on that day or after it']] as const) {
      const refused = await app.post(`${visit.path}/answer`, { ...heard, ...over }, visit.alun);
      expect([refused.statusCode, wordsOf(refused.body).includes(text)]).toEqual([422, true]);
      await expectValidHtml(refused.body);
    }
    await app.post(`${visit.path}/answer`, heard, visit.alun);
    expect((await noticesOf(app, visit.path)).at(-1)).toBe('An answer to the note of a visit is recorded as yours');
    const typed = await app.post(`${visit.path}/check`, { 'answer': 'disputed', 'passage-strengths': 'well', 'correction-strengths': 'very well' }, visit.head);
    expect([typed.statusCode, wordsOf(typed.body).includes('very well')]).toEqual([422, true]);
    await app.post(`${visit.path}/final`, {}, visit.alun);
    expect(await app.read(visit.path, visit.chair)).toContain('checked by Cleo Head, headteacher (by telephone on 23 November 2026, recorded by Alun Test)');
  }); // prettier-ignore

  it('that never came is not laid at a head’s door who had no account', async () => {
    const visit = await addVisit(app);
    await app.db.kysely.deleteFrom('access_scope').where('provider_id', '=', visit.providerId).where('account_id', 'in', (of) => of.selectFrom('account').select('id').where('role', '=', 'headteacher')).execute();
    await (await openNote(app, visit, visit.alun)).save(wholeNote(visit));
    await app.post(`${visit.path}/send`, {}, visit.alun);
    app.clock.set('2026-12-01T09:00:00Z');
    await app.post(`${visit.path}/final`, { silence: 'yes' }, visit.alun);
    const text = await app.read(visit.path, visit.alun);
    expect([text.includes('Nobody had an account'), text.includes('did not answer')]).toEqual([true, false]);
  }); // prettier-ignore
});

describe('a final note', () => {
  it('says the days as they were when it became final', async () => {
    const visit = await addSentNote(app);
    await app.post(`${visit.path}/check`, { answer: 'accurate' }, visit.head);
    await app.post(`${visit.path}/final`, {}, visit.alun);
    await app.db.kysely.updateTable('visit_author').set({ quarter_days: 40 }).where('visit_id', '=', visit.visitId).execute();
    expect(await app.read(visit.path, visit.head)).toContain('Alun Test: 1.25 days');
  });
});

describe('a part that was not reached', () => {
  it.each(['held', 'draft'] as const)('is cancelled alone when it is %s, with a reason, and takes no share of the days', async (state) => {
    const visit = await addVisit(app);
    const second = await addOwnProvider(app, { name: 'Birchley School' });
    await app.db.kysely.insertInto('visit_part').values({ authority_id: app.authorityId, visit_id: visit.visitId, provider_id: second, state: 'held' }).execute();
    if (state === 'draft') await (await openNote(app, visit, visit.alun)).save({ ...wholeNote(visit), 'strengths-words': 'Begun in error' });
    else await app.post(`${visit.path}/held`, {}, visit.alun);
    await app.db.kysely.updateTable('visit_author').set({ quarter_days: 4 }).where('visit_id', '=', visit.visitId).execute();
    await expectValidHtml((await app.open(`${visit.path}/cancel`, visit.alun)).body);
    await app.post(`${visit.path}/cancel`, { reason: 'We ran out of time' }, visit.alun);
    expect(await stateOf(app, visit)).toBe('cancelled');
    expect(await stateOf(app, { ...visit, providerId: second })).toBe('held');
    expect(await app.read(visit.path, visit.head)).toMatch(/Alun Test cancelled it on 23 November 2026 .*We ran out of time/);
    expect((await app.read(visit.path, visit.head)).includes('Begun in error')).toBe(false);
    expect((await app.read(visit.path, visit.alun)).includes('Begun in error')).toBe(state === 'draft');
    const used = await findDaysUsed(app.db.kysely, { authorityId: app.authorityId, from: '2026-09-01', to: '2027-08-31' });
    expect(used.filter(({ visitId }) => visitId === visit.visitId).map(({ providerId, hundredths }) => [providerId, hundredths])).toEqual([[second, 100], [second, 100]]);
  }); // prettier-ignore
});
