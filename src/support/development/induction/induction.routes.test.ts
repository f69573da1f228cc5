import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildEstablishment, establishmentsFile, type EstablishmentFacts } from '../../../../demo/builders/establishment.ts';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { createDatasets } from '../../../datasets/index.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { registerListeners } from '../../../register/index.ts';
import { words } from '../../support-app.fixture.ts';
import { type InductionApp, openInductionApp } from './induction-app.fixture.ts';
import { publishedHeadsListener } from './send-head-names-changed.ts';

let app: InductionApp;
beforeAll(async () => {
  app = await openInductionApp();
});

describe('a change of head that somebody records', () => {
  it('is put to the adviser who leads there, who begins the induction by one button, once', async () => {
    const school = await app.addSchool('Marlby Primary School');
    const adviserId = await app.addAdviser('Sam Field', [school]);
    await app.addPost(school, 'Ida Fenby', '2015-09-01', { to: '2026-10-31' });
    await app.addPost(school, 'Rufus Larch', '2026-11-01');
    expect(await app.changesAt(school)).toMatchObject([
      { person_name: 'Rufus Larch', previous_name: 'Ida Fenby', begins_on: '2026-11-01', known_from: 'The clerk', state: 'proposed' },
    ]);
    const notice = await app.db.kysely
      .selectFrom('notice')
      .select(['account_id', 'subject', 'href'])
      .where('kind', '=', 'head-changed')
      .where('account_id', '=', adviserId)
      .execute();
    expect(notice).toMatchObject([{ href: await app.addressOf(school) }]);

    const list = (await app.open('/leadership/inductions')).body;
    await expectValidHtml(list);
    expect(words(list)).toMatch(
      /Marlby Primary School\s+Sam Field leads the work\s+Rufus Larch\s+Substantive\s+Ida Fenby\s+1 November 2026\s+The clerk/,
    );
    const page = (await app.open(await app.addressOf(school))).body;
    await expectValidHtml(page);
    expect(page).toMatch(/value="headteacher-induction" checked/);
    expect(page).toContain('value="2026"');
    const form = { programme: 'headteacher-induction', ...day('first-day', '2026-11-01') };
    const sent = [await app.send(`${await app.addressOf(school)}/begin`, form), await app.send(`${await app.addressOf(school)}/begin`, form)];
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    const runs = await app.runsAt(school);
    expect(runs).toMatchObject([
      {
        programme: 'headteacher-induction',
        trigger_kind: 'head-change',
        account_id: adviserId,
        reason: 'Rufus Larch is new in the post. Known from: The clerk.',
      },
    ]);
    const run = (await app.open(String(sent[0]?.headers.location))).body;
    expect(words(run)).toContain('Headteacher induction');
    expect(words((await app.open(`/providers/${String(school)}/induction`)).body)).toMatch(/Rufus Larch[\s\S]*First day\s+1 November 2026/);
  });

  it('is not asked again, however often it is heard, and is overtaken where the post is withdrawn', async () => {
    const school = await app.addSchool('Norby Primary School');
    await app.addPost(school, 'Rufus Larch', '2026-11-01');
    await app.hear('head-changed', { authorityId: app.authorityId, providerId: school });
    expect(await app.changesAt(school)).toHaveLength(1);
    await app.db.kysely
      .updateTable('post')
      .set({ withdrawn_by: 'Test', withdrawn_at: app.clock.now(), withdrawn_reason: 'Wrong school' })
      .where('provider_id', '=', school)
      .execute();
    await app.hear('head-changed', { authorityId: app.authorityId, providerId: school });
    expect(await app.changesAt(school)).toMatchObject([{ state: 'overtaken' }]);
    const late = await app.send(`${await app.addressOf(school)}/begin`, { programme: 'headteacher-induction' });
    expect([late.statusCode, await app.runsAt(school)]).toEqual([409, []]);
  });

  it('is asked again where its post was ended in error and is put back', async () => {
    const school = await app.addSchool('Wexby Primary School');
    await app.addPost(school, 'Rufus Larch', '2026-11-01');
    for (const to of ['2026-11-02', null]) {
      await app.db.kysely.updateTable('post').set({ held_to: to }).where('provider_id', '=', school).execute();
      await app.hear('head-changed', { authorityId: app.authorityId, providerId: school });
    }
    expect((await app.changesAt(school)).map(({ state }) => state)).toEqual(['overtaken', 'proposed']);
  });

  it('begins for nobody who has led for more than two years, by the page or by the run', async () => {
    const school = await app.addSchool('Zedby Primary School');
    await app.addPost(school, 'Rufus Larch', '2026-11-01');
    const beginning = `${await app.addressOf(school)}/begin`;
    const long = await app.send(beginning, { programme: 'headteacher-induction', ...day('first-day', '1900-01-04') });
    expect([long.statusCode, words(long.body)]).toEqual([422, expect.stringContaining('4 January 1900 is more than two years back')]);
    expect(await app.runsAt(school)).toEqual([]);
    const run = String((await app.send(beginning, { programme: 'headteacher-induction' })).headers.location);
    const who = {
      'field-name': 'Rufus Larch',
      ...day('field-first-day', '1950-01-01'),
      'field-known-from': 'The clerk',
      ...day('on', '2026-11-23'),
      'seen': '1',
    };
    const said = await app.send(`${run}/tasks/who`, who);
    expect([said.statusCode, words(said.body)]).toEqual([422, expect.stringContaining('1 January 1950 is more than two years back')]);
  });

  it('is put as perhaps the same person where a surname was corrected', async () => {
    const school = await app.addSchool('Yarby Primary School');
    const adviserId = await app.addAdviser('Ann Thorn', [school]);
    await app.addPost(school, 'Ida Fenby', '2026-11-01');
    await app.send(`${await app.addressOf(school)}/begin`, { programme: 'headteacher-induction', ...day('first-day', '2026-11-01') });
    await app.db.kysely.updateTable('post').set({ person_name: 'Ida Larch' }).where('provider_id', '=', school).execute();
    await app.hear('head-changed', { authorityId: app.authorityId, providerId: school });
    expect((await app.changesAt(school)).at(-1)).toMatchObject({ person_name: 'Ida Larch', previous_name: 'Ida Fenby', looks_like: 'perhaps-same' });
    const notices = await app.db.kysely.selectFrom('notice').select('subject').where('account_id', '=', adviserId).orderBy('id', 'desc').execute();
    expect(notices[0]?.subject).toBe('Yarby Primary School: another name for the head or manager, perhaps of the same person. Say who it is');
  });

  it('asks nothing of a post that was long held when it was entered', async () => {
    const school = await app.addSchool('Oxby Primary School');
    await app.addPost(school, 'Ida Fenby', '2015-09-01');
    expect(await app.changesAt(school)).toEqual([]);
  });

  it.each([
    ['acting', {}, 'acting-head-induction', ['headteacher-induction', 'acting-head-induction']],
    ['substantive', { kind: 'nursery', legal_track: 'early-years' }, 'setting-manager-induction', ['setting-manager-induction']],
  ] as const)('offers for somebody %s the induction that suits', async (standing, over, suggested, offered) => {
    const provider = await app.addSchool(`Provider of ${suggested}`, { with: over });
    await app.addPost(provider, 'Rufus Larch', '2026-11-02', {
      standing,
      role: suggested === 'setting-manager-induction' ? 'manager' : 'headteacher',
    });
    const page = (await app.open(await app.addressOf(provider))).body;
    expect([...page.matchAll(/name="programme" type="radio" value="([a-z-]+)"/g)].map(([, value]) => value)).toEqual(offered);
    expect(page).toMatch(new RegExp(`value="${suggested}" checked`));
  });

  it('is answered by a person where nobody is new, with how they know', async () => {
    const school = await app.addSchool('Pelby Primary School');
    await app.addPost(school, 'Ida Fenby', '2015-09-01', { to: '2026-10-31' });
    await app.addPost(school, 'Ida Fenbey', '2026-11-01');
    const page = words((await app.open(await app.addressOf(school))).body);
    expect(page).toContain('It looks like the same person, written in another way.');
    const empty = await app.send(`${await app.addressOf(school)}/answer`, { answer: 'not-new', reason: ' ' });
    expect([empty.statusCode, words(empty.body)]).toEqual([422, expect.stringContaining('Enter how you know, or why not')]);
    expect(empty.body).toMatch(/value="not-new" checked/);
    const answer = { answer: 'not-new', reason: 'The clerk wrote the name wrong.' };
    for (const _ of [1, 2]) expect((await app.send(`${await app.addressOf(school)}/answer`, answer)).statusCode).toBe(303);
    expect(await app.changesAt(school)).toMatchObject([
      { state: 'not-new', answer_reason: 'The clerk wrote the name wrong.', answered_by: 'Jo Marsh' },
    ]);
    expect(await app.runsAt(school)).toEqual([]);
  });
});

