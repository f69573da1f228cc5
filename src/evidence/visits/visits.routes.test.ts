import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addOwnProvider, day } from '../../register/by-hand/sent-form.fixture.ts';
import { findDaysUsed } from './find-days-used.ts';
import {
  addSentNote,
  addVisit,
  noticesOf,
  openNote,
  openVisitsApp,
  planForm,
  stateOf,
  type VisitsApp,
  wholeNote,
  wordsOf,
} from './visits.fixture.ts';

let app: VisitsApp;
beforeAll(async () => {
  app = await openVisitsApp();
});
beforeEach(() => {
  app.clock.set('2026-11-23T09:00:00Z');
});

const seenPlan = (html: string): string => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('planning a visit', () => {
  it('keeps it, once however often it is sent, and tells the colleague and the head', async () => {
    const visit = await addVisit(app, { plan: day('planned-on', '2026-12-03') });
    const text = await app.read(visit.path, visit.alun);
    expect(text).toMatch(/Planned .*3 December 2026, 09:30 to 12:00 .*Reading in key stage 1 .*Alun Test, Bea Test/);
    expect(text).toContain('The note can be written from 3 December 2026 on');
    const again = { ...planForm(day('planned-on', '2026-12-03')), authors: String(visit.ids.alun) };
    expect((await app.post(`/providers/${visit.providerId}/visits/new`, again, visit.alun)).headers.location).toBe(visit.path);
    expect(await noticesOf(app, visit.path)).toEqual(['A visit is planned for 3 December 2026', 'A visit is planned for 3 December 2026']);
    await expectValidHtml((await app.open(visit.path, visit.alun)).body);
    await expectValidHtml((await app.open(`/providers/${visit.providerId}/visits/new`, visit.alun)).body);
  });

  it.each([
    [{ purpose: '' }, 'Select the purpose'],
    [{ focus: ' ' }, 'Enter the focus'],
    [{ 'planned-on-day': '' }, 'must include a day'],
    [{ 'starts-at': 'noonish' }, 'Enter a time like'],
    [{ 'ends-at': '08:00' }, 'It must end after it begins'],
    [day('planned-on', '2036-01-01'), 'The day must be before'],
    [{ authors: '' }, 'Select who carries it out'],
  ])('is refused for %j, and keeps what was typed', async (over, message) => {
    const { providerId, alun, ids } = await addVisit(app);
    const form = { ...planForm({ 'evidence-wanted': 'Their plan' }), authors: String(ids.alun), ...over };
    const answer = await app.post(`/providers/${providerId}/visits/new`, form, alun);
    expect([answer.statusCode, wordsOf(answer.body).includes(message), answer.body.includes('Their plan')]).toEqual([422, true, true]);
    await expectValidHtml(answer.body);
  });

  it('can be changed and cancelled until it is held, by those who carry it out', async () => {
    const visit = await addVisit(app, { plan: day('planned-on', '2026-12-03') });
    const changed = { ...planForm(day('planned-on', '2026-12-04')), authors: String(visit.ids.bea) };
    const { body } = await app.open(`${visit.path}/plan`, visit.alun);
    await expectValidHtml(body);
    const seen = seenPlan(body);
    expect((await app.post(`${visit.path}/plan`, { ...changed, seen }, visit.alun)).statusCode).toBe(303);
    const older = await app.post(`${visit.path}/plan`, { ...changed, focus: 'Older and mine', seen }, visit.bea);
    expect([older.statusCode, older.body.includes('Older and mine'), wordsOf(older.body).includes('Focus: Reading in key stage 1')]).toEqual([
      422,
      true,
      true,
    ]);
    await expectValidHtml(older.body);
    expect((await app.open(`${visit.path}/plan`, visit.alun)).statusCode).toBe(404);
    expect(await app.read(visit.path, visit.head)).toContain('4 December 2026');
    expect((await app.post(`${visit.path}/cancel`, { reason: '' }, visit.bea)).statusCode).toBe(422);
    await app.post(`${visit.path}/cancel`, { reason: 'Snow' }, visit.bea);
    expect(await app.read(visit.path, visit.head)).toContain('Bea Test cancelled it on 23 November 2026');
    expect((await noticesOf(app, visit.path)).at(-1)).toBe('The visit planned for 4 December 2026 does not take place');
  });

  it('tells whoever joins it, and is put over a plan that one was shown', async () => {
    const visit = await addVisit(app, { plan: day('planned-on', '2026-12-03') });
    await app.signInAs('sia', { name: 'Cas Joins', caseload: [visit.providerId] });
    const { id } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Cas Joins').executeTakeFirstOrThrow();
    const form = { ...planForm(day('planned-on', '2026-12-03')), authors: [String(visit.ids.alun), String(id)] };
    const shown = await app.post(`${visit.path}/plan`, { ...form, seen: 'older' }, visit.alun);
    expect((await app.post(`${visit.path}/plan`, { ...form, seen: seenPlan(shown.body) }, visit.alun)).statusCode).toBe(303);
    const told = await app.db.kysely.selectFrom('notice').select('subject').where('account_id', '=', id).execute();
    expect(told).toEqual([{ subject: 'You carry out a visit planned for 3 December 2026' }]);
  });

  it('begins from the list too, with the providers that one may plan for', async () => {
    const visit = await addVisit(app);
    const page = await app.open('/visits/new', visit.alun);
    await expectValidHtml(page.body);
    expect(page.body.match(/<option value="\d+"/g)).toHaveLength(1);
    expect((await app.open(`/visits/new?provider=${visit.providerId}`, visit.alun)).headers.location).toBe(
      `/providers/${visit.providerId}/visits/new`,
    );
    expect((await app.open('/visits/new?provider=', visit.alun)).statusCode).toBe(422);
  });
});

