import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { boxesIn } from '../../judgement/criteria-versions/criteria-app.fixture.ts';
import { readingTogether } from '../programmes/invented-programme.fixture.ts';
import { type ProgrammeDefinition, programmeDefinition } from '../programmes/definition.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { definitionDifferences } from '../programmes/definition-differences.ts';
import { programmeDefinitionRoutes } from './programme-definitions.routes.ts';

/** A process of the law, invented with its law. */
const tides: ProgrammeDefinition = { ...readingTogether, key: 'tides', name: 'Tides', statutory: true, provisional: false, source: 'Tides Act 1901' };
const base = '/programmes/definitions/reading-together';
const stage = `${base}/draft/stages`;

let app: SupportApp;
let director: string;
beforeAll(async () => {
  app = await openSupportApp((means) => programmeDefinitionRoutes(means, { definitions: [readingTogether, tides], checks: ['moon-is-full'] }));
  director = await app.signInAs('director', { name: 'Dee Rector' });
});
beforeEach(async () => {
  await app.db.transaction(async (tx) => {
    await tx.deleteFrom('programme_run').execute();
    await tx.deleteFrom('programme_version').execute();
  });
});

const open = async (url: string, cookie = app.lead) => {
  const page = await app.open(url, cookie);
  if (page.statusCode === 500) throw new Error(`${url} has a fault: ${app.log.at(-1) ?? ''}`);
  expect(page.body).not.toContain('[object Object]');
  return page;
};
/** Several lines of a form keep their breaks, which the boxes of one line have none of. */
const longBoxes = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)].map(([, name = '', text = '']) => [
      name,
      text.replaceAll('&#39;', "'").replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
    ]),
  );
/** Opens a form as it is and sends it with these answers in the place of its own. */
const send = async (url: string, form: Readonly<Record<string, string>> = {}, cookie = app.lead) => {
  const { body } = await open(url, cookie);
  return app.post(url, { ...boxesIn(body), ...longBoxes(body), ...form }, cookie);
};
const draftOf = async (programme = 'reading-together'): Promise<ProgrammeDefinition> => {
  const row = await app.db.kysely
    .selectFrom('programme_version')
    .select('document')
    .where('programme', '=', programme)
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow();
  return programmeDefinition.parse(row.document);
};
const begin = () => app.post(`${base}/draft`, {}, app.lead);
const changes = async () => definitionDifferences(readingTogether, await draftOf()).map(({ says }) => says);

describe('the definitions of programmes', () => {
  it('are listed with their versions in force, drafts and runs under way', async () => {
    await begin();
    const page = await open('/programmes/definitions');
    await expectValidHtml(page.body);
    expect(words(page.body)).toContain('Version 1 Provisional: not from the published framework Version 2 Begun by Jo Marsh. 0 faults None');
    expect(words(page.body)).toContain('A process of the law');
  });

  it('are read whole, with the diagram, every task, its day and its source', async () => {
    const page = await open(base);
    await expectValidHtml(page.body);
    const text = words(page.body);
    expect(text).toContain('2 school days after the day given as “When children were heard” in “Hear children read” Provisional: not from the published framework');
    expect(text).toContain('Go on with another plan : to “Agree a plan”. Decided by: Head of Education Effectiveness. All tasks of the stage are done. 1 review or more held.');
    expect(text).toContain('Version 1 In force It ships with the service.');
    expect(page.body).toContain('<svg class="waymark-drawing waymark-drawing--narrow"');
  });

  it('there is none of a programme or a version that there is not', async () => {
    for (const path of ['/programmes/definitions/singing', `${base}?version=9`, `${base}/compare?from=1&to=9`, `${stage}/panel`]) {
      await begin();
      expect((await open(path)).statusCode, path).toBe(404);
    }
  });

  it('are edited by the lead alone, and read by staff', async () => {
    const adviser = await app.signInAs('sia', { name: 'Ad Viser' });
    expect((await open(base, adviser)).statusCode).toBe(200);
    expect((await open(`${base}/draft`, adviser)).statusCode).toBe(403);
    expect((await open(`${base}/adopt`, adviser)).statusCode).toBe(403);
    expect((await open(base, await app.signInAs('headteacher', { name: 'He Ad' }))).statusCode).toBe(403);
  });
}); // prettier-ignore