describe('a published register that names another head', () => {
  const school = (urn: number, over: Partial<EstablishmentFacts> = {}) =>
    buildEstablishment({ urn, name: `School ${String(urn)}`, number: String(urn).slice(-4), ...over });
  const load = async (asAt: string, schools: ReturnType<typeof school>[]): Promise<number> => {
    const datasets = createDatasets({ db: app.db, clock: app.clock, listeners: [...registerListeners, publishedHeadsListener] });
    const bytes = establishmentsFile(schools);
    const staged = await datasets.stageFile({
      source: 'gias-establishments',
      fileName: `edubasealldata${asAt.replaceAll('-', '')}.csv`,
      content: Readable.from([bytes]),
      authorityId: app.authorityId,
      partial: false,
      asAt,
      by: 'Test',
    });
    const id = staged.release?.id ?? 0;
    const accepted =
      staged.release?.state === 'committed'
        ? ({ ok: true, reason: '' } as const)
        : await datasets.acceptRelease(id, { by: 'Test', goneConfirmed: true });
    if (!accepted.ok) throw new Error(accepted.reason);
    return id;
  };
  const providerOf = async (urn: number): Promise<number> =>
    (await app.db.kysely.selectFrom('provider').select('id').where('urn', '=', urn).executeTakeFirstOrThrow()).id;

  it('proposes an induction where somebody is new, asks once, and is overtaken where the next names somebody else', async () => {
    const before = [
      school(900701, { head: ['Ms', 'Ida', 'Fenby'] }),
      school(900702, { head: ['Mr', 'Tom', 'Quill'] }),
      school(900703, { head: ['Mrs', 'Ann', 'Reed'] }),
      school(900704, { head: ['Mr', 'Bo', 'Ashe'] }),
      school(900705, { head: ['Mr', 'Al', 'Thorn'], laCode: '998' }),
    ];
    await load('2026-09-14', before);
    await app.addPost(await providerOf(900703), 'Cora Vale', '2025-09-01');
    const after = [
      school(900701, { head: ['Mr', 'Rufus', 'Larch'] }),
      school(900702, { head: ['Mr', 'TOM', 'QUILL'] }),
      school(900703, { head: ['Ms', 'Cora', 'Vale'] }),
      school(900704, { head: ['Mr', 'Bo', 'Ashby-Wren'] }),
      school(900705, { head: ['Ms', 'Una', 'Marsh'], laCode: '998' }),
    ];
    const releaseId = await load('2026-11-16', after);
    const { rows } = await sql<{
      payload: object;
    }>`select data -> 'payload' as payload from pgboss.job where name = 'event' and data ->> 'event' = 'published-heads-changed'`.execute(
      app.db.kysely,
    );
    expect(rows.map(({ payload }) => payload)).toEqual([{ authorityId: app.authorityId, releaseId }]);
    for (const _ of [1, 2]) await app.hear('published-heads-changed', { authorityId: app.authorityId, releaseId });
    const made = await app.db.kysely.selectFrom('head_change').selectAll().where('release_id', '=', releaseId).orderBy('provider_id').execute();
    expect(
      made.map(({ provider_id, person_name, previous_name, looks_like, standing, begins_on, known_from }) => [
        provider_id,
        person_name,
        previous_name,
        looks_like,
        standing,
        begins_on,
        known_from,
      ]),
    ).toEqual([
      [await providerOf(900701), 'Rufus Larch', 'Ida Fenby', 'new', null, null, 'Get information about schools, as at 16 November 2026'],
      [await providerOf(900704), 'Bo Ashby-Wren', 'Bo Ashe', 'perhaps-same', null, null, 'Get information about schools, as at 16 November 2026'],
    ]);
    const page = words((await app.open(await app.addressOf(await providerOf(900704)))).body);
    expect(page).toContain('it may be the same person under another surname');
    expect(page).toMatch(/First day\s+Not known/);

    // A post that somebody records afterwards says it better: one question, not two.
    const provider = await providerOf(900701);
    await app.addPost(provider, 'Rufus Larch', '2026-11-09', { standing: 'interim' });
    expect(await app.changesAt(provider)).toMatchObject([
      { came_from: 'register', standing: 'interim', begins_on: '2026-11-09', known_from: 'The clerk', state: 'proposed' },
    ]);

    const next = await load('2026-11-20', [
      school(900701, { head: ['Ms', 'Ida', 'Fenby'] }),
      school(900702),
      school(900703),
      school(900704, { head: ['Ms', 'Kit', 'Lowe'] }),
    ]);
    await app.hear('published-heads-changed', { authorityId: app.authorityId, releaseId: next });
    expect((await app.changesAt(await providerOf(900704))).map(({ person_name, state }) => [person_name, state])).toEqual([
      ['Bo Ashby-Wren', 'overtaken'],
      ['Kit Lowe', 'proposed'],
    ]);
  });
});

