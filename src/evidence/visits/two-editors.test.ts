import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addVisit, openNote, openVisitsApp, stateOf, type VisitsApp, wordsOf } from './visits.fixture.ts';

let app: VisitsApp;
beforeAll(async () => {
  app = await openVisitsApp();
});

const sectionsOf = async (visitId: number) =>
  app.db.kysely
    .selectFrom('visit_section')
    .innerJoin('visit_part', 'visit_part.id', 'visit_section.part_id')
    .select(['key', 'fields', 'version', 'saved_by'])
    .where('visit_id', '=', visitId)
    .orderBy('key')
    .execute();

describe('what a browser saves by itself', () => {
  it('begins the note, is told when it was saved, and goes on from there', async () => {
    const visit = await addVisit(app);
    const { autosave } = await openNote(app, visit, visit.alun);
    expect(await autosave({ 'strengths-words': 'Read' })).toMatchObject({ at: '09:00', beside: {} });
    expect(await stateOf(app, visit)).toBe('draft');
    await autosave({ 'strengths-words': 'Reading' });
    expect(await sectionsOf(visit.visitId)).toMatchObject([{ key: 'strengths', fields: { words: 'Reading' }, version: 2, saved_by: 'Alun Test' }]);
  });

  it('that was saved without the browser hearing of it goes on from its own version', async () => {
    const visit = await addVisit(app);
    const { autosave } = await openNote(app, visit, visit.alun);
    await autosave({ 'strengths-words': 'Read' }, false);
    expect((await autosave({ 'strengths-words': 'Reading, and more' })).beside).toEqual({});
    expect(await sectionsOf(visit.visitId)).toMatchObject([{ fields: { words: 'Reading, and more' } }]);
  });

  describe('is in the trail', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['Date'] });
    });
    afterEach(() => {
      vi.useRealTimers();
      app.clock.set('2026-11-23T09:00:00Z');
    });
    /** The trail keeps the service’s own time, and the pages of visits the test’s. */
    const setMinute = (minute: number) => {
      const moment = `2026-11-23T09:${String(minute).padStart(2, '0')}:00Z`;
      vi.setSystemTime(moment);
      app.clock.set(moment);
    };
    const namedOf = async (visitId: number) =>
      app.db.kysely
        .selectFrom('audit_event')
        .select(['actor_name as who', sql<number>`extract(minute from occurred_at)::int`.as('minute')])
        .where('subject_kind', '=', 'visit')
        .where('subject_id', '=', String(visitId))
        .where('event', '=', 'visit.note-saved')
        .orderBy('id')
        .execute();

    it('once in ten minutes for each writer, however long they go on', async () => {
      const visit = await addVisit(app);
      const [alun, bea] = [await openNote(app, visit, visit.alun), await openNote(app, visit, visit.bea)];
      for (let minute = 0; minute <= 25; minute += 1) {
        setMinute(minute);
        await alun.autosave({ 'strengths-words': 'a'.repeat(minute + 1) });
        if (minute >= 5 && minute <= 9) await bea.autosave({ 'development-words': 'b'.repeat(minute) });
      }
      expect(await namedOf(visit.visitId)).toEqual([
        { who: 'Alun Test', minute: 0 },
        { who: 'Bea Test', minute: 5 },
        { who: 'Alun Test', minute: 10 },
        { who: 'Alun Test', minute: 20 },
      ]);
    });

    it('no more often where all that is typed is kept beside, or is days', async () => {
      const visit = await addVisit(app);
      setMinute(0);
      const [alun, bea] = [await openNote(app, visit, visit.alun), await openNote(app, visit, visit.bea)];
      await alun.autosave({ 'strengths-words': 'Stands' });
      for (const minute of [1, 2, 3]) {
        setMinute(minute);
        await bea.autosave({ 'strengths-words': 'b'.repeat(minute), [`days-${visit.ids.bea}`]: String(minute), [`shown-days-${visit.ids.bea}`]: minute === 1 ? '' : String(minute - 1) });
      }
      expect(await namedOf(visit.visitId)).toEqual([{ who: 'Alun Test', minute: 0 }, { who: 'Bea Test', minute: 1 }]);
    }); // prettier-ignore
  });

  it('after the session has run out is neither written nor kept as a form: the browser has it', async () => {
    const visit = await addVisit(app);
    const { autosave, save } = await openNote(app, visit, visit.alun);
    await app.db.kysely.updateTable('session').set({ last_seen_at: new Date('2026-11-22T09:00:00Z') }).where('account_id', '=', visit.ids.alun).execute();
    const kept = async () => (await app.db.kysely.selectFrom('kept_form').select('account_id').execute()).map(({ account_id: id }) => id);
    await expect(autosave({ 'strengths-words': 'Typed too late' })).rejects.toThrow();
    expect([await sectionsOf(visit.visitId), await kept()]).toEqual([[], []]);
    // The button’s own form is kept until its writer has signed in.
    expect((await save({ 'strengths-words': 'Typed too late' })).headers.location).toContain('/sign-in');
    expect([await sectionsOf(visit.visitId), await kept()]).toEqual([[], [visit.ids.alun]]);
  }); // prettier-ignore
});

