import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { boxesIn, type CriteriaApp, openCriteriaApp, words } from '../criteria-versions/criteria-app.fixture.ts';

let app: CriteriaApp;
beforeAll(async () => {
  app = await openCriteriaApp();
});

const parts = ['floors', 'bands', 'indicators', 'profile', 'secure-plus'];
const documentOf = async (version: number): Promise<CriteriaDocument> => {
  const row = await app.db.kysely.selectFrom('criteria_version').select('document').where('version', '=', version).executeTakeFirstOrThrow();
  return row.document as CriteriaDocument;
};
const setOf = (document: CriteriaDocument, id: string) => document.sets.find((set) => set.id === id) ?? document.sets[0];

describe('a form of the criteria', () => {
  it('saved as it is changes nothing, whatever part and set it is of', async () => {
    const version = await app.draft(provisionalCriteria.title);
    for (const { id } of provisionalCriteria.sets)
      for (const part of parts) {
        const answer = await app.send(`/criteria/${version}/edit/${id}/${part}`);
        expect(answer.statusCode, `${id} ${part}`).toBe(303);
      }
    expect((await app.send(`/criteria/${version}/edit/whole`)).statusCode).toBe(303);
    expect(await documentOf(version)).toEqual(JSON.parse(JSON.stringify(provisionalCriteria)));
  });

  it.each([...parts.map((part) => `maintained/${part}`), 'special/floors', 'whole'])('is a valid page: %s', async (path) => {
    const version = await app.draft();
    const page = await app.open(`/criteria/${version}/edit/${path}`);
    expect(page.statusCode).toBe(200);
    await expectValidHtml(page.body);
  });

  it('there is none for a set or a part that there is not', async () => {
    const version = await app.draft();
    for (const path of ['maintained/nothing', 'nothing/bands', 'maintained/constructor']) expect((await app.open(`/criteria/${version}/edit/${path}`)).statusCode).toBe(404); // prettier-ignore
  });

  it('says in words what is wrong, and keeps what was typed', async () => {
    const version = await app.draft();
    const page = await app.send(`/criteria/${version}/edit/maintained/bands`, { 'amber-beyond': 'two', 'fewest': '', 'years': '9' });
    expect(page.statusCode).toBe(422);
    const text = words(page.body);
    expect(text).toContain('The points beyond which a figure is amber must be a number, like 2.5');
    expect(text).toContain('Enter the fewest pupils that have a band');
    expect(text).toContain('The years that are pooled must be 5 or fewer');
    expect(boxesIn(page.body)['amber-beyond']).toBe('two');
    await expectValidHtml(page.body);
  });

  it('changes bands in other sets too where that is asked, and in no other', async () => {
    const version = await app.draft();
    await app.send(`/criteria/${version}/edit/maintained/bands`, { 'red-beyond': '11.5', 'copy-academy': 'yes' });
    const document = await documentOf(version);
    expect(document.sets.map(({ bands }) => bands.redBeyond)).toEqual([11.5, 11.5, 10, 10, 10, 10, 10]);
  });

  it('leaves a floor out with a reason, and changes its numbers', async () => {
    const version = await app.draft();
    const path = `/criteria/${version}/edit/maintained/floors`;
    const without = await app.send(path, { 'deficit-use': 'out', 'deficit-because': '' });
    expect(words(without.body)).toContain('Enter why “A licensed or unlicensed deficit” is left out');
    await expectValidHtml(without.body);
    await app.send(path, { 'deficit-use': 'out', 'deficit-because': 'Finance works on it by itself', 'far-from-england-points': '12', 'worst-fifth-years': '3', 'accepted-concerns-at-least': '4' }); // prettier-ignore
    const set = setOf(await documentOf(version), 'maintained');
    expect(set?.leftOut).toEqual([{ id: 'deficit', because: 'Finance works on it by itself' }]);
    const testOf = (id: string) => set?.floors.find((floor) => floor.id === id)?.test;
    expect(testOf('far-from-england')).toMatchObject({ points: 12 });
    expect(testOf('worst-fifth')).toMatchObject({ years: 3 });
    expect(testOf('accepted-concerns')).toMatchObject({ atLeast: 4 });
  });

  it('weighs indicators, gives them edges of their own, leaves them out and adds others', async () => {
    const version = await app.draft();
    const saved = await app.send(`/criteria/${version}/edit/maintained/indicators`, {
      'ks2-rwm-expected--all-weight': '3',
      'absence--all-red': '1.5',
      'absence--all-amber': '0.5',
      'ks2-writing-expected--all-area': 'out',
      'add': 'ks2-rwm-expected|sen-support',
      'add-area': 'inclusion',
    });
    expect(saved.statusCode).toBe(303);
    const indicators = setOf(await documentOf(version), 'maintained')?.areas.flatMap((area) =>
      area.indicators.map((one) => ({ ...one, area: area.id })),
    );
    expect(indicators).toContainEqual({ id: 'ks2-rwm-expected|all', area: 'achievement', weight: 3 });
    expect(indicators).toContainEqual({ id: 'absence|all', area: 'attendance-and-behaviour', weight: 1, amberBeyond: 0.5, redBeyond: 1.5 });
    expect(indicators).toContainEqual({ id: 'ks2-rwm-expected|sen-support', area: 'inclusion', weight: 1 });
    expect(indicators?.some(({ id }) => id === 'ks2-writing-expected|all')).toBe(false);
  });

  it('saves a profile with faults, says them, and lets nobody try it or ask for it', async () => {
    const version = await app.draft();
    const saved = await app.send(`/criteria/${version}/edit/maintained/profile`, { 'row-5-remove': 'yes' });
    expect(saved.statusCode).toBe(303);
    const page = words((await app.open(`/criteria/${version}`)).body);
    expect(page).toContain('No outcome for: no floor, 0 red, 3 amber');
    const trial = await app.open(`/criteria/${version}/try?as-at-day=23&as-at-month=11&as-at-year=2026`);
    expect(words(trial.body)).toContain('It can be tried out and adopted once it has none');
    expect(boxesIn(trial.body)['hash']).toBeUndefined();
    expect(words((await app.open(`/criteria/${version}/ask`)).body)).toContain('faults must be mended first');
  });

  it('adds a row to the profile', async () => {
    const version = await app.draft();
    expect(words((await app.open(`/criteria/${version}`)).body)).not.toContain('to mend');
    await app.send(`/criteria/${version}/edit/maintained/profile`, { ...newRow(9, '9'), 'row-9-tier': 'secure' });
    expect(setOf(await documentOf(version), 'maintained')?.profile).toHaveLength(9);
    expect(words((await app.open(`/criteria/${version}`)).body)).toContain('2 outcomes for');
    const wrong = await app.send(`/criteria/${version}/edit/maintained/profile`, { 'row-1-red-from': '5', 'row-1-red-to': '2' });
    expect(words(wrong.body)).toContain('The most red areas of row 1 must not be fewer than the fewest');
    await expectValidHtml(wrong.body);
  });

  it('says what evidences Secure+, which must be something', async () => {
    const version = await app.draft();
    const path = `/criteria/${version}/edit/maintained/secure-plus`;
    await app.send(path, { 'head-years-at-least': '3', 'self-evaluation-corroborated-use': 'all' });
    expect(setOf(await documentOf(version), 'maintained')?.securePlus.all).toEqual([
      { kind: 'fact', fact: 'head-years', atLeast: 3 },
      { kind: 'fact', fact: 'support-capacity', is: true },
      { kind: 'fact', fact: 'self-evaluation-corroborated', is: true },
    ]);
    const none = Object.fromEntries(['head-years', 'support-capacity', 'inspected-strong', 'secure-plus-equivalent', 'self-evaluation-corroborated'].map((id) => [`${id}-use`, 'out'])); // prettier-ignore
    expect(words((await app.send(path, none)).body)).toContain('Choose at least one fact');
  });

  it('has the title, confidence, days and cost on a page of their own', async () => {
    const version = await app.draft();
    const path = `/criteria/${version}/edit/whole`;
    const wrong = await app.send(path, { 'title': '', 'medium-from': '200', 'cost': 'a lot' });
    expect(wrong.statusCode).toBe(422);
    await expectValidHtml(wrong.body);
    await app.send(path, { 'standing': 'own', 'medium-from': '20', 'days-vulnerable': '18', 'cost': '475.50' });
    expect(await documentOf(version)).toMatchObject({
      provisional: false,
      confidence: { mediumFrom: 0.2, lowFrom: 0.4 },
      entitlement: { days: { vulnerable: 18 }, costOfDay: 475.5 },
    });
  });
});

