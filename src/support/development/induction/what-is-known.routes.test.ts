import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { words } from '../../support-app.fixture.ts';
import { type InductionApp, openInductionApp } from './induction-app.fixture.ts';

let app: InductionApp;
beforeAll(async () => {
  app = await openInductionApp();
});

describe('the first day that an induction was told', () => {
  it('is known on the page of leadership beside it, which asks for the post', async () => {
    const school = await app.addSchool('Zealby Primary School', { with: { urn: 900799 } });
    await sql`insert into release (source, layout, file_name, sha256, size_bytes, as_at, state, staged_by, staged_at, beat_at, committed_at)
      values ('gias-establishments', 'establishments', 'file.csv', 'x', 1, '2026-11-16', 'committed', 'Test', now(), now(), now())`.execute(
      app.db.kysely,
    );
    const { id: releaseId } = await app.db.kysely.selectFrom('release').select('id').executeTakeFirstOrThrow();
    await sql`insert into gias_establishment (key, hash, release_id, urn, la_code, la_name, name, type_code, type_name, status_code, status_name, head_first_name, head_last_name)
      values ('900799', 'x', ${releaseId}, 900799, '999', 'Test', 'Zealby Primary School', '01', 'Community school', 1, 'Open', 'Una', 'Marsh')`.execute(
      app.db.kysely,
    );
    const proposed = { authority_id: app.authorityId, provider_id: school, role: 'headteacher', person_name: 'Una Marsh', previous_name: 'Al Thorn', standing: null, begins_on: null, known_from: 'The register', came_from: 'register', looks_like: 'new', post_id: null, release_id: releaseId, proposed_at: app.clock.now(), state: 'proposed', run_id: null, answered_by: null, answered_at: null, answer_reason: null } as const; // prettier-ignore
    await app.db.kysely.insertInto('head_change').values(proposed).execute();
    const page = `/providers/${String(school)}/leadership`;
    expect(words((await app.open(page)).body)).toMatch(/Head: Una Marsh; since when is not known/);
    await app.send(`${await app.addressOf(school)}/begin`, { programme: 'headteacher-induction', ...day('first-day', '2026-09-01') });
    const shown = (await app.open(page)).body;
    await expectValidHtml(shown);
    expect(words(shown)).toMatch(/Head: Una Marsh, since 1 September 2026 [^.]*the first day as its induction was told/);
    expect(words(shown)).toContain('How Una Marsh holds the post is not recorded: record it under people in posts.');
    expect(words(shown)).not.toMatch(/since when is not known|first day is not recorded/i);
  });
});

describe('an induction whose mentor is matched by a pairing', () => {
  const pairUp = async (providerId: number, mentee: string, agreedOn: string): Promise<void> => {
    const own = { authority_id: app.authorityId, provider_id: providerId };
    const entered = { entered_by: 'Test', entered_at: app.clock.now(), changed_at: app.clock.now() };
    const mentor = { ...own, ...entered, provider_id: null, firm: 'Larkfield Associates', account_id: null, name: 'Gethin Castlereed', contact: null, sort: 'national-leader' as const, kinds: ['headteacher' as const], phases: [], contexts: [], languages: 'English', capacity: 1, available_from: '2026-01-01', available_to: null, headship_said_by: null, state: 'approved' as const, state_reason: 'Panel', state_since: '2026-01-01', state_by: 'Test' }; // prettier-ignore
    const mentorId = await app.db.kysely.insertInto('mentor').values(mentor).returning('id').executeTakeFirstOrThrow(); // prettier-ignore
    const need = { ...own, kind: 'headteacher', account_id: null, person_name: mentee, contact: null, post: 'acting-head', what_for: null, wants_same_phase: false, rather_not: null, wanted_from: '2026-09-01', asked_by: 'Test', asked_by_account_id: null, asked_at: app.clock.now() } as const; // prettier-ignore
    const needId = await app.db.kysely.insertInto('mentoring_need').values(need).returning('id').executeTakeFirstOrThrow();
    const pairing = { ...own, need_id: needId.id, mentor_id: mentorId.id, state: 'under-way', explained: '[]', message: null, proposed_by: 'Test', proposed_by_account_id: null, proposed_at: app.clock.now(), agreed_on: agreedOn, agreed_by: 'Test', how_often: 'month', months: 12, review_due_on: '2027-03-01', ends_on: '2027-09-20', changed_at: app.clock.now() } as const; // prettier-ignore
    await app.db.kysely.insertInto('pairing').values(pairing).execute();
  };
  const send = async (page: string, fields: Record<string, string>) => {
    const seen = /name="seen" value="(\d+)"/.exec((await app.open(page)).body)?.[1] ?? '';
    const sent = await app.send(page, { seen, ...day('on', '2026-11-23'), ...fields });
    expect([sent.statusCode, words(sent.body)]).toEqual([303, expect.anything()]);
  };

  it('says who is matched beside the task, and offers it as the first answers, also from before the induction began', async () => {
    const school = await app.addSchool('Xanby Primary School');
    await app.addPost(school, 'Rufus Larch', '2026-11-02', { standing: 'acting' });
    const begun = await app.send(`${await app.addressOf(school)}/begin`, { programme: 'acting-head-induction', ...day('first-day', '2026-11-02') });
    const run = String(begun.headers.location);
    await send(`${run}/tasks/first-day-call`, { ...day('field-rang-on', '2026-11-02'), 'field-said': 'All is well' });
    await send(`${run}/gates/called`, { reason: 'They were reached' });
    expect(words((await app.open(`${run}/tasks/mentor`)).body)).not.toMatch(/is matched: both agreed/);

    await pairUp(school, 'Ida Fenby', '2026-09-20');
    expect((await app.open(`${run}/tasks/mentor`)).body).not.toContain('Gethin Castlereed');
    await pairUp(school, 'Rufus Larch', '2026-09-21');
    const says = 'Gethin Castlereed, Larkfield Associates, is matched: both agreed on 21 September 2026. Record it here with the day.';
    const page = (await app.open(run)).body;
    expect(words(page)).toContain(says);
    await expectValidHtml(page);
    const form = (await app.open(`${run}/tasks/mentor`)).body;
    await expectValidHtml(form);
    expect(words(form)).toContain(says);
    expect(form).toMatch(/name="field-name" type="text"[^>]* value="Gethin Castlereed"/);
    expect(form).toMatch(/name="field-from" type="text"[^>]* value="Larkfield Associates"/);
    expect(form).toMatch(/name="field-agreed-on-month" type="text"[^>]* value="9"/);
    await send(`${run}/tasks/mentor`, {
      'field-name': 'Gethin Castlereed',
      'field-from': 'Larkfield Associates',
      ...day('field-agreed-on', '2026-09-21'),
    });
    expect(words((await app.open(run)).body)).not.toContain(says);
  });
});