describe('a draft', () => {
  it('is begun once, however often it is asked for', async () => {
    expect(words((await open(`${base}/draft`)).body)).toContain('There is no draft');
    await begin();
    expect((await begin()).headers.location).toBe(`${base}/draft`);
    expect(await app.db.kysely.selectFrom('programme_version').select('version').execute()).toEqual([{ version: 2 }]);
    const page = await open(`${base}/draft`);
    await expectValidHtml(page.body);
    expect(words(page.body)).toContain('So far it says the same as version 1.');
  });

  const forms = ['/whole', ...readingTogether.stages.flatMap(({ key, tasks }) => [`/stages/${key}`, ...tasks.map((task) => `/stages/${key}/tasks/${task.key}`)])];

  it('is not changed by a form that is saved as it is', async () => {
    await begin();
    for (const form of forms) {
      const page = await open(`${base}/draft${form}`);
      await expectValidHtml(page.body);
      expect((await send(`${base}/draft${form}`)).statusCode, form).toBe(303);
    }
    expect(await draftOf()).toEqual(readingTogether);
  });

  it.each(['/new-stage', '/stages/plan/new-task', '/stages/plan/remove', '/stages/plan/tasks/agree/remove', '/start-over'])('has valid pages: %s', async (path) => {
    await begin();
    await expectValidHtml((await open(`${base}/draft${path}`)).body);
  });

  it('changes names, words, days and who does a task', async () => {
    await begin();
    const saved = await send(`${stage}/plan/tasks/agree`, { 'name': 'Agree the plan together', 'by': 'adviser', 'due-count': '4', 'due-from': 'field:first-look/heard-on', 'due-unit': 'months', 'two-persons': 'yes' });
    expect(saved.headers.location).toBe(`${base}/draft#stage-plan`);
    expect(await changes()).toEqual([
      '“Agree a plan”: name of “Agree the plan together”: Agree the plan → Agree the plan together',
      '“Agree a plan”: who does “Agree the plan together”: Headteacher or manager → Adviser',
      '“Agree a plan”: when “Agree the plan together” is due: 3 school weeks after “Tell the headteacher” is done → 4 months after the day given as “When children were heard” in “Hear children read”',
      '“Agree a plan”: whether a second person confirms “Agree the plan together”: no → yes',
    ]);
  });

  it('says in words what is wrong in a form, and keeps what was typed', async () => {
    await begin();
    const page = await send(`${stage}/plan/tasks/agree`, { 'name': '', 'due-count': 'soon', 'due-source': '', 'letter': 'A letter!' });
    expect(page.statusCode).toBe(422);
    await expectValidHtml(page.body);
    const text = words(page.body);
    for (const says of ['Enter the name of the task', 'When it is due: how many must be a whole number, like 12', 'When it is due: enter where that is from', 'The letter must be the name of a template'])
      expect(text).toContain(says);
    expect(boxesIn(page.body)).toMatchObject({ 'due-count': 'soon', 'letter': 'A letter!' });
    expect(await changes()).toEqual([]);
  });

  it('takes new questions with answers, and keeps the answers’ values when their words change', async () => {
    await begin();
    await send(`${stage}/look/tasks/first-look`, {
      'field-1-options': 'Help is wanted\nNo help is needed\nLook again next year',
      ...{ 'field-2-label': 'How long it took', 'field-2-kind': 'text', 'field-2-required': 'yes' },
    });
    expect((await draftOf()).stages[0]?.tasks[0]?.fields.slice(1)).toEqual([
      expect.objectContaining({ key: 'finding', options: [{ value: 'needed', text: 'Help is wanted' }, { value: 'not-needed', text: 'No help is needed' }, { value: 'later', text: 'Look again next year' }] }),
      { key: 'how-long-it-took', kind: 'text', label: 'How long it took', hint: null, required: true },
    ]);
    const wrong = await send(`${stage}/look/tasks/first-look`, { 'field-1-options': 'Only one' });
    expect(words(wrong.body)).toContain('Question 2: enter 2 to 12 answers, one on each line');
  });

  it('hangs a task on the track and on the answer of an earlier question', async () => {
    await begin();
    await send(`${stage}/plan/tasks/agree`, { 'applies-track-academy': 'yes', 'applies-answer-first-look_finding_needed': 'yes', 'applies-character': 'foundation, community' });
    expect((await draftOf()).stages[1]?.tasks[1]?.appliesWhen).toEqual({ track: ['academy'], character: ['foundation', 'community'], field: { task: 'first-look', field: 'finding', is: ['needed'] } });
  });

  it('adds a task once, though its form is sent twice', async () => {
    await begin();
    const form = { 'name': 'Sing together', 'says': 'A song.', 'due-count': '2', 'due-source': 'Ours' };
    const { body } = await open(`${stage}/plan/new-task`);
    const sent = { ...boxesIn(body), ...form };
    expect((await app.post(`${stage}/plan/new-task`, sent, app.lead)).statusCode).toBe(303);
    expect((await app.post(`${stage}/plan/new-task`, sent, app.lead)).statusCode).toBe(409);
    expect((await draftOf()).stages[1]?.tasks.map(({ key }) => key)).toEqual(['tell-head', 'agree', 'tell-trust', 'sing-together']);
  });

  it('adds a stage, which is at fault until a way leads to it', async () => {
    await begin();
    const saved = await send(`${base}/draft/new-stage`, { 'name': 'Panel', 'says': 'People sit down.', 'after': 'plan', 'gate-0-name': 'Rise', 'gate-0-leads': 'end:improved' });
    expect(saved.headers.location).toBe(`${base}/draft#stage-panel`);
    const faulty = words((await open(`${base}/draft`)).body);
    expect(faulty).toContain('1 fault to mend');
    expect(faulty).toContain('No way leads to “Panel”: no run could ever come to it.');
    await send(`${stage}/plan`, { 'gate-1-name': 'Ask the panel', 'gate-1-leads': 'to:panel', 'gate-1-by': 'lead', 'gate-1-reviews': '0', 'gate-1-second': 'director' });
    expect(words((await open(`${base}/draft`)).body)).toContain('It has no faults.');
    expect((await draftOf()).stages[1]?.gates[1]).toMatchObject({ key: 'ask-the-panel', to: 'panel', outcome: null, second: 'director', needsTasks: false });
  });

  it('moves stages and tasks, and tasks to another stage', async () => {
    await begin();
    const seen = boxesIn((await open(`${base}/draft`)).body)['seen'] ?? '';
    await app.post(`${base}/draft/arrange`, { seen, what: 'task:agree', way: 'up' }, app.lead);
    expect((await draftOf()).stages[1]?.tasks.map(({ key }) => key)).toEqual(['agree', 'tell-head', 'tell-trust']);
    // The page was made before: nothing moves a second time.
    const late = await app.post(`${base}/draft/arrange`, { seen, what: 'task:agree', way: 'down' }, app.lead);
    expect(late.headers.location).toBe(`${base}/draft`);
    expect(words((await open(`${base}/draft`)).body)).not.toContain('Moved.');
    const now = boxesIn((await open(`${base}/draft`)).body)['seen'] ?? '';
    await app.post(`${base}/draft/arrange`, { seen: now, what: 'stage:work', way: 'up' }, app.lead);
    await send(`${stage}/plan/tasks/tell-trust`, { stage: 'work' });
    expect((await draftOf()).stages.map(({ key, tasks }) => [key, ...tasks.map((task) => task.key)])).toEqual([['look', 'first-look'], ['work', 'work-work', 'tell-trust'], ['plan', 'agree', 'tell-head']]);
  });

  it('says what would be at fault without a stage, and takes it away', async () => {
    await begin();
    const page = await open(`${stage}/work/remove`);
    expect(words(page.body)).toContain('“Begin the work” of “Agree a plan” leads to it or hangs on it');
    await send(`${stage}/work/remove`);
    expect((await draftOf()).stages.map(({ key }) => key)).toEqual(['look', 'plan']);
    expect(words((await open(`${base}/draft`)).body)).toContain('leads to “work”, and there is no such stage.');
    // The form says where it led, and saving it drops nothing.
    const gate = await open(`${stage}/plan`);
    expect(words(gate.body)).toContain('“work”, which is not there any more');
    await send(`${stage}/plan`);
    expect((await draftOf()).stages[1]?.gates[0]?.to).toBe('work');
    await send(`${base}/draft/start-over`);
    expect(await draftOf()).toEqual(readingTogether);
  });

  it('takes reviews on and away, and who attends and how runs end', async () => {
    await begin();
    await send(`${stage}/plan`, { 'reviewed': 'yes', 'review-name': 'A look', 'every-count': '3', 'every-source': 'Ours', 'chair-first': 'lead', 'chair-later': 'director' });
    await send(`${stage}/work`, { reviewed: 'no' });
    await send(`${base}/draft/whole`, { 'attend-2-who': 'The librarian', 'outcome-3-label': 'Became a library', 'outcome-3-good': 'neither', 'standing': 'own' });
    expect(await changes()).toEqual([
      'Standing: provisional → not provisional',
      'Who attends: The headteacher; The trust chief executive, Only for academies → The headteacher; The trust chief executive, Only for academies; The librarian',
      'Outcome “Became a library”: added (neither good nor bad)',
      expect.stringContaining('“Agree a plan”: reviews “A look”: added (Every 3 working days') as string,
      expect.stringContaining('“Do the work”: reviews “Review of reading”: taken away') as string,
    ]);
    const none = await send(`${base}/draft/whole`, { 'for-track-maintained': '', 'for-track-academy': '' });
    expect(words(none.body)).toContain('Choose whom the programme is for');
  });

  it('tells whoever was overtaken what saving would change, and loses nothing typed', async () => {
    await begin();
    const { body } = await open(`${stage}/plan`);
    const early = { ...boxesIn(body), ...longBoxes(body) };
    await send(`${stage}/plan`, { name: 'Agree on it' });
    const late = await app.post(`${stage}/plan`, { ...early, says: 'What is said late.' }, app.lead);
    expect(late.statusCode).toBe(409);
    await expectValidHtml(late.body);
    expect(words(late.body)).toContain('Jo Marsh changed this draft while you had the form open.');
    expect(words(late.body)).toContain('name: Agree on it → Agree a plan');
    expect(longBoxes(late.body)['says']).toBe('What is said late.');
    expect((await draftOf()).stages[1]?.name).toBe('Agree on it');
    expect((await app.post(`${stage}/plan`, { ...boxesIn(late.body), ...longBoxes(late.body), name: 'Agree on it' }, app.lead)).statusCode).toBe(303);
    expect((await draftOf()).stages[1]).toMatchObject({ name: 'Agree on it', says: 'What is said late.' });
  });

  it('shows what was typed about a task that somebody took away meanwhile', async () => {
    await begin();
    const { body } = await open(`${stage}/plan/tasks/agree`);
    await send(`${stage}/plan/tasks/agree/remove`);
    const late = await app.post(`${stage}/plan/tasks/agree`, { ...boxesIn(body), says: 'Long and careful words.' }, app.lead);
    expect(late.statusCode).toBe(409);
    await expectValidHtml(late.body);
    expect(words(late.body)).toContain('Long and careful words.');
  });
}); // prettier-ignore

