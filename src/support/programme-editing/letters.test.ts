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
  expect(answer.headers.location).toBe(draft);
  const { body } = await app.open(draft);
  expect(words(body)).toContain('The letter “Warning notice” names “given.never”, which the programme does not ask for.');
  expect((await save({ body: '' })).statusCode).toBe(422);
});

it('who at the school reads a letter is chosen, told of, and shown with the programme', async () => {
  const page = words((await app.open(letter)).body);
  expect(page).toContain('Officers read every letter. Who has a copy is answered for each run: “Copied at the same time to (The notice is given)”');
  expect(answersIn((await app.open(letter)).body)).toMatchObject({ 'reads-chair': 'yes' });
  await save({ 'reads-head': 'yes', 'reads-chair': 'no' });
  expect(await changes()).toEqual(['Readers at the provider of the letter “Warning notice”: Chair of governors → Headteacher or manager']);
  expect(words((await app.open(draft)).body)).toContain('Warning notice The governing body of {{provider}} Headteacher or manager As “Copied at the same time to (The notice is given)” says');
  await save({ 'reads-head': 'no' });
  expect(words((await app.open(draft)).body)).toContain('Nobody at the provider');
  const inForce = await app.open('/programmes/definitions/warning-notice');
  await expectValidHtml(inForce.body);
  expect(words(inForce.body)).toContain('Warning notice The governing body of {{provider}} Chair of governors');
}); // prettier-ignore

/** What stands open of a form, by the words above it. */
const open = (html: string) =>
  [...html.matchAll(/<details[^>]*\sopen[^>]*>\s*<summary[^>]*>(.*?)<\/summary>/gsu)].map(([, summary = '']) => words(summary).trim());

it('the form of a task shows what it needs, and what is rarely changed only where it is filled in or at fault', async () => {
  const task = `${draft}/stages/compliance/tasks/given`;
  const more = 'Whether it may be left out, who confirms it, its letter, and where it is done';
  const page = (await app.open(task)).body;
  expect(open(page)).toEqual([more]);
  expect(words(page)).toContain('Question 2: Last day of the compliance period (a day)');
  expect(open((await app.open(`${draft}/stages/compliance/new-task`)).body)).toEqual([]);
  const wrong = await app.send(task, { ...answersIn(page), 'field-1-label': '', 'field-4-label': 'How many copies', 'letter': '' });
  await expectValidHtml(wrong.body);
  expect(wrong.statusCode).toBe(422);
  expect(open(wrong.body)).toEqual([more, 'Question 2 (a day)', 'Add a question: How many copies']);
  const bare = await app.send(task, { name: 'The notice' });
  expect(bare.statusCode).toBe(422);
  await expectValidHtml(bare.body);
}); // prettier-ignore

it('there is no page of a letter that the programme does not have', async () => {
  expect((await app.open(`${draft}/letters/nothing`)).statusCode).toBe(404);
});
