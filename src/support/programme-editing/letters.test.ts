import { beforeAll, beforeEach, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { definitionDifferences } from '../programme-definitions/definition-differences.ts';
import { programmeDefinition } from '../programme-definitions/definition.ts';
import { warningNotice } from '../intervention/warning-notice.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { answersIn } from './definitions-app.fixture.ts';
import { programmeDefinitionRoutes } from './programme-editing.routes.ts';

const draft = '/programmes/definitions/warning-notice/draft';
const letter = `${draft}/letters/warning-notice`;

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp((means) => programmeDefinitionRoutes(means));
});
beforeEach(async () => {
  await app.db.kysely.deleteFrom('programme_version').execute();
  await app.send(draft, {});
});
const changes = async () => {
  const row = await app.db.kysely
    .selectFrom('programme_version')
    .select('document')
    .where('programme', '=', 'warning-notice')
    .executeTakeFirstOrThrow();
  return definitionDifferences(warningNotice, programmeDefinition.parse(row.document)).map(({ says }) => says);
};
const save = async (over: Readonly<Record<string, string>>) => app.send(letter, { ...answersIn((await app.open(letter)).body), ...over });

it('the words of a letter are changed in a draft, as they are and not otherwise, and the change is told of', async () => {
  expect((await app.open(draft)).body).toContain(`href="${letter}"`);
  const page = await app.open(letter);
  await expectValidHtml(page.body);
  expect(words(page.body)).toContain('{{given.compliance-ends}} Last day of the compliance period (The notice is given)');
  await save({});
  expect(await changes()).toEqual([]);
  await save({ subject: 'Notice under section 60: {{provider}}' });
  expect(await changes()).toEqual([
    'Subject of the letter “Warning notice”: Warning notice under section 60 of the Education and Inspections Act 2006: {{provider}} → Notice under section 60: {{provider}}',
  ]);
});

it('a letter that names what the programme does not ask for stands against adopting it, and leads to its form', async () => {
  const answer = await save({ body: 'You must act by {{given.never}}.' });
  expect(answer.headers.location).toBe(`${draft}#letters`);
  const { body } = await app.open(draft);
  expect(words(body)).toContain('The letter “Warning notice” names “given.never”, which the programme does not ask for.');
  expect((await save({ body: '' })).statusCode).toBe(422);
});

it('who at the school reads a letter is chosen, told of, and shown with the programme', async () => {
  const page = words((await app.open(letter)).body);
  expect(page).toContain('As each run answers. The head, chair, trust or diocese reads here what they have a copy of');
  expect(page).toContain('Copied at the same time to (The notice is given)');
  expect(answersIn((await app.open(letter)).body)).toMatchObject({ 'reads-chair': 'yes' });
  await save({ 'reads-head': 'yes', 'reads-chair': 'no' });
  expect(await changes()).toEqual(['Readers outside the authority of the letter “Warning notice”: Chair of governors → Headteacher or manager']);
  expect(words((await app.open(draft)).body)).toContain('Warning notice Its day: Day it was given (The notice is given) Who signs it: Signed by (The notice is given) The notice is given Headteacher or manager As “Copied at the same time to (The notice is given)” says');
  await save({ 'reads-head': 'no' });
  expect(words((await app.open(draft)).body)).toContain('Nobody outside the authority');
  const inForce = await app.open('/programmes/definitions/warning-notice');
  await expectValidHtml(inForce.body);
  expect(words(inForce.body)).toContain('The notice is given Chair of governors As “Copied at the same time to (The notice is given)” says');
}); // prettier-ignore

/** What stands open of a form, by the words above it. */
const open = (html: string) =>
  [...html.matchAll(/<details[^>]*\sopen[^>]*>\s*<summary[^>]*>(.*?)<\/summary>/gsu)].map(([, summary = '']) => words(summary).trim());

it('the form of a task shows what it needs, and what is rarely changed only where it is filled in or at fault', async () => {
  const task = `${draft}/stages/compliance/tasks/given`;
  const more = 'Whether it may be left out, who confirms it, who is there, its letter, and where it is done';
  const page = (await app.open(task)).body;
  expect(open(page)).toEqual([more]);
  expect(words(page)).toContain('Question 2: Last day of the compliance period (a day)');
  expect(open((await app.open(`${draft}/stages/compliance/new-task`)).body)).toEqual([]);
  const wrong = await app.send(task, { ...answersIn(page), 'field-1-label': '', 'field-5-label': 'How many copies', 'letter': '' });
  await expectValidHtml(wrong.body);
  expect(wrong.statusCode).toBe(422);
  expect(open(wrong.body)).toEqual([more, 'Question 2 (a day)', 'Add a question: How many copies']);
  const bare = await app.send(task, { name: 'The notice' });
  expect(bare.statusCode).toBe(422);
  await expectValidHtml(bare.body);
}); // prettier-ignore

