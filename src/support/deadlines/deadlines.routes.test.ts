import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { aConcern, concernsOf } from '../../evidence/concerns/concerns.fixture.ts';
import { evidenceRoutes } from '../../evidence/index.ts';
import { startJobs } from '../../platform/jobs/start-jobs.ts';
import { anonymous } from '../../platform/identity/actor.ts';
import { addLocalities } from '../../register/providers/invented-providers.fixture.ts';
import type { Doing } from '../common/doing.ts';
import { done, inventedProgramme } from '../programmes/programme.fixture.ts';
import { adoptInvented, asPerson } from '../programmes/programmes.fixture.ts';
import { startRun } from '../programmes/starting/start-run.ts';
import { takeStep } from '../programmes/take-step.ts';
import { findDeadlinesOfSchool } from './find-deadlines-of-school.ts';
import { openLaw } from '../intervention/intervention.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { supportRoutes } from '../wing.ts';

let app: SupportApp;
let alderley: number;
let birchwell: number;
let lead: Doing;
const begin = async (providerId: number, on: string): Promise<number> => {
  const start = { providerId, programme: 'lantern', trigger: 'by-hand', triggerRef: null, reason: 'Asked for', on, accountId: null } as const;
  const begun = await app.db.transaction((tx) => startRun(tx, lead, start));
  if (!begun.ok) throw new Error(begun.reason);
  return begun.value.runId;
};
const read = async (url: string, cookie?: string) => words((await app.open(url, cookie)).body);

beforeAll(async () => {
  app = await openSupportApp((means) => [...supportRoutes(means), ...evidenceRoutes(means)]);
  await startJobs(app.db, { work: false });
  await app.db.transaction((tx) => addLocalities(tx, app.authorityId, ['Nearby']));
  alderley = await app.addSchool('Alderley Primary School', { tier: 'vulnerable', with: { sites: [{ locality: 'Nearby' }] } });
  birchwell = await app.addSchool('Birchwell Primary School', { tier: 'secure' });
  await adoptInvented(app);
  lead = await asPerson(app, 'lead', 'Kit Dean');
  // Its first call was due on 18 November, one working day after it began.
  await begin(alderley, '2026-11-17');
  const { log } = concernsOf(app);
  await log(birchwell, app.lead);
  const restricted = await log(birchwell, app.lead, { ...aConcern, title: 'What nobody else may know' });
  await app.db.kysely.updateTable('concern').set({ is_restricted: true }).where('id', '=', Number(restricted.split('/').at(-1))).execute(); // prettier-ignore
});

describe('everything that has a day', () => {
  it('stands with its rule, how the day was worked out, and its source, what is late first', async () => {
    const page = await app.open('/programmes/deadlines');
    await expectValidHtml(page.body);
    const text = words(page.body);
    expect(text).toMatch(
      /First call Lantern Alderley Primary School Nearby 18 November 2026 Late 1 working day after the run began\. .*17 November 2026.* Source: Provisional: not from the published framework\./,
    );
    expect(text).toMatch(/Triage: Two senior posts are empty Triage of concerns Birchwell Primary School 30 November 2026 Due within a week/);
    expect(text.indexOf('First call')).toBeLessThan(text.indexOf('Triage: Two senior'));
    expect(text).not.toContain('nobody else may know');
  });

  it.each([
    ['span=late', /First call/, /Triage: Two senior/],
    ['span=soon', /Triage: Two senior/, /First call/],
    ['kind=triage&span=all', /Triage: Two senior/, /First call|Visit each/],
    ['kind=programme:lantern&span=all', /First call.*Entry meeting/, /Triage: Two senior|Visit each/],
    ['kind=entitlement&span=all', /Visit each half-term/, /First call/],
    ['locality=nearby', /First call/, /Birchwell/],
    ['locality=none', /Birchwell/, /Alderley/],
    ['provider=birch', /Birchwell/, /Alderley/],
  ])('shows by %s what was chosen, and keeps the choice', async (query, shown, hidden) => {
    const page = await app.open(`/programmes/deadlines?${query}`);
    const table = words(page.body.slice(page.body.indexOf('<table')));
    expect(table).toMatch(shown);
    expect(table).not.toMatch(hidden);
    const [name = '', value = ''] = query.split('&')[0]?.split('=') ?? [];
    expect(page.body).toMatch(
      name === 'provider' ? new RegExp(`name="provider"[^>]* value="${value}"`) : new RegExp(`<option value="${value}" selected`),
    );
  });

  it('says what has no day yet, and what it waits for', async () => {
    expect(await read('/programmes/deadlines?span=all&kind=programme')).toMatch(
      /Entry meeting Lantern .* Day not known yet .*which has not happened yet/,
    );
  });

  it('goes into a file as it was chosen, without what is for named people alone', async () => {
    const named = await app.signInAs('assistant-director');
    await app.db.kysely
      .insertInto('concern_reader')
      .values({
        authority_id: app.authorityId,
        concern_id: (await app.db.kysely.selectFrom('concern').select('id').where('is_restricted', '=', true).executeTakeFirstOrThrow()).id,
        account_id: (await app.db.kysely.selectFrom('account').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()).id,
        reason: 'Looks into it',
        named_by: 'Test',
        named_at: app.clock.now(),
      })
      .execute();
    expect(await read('/programmes/deadlines?kind=triage&span=all', named)).toContain('Triage: A restricted concern');
    const file = await app.open('/programmes/deadlines/csv?kind=triage&span=all', named);
    expect(file.body).toContain('Two senior posts are empty');
    expect(file.body).not.toMatch(/restricted/i);
    expect(file.body).toMatch(/Provider,Locality,What it is of,What is due,By/);
  });

  it('is for those who answer for the whole', async () => {
    expect((await app.open('/programmes/deadlines', await app.signInAs('auditor'))).statusCode).toBe(200);
    for (const role of ['sia', 'headteacher', 'elected-member'])
      expect((await app.open('/programmes/deadlines', await app.signInAs(role))).statusCode, role).toBe(403);
  });
});