describe('the school’s own view', () => {
  it('is given by the head before the day, read by the visitors, and not after', async () => {
    const visit = await addVisit(app, { plan: day('planned-on', '2026-12-03') });
    const form = { 'from': 'a-page-of-hers', 'seen-own-view': '0:0', 'own-view-well': 'Phonics', 'own-view-worry': '', 'own-view-help': 'Year 6' };
    await expectValidHtml((await app.open(`${visit.path}/own-view`, visit.head)).body);
    expect((await app.post(`${visit.path}/own-view`, form, visit.head)).statusCode).toBe(303);
    expect(await app.read(visit.path, visit.alun)).toMatch(/The school’s own view What is going well Phonics .*Cleo Head, 09:00/);
    expect((await app.open(`${visit.path}/own-view`, visit.chair)).statusCode).toBe(403);
    app.clock.set('2026-12-04T09:00:00Z');
    await (await openNote(app, visit, visit.alun)).save(wholeNote(visit));
    await app.post(`${visit.path}/send`, {}, visit.alun);
    await app.post(`${visit.path}/check`, { answer: 'accurate' }, visit.head);
    await app.post(`${visit.path}/final`, {}, visit.alun);
    expect(await app.read(visit.path, visit.head)).toContain('Phonics');
    const ofChair = await app.read(visit.path, visit.chair);
    expect([ofChair.includes('Reading is taught well'), ofChair.includes('Phonics'), ofChair.includes('own view')]).toEqual([true, false, false]);
    expect((await app.post(`${visit.path}/own-view`, { ...form, 'own-view-help': 'Later' }, visit.head)).statusCode).toBe(422);
  });
});

