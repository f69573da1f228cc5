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

describe('the definitions of programmes', () => {
  it('are listed with their versions in force, drafts and runs under way', async () => {
    await app.begin();
    const page = await app.open('/programmes/definitions');
    await expectValidHtml(page.body);
    expect(words(page.body)).toContain('Version 1 Provisional: not from the published framework Version 2 Begun by Jo Marsh. 0 faults None');
    expect(words(page.body)).toContain('A process of the law');
  });

  it('are read whole, with the diagram, every task, its day and its source', async () => {
    const page = await app.open(base);
    await expectValidHtml(page.body);
    const text = words(page.body);
    expect(text).toContain('2 school days after the day given as “When children were heard” in “Hear children read” Provisional: not from the published framework');
    expect(text).toContain('Go on with another plan : to “Agree a plan”. Decided by: Head of Education Effectiveness. All tasks of the stage are done. 1 review or more held, each half the time between two or more after the one before.');
    expect(text).toContain('Version 1 In force It ships with the service.');
    // The version of the programme, and not of the service, which stands below every page.
    expect(text).toContain('Programme, version 1');
    expect(text).toContain('Waymark test. Contains');
    expect(page.body).toContain('<svg class="waymark-drawing waymark-drawing--narrow"');
  });

  it('there is none of a programme or a version that there is not', async () => {
    for (const path of ['/programmes/definitions/singing', `${base}?version=9`, `${base}/compare?from=1&to=9`, `${stage}/panel`]) {
      await app.begin();
      expect((await app.open(path)).statusCode, path).toBe(404);
    }
  });

  it('are edited by the lead alone, and read by staff', async () => {
    const adviser = await app.signInAs('sia', { name: 'Ad Viser' });
    expect((await app.open(base, adviser)).statusCode).toBe(200);
    expect((await app.open(`${base}/draft`, adviser)).statusCode).toBe(403);
    expect((await app.open(`${base}/adopt`, adviser)).statusCode).toBe(403);
    expect((await app.open(base, await app.signInAs('headteacher', { name: 'He Ad' }))).statusCode).toBe(403);
  });
}); // prettier-ignore