describe('two people who change one draft', () => {
  it('are told of each other, and neither writes over the other unseen', async () => {
    const version = await app.draft();
    const path = `/criteria/${version}/edit/maintained/bands`;
    const seen = boxesIn((await app.open(path)).body);
    await app.send(path, { 'red-beyond': '14' }, 'assistant-director');
    const late = await app.post(path, { ...seen, 'amber-beyond': '4' }, await app.as('lead'));
    expect(late.statusCode).toBe(409);
    const text = words(late.body);
    expect(text).toContain('Quill assistant-director changed this draft while you had the form open');
    expect(text).toContain('an indicator is red beyond 14 points → 10 points');
    await expectValidHtml(late.body);
    expect(setOf(await documentOf(version), 'maintained')?.bands).toEqual({ amberBeyond: 2, redBeyond: 14 });
    const again = await app.post(path, { ...boxesIn(late.body), 'red-beyond': '14' }, await app.as('lead'));
    expect(again.statusCode).toBe(303);
    expect(setOf(await documentOf(version), 'maintained')?.bands).toEqual({ amberBeyond: 4, redBeyond: 14 });
  });
});

function newRow(at: number, amber: string): Record<string, string> {
  const name = `row-${String(at)}`;
  return {
    [`${name}-floor-none`]: 'yes',
    [`${name}-red-from`]: '0',
    [`${name}-red-to`]: '0',
    [`${name}-amber-from`]: amber,
    [`${name}-amber-to`]: amber,
  };
}
