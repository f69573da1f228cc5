import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import { consulted, type CriteriaApp, openCriteriaApp, words } from './criteria-app.fixture.ts';

let app: CriteriaApp;
beforeAll(async () => {
  app = await openCriteriaApp();
  await app.addSchool('Alderley Primary School');
});

const day = { 'from-day': '4', 'from-month': '1', 'from-year': '2027' };
const inForce = (on: string) => asAuthority(app.authorityId, () => findCriteriaInForce(app.db.kysely, app.authorityId, on));
const rowOf = (version: number) => app.db.kysely.selectFrom('criteria_version').selectAll().where('version', '=', version).executeTakeFirstOrThrow();
const toldAbout = async (version: number) => (await app.db.kysely.selectFrom('notice').selectAll().orderBy('id').execute()).filter(({ subject }) => subject.includes(`version ${String(version)} `)); // prettier-ignore

describe('the versions', () => {
  it('begin with the provisional one that ships, readable by those it judges', async () => {
    for (const role of ['headteacher', 'governor', 'trust-executive', 'diocese', 'sia', 'auditor']) {
      const page = await app.open('/criteria', role);
      expect(page.statusCode, role).toBe(200);
      expect(words(page.body)).toContain('Provisional: not from the published framework');
      await expectValidHtml(page.body);
    }
    for (const role of ['elected-member', 'network-member']) expect((await app.open('/criteria', role)).statusCode).toBe(403);
  });

  it('say in plain words what they ask', async () => {
    const page = await app.open('/criteria/1', 'headteacher');
    const text = words(page.body);
    expect(text).toContain('A category of concern is in force');
    expect(text).toContain('A figure is green at 2 points from England or better, amber to 10 points on the worse side, and red beyond.');
    expect(text).toContain('Vulnerable, with the question of Cause for Concern');
    expect(text).not.toContain('Before it takes force');
    await expectValidHtml(page.body);
    const all = await app.open('/criteria/1?set=all');
    expect(words(all.body)).toContain('Left out here: A warning notice, interim executive board or suspended delegation is in force.');
    await expectValidHtml(all.body);
  });

  it('are of their own authority, and have no other number', async () => {
    expect((await app.open('/criteria/99')).statusCode).toBe(404);
    expect((await app.open('/criteria/one')).statusCode).toBe(404);
  });

  it('are drafted by those who may alone, and a draft is for staff to read', async () => {
    const version = await app.draft('A draft to read');
    expect((await app.open(`/criteria/${version}`, 'headteacher')).statusCode).toBe(404);
    expect((await app.open(`/criteria/${version}/compare`, 'chair')).statusCode).toBe(404);
    expect(words((await app.open('/criteria', 'headteacher')).body)).not.toContain('A draft to read');
    expect(words((await app.open(`/criteria/${version}`, 'sia')).body)).toContain('A draft to read');
    for (const role of ['headteacher', 'sia', 'data-officer', 'director']) {
      expect((await app.open('/criteria/1/draft', role)).statusCode, role).toBe(403);
      expect((await app.post(`/criteria/${version}/edit/maintained/bands`, {}, await app.as(role))).statusCode, role).toBe(403);
    }
  });

  it('say what each changes, held against the one in force', async () => {
    const version = await app.draft();
    await app.send(`/criteria/${version}/edit/maintained/bands`, { 'red-beyond': '12', 'copy-academy': 'yes' });
    const page = await app.open(`/criteria/${version}/compare`);
    expect(words(page.body)).toMatch(/3 differences.*Maintained primary and secondary schools.*red beyond 10 points 12 points.*Academies/);
    await expectValidHtml(page.body);
    expect(words((await app.open('/criteria/1/compare')).body)).toContain('It is the version in force');
  });
});

describe('a draft', () => {
  it('needs a title, and can be abandoned with a reason', async () => {
    expect((await app.send('/criteria/1/draft', { title: '' })).statusCode).toBe(422);
    const version = await app.draft();
    const refused = await app.send(`/criteria/${version}/abandon`, { reason: ' ' });
    expect(refused.statusCode).toBe(422);
    expect(words(refused.body)).toContain('Enter why it is abandoned');
    expect((await app.send(`/criteria/${version}/abandon`, { reason: 'Overtaken by the autumn’s results' })).statusCode).toBe(303);
    expect(words((await app.open(`/criteria/${version}`)).body)).toContain('Abandoned: Overtaken by the autumn’s results');
    expect((await app.open(`/criteria/${version}/edit/maintained/bands`)).statusCode).toBe(303);
    expect(words((await app.open('/criteria')).body)).toContain('Abandoned');
  });
});