describe('what has a day at one provider', () => {
  const url = () => `/providers/${String(alderley)}/deadlines`;

  it('is for its adviser all that the lead sees, and of another provider nothing', async () => {
    const page = await app.open(url(), await app.signInAs('sia', { caseload: [alderley] }));
    await expectValidHtml(page.body);
    expect(words(page.body)).toMatch(/First call.*Visit each half-term/);
    expect((await app.open(url(), await app.signInAs('sia', { caseload: [birchwell] }))).statusCode).toBe(404);
  });

  it('is for its head what is theirs, without what the authority has to do', async () => {
    const of = { reaches: [{ kind: 'provider', providerId: alderley } as const] };
    const seen = await read(url(), await app.signInAs('headteacher', of));
    expect(seen).toMatch(/Visit each half-term/);
    expect(seen).not.toMatch(/First call|Entry meeting/);
    expect((await app.open(url(), await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: birchwell }] }))).statusCode).toBe(
      404,
    );
  });
});

describe('what the command line is told of a school', () => {
  const operator = { ...anonymous, kind: 'operator', name: 'At the command line' } as const;
  const ask = (urn: string, laCode?: string) => findDeadlinesOfSchool(app, { urn, laCode, operator });

  it('is every live deadline, each with its rule, why and source, and of concerns only that they wait', async () => {
    const urn = 900321;
    await app.db.kysely.updateTable('provider').set({ urn }).where('id', '=', birchwell).execute();
    const found = await ask(String(urn));
    if (!found.ok) throw new Error(found.reason);
    expect(found.value).toMatchObject({ provider: { id: birchwell, name: 'Birchwell Primary School', urn }, asAt: '2026-11-23' });
    const { deadlines } = found.value;
    expect(deadlines.filter(({ kind }) => kind === 'triage').map(({ what, on, rule }) => [what, on, rule])).toEqual([
      ['Triage of a concern', '2026-11-30', '5 working days after it was logged, or reopened'],
    ]);
    expect(deadlines.some(({ kind }) => kind === 'entitlement')).toBe(true);
    for (const { rule, why, source } of deadlines) expect([rule, why, source].every((text) => text.length > 3)).toBe(true);
  });

  it('is the day of a statement of action from the inspection that asks for it, before anybody has begun and until the day of the report is recorded', async () => {
    const law = await openLaw(app);
    const urn = 900323;
    const school = await app.addSchool('Hazel Primary School', { with: { urn } });
    await law.category(school, 'Special measures', '2026-11-10');
    const statements = async () => {
      const found = await ask(String(urn));
      return found.ok ? found.value.deadlines.filter(({ programme }) => programme?.key === 'statement-of-action') : [];
    };
    const clock = { on: '2026-11-24', standing: 'soon', source: expect.stringContaining('SI 2005/2038') as string, rule: expect.stringMatching(/^10 .*“Day the report came”/u) as string };
    expect(await statements()).toMatchObject([{ ...clock, what: 'The statement of action, which nobody has begun: special measures' }]);
    expect(await read('/programmes/deadlines')).toMatch(/The statement of action, which nobody has begun: special measures Statement of action Hazel Primary School 24 November 2026 Due within a week/u);
    expect(await read(`/providers/${String(school)}/deadlines`, await app.signInAs('sia', { caseload: [school] }))).toContain('which nobody has begun');
    expect(await read(`/providers/${String(school)}/deadlines`, await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] }))).not.toMatch(/statement of action/iu);
    const begun = await law.begin(school, 'statement-of-action', '2026-11-16', { trigger: 'inspection' });
    if (!begun.ok) throw new Error(begun.reason);
    expect(await statements()).toContainEqual(expect.objectContaining({ on: '2026-11-24', what: 'The statement of action, until the day of the report is recorded' }));
    await law.task(begun.value.runId, 'report', '2026-11-17', { 'received-on': '2026-11-12', 'category': 'special-measures', 'report': 'Of 10 November' });
    expect((await statements()).filter(({ what }) => what.startsWith('The statement')).map(({ what, on }) => [what, on])).toEqual([['The statement', '2026-11-26']]);
  }); // prettier-ignore

  it('is told of an early years setting by its Ofsted number', async () => {
    const setting = await app.addSchool('Ivy Nursery', {
      with: { kind: 'nursery', legal_track: 'early-years', urn: null, registration_number: 'EY500777' },
    });
    const asked = await ask('ey500777');
    expect(asked).toMatchObject({ ok: true, value: { provider: { id: setting, name: 'Ivy Nursery', urn: null, number: 'EY500777' } } });
  });

  it('is refused in words where there is no such school', async () => {
    expect(await ask('900999')).toEqual({ ok: false, reason: 'No provider of an authority here has the number 900999.' });
    expect(await ask('ninety')).toEqual({ ok: false, reason: 'No provider of an authority here has the number ninety.' });
    await app.db.kysely.updateTable('provider').set({ urn: 900322 }).where('id', '=', alderley).execute();
    expect(await ask('900322', '888')).toEqual({ ok: false, reason: 'The provider with the number 900322 is not in authority 888.' });
  });
});