describe('a note', () => {
  it('is a draft that nobody of the school, and no other adviser, reads', async () => {
    const visit = await addVisit(app);
    await (await openNote(app, visit, visit.alun)).save({ 'strengths-words': 'Reading is taught well.' });
    expect(await stateOf(app, visit)).toBe('draft');
    for (const cookie of [visit.alun, visit.bea, app.lead]) expect(await app.read(visit.path, cookie)).toContain('Reading is taught well');
    const other = await app.signInAs('sia', { name: 'Other Adviser', caseload: [visit.providerId] });
    for (const cookie of [visit.head, other]) expect(await app.read(visit.path, cookie)).not.toContain('Reading is taught well');
    expect((await app.open(visit.path, visit.chair)).statusCode).toBe(404);
    expect((await app.open(`${visit.path}/note`, other)).statusCode).toBe(404);
    expect((await app.open(`${visit.path}/word`, visit.head)).statusCode).toBe(404);
    await expectValidHtml((await app.open(`${visit.path}/note`, visit.alun)).body);
  });

  it('goes to the head when it is whole, and says until then what it lacks', async () => {
    const visit = await addVisit(app);
    const { save } = await openNote(app, visit, visit.alun);
    await save({ 'strengths-words': 'Reading.', 'area-inclusion-level': 'sound' });
    const page = await app.open(`${visit.path}/send`, visit.alun);
    await expectValidHtml(page.body);
    const text = wordsOf(page.body);
    for (const lack of ['Enter something under “Areas for development”', 'Inclusion: enter the evidence', 'Select the days that Bea Test used']) expect(text).toContain(lack);
    await app.post(`${visit.path}/send`, {}, visit.alun);
    expect(await stateOf(app, visit)).toBe('draft');
    await (await openNote(app, visit, visit.bea)).save(wholeNote(visit));
    await app.post(`${visit.path}/send`, {}, visit.alun);
    expect(await stateOf(app, visit)).toBe('with-head');
    expect(await app.read(visit.path, visit.head)).toMatch(/with the head for factual check .*The check is due by 30 November 2026: 5 working days after Monday 23 November 2026/i);
    expect((await noticesOf(app, visit.path)).at(-1)).toBe('The note of a visit is with you for factual check');
    await expectValidHtml((await app.open(`${visit.path}/check`, visit.head)).body);
    const late = await (await openNote(app, { ...visit }, visit.bea)).autosave({ 'strengths-words': 'Too late' });
    expect(late.refused).toContain('with the headteacher');
  }); // prettier-ignore

  it('that the head disputes is answered point by point, made final, locked, and added to', async () => {
    const visit = await addSentNote(app);
    const bare = await app.post(`${visit.path}/check`, { answer: 'disputed' }, visit.head);
    expect([bare.statusCode, wordsOf(bare.body).includes('Say which passage is not accurate')]).toEqual([422, true]);
    const dispute = {
      'answer': 'disputed',
      'passage-development': 'Two teachers have left',
      'correction-development': 'One has',
      'passage-area-inclusion': 'six lessons',
      'correction-area-inclusion': 'It was five',
    };
    expect((await app.post(`${visit.path}/check`, dispute, visit.head)).statusCode).toBe(303);
    expect((await app.post(`${visit.path}/final`, {}, visit.alun)).statusCode).toBe(303);
    expect(await stateOf(app, visit)).toBe('with-head');
    const page = await app.open(`${visit.path}/disputes`, visit.alun);
    await expectValidHtml(page.body);
    const [one = '', other = ''] = [...page.body.matchAll(/id="point-(\d+)"/g)].map(([, id]) => String(id));
    const point = (id: string, version: string, over: Record<string, string>) => Object.fromEntries(Object.entries({ version, ...over }).map(([name, value]) => [`point-${id}-${name}`, value]));
    const ofOther = point(other, '1', { level: 'sound', confidence: 'medium', evidence: 'Seen in five lessons.', reason: 'Half an answer' });
    const same = await app.post(`${visit.path}/disputes`, { ...ofOther, ...point(one, '1', { answer: 'changed', words: 'Two teachers have left since July.' }), dispute: one }, visit.alun);
    expect([same.statusCode, wordsOf(same.body).includes('Change the words, or keep them')]).toEqual([422, true]);
    await expectValidHtml(same.body);
    const answered = await app.post(`${visit.path}/disputes`, { ...ofOther, ...point(one, '1', { answer: 'changed', words: 'A teacher has left since July.' }), dispute: one }, visit.alun);
    expect([answered.statusCode, answered.body.includes('Half an answer'), answered.body.includes('Seen in five lessons.')]).toEqual([200, true, true]);
    const late = await app.post(`${visit.path}/disputes`, { ...point(one, '1', { answer: 'changed', words: 'Mine is another text.' }), dispute: one }, visit.bea);
    expect([late.statusCode, wordsOf(late.body).includes('Mine is another text.'), wordsOf(late.body).includes('A teacher has left since July.')]).toEqual([422, true, true]);
    const stale = await app.post(`${visit.path}/disputes`, { ...point(other, '0', { answer: 'changed', level: 'sound', confidence: 'low', evidence: 'Seen.' }), dispute: other }, visit.bea);
    expect([stale.statusCode, wordsOf(stale.body).includes('Seen in six lessons.'), stale.body.includes('Seen.')]).toEqual([422, true, true]);
    await expectValidHtml(stale.body);
    await app.post(`${visit.path}/disputes`, { ...point(other, '1', { answer: 'kept', reason: 'My notes have six' }), dispute: other }, visit.alun);
    await app.post(`${visit.path}/final`, {}, visit.alun);
    expect(await stateOf(app, visit)).toBe('final');
    const final = await app.read(visit.path, visit.chair);
    for (const words of ['A teacher has left since July', 'The headteacher disputed something, and each point was answered', 'Kept as it is, with a reason: My notes have six', 'It is locked'])
      expect(final).toContain(words);
    expect(await noticesOf(app, visit.path)).toEqual(expect.arrayContaining(['The note of a visit is final']));
    expect(final).toContain('Reading is taught well in every class.');
    const told = await noticesOf(app, visit.path);
    for (const [url, form] of [['note', { 'from': 'some-other-page', 'seen-strengths': '1:0', 'strengths-words': 'Not this' }], ['send', {}], ['cancel', { reason: 'x' }], ['held', {}], ['plan', { ...planForm({ focus: 'Not this' }), 'authors': String(visit.ids.alun), 'seen': 'x' }]] as const) {
      await app.post(`${visit.path}/${url}`, form, visit.alun);
      expect([await stateOf(app, visit), await app.read(visit.path, visit.chair), await noticesOf(app, visit.path)], url).toEqual(['final', final, told]);
    }
    for (const time of [1, 2]) expect((await app.post(`${visit.path}/addendum`, { words: 'The visit ended at noon.' }, visit.alun)).statusCode, String(time)).toBe(303);
    const added = await app.open(visit.path, visit.head);
    expect(wordsOf(added.body).match(/The visit ended at noon/g)).toHaveLength(1);
    await expectValidHtml(added.body);
    const word = await app.open(`${visit.path}/word`, visit.chair);
    const text = strFromU8(unzipSync(word.rawPayload)['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, ' ');
    for (const words of ['A teacher has left since July', 'Train the new teachers', 'It was five', 'The visit ended at noon', '1.25 days']) expect(text).toContain(words);
  }); // prettier-ignore

  it('that the head does not answer becomes final only when its author says so, and it says so too', async () => {
    const visit = await addSentNote(app);
    await app.post(`${visit.path}/final`, { silence: 'yes' }, visit.alun);
    expect(await stateOf(app, visit)).toBe('with-head');
    app.clock.set('2026-12-01T09:00:00Z');
    expect(await app.read('/visits?show=overdue&whose=mine', visit.alun)).toContain('The factual check was due by 30 November 2026');
    await app.post(`${visit.path}/final`, {}, visit.alun);
    expect(await stateOf(app, visit)).toBe('with-head');
    await app.post(`${visit.path}/final`, { silence: 'yes' }, visit.alun);
    expect(await app.read(visit.path, visit.head)).toContain('did not answer within the time given, and it was made final without an answer');
  });

  it('that is accurate needs no more than that', async () => {
    const visit = await addSentNote(app);
    await app.post(`${visit.path}/check`, { answer: 'accurate', comment: 'Thank you for the day' }, visit.head);
    expect(await app.read(visit.path, visit.alun)).toContain('Cleo Head says that it is accurate');
    await app.post(`${visit.path}/final`, {}, app.lead);
    expect(await stateOf(app, visit)).toBe('final');
    expect(await app.read(visit.path, visit.chair)).toContain('Thank you for the day');
  });
});

describe('a visit to several schools', () => {
  it('gives each its own part alone, and counts its days once', async () => {
    const second = await addOwnProvider(app, { name: 'Birchley School' });
    const first = await addVisit(app);
    await app.db.kysely.insertInto('allocation').values({ authority_id: app.authorityId, provider_id: second, account_id: first.ids.alun, part: 'lead', valid_from: '2020-01-01', valid_to: null, reason: 'Test', entered_by: 'Test', entered_at: app.clock.now(), withdrawn_by: null, withdrawn_at: null, withdrawn_reason: null }).execute();
    const planned = await app.post(`/providers/${first.providerId}/visits/new`, { ...planForm({ focus: 'The trust', people: 'Whole team' }), authors: String(first.ids.alun), also: String(second) }, first.alun);
    const path = String(planned.headers.location);
    const there = path.replace(`/providers/${first.providerId}/`, `/providers/${second}/`);
    const head = await app.signInAs('headteacher', { name: 'Eve Head', reaches: [{ kind: 'provider', providerId: second }] });
    const visit = { ...first, path, visitId: Number(path.split('/').at(-1)) };
    const whole = Object.fromEntries(Object.entries(wholeNote(first)).filter(([name]) => !name.endsWith(String(first.ids.bea))));
    await (await openNote(app, visit, first.alun)).save({ ...whole, 'strengths-words': 'Only of the first' });
    const part = { ...visit, path: there, providerId: second };
    await (await openNote(app, part, first.alun)).save({ 'strengths-words': 'Only of the second' });
    for (const url of [path, there]) await app.post(`${url}/send`, {}, app.lead);
    expect([await stateOf(app, visit), await stateOf(app, part)], 'each is sent when it is whole itself').toEqual(['with-head', 'draft']);
    expect(await app.read(`${there}/send`, first.alun)).toContain('Areas for development');
    await (await openNote(app, part, first.alun)).save({ 'development-words': 'The second’s writing' });
    await app.post(`${there}/send`, {}, app.lead);
    expect((await app.open(path, head)).statusCode).toBe(404);
    expect((await app.open(there, first.head)).statusCode).toBe(404);
    const page = await app.read(there, head);
    for (const [words, isThere] of [['Only of the second', true], ['Only of the first', false], ['phonics', false], ['Ashmere', false]] as const) expect(page.includes(words), words).toBe(isThere);
    const ofFirst = await app.read(path, first.head);
    expect([ofFirst.includes('Only of the first'), ofFirst.includes('Only of the second'), ofFirst.includes('Birchley')]).toEqual([true, false, false]);
    const used = await findDaysUsed(app.db.kysely, { authorityId: app.authorityId, from: '2026-09-01', to: '2027-08-31' });
    expect(used.filter(({ visitId }) => visitId === visit.visitId).map(({ providerId, hundredths }) => [providerId, hundredths]).toSorted()).toEqual([[first.providerId, 62], [second, 63]].toSorted());
    expect([page.includes('The trust'), page.includes('Reading records'), page.includes('Whole team')]).toEqual([true, false, false]);
    expect(await app.read(there, first.alun)).toMatch(/Whole team .*Reading records/);
    expect(await app.read(there, first.alun)).toContain('The visit covers too Ashmere Primary School');
  }); // prettier-ignore
});

describe('the lists', () => {
  it('show one’s own, or all that one reaches, and keep what is chosen', async () => {
    const visit = await addVisit(app);
    const page = await app.open('/visits?show=due&purpose=termly', visit.alun);
    await expectValidHtml(page.body);
    expect(page.body).toContain(visit.path);
    expect(page.body).toMatch(/<option value="termly" selected/);
    const elsewhere = await app.signInAs('sia', { name: 'From elsewhere' });
    expect((await app.open('/visits?whose=team', elsewhere)).body).not.toContain(visit.path);
    expect((await app.open(visit.path, elsewhere)).statusCode).toBe(404);
    expect((await app.open('/visits', visit.head)).statusCode).toBe(403);
    const ofSchool = await app.open(`/providers/${visit.providerId}/visits`, visit.head);
    expect(ofSchool.body).toContain(visit.path);
    await expectValidHtml(ofSchool.body);
    expect((await app.open(`/providers/${visit.providerId}/visits`, visit.chair)).body).not.toContain(visit.path);
  });
});

describe('templates', () => {
  it('change in versions, and a visit keeps the one it began with', async () => {
    const before = await addVisit(app, { plan: { purpose: 'pre-inspection' } });
    const form = { 'key-0': 'strengths', 'title-0': 'What is strong', 'key-1': 'development', 'title-1': 'What is next', 'key-2': 'support', 'title-2': 'Support', 'title-3': 'Mock questions', 'areas': ['inclusion'], 'reason': 'Shorter' };
    const lost = await app.post('/visits/templates/pre-inspection', { ...form, 'title-0': '' }, app.lead);
    expect([lost.statusCode, wordsOf(lost.body).includes('A note always has strengths')]).toEqual([422, true]);
    await expectValidHtml(lost.body);
    expect((await app.post('/visits/templates/pre-inspection', form, app.lead)).statusCode).toBe(303);
    const after = await addVisit(app, { plan: { purpose: 'pre-inspection' } });
    expect(await app.read(`${before.path}/note`, before.alun)).toContain('Questions an inspector may ask');
    expect(await app.read(`${after.path}/note`, after.alun)).toContain('Mock questions');
    await expectValidHtml((await app.open('/visits/templates')).body);
    await expectValidHtml((await app.open('/visits/templates/pre-inspection')).body);
    expect((await app.open('/visits/templates', after.alun)).statusCode).toBe(403);
  }); // prettier-ignore
});