it('the form of the whole programme shows in one line who attends and how a run ends, and opens what is filled in anew or at fault', async () => {
  const whole = `${draft}/whole`;
  // Within a line that is closed, for which runs somebody attends stands open.
  const outside = (html: string) => open(html).filter((line) => !line.startsWith('For which runs it is'));
  const page = (await app.open(whole)).body;
  await expectValidHtml(page);
  expect(outside(page)).toEqual([]);
  for (const line of ['Legal services', 'The diocese (only where the school is voluntary-aided or voluntary-controlled)', 'Complied with (a good end)', 'Add somebody', 'Add an outcome'])
    expect(words(page)).toContain(line);
  const outcomes = warningNotice.outcomes.length;
  const wrong = await app.send(whole, { ...answersIn(page), 'name': '', 'attend-2-who': 'The librarian', 'outcome-0-label': '', [`outcome-${String(outcomes)}-label`]: 'Became a library' });
  await expectValidHtml(wrong.body);
  expect(wrong.statusCode).toBe(422);
  expect(outside(wrong.body)).toEqual(['Add somebody: The librarian', 'Outcome 1 (a good end)', 'Add an outcome: Became a library']);
  const bare = await app.send(whole, { name: 'The notice' });
  expect(bare.statusCode).toBe(422);
  await expectValidHtml(bare.body);
}); // prettier-ignore

it('there is no page of a letter that the programme does not have', async () => {
  expect((await app.open(`${draft}/letters/nothing`)).statusCode).toBe(404);
});

const thanks = {
  name: 'Letter of thanks',
  to: 'The governing body of {{provider}}',
  subject: 'Thank you',
  body: 'Thank you, {{provider}}, for what you did by {{given.compliance-ends}}.',
  dated: 'given.given-on',
  signed: 'given.signed-by',
};
const add = async (over: Readonly<Record<string, string>> = {}) =>
  app.send(`${draft}/new-letter`, { ...answersIn((await app.open(`${draft}/new-letter`)).body), ...thanks, ...over });
const lettersNow = async () => {
  const row = await app.db.kysely.selectFrom('programme_version').select('document').where('programme', '=', 'warning-notice').executeTakeFirstOrThrow();
  return programmeDefinition.parse(row.document).letters?.slice(warningNotice.letters?.length) ?? [];
}; // prettier-ignore

it('a letter is added to a draft with its day, who signs it, who has a copy and who reads it, once', async () => {
  const page = (await app.open(`${draft}/new-letter`)).body;
  await expectValidHtml(page);
  expect(page).not.toContain('before anything is entered');
  const sent = { ...answersIn(page), ...thanks, 'copies': 'given.copies', 'reads-chair': 'yes' };
  expect((await app.send(`${draft}/new-letter`, sent)).headers.location).toBe(`${draft}#letters`);
  expect((await app.send(`${draft}/new-letter`, sent)).statusCode).toBe(409);
  expect(await lettersNow()).toEqual([{ key: 'letter-of-thanks', ...thanks, copies: 'given.copies', readBy: ['chair'], takenBackBy: null }]);
  expect(await changes()).toEqual(expect.arrayContaining(['Letter “Letter of thanks”: added (Thank you)', 'Readers outside the authority of the letter “Letter of thanks”: Chair of governors']));
  const { body } = await app.open(draft);
  await expectValidHtml(body);
  expect(words(body)).toContain('No task: nobody writes it Chair of governors');
  expect(words(body)).toContain('The letter “Letter of thanks” goes with no task, so that nobody is sent it: choose it in a task, or take it away.');
  expect(words(body)).toContain('Thank you, [the provider], for what you did by [Last day of the compliance period: not entered].');
  expect(words((await app.open('/programmes/definitions/warning-notice/compare?from=1&to=2')).body)).toContain('Letter “Letter of thanks” Not there Thank you');
  const adopting = await app.open('/programmes/definitions/warning-notice/adopt');
  await expectValidHtml(adopting.body);
  expect(words(adopting.body)).toContain('Words of the letter “Letter of thanks”: Thank you, {{provider}}, for what you did by {{given.compliance-ends}}.');
}); // prettier-ignore