describe('two people in one note', () => {
  it('in different sections never meet', async () => {
    const visit = await addVisit(app);
    const [alun, bea] = [await openNote(app, visit, visit.alun), await openNote(app, visit, visit.bea)];
    await alun.autosave({ 'strengths-words': 'Alun’s' });
    // Without scripts a page sends every section, those untouched too.
    await bea.save({ 'strengths-words': '', 'development-words': 'Bea’s' });
    expect(await sectionsOf(visit.visitId)).toMatchObject([{ fields: { words: 'Bea’s' } }, { fields: { words: 'Alun’s' } }]);
  });

  it.each(['yours', 'theirs', 'joined'])('in one section keep both until one chooses: %s', async (choice) => {
    const visit = await addVisit(app);
    const [alun, bea] = [await openNote(app, visit, visit.alun), await openNote(app, visit, visit.bea)];
    await alun.autosave({ 'strengths-words': 'Theirs' });
    const told = await bea.autosave({ 'strengths-words': 'Yours' });
    expect(told.beside).toEqual({ strengths: 'Alun Test changed this at 09:00. Yours is kept beside it.' });
    await bea.autosave({ 'strengths-words': 'Yours, longer' });
    await alun.autosave({ 'strengths-words': 'Theirs, longer' });
    expect(await sectionsOf(visit.visitId)).toMatchObject([{ fields: { words: 'Theirs, longer' } }]);
    const page = await app.open(`${visit.path}/note/beside`, visit.bea);
    await expectValidHtml(page.body);
    expect(wordsOf(page.body)).toMatch(/Alun Test changed this at 09:00.*Theirs, longer.*Yours, kept beside it.*Yours, longer/);
    expect(wordsOf((await app.open(`${visit.path}/send`, visit.alun)).body)).toContain('Two people changed the same text');
    const [beside, version] = ['beside', 'version'].map((name) => new RegExp(`name="${name}" value="(\\d+)"`).exec(page.body)?.[1] ?? '');
    const form = { 'beside': beside ?? '', 'version': version ?? '', 'choose-words': choice, 'joined-words': 'Both' };
    for (const [over, text] of [[{ 'choose-words': '' }, 'Choose which text is to stand'], [{ version: '1' }, 'changed again since'], [{ 'choose-words': 'joined', 'joined-words': 'Both'.repeat(5001) }, '20,000 characters']] as const) {
      const refused = await app.post(`${visit.path}/note/beside`, { ...form, ...over }, visit.bea);
      expect([refused.statusCode, wordsOf(refused.body).includes(text), refused.body.includes('>Both')]).toEqual([422, true, true]);
      await expectValidHtml(refused.body);
    }
    expect(await sectionsOf(visit.visitId)).toMatchObject([{ fields: { words: 'Theirs, longer' } }]);
    await app.post(`${visit.path}/note/beside`, form, visit.bea);
    const late = await app.post(`${visit.path}/note/beside`, { ...form, 'choose-words': 'joined', 'joined-words': 'Mine too' }, visit.alun);
    expect([late.statusCode, late.body.includes('Mine too')]).toEqual([422, true]);
    const stands = { yours: 'Yours, longer', theirs: 'Theirs, longer', joined: 'Both' }[choice];
    expect(await sectionsOf(visit.visitId)).toMatchObject([{ fields: { words: stands } }]);
    expect((await app.open(`${visit.path}/note/beside`, visit.bea)).headers.location).toBe(`${visit.path}/note`);
  }); // prettier-ignore

  it('who enter the same days: what stands is said to whoever comes second', async () => {
    const visit = await addVisit(app);
    const [alun, bea] = [await openNote(app, visit, visit.alun), await openNote(app, visit, visit.bea)];
    const days = (quarters: string) => ({ [`days-${visit.ids.bea}`]: quarters, [`shown-days-${visit.ids.bea}`]: '' });
    await bea.autosave(days('2'));
    expect((await alun.autosave(days('4'))).at).toContain('the days of Bea Test were entered meanwhile as 0.5 days');
    const saved = await alun.save({ ...days('4'), 'strengths-words': 'Kept all the same' });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, `${visit.path}/note`]);
    expect((await app.open(`${visit.path}/note`, visit.alun)).body).toMatch(/<option value="2" selected[^>]*>0.5 days/);
  });

  it('at the same moment: one is written, the other stands beside', async () => {
    const visit = await addVisit(app);
    const [alun, bea] = [await openNote(app, visit, visit.alun), await openNote(app, visit, visit.bea)];
    await Promise.all([alun.autosave({ 'strengths-words': 'One' }), bea.autosave({ 'strengths-words': 'Two' })]);
    const [written] = await sectionsOf(visit.visitId);
    const beside = await app.db.kysely.selectFrom('visit_beside').innerJoin('visit_part', 'visit_part.id', 'part_id').select('fields').where('visit_id', '=', visit.visitId).execute();
    expect([written?.fields['words'], ...beside.map(({ fields }) => fields['words'])].toSorted()).toEqual(['One', 'Two']);
  }); // prettier-ignore
});