describe('a version', () => {
  const adopt = (url = base, cookie = app.lead, form: Record<string, string> = { basis: 'Decided on 20 November by the board' }) => send(`${url}/adopt`, form, cookie);

  it('takes force with its basis, is compared with the one before, and runs stay on theirs', async () => {
    const providerId = await app.addSchool('Wendle Primary School');
    await begin();
    await send(`${stage}/plan`, { name: 'Agree on it' });
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
    const page = words((await open(base)).body);
    expect(page).toContain('Programme, version 2');
    expect(page).toContain('Decided on 20 November by the board Drafted by Jo Marsh');
    expect(words((await open('/programmes/definitions')).body)).toContain('1 on version 1');
    const comparison = await open(`${base}/compare?from=1&to=2`);
    await expectValidHtml(comparison.body);
    expect(words(comparison.body)).toContain('What version 2 changes of version 1');
    expect(words(comparison.body)).toContain('Agree on it What Before After Name Agree a plan Agree on it');
    expect(words((await open(`${base}?version=1`)).body)).toContain('Was in force earlier');
    // Back, and sent again: there is nothing to adopt twice.
    const again = await app.post(`${base}/adopt`, { basis: 'Once more', seen: '' }, app.lead);
    expect(again.headers.location).toBe(base);
    await begin();
    expect((await app.db.kysely.selectFrom('programme_version').select(['version', 'state']).orderBy('version').execute())).toEqual([{ version: 2, state: 'in-force' }, { version: 3, state: 'draft' }]);
  });

  it('is refused with faults, and where it changes nothing', async () => {
    await begin();
    expect(words((await open(`${base}/adopt`)).body)).toContain('It says the same as the version in force');
    const { body } = await open(`${base}/adopt`);
    await send(`${stage}/work/tasks/work-work`, { 'task-check-moon-is-full': 'yes' });
    await send(`${stage}/work/remove`);
    const page = await open(`${base}/adopt`);
    await expectValidHtml(page.body);
    expect(words(page.body)).toContain('It cannot be adopted as things stand.');
    expect(body).not.toContain('name="basis"');
    const seen = boxesIn((await open(`${base}/draft`)).body)['seen'] ?? '';
    const forced = await app.post(`${base}/adopt`, { basis: 'Because', seen }, app.lead);
    expect(forced.statusCode).toBe(422);
    expect(words(forced.body)).toContain('faults, which must be mended first.');
    expect(words(forced.body)).toContain('What you typed: Because');
    expect((await app.db.kysely.selectFrom('programme_version').select('state').execute())).toEqual([{ state: 'draft' }]);
  });

  it('of the law is adopted by the director alone', async () => {
    const url = '/programmes/definitions/tides';
    await app.post(`${url}/draft`, {}, app.lead);
    await send(`${url}/draft/stages/plan`, { name: 'Agree on it' });
    expect(words((await open(`${url}/adopt`)).body)).toContain('It is a process of the law: only the director adopts it.');
    const seen = boxesIn((await open(`${url}/draft`)).body)['seen'] ?? '';
    expect((await app.post(`${url}/adopt`, { basis: 'Because', seen }, app.lead)).statusCode).toBe(422);
    expect((await adopt(url, director)).headers.location).toBe(url);
  });

  it('that was changed after it was read is not adopted', async () => {
    await begin();
    await send(`${stage}/plan`, { name: 'Agree on it' });
    const { body } = await open(`${base}/adopt`);
    await send(`${stage}/plan`, { name: 'Agree' });
    const late = await app.post(`${base}/adopt`, { ...boxesIn(body), basis: 'Decided' }, app.lead);
    expect(late.statusCode).toBe(409);
    expect(words(late.body)).toContain('Not adopted: Jo Marsh changed this draft');
    expect(longBoxes(late.body)['basis']).toBe('Decided');
  });

  it('says what every change of it was, in the audit trail', async () => {
    await begin();
    await send(`${stage}/plan`, { name: 'Agree on it' });
    const events = await app.db.kysely.selectFrom('audit_event').select(['event', 'after']).where('subject_kind', '=', 'programme-version').orderBy('sequence', 'desc').limit(2).execute();
    expect(events.map(({ event }) => event)).toEqual(['programme-definition.changed', 'programme-definition.drafted']);
    expect(JSON.stringify(events[0]?.after)).toContain('“Agree on it”: name: Agree a plan → Agree on it');
  });
}); // prettier-ignore
