import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { listDefinitions } from '../programme-definitions/find-definitions.ts';
import { nothingKnown } from '../programme-definitions/known-check.ts';
import { faultsOf } from '../programme-definitions/definition-faults.ts';
import { readingTogether } from '../programme-definitions/invented-programme.fixture.ts';
import { words } from '../support-app.fixture.ts';
import { type DefinitionsApp, openDefinitionsApp } from './definitions-app.fixture.ts';
import { listProgrammes } from './list-programmes.ts';
import { beginningOf, ownKey } from './own-programme.ts';

let app: DefinitionsApp;
beforeAll(async () => {
  app = await openDefinitionsApp();
});

beforeEach(() => app.forget());

const begun = {
  'name': 'Buddy schools',
  'in-words': 'buddy schools',
  'says': 'Two schools look after each other for a year.',
  'for-track-maintained': 'yes',
};
const own = '/programmes/definitions/own-buddy-schools';
const inForce = async () => (await listDefinitions(app.db.kysely, app.authorityId, [readingTogether])).map(({ definition: { name } }) => name);

describe('a programme of the authority’s own', () => {
  it('begins without a fault, under a key that nothing of the service has', () => {
    const beginning = beginningOf(ownKey('Buddy schools', ['own-buddy-schools']), { name: 'Buddy schools', inWords: 'buddy schools', says: 'Why.', tracks: ['maintained'] });
    expect(faultsOf(beginning, nothingKnown)).toEqual([]);
    expect(beginning.key).toBe('own-buddy-schools-2');
  });

  it('is begun by the lead on a page, once, and is a draft that nothing uses', async () => {
    const empty = await app.open('/programmes/definitions/new');
    await expectValidHtml(empty.body);
    const wrong = await app.send('/programmes/definitions/new', { name: 'Buddy schools' });
    expect(wrong.statusCode).toBe(422);
    for (const says of ['Enter how it is named in the middle of a sentence', 'Enter what the programme is for', 'Choose whom the programme is for'])
      expect(words(wrong.body)).toContain(says);
    expect(wrong.body).toContain('value="Buddy schools"');
    await expectValidHtml(wrong.body);
    for (const time of [1, 2]) expect((await app.send('/programmes/definitions/new', begun)).headers.location, String(time)).toBe(`${own}/draft`);
    const taken = await app.send('/programmes/definitions/new', { ...begun, name: 'READING together' });
    expect(words(taken.body)).toContain('There is a programme of this name already');
    const draft = await app.open(`${own}/draft`);
    await expectValidHtml(draft.body);
    expect(words(draft.body)).toMatch(/It is a new programme, of which no version has been in force\. It has no faults\./);
    expect(words((await app.open('/programmes/definitions')).body)).toContain('Buddy schools Two schools look after each other for a year. Not in force yet');
    const page = await app.open(own);
    await expectValidHtml(page.body);
    expect(words(page.body)).toMatch(/Programme, version 2 .*Buddy schools Draft .*Version 1 How it began It is a programme of the authority’s own/);
    expect(await inForce()).toEqual(['Reading together']);
    expect((await app.open('/programmes/definitions/new', await app.signInAs('sia'))).statusCode).toBe(403);
  });

  it('is edited as the others are, started over, adopted, and then may begin', async () => {
    await app.send('/programmes/definitions/new', begun);
    expect(words((await app.fill(`${own}/adopt`, { basis: 'Agreed by heads' }, app.director)).body)).toContain('there is nothing to adopt');
    expect((await app.fill(`${own}/draft/stages/first-stage/tasks/first-task`, { name: 'Meet for the first time' })).statusCode).toBe(303);
    expect(words((await app.open(`${own}/draft/start-over`)).body)).toContain('the same as the programme was when it was begun');
    expect(words((await app.open(`${own}/draft`)).body)).toContain('Meet for the first time');
    const adopted = await app.fill(`${own}/adopt`, { basis: 'Agreed by heads' }, app.director);
    expect(adopted.headers.location).toBe(own);
    expect(await inForce()).toEqual(['Reading together', 'Buddy schools']);
    const page = words((await app.open(own)).body);
    expect(page).toMatch(/Buddy schools In force .*Meet for the first time/);
    expect(page).toMatch(/Version 1 Compare with version 2 How it began/);
    await app.send(`${own}/draft`, {});
    expect(words((await app.open(`${own}/draft`)).body)).toContain('So far it says the same as version 2.');
  });

  it('is checked from the command line with what a draft has lost called by its name, as on its page', async () => {
    const stage = `${own}/draft/stages/first-stage`;
    await app.send('/programmes/definitions/new', begun);
    await app.fill(`${stage}/tasks/first-task`, { name: 'Meet for the first time' });
    await app.fill(`${stage}/new-task`, { 'name': 'Meet again', 'says': 'Tea.', 'due-from': 'task:first-task', 'due-count': '3', 'due-source': 'Ours' });
    await app.fill(`${own}/adopt`, { basis: 'Agreed by heads' }, app.director);
    await app.send(`${own}/draft`, {});
    await app.fill(`${stage}/tasks/first-task/remove`);
    const versions = await listProgrammes(app.db.kysely, app.authorityId, { definitions: [readingTogether], checks: {}, reads: {} });
    const says = '“Meet again” counts from “Meet for the first time” (first-task), and there is no such task.';
    expect(versions.filter(({ programme }) => programme === 'own-buddy-schools').map(({ state, faults }) => [state, faults.map((fault) => fault.says)])).toEqual([['draft', [says]], ['in-force', []]]);
    expect(words((await app.open(`${own}/draft`)).body)).toContain(says);
  });
}); // prettier-ignore