it('a letter says by which answer it is taken back, which is told of and kept, and is of one question', async () => {
  const box = 'taken-back-answer-compliance_complied_yes';
  const page = (await app.open(`${draft}/new-letter`)).body;
  expect(words(page)).toContain('By which answer it is taken back (none, unless one is chosen)');
  const wrong = await add({ [box]: 'yes', 'taken-back-answer-secretary-check_live_no': 'yes' });
  expect([wrong.statusCode, words(wrong.body).includes('Tick answers of one question alone, by which it is taken back')]).toEqual([422, true]);
  await expectValidHtml(wrong.body);
  expect((await add({ [box]: 'yes' })).statusCode).toBe(303);
  const by = { task: 'compliance', field: 'complied', is: ['yes'] };
  expect((await lettersNow()).map(({ takenBackBy }) => takenBackBy)).toEqual([by]);
  expect(await changes()).toContainEqual(expect.stringMatching(/^Taking back of the letter “Letter of thanks”: .*“Yes”/) as string);
  expect(words((await app.open(draft)).body)).toMatch(/Taken back: .*“Yes”/);
  const own = `${draft}/letters/letter-of-thanks`;
  const form = (await app.open(own)).body;
  await expectValidHtml(form);
  expect(answersIn(form)).toMatchObject({ [box]: 'yes' });
  await app.send(own, { ...answersIn(form), subject: 'Thank you all' });
  expect((await lettersNow()).map(({ subject, takenBackBy }) => [subject, takenBackBy])).toEqual([['Thank you all', by]]);
  await app.send(own, { ...answersIn((await app.open(own)).body), [box]: 'no' });
  expect((await lettersNow()).map(({ takenBackBy }) => takenBackBy)).toEqual([null]);
}); // prettier-ignore

it('a letter without what it needs is not added, and nothing typed is lost', async () => {
  const wrong = await add({ name: '', dated: 'given.signed-by', signed: '', copies: 'given.nothing' });
  expect(wrong.statusCode).toBe(422);
  await expectValidHtml(wrong.body);
  for (const says of [
    'Enter the name of the letter',
    'Choose the day that it bears',
    'Choose what says who signs it',
    'Choose what says who has a copy, or nobody',
  ])
    expect(words(wrong.body)).toContain(says);
  expect(answersIn(wrong.body)).toMatchObject({ subject: 'Thank you', body: thanks.body });
  const bare = await app.send(`${draft}/new-letter`, { name: 'Thanks' });
  expect(bare.statusCode).toBe(422);
  await expectValidHtml(bare.body);
  expect(await lettersNow()).toEqual([]);
});

it('how a letter reads is seen before it is saved, with what is missing in brackets', async () => {
  const seen = await app.send(letter, { ...answersIn((await app.open(letter)).body), body: 'Act by {{given.compliance-ends}}, {{provider}}.\n\nBefore: {{grounds.tried}}.', step: 'preview' });
  expect(seen.statusCode).toBe(200);
  await expectValidHtml(seen.body);
  expect(words(seen.body)).toContain('Act by [Last day of the compliance period: not entered], [the provider].');
  expect(words(seen.body), 'what need not be answered is seen too').toContain('Before: [What was tried before: not entered].');
  expect(answersIn(seen.body)['body']).toContain('Act by {{given.compliance-ends}}, {{provider}}.');
  expect(await changes()).toEqual([]);
}); // prettier-ignore

it('a task takes its letter from those of the draft, and a letter that a task goes with is not taken away', async () => {
  await add();
  const task = `${draft}/stages/compliance/tasks/compliance`;
  const form = (await app.open(task)).body;
  expect(words(form)).toContain('None Warning notice, which goes with “The notice is given”');
  expect((await app.send(task, { ...answersIn(form), letter: 'letter-of-thanks' })).statusCode).toBe(303);
  expect(await changes()).toContainEqual(expect.stringMatching(/: letter of “.*”: none → “Letter of thanks”$/) as string);
  const remove = `${draft}/letters/letter-of-thanks/remove`;
  const page = await app.open(remove);
  await expectValidHtml(page.body);
  expect(words(page.body)).toMatch(/“Letter of thanks” goes with the task “.*”: choose another letter for the task first, or none\./);
  expect(page.body).not.toContain('name="seen"');
  const seen = answersIn((await app.open(draft)).body)['seen'] ?? '';
  expect((await app.send(remove, { seen })).headers.location).toBe(draft);
  expect(await lettersNow()).toHaveLength(1);
  await app.send(task, { ...answersIn((await app.open(task)).body), letter: '' });
  await app.send(remove, answersIn((await app.open(remove)).body));
  expect(await lettersNow()).toEqual([]);
  expect(await changes()).toEqual([]);
}); // prettier-ignore

it('a task that names a letter that is gone says so by its name, and keeps it until another is chosen', async () => {
  const without = { ...warningNotice, letters: warningNotice.letters?.slice(1) };
  await app.db.kysely.updateTable('programme_version').set({ document: JSON.stringify(without) }).execute();
  const { body } = await app.open(draft);
  expect(words(body)).toContain('“The notice is given” goes with the letter “Warning notice” (warning-notice), and there is no such letter.');
  const task = `${draft}/stages/compliance/tasks/given`;
  expect(words((await app.open(task)).body)).toContain('“Warning notice” (warning-notice), which is not there any more');
  await app.send(task, answersIn((await app.open(task)).body));
  expect(await changes()).toEqual([expect.stringContaining('Letter “Warning notice”: taken away')]);
}); // prettier-ignore
