import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { readingTogether } from '../programme-definitions/invented-programme.fixture.ts';
import { words } from '../support-app.fixture.ts';
import { answersIn, base, type DefinitionsApp, openDefinitionsApp, stage } from './definitions-app.fixture.ts';

let app: DefinitionsApp;
beforeAll(async () => {
  app = await openDefinitionsApp();
});
beforeEach(() => app.forget());

describe('a version', () => {
  const adopt = (url = base, cookie = app.lead, form: Record<string, string> = { basis: 'Decided on 20 November by the board' }) => app.fill(`${url}/adopt`, form, cookie);

  it('takes force with its basis, is compared with the one before, and runs stay on theirs', async () => {
    const providerId = await app.addSchool('Wendle Primary School');
    await app.begin();
    await app.fill(`${stage}/plan`, { name: 'Agree on it' });
    const none = await adopt(base, app.lead, { basis: '' });
    expect(words(none.body)).toContain('Enter what it rests on');
    await app.db.transaction((tx) =>
      tx
        .insertInto('programme_run')
        .values({ authority_id: app.authorityId, provider_id: providerId, programme: 'reading-together', version: 1, definition: JSON.stringify(readingTogether), subject: '{}', trigger_kind: 'by-hand', trigger_ref: null, reason: 'Test', started_on: '2026-11-02', started_by: 'Test', started_at: app.clock.now(), account_id: null, state: 'live', stage: 'plan', outcome: null, ended_on: null })
        .execute(),
    );
    const done = await adopt();
    expect(done.headers.location).toBe(base);
    const page = words((await app.open(base)).body);
    expect(page).toContain('Programme, version 2');
    expect(page).toContain('Decided on 20 November by the board Drafted by Jo Marsh');
    expect(words((await app.open('/programmes/definitions')).body)).toContain('1 on version 1');
    const comparison = await app.open(`${base}/compare?from=1&to=2`);
    await expectValidHtml(comparison.body);
    expect(words(comparison.body)).toContain('What version 2 changes of version 1');
    expect(words(comparison.body)).toContain('Agree on it What Before After Name Agree a plan Agree on it');
    expect(words((await app.open(`${base}?version=1`)).body)).toContain('Was in force earlier');
    // Back, and sent again: there is nothing to adopt twice.
    const again = await app.post(`${base}/adopt`, { basis: 'Once more', seen: '' }, app.lead);
    expect(again.headers.location).toBe(base);
    await app.begin();
    expect((await app.db.kysely.selectFrom('programme_version').select(['version', 'state']).orderBy('version').execute())).toEqual([{ version: 2, state: 'in-force' }, { version: 3, state: 'draft' }]);
  });

  it('is refused with faults, and where it changes nothing', async () => {
    await app.begin();
    expect(words((await app.open(`${base}/adopt`)).body)).toContain('It says the same as the version in force');
    const { body } = await app.open(`${base}/adopt`);
    await app.fill(`${stage}/work/tasks/work-work`, { 'task-check-moon-is-full': 'yes' });
    await app.fill(`${stage}/work/remove`);
    const page = await app.open(`${base}/adopt`);
    await expectValidHtml(page.body);
    expect(words(page.body)).toContain('It cannot be adopted as things stand.');
    expect(body).not.toContain('name="basis"');
    const seen = answersIn((await app.open(`${base}/draft`)).body)['seen'] ?? '';
    const forced = await app.post(`${base}/adopt`, { basis: 'Because', seen }, app.lead);
    expect(forced.statusCode).toBe(422);
    expect(words(forced.body)).toContain('faults, which must be mended first.');
    expect(words(forced.body)).toContain('What you typed: Because');
    expect((await app.db.kysely.selectFrom('programme_version').select('state').execute())).toEqual([{ state: 'draft' }]);
  });

  it('of the law is adopted by the director alone', async () => {
    const url = '/programmes/definitions/tides';
    await app.post(`${url}/draft`, {}, app.lead);
    await app.fill(`${url}/draft/stages/plan`, { name: 'Agree on it' });
    expect(words((await app.open(`${url}/adopt`)).body)).toContain('It is a process of the law: only the director adopts it.');
    const seen = answersIn((await app.open(`${url}/draft`)).body)['seen'] ?? '';
    expect((await app.post(`${url}/adopt`, { basis: 'Because', seen }, app.lead)).statusCode).toBe(422);
    expect((await adopt(url, app.director)).headers.location).toBe(url);
  });

  it('that was changed after it was read is not adopted', async () => {
    await app.begin();
    await app.fill(`${stage}/plan`, { name: 'Agree on it' });
    const { body } = await app.open(`${base}/adopt`);
    await app.fill(`${stage}/plan`, { name: 'Agree' });
    const late = await app.post(`${base}/adopt`, { ...answersIn(body), basis: 'Decided' }, app.lead);
    expect(late.statusCode).toBe(409);
    expect(words(late.body)).toContain('Not adopted: Jo Marsh changed this draft');
    expect(answersIn(late.body)['basis']).toBe('Decided');
  });

  it('says what every change of it was, in the audit trail', async () => {
    await app.begin();
    await app.fill(`${stage}/plan`, { name: 'Agree on it' });
    const events = await app.db.kysely.selectFrom('audit_event').select(['event', 'after']).where('subject_kind', '=', 'programme-version').orderBy('sequence', 'desc').limit(2).execute();
    expect(events.map(({ event }) => event)).toEqual(['programme-definition.changed', 'programme-definition.drafted']);
    expect(JSON.stringify(events[0]?.after)).toContain('“Agree on it”: name: Agree a plan → Agree on it');
  });
}); // prettier-ignore