describe('a change of rule', () => {
  const linesOf = async (providerId: number) => {
    const { body } = await app.open(`/providers/${String(providerId)}/deadlines?kind=programme`);
    return words(body.slice(body.indexOf('<table'), body.indexOf('</table')));
  };

  it('moves what starts after it, and nothing that began before, recorded late or not', async () => {
    const [early, late] = [await app.addSchool('Elm Primary School'), await app.addSchool('Fern Primary School')];
    await begin(early, '2026-11-16');
    const before = await linesOf(early);
    const stages = inventedProgramme.stages.map((stage) => ({
      ...stage,
      tasks: stage.tasks.map((task) =>
        task.key === 'first-call' ? { ...task, due: { ...task.due, count: 3, source: 'The council’s own rule' } } : task,
      ),
    }));
    const at = new Date('2026-11-17T09:00:00Z');
    const version = { authority_id: app.authorityId, programme: 'lantern', version: 3, document: JSON.stringify({ ...inventedProgramme, stages }) };
    const { id } = await app.db.kysely
      .insertInto('programme_version')
      .values({ ...version, state: 'in-force', basis: 'Decided', drafted_by: 'Test', drafted_at: at, adopted_by: 'Test', adopted_at: at })
      .returning('id')
      .executeTakeFirstOrThrow();
    await begin(late, '2026-11-17');
    const recordedLate = await app.addSchool('Flint Primary School');
    await begin(recordedLate, '2026-11-16');
    await app.db.kysely.deleteFrom('programme_version').where('id', '=', id).execute();
    expect(before).toMatch(/First call Lantern 17 November 2026 Late 1 working day after the run began\./);
    for (const school of [early, recordedLate]) expect(await linesOf(school)).toBe(before);
    expect(await linesOf(late)).toMatch(
      /First call Lantern 20 November 2026 Late 3 working days after the run began\..*Source: The council’s own rule/,
    );
  });

  it('is not needed for what was done to be due no more, and what counts from it to have its day', async () => {
    const runId = await begin(await app.addSchool('Gorse Primary School'), '2026-11-17');
    const { provider_id } = await app.db.kysely.selectFrom('programme_run').select('provider_id').where('id', '=', runId).executeTakeFirstOrThrow();
    const answers = { 'called-on': '2026-11-18', 'serious': 'no' };
    const taken = await app.db.transaction((tx) => takeStep(tx, lead, { runId, step: done('first-call', '2026-11-18', answers), seen: 1 }));
    expect(taken.ok).toBe(true);
    expect(await linesOf(provider_id)).not.toMatch(/First call Lantern/);
    expect(await linesOf(provider_id)).toMatch(/Entry meeting Lantern 2 December 2026 Due/);
  });
});