describe('a draft', () => {
  it('is begun once, however often it is asked for', async () => {
    expect(words((await app.open(`${base}/draft`)).body)).toContain('There is no draft');
    await app.begin();
    expect((await app.begin()).headers.location).toBe(`${base}/draft`);
    expect(await app.db.kysely.selectFrom('programme_version').select('version').execute()).toEqual([{ version: 2 }]);
    const page = await app.open(`${base}/draft`);
    await expectValidHtml(page.body);
    expect(words(page.body)).toContain('So far it says the same as version 1.');
  });

  const forms = ['/whole', ...readingTogether.stages.flatMap(({ key, tasks }) => [`/stages/${key}`, ...tasks.map((task) => `/stages/${key}/tasks/${task.key}`)])];

  it('is not changed by a form that is saved as it is', async () => {
    await app.begin();
    for (const form of forms) {
      const page = await app.open(`${base}/draft${form}`);
      await expectValidHtml(page.body);
      expect((await app.fill(`${base}/draft${form}`)).statusCode, form).toBe(303);
    }
    expect(await app.draftOf()).toEqual(readingTogether);
  });

  it.each(['/new-stage', '/stages/plan/new-task', '/stages/plan/remove', '/stages/plan/tasks/agree/remove', '/start-over'])('has valid pages: %s', async (path) => {
    await app.begin();
    await expectValidHtml((await app.open(`${base}/draft${path}`)).body);
  });

  it('changes names, words, days and who does a task', async () => {
    await app.begin();
    const saved = await app.fill(`${stage}/plan/tasks/agree`, { 'name': 'Agree the plan together', 'by': 'adviser', 'due-count': '4', 'due-from': 'field:first-look/heard-on', 'due-unit': 'months', 'two-persons': 'yes', 'held-with-them': 'yes' });
    expect(saved.headers.location).toBe(`${base}/draft#stage-plan`);
    expect(await app.changes()).toEqual([
      '“Agree a plan”: name of “Agree the plan together”: Agree the plan → Agree the plan together',
      '“Agree a plan”: who does “Agree the plan together”: Headteacher or manager → Adviser',
      '“Agree a plan”: when “Agree the plan together” is due: 3 school weeks after “Tell the headteacher” is done → 4 months after the day given as “When children were heard” in “Hear children read”',
      '“Agree a plan”: whether a second person confirms “Agree the plan together”: no → yes',
      '“Agree a plan”: whether “Agree the plan together” is held with the provider: no → yes',
    ]);
  });

  it('says in words what is wrong in a form, and keeps what was typed', async () => {
    await app.begin();
    const page = await app.fill(`${stage}/plan/tasks/agree`, { 'name': '', 'due-count': 'soon', 'due-source': '', 'letter': 'song-sheet' });
    expect(page.statusCode).toBe(422);
    await expectValidHtml(page.body);
    const text = words(page.body);
    for (const says of ['Enter the name of the task', 'When it is due: how many must be a whole number, like 12', 'When it is due: enter where that is from', 'Choose a letter that there is, or none'])
      expect(text).toContain(says);
    expect(answersIn(page.body)).toMatchObject({ 'due-count': 'soon' });
    expect(await app.changes()).toEqual([]);
  });

  it('takes new questions with answers, and keeps the answers’ values when their words change', async () => {
    await app.begin();
    await app.fill(`${stage}/look/tasks/first-look`, {
      'field-1-options': 'Help is wanted\nNo help is needed\nLook again next year',
      ...{ 'field-2-label': 'How long it took', 'field-2-kind': 'text', 'field-2-required': 'yes' },
    });
    expect((await app.draftOf()).stages[0]?.tasks[0]?.fields.slice(1)).toEqual([
      expect.objectContaining({ key: 'finding', options: [{ value: 'needed', text: 'Help is wanted' }, { value: 'not-needed', text: 'No help is needed' }, { value: 'later', text: 'Look again next year' }] }),
      { key: 'how-long-it-took', kind: 'text', label: 'How long it took', hint: null, required: true },
    ]);
    const wrong = await app.fill(`${stage}/look/tasks/first-look`, { 'field-1-options': 'Only one' });
    expect(words(wrong.body)).toContain('Question 2: enter 2 to 12 answers, one on each line');
  });

  it('hangs a task on the track and on the answer of an earlier question', async () => {
    await app.begin();
    await app.fill(`${stage}/plan/tasks/agree`, { 'applies-track-academy': 'yes', 'applies-answer-first-look_finding_needed': 'yes', 'applies-character': 'foundation, community' });
    expect((await app.draftOf()).stages[1]?.tasks[1]?.appliesWhen).toEqual({ track: ['academy'], character: ['foundation', 'community'], field: { task: 'first-look', field: 'finding', is: ['needed'] } });
  });

  it('adds a task once, though its form is sent twice', async () => {
    await app.begin();
    const form = { 'name': 'Sing together', 'says': 'A song.', 'due-count': '2', 'due-source': 'Ours' };
    const { body } = await app.open(`${stage}/plan/new-task`);
    const sent = { ...answersIn(body), ...form };
    expect((await app.post(`${stage}/plan/new-task`, sent, app.lead)).statusCode).toBe(303);
    expect((await app.post(`${stage}/plan/new-task`, sent, app.lead)).statusCode).toBe(409);
    expect((await app.draftOf()).stages[1]?.tasks.map(({ key }) => key)).toEqual(['tell-head', 'agree', 'tell-trust', 'sing-together']);
  });

  it('adds a stage, which is at fault until a way leads to it', async () => {
    await app.begin();
    const saved = await app.fill(`${base}/draft/new-stage`, { 'name': 'Panel', 'says': 'People sit down.', 'after': 'plan', 'gate-0-name': 'Rise', 'gate-0-leads': 'end:improved' });
    expect(saved.headers.location).toBe(`${base}/draft#stage-panel`);
    const faulty = words((await app.open(`${base}/draft`)).body);
    expect(faulty).toContain('1 fault to mend');
    expect(faulty).toContain('No way leads to “Panel”: no run could ever come to it.');
    await app.fill(`${stage}/plan`, { 'gate-1-name': 'Ask the panel', 'gate-1-leads': 'to:panel', 'gate-1-reviews': '', 'gate-1-second': 'director' });
    expect(words((await app.open(`${base}/draft`)).body)).toContain('It has no faults.');
    expect((await app.draftOf()).stages[1]?.gates[1]).toMatchObject({ key: 'ask-the-panel', to: 'panel', outcome: null, second: 'director', needsTasks: true });
  });

  it('says of a task that is left to the plan’s pages that they record no such task', async () => {
    await app.begin();
    expect(words((await app.open(`${stage}/plan/tasks/agree`)).body)).toContain('From the plan’s own pages');
    await app.fill(`${stage}/plan/tasks/agree`, { 'done-by': 'single-plan' });
    const draft = words((await app.open(`${base}/draft`)).body);
    expect(draft).toContain('“Agree the plan” is recorded from the plan’s own pages, and they record no such task: let it be done on a form.');
    expect(draft).toContain('Recorded from the plan’s own pages');
    expect(await app.changes()).toEqual(['“Agree a plan”: where “Agree the plan” is done: on a form → from the plan’s own pages']);
  });

  it('moves stages and tasks, and tasks to another stage', async () => {
    await app.begin();
    const seen = answersIn((await app.open(`${base}/draft`)).body)['seen'] ?? '';
    await app.post(`${base}/draft/arrange`, { seen, what: 'task:agree', way: 'up' }, app.lead);
    expect((await app.draftOf()).stages[1]?.tasks.map(({ key }) => key)).toEqual(['agree', 'tell-head', 'tell-trust']);
    // The page was made before: nothing moves a second time.
    const late = await app.post(`${base}/draft/arrange`, { seen, what: 'task:agree', way: 'down' }, app.lead);
    expect(late.headers.location).toBe(`${base}/draft`);
    expect(words((await app.open(`${base}/draft`)).body)).not.toContain('Moved.');
    const now = answersIn((await app.open(`${base}/draft`)).body)['seen'] ?? '';
    await app.post(`${base}/draft/arrange`, { seen: now, what: 'stage:work', way: 'up' }, app.lead);
    await app.fill(`${stage}/plan/tasks/tell-trust`, { stage: 'work' });
    expect((await app.draftOf()).stages.map(({ key, tasks }) => [key, ...tasks.map((task) => task.key)])).toEqual([['look', 'first-look'], ['work', 'work-work', 'tell-trust'], ['plan', 'agree', 'tell-head']]);
  });

  it('says what would be at fault without a stage, and takes it away', async () => {
    await app.begin();
    const page = await app.open(`${stage}/work/remove`);
    expect(words(page.body)).toContain('“Begin the work” of “Agree a plan” leads to “Do the work” (work), and there is no such stage.');
    await app.fill(`${stage}/work/remove`);
    expect((await app.draftOf()).stages.map(({ key }) => key)).toEqual(['look', 'plan']);
    expect(words((await app.open(`${base}/draft`)).body)).toContain('leads to “Do the work” (work), and there is no such stage.');
    // The form says where it led, and saving it drops nothing.
    const gate = await app.open(`${stage}/plan`);
    expect(words(gate.body)).toContain('“Do the work” (work), which is not there any more');
    await app.fill(`${stage}/plan`);
    expect((await app.draftOf()).stages[1]?.gates[0]?.to).toBe('work');
    await app.fill(`${base}/draft/start-over`);
    expect(await app.draftOf()).toEqual(readingTogether);
  });

  it('says which check would never hold without a task, in words, and offers no check that cannot hold', async () => {
    await app.begin();
    await app.fill(`${stage}/work/tasks/work-work`, { 'task-check-moon-is-full': 'yes' });
    expect(words((await app.open(stage.replace(/stages$/u, ''))).body)).toContain('Recorded only where this holds: The moon is full');
    for (const page of ['/compare', '/adopt']) expect(words((await app.open(`${base}${page}`)).body)).toContain('“The moon is full”');
    expect(words((await app.open(`${stage}/plan/tasks/agree/remove`)).body)).toContain('The check “The moon is full” needs “Agree the plan” (agree), and it is not there.');
    await app.fill(`${stage}/work/tasks/work-work`, { 'task-check-moon-is-full': '' });
    await app.fill(`${stage}/plan/tasks/agree/remove`);
    expect((await app.open(`${stage}/work/tasks/work-work`)).body).not.toContain('The moon is full');
  });

  it('calls by its name the day that something counts from, or hangs on, and that is gone, and keeps it until another is chosen', async () => {
    await app.begin();
    await app.fill(`${stage}/plan/tasks/agree`, { 'field-0-label': 'When it was agreed', 'field-0-kind': 'date', 'field-0-not-before': 'field:first-look/heard-on' });
    await app.fill(`${stage}/look/tasks/first-look/remove`);
    const gone = 'The day given as “When children were heard” (heard-on) in “Hear children read” (first-look), which is not there any more';
    for (const task of ['tell-head', 'agree']) expect(words((await app.open(`${stage}/plan/tasks/${task}`)).body)).toContain(gone);
    const look = words((await app.open(`${stage}/look`)).body);
    expect(look).toContain('Where “What was found” (finding) in “Hear children read” (first-look), which is not there any more is');
    expect(look).toContain('“No help is needed” (not-needed), which is not there any more');
    const kept = await app.fill(`${stage}/plan/tasks/tell-head`, { name: 'Tell the head' });
    expect(kept.statusCode).toBe(303);
    expect((await app.fill(`${stage}/plan/tasks/agree`, { says: 'All of it.' })).statusCode).toBe(303);
    const [head, agree] = (await app.draftOf()).stages[1]?.tasks ?? [];
    const lost = { kind: 'field', task: 'first-look', field: 'heard-on' };
    expect([head?.name, head?.due.from]).toEqual(['Tell the head', lost]);
    expect([agree?.says, agree?.fields[0]]).toEqual(['All of it.', expect.objectContaining({ notBefore: lost })]);
    expect(words((await app.open(`${base}/draft`)).body)).toContain('“Tell the head” counts from “Hear children read” (first-look), and there is no such task.');
    expect((await app.fill(`${stage}/plan/tasks/tell-head`, { 'due-from': 'task:never' })).statusCode).toBe(422);
  });

  it('takes reviews on and away, and who attends and how runs end', async () => {
    await app.begin();
    await app.fill(`${stage}/plan`, { 'reviewed': 'yes', 'review-name': 'A look', 'every-count': '3', 'every-source': 'Ours', 'chair-first': 'lead', 'chair-later': 'director' });
    await app.fill(`${stage}/work`, { reviewed: 'no' });
    await app.fill(`${base}/draft/whole`, { 'attend-2-who': 'The librarian', 'attend-0-as': 'diocese', 'outcome-3-label': 'Became a library', 'outcome-3-good': 'neither', 'standing': 'own', 'reason-is-told': 'yes' });
    expect(await app.changes()).toEqual([
      'Standing: provisional → not provisional',
      'Why a run began: officers alone read it → the provider’s own people read it',
      'Who attends: The headteacher; The trust chief executive, Only for academies → The headteacher, The school’s diocese reads the run with the provider; The trust chief executive, Only for academies; The librarian',
      'Outcome “Became a library”: added (neither good nor bad)',
      expect.stringContaining('“Agree a plan”: reviews “A look”: added (Every 3 working days') as string,
      expect.stringContaining('“Do the work”: reviews “Review of reading”: taken away') as string,
    ]);
    const none = await app.fill(`${base}/draft/whole`, { 'for-track-maintained': '', 'for-track-academy': '' });
    expect(words(none.body)).toContain('Choose whom the programme is for');
  });

  it('tells whoever was overtaken what saving would change, and loses nothing typed', async () => {
    await app.begin();
    const { body } = await app.open(`${stage}/plan`);
    const early = answersIn(body);
    await app.fill(`${stage}/plan`, { name: 'Agree on it' });
    const late = await app.post(`${stage}/plan`, { ...early, says: 'What is said late.' }, app.lead);
    expect(late.statusCode).toBe(409);
    await expectValidHtml(late.body);
    expect(words(late.body)).toContain('Jo Marsh changed this draft while you had the form open.');
    expect(words(late.body)).toContain('name: Agree on it → Agree a plan');
    expect(answersIn(late.body)['says']).toBe('What is said late.');
    expect((await app.draftOf()).stages[1]?.name).toBe('Agree on it');
    expect((await app.post(`${stage}/plan`, { ...answersIn(late.body), name: 'Agree on it' }, app.lead)).statusCode).toBe(303);
    expect((await app.draftOf()).stages[1]).toMatchObject({ name: 'Agree on it', says: 'What is said late.' });
  });

  it('shows what was typed about a task that somebody took away meanwhile', async () => {
    await app.begin();
    const { body } = await app.open(`${stage}/plan/tasks/agree`);
    await app.fill(`${stage}/plan/tasks/agree/remove`);
    const late = await app.post(`${stage}/plan/tasks/agree`, { ...answersIn(body), says: 'Long and careful words.' }, app.lead);
    expect(late.statusCode).toBe(409);
    await expectValidHtml(late.body);
    expect(words(late.body)).toContain('Long and careful words.');
  });
}); // prettier-ignore