describe('an induction whose head has left', () => {
  it('is offered for closing with the way and the reason, and closes once', async () => {
    const school = await app.addSchool('Ulby Primary School');
    await app.addPost(school, 'Rufus Larch', '2026-08-31', { standing: 'acting' });
    await app.send(`${await app.addressOf(school)}/begin`, { programme: 'acting-head-induction', ...day('first-day', '2026-08-31') });
    await app.db.kysely.updateTable('post').set({ held_to: '2026-11-15' }).where('provider_id', '=', school).execute();
    await app.addPost(school, 'Rufus Larch', '2026-11-16');
    const [run] = await app.runsAt(school);
    const close = `/providers/${String(school)}/inductions/${String(run?.id)}/close`;
    expect(words((await app.open('/leadership/inductions')).body)).toContain('Rufus Larch was appointed (16 November 2026). Close it');
    const form = (await app.open(close)).body;
    await expectValidHtml(form);
    expect(form).toContain('Rufus Larch was appointed: 16 November 2026, as the post is recorded.');
    const before = await app.send(close, { seen: '2', ...day('on', '2026-11-23'), reason: 'As recorded' });
    expect(before.statusCode).toBe(422);
  });

  it('is proposed anew where an acting head is appointed, and the head’s induction begins beside', async () => {
    const school = await app.addSchool('Venby Primary School');
    await app.addPost(school, 'Rufus Larch', '2026-09-07', { standing: 'acting' });
    await app.send(`${await app.addressOf(school)}/begin`, { programme: 'acting-head-induction', ...day('first-day', '2026-09-07') });
    await app.db.kysely.updateTable('post').set({ held_to: '2026-11-15' }).where('provider_id', '=', school).execute();
    await app.addPost(school, 'Rufus Larch', '2026-11-16');
    expect(await app.changesAt(school)).toMatchObject([{ state: 'begun', standing: 'acting' }, { state: 'proposed', standing: 'substantive' }]);
    const [run] = await app.runsAt(school);
    const close = `/providers/${String(school)}/inductions/${String(run?.id)}/close`;
    const seen = /name="seen" value="(\d+)"/.exec((await app.open(close)).body)?.[1] ?? '';
    const sent = { seen, gate: 'head-left', ...day('on', '2026-11-23'), reason: 'Appointed' };
    for (const _ of [1, 2]) expect((await app.send(close, sent)).statusCode).toBe(303);
    expect(await app.runsAt(school)).toMatchObject([{ state: 'ended', outcome: 'left' }]);
  });
}); // prettier-ignore