describe('taking force', () => {
  it('is refused with every reason at once while anything is left to do', async () => {
    const version = await app.draft();
    const page = await app.send(`/criteria/${version}/ask`, { ...day, 'from-year': '2020' });
    expect(page.statusCode).toBe(422);
    expect(words(page.body)).toMatch(/must be tried out first.*Consultation is not recorded with: headteachers and managers.*is in the past/);
    await expectValidHtml(page.body);
    expect((await rowOf(version)).state).toBe('draft');
    expect((await app.send(`/criteria/${version}/ask`)).statusCode).toBe(422);
  });

  it('takes two people: one asks, another adopts, and proposals from the day use it', async () => {
    const version = await app.draft();
    await app.send(`/criteria/${version}/edit/maintained/bands`, { 'red-beyond': '12' });
    await app.makeReady(version);
    await app.as('director');
    expect((await app.send(`/criteria/${version}/ask`, day)).statusCode).toBe(303);
    expect((await toldAbout(version)).map(({ href }) => href)).toContain(`/criteria/${version}/second`);
    const own = await app.open(`/criteria/${version}/second`);
    expect(words(own.body)).toContain('whoever asked cannot adopt it too');
    await expectValidHtml(own.body);
    expect((await app.send(`/criteria/${version}/second`, { answer: 'adopt' })).statusCode).toBe(422);
    expect((await rowOf(version)).state).toBe('proposed');
    expect((await app.open(`/criteria/${version}`, 'headteacher')).statusCode).toBe(200);

    expect((await app.open(`/criteria/${version}/second`, 'sia')).statusCode).toBe(403);
    const second = await app.open(`/criteria/${version}/second`, 'director');
    expect(words(second.body)).toContain('red beyond 10 points → 12 points');
    await expectValidHtml(second.body);
    expect((await app.send(`/criteria/${version}/second`, { answer: 'adopt' }, 'director')).statusCode).toBe(303);
    expect(await rowOf(version)).toMatchObject({ state: 'adopted', adopted_by: 'Quill director', in_force_from: '2027-01-04' });
    expect((await inForce('2027-01-03')).version).toBe(1);
    expect((await inForce('2027-01-04')).version).toBe(version);
    expect((await inForce('2027-01-04')).document.sets[0]?.bands.redBeyond).toBe(12);

    // What is adopted never changes.
    const sent = await app.post(`/criteria/${version}/edit/whole`, { title: 'Another' }, await app.as('lead'));
    expect(sent.statusCode).not.toBe(200);
    expect((await app.open(`/criteria/${version}/abandon`)).statusCode).toBe(303);
    expect((await app.open(`/criteria/${version}/consultation/new`)).statusCode).toBe(303);
    expect(await rowOf(version)).toMatchObject({ state: 'adopted' });
    expect(words((await app.open('/criteria', 'headteacher')).body)).toContain('Adopted, and not in force yet');

    // And no other takes force the same day.
    const other = await app.draft();
    await app.makeReady(other);
    expect(words((await app.send(`/criteria/${other}/ask`, day)).body)).toContain('Another version takes force on 4 January 2027');
  });

  it('is sent back with a reason, and whoever asked is told', async () => {
    const version = await app.draft();
    await app.makeReady(version);
    await app.send(`/criteria/${version}/ask`, { ...day, 'from-day': '11' });
    const without = await app.send(`/criteria/${version}/second`, { answer: 'send-back' }, 'director');
    expect(words(without.body)).toContain('Enter why you send it back');
    await app.send(`/criteria/${version}/second`, { answer: 'send-back', reason: 'Unions ask for another week' }, 'director');
    expect(await rowOf(version)).toMatchObject({ state: 'draft', proposed_by: null, in_force_from: null, reason: 'Unions ask for another week' });
    expect((await toldAbout(version)).map(({ subject }) => subject)).toContain(`Criteria version ${String(version)} is sent back`);
    expect(words((await app.open(`/criteria/${version}`)).body)).toContain('Sent back: Unions ask for another week');
  });

  it('asks for another trial once the draft is changed', async () => {
    const version = await app.draft();
    await app.makeReady(version);
    expect(words((await app.open(`/criteria/${version}`)).body)).toContain('Ask for it to take force');
    await app.send(`/criteria/${version}/edit/maintained/bands`, { 'amber-beyond': '3' });
    expect(words((await app.open(`/criteria/${version}`)).body)).toContain('It was changed after it was tried out');
    expect((await app.send(`/criteria/${version}/ask`, { ...day, 'from-day': '12' })).statusCode).toBe(422);
  });

  it('counts no consultation that was withdrawn', async () => {
    const version = await app.draft();
    await app.makeReady(version);
    const page = await app.open(`/criteria/${version}`);
    await expectValidHtml(page.body);
    const href = /href="([^"]+\/withdraw)"/.exec(page.body)?.[1] ?? '';
    await expectValidHtml((await app.open(href)).body);
    expect((await app.send(href, { reason: '' })).statusCode).toBe(422);
    expect((await app.send(href, { reason: 'Entered for another draft' })).statusCode).toBe(303);
    const after = words((await app.open(`/criteria/${version}`)).body);
    expect(after).toContain('Consultation is not recorded with: headteachers and managers');
    expect(after).toContain('Entered for another draft');
    expect((await app.open(href)).statusCode).toBe(404);
  });
});

describe('a consultation', () => {
  it('is of one of the five bodies, on a day that has been, with what was said and answered', async () => {
    const version = await app.draft();
    const page = await app.send(`/criteria/${version}/consultation/new`, { 'held-on-day': '24', 'held-on-month': '11', 'held-on-year': '2026' });
    expect(page.statusCode).toBe(422);
    const text = words(page.body);
    for (const says of ['Choose whom you consulted', 'The day must be today or earlier', 'Enter how they were consulted', 'Enter what they said']) expect(text).toContain(says); // prettier-ignore
    await expectValidHtml(page.body);
  });

  it('that is sent twice is recorded once', async () => {
    const version = await app.draft();
    for (const time of [1, 2]) expect((await app.send(`/criteria/${version}/consultation/new`, { body: 'heads', ...consulted })).statusCode, String(time)).toBe(303); // prettier-ignore
    const { id } = await rowOf(version);
    expect(await app.db.kysely.selectFrom('criteria_consultation').select('id').where('criteria_id', '=', id).execute()).toHaveLength(1);
  });
});
