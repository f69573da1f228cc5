import type { Page } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { decideGate, expectDone, expectFit, fillDay, mainText, recordTask } from '../harness/run-steps.ts';

vi.setConfig({ testTimeout: 300_000 });

let today = '2026-11-23';
const clock = { now: () => new Date(`${today}T10:00:00Z`), today: () => today };

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration({ clock });
}, 300_000);

const school = 'Foscombe Primary School';
/** Of the run, once it has begun. */
let path = '';

/** Somebody comes to the service on a day of the run, and looks at it. */
async function on(day: string, name: string): Promise<Page> {
  today = day;
  const page = await waymark.openFor(name);
  if (path !== '') await page.goto(path);
  return page;
}

const [lead, adviser, head] = ['Philippa Ravenhythe', 'Alun Thistlewaite', 'Gethin Castlereed'] as const;
async function holdReview(page: Page, { grade, evidence, direction }: Readonly<Record<'grade' | 'evidence' | 'direction', string>>): Promise<void> {
  await page.getByRole('link', { name: 'The plan', exact: true }).click();
  await page.getByRole('button', { name: 'Record a review' }).click();
  await page.getByRole('heading', { level: 1, name: 'Record a review of the plan' }).waitFor();
  await page.getByRole('group', { name: 'Progress' }).getByLabel(grade, { exact: true }).check();
  await page.getByRole('textbox', { name: 'Evidence' }).fill(evidence);
  await page.getByRole('textbox', { name: 'Direction of travel, in words' }).fill(direction);
  await page.getByRole('textbox', { name: 'Who attended' }).fill('The head\nThe chair of governors\nThe adviser');
  await page.getByRole('textbox', { name: 'Minutes' }).fill('The plan was gone through with those who carry it out.');
  await page.getByRole('textbox', { name: 'Next steps' }).fill('The mathematics lead works beside each new teacher.');
}

async function meetMilestone(page: Page, milestone: string, evidence: string): Promise<void> {
  await page.getByRole('link', { name: `Say how it stands : ${milestone}` }).click();
  await page.getByRole('heading', { level: 1, name: /milestone/ }).waitFor();
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByRole('textbox', { name: 'What shows it' }).fill(evidence);
  await page.getByRole('button', { name: 'Save' }).click();
  await expectDone(page, 'What you said of the milestone is recorded.');
}

it('rapid improvement goes from what triggers it to its plan, two reviews, its exit, aftercare and what was learned', async () => {
  let page = await on('2026-11-23', lead);
  await page.goto('/rapid-improvement');
  await expectFit(page);
  await page.goto('/providers/urn/900107');
  await page.getByRole('region', { name: 'Programmes' }).getByRole('link', { name: 'Programmes', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Programmes' }).waitFor();
  await expectFit(page);
  await page.getByRole('link', { name: 'Begin Targeted Rapid Improvement Process' }).click();
  await page.getByRole('heading', { level: 1, name: 'Begin rapid improvement (TRIP)' }).waitFor();
  await expectFit(page);
  await page.getByRole('textbox', { name: 'Why it begins' }).fill('Mathematics has fallen for three years, and the head asks for one plan');
  await page.getByLabel('Who carries it').selectOption({ label: adviser });
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expectDone(page, 'Rapid improvement has begun.');
  path = new URL(page.url()).pathname;
  await expectFit(page);
  const ahead = await mainText(page);
  expect(ahead).toMatch(/Decide whether to begin[\s\S]*By 30 November 2026/);
  expect(ahead, 'an invitation is for academies').toContain('Not for this run: Invite the school, with its trust');

  await recordTask(page, 'Say whether it is about safeguarding', { choices: { 'Is safeguarding the reason': 'No' } }, expectFit);
  await recordTask(page, 'Decide whether to begin', {
    texts: { 'What is known': 'Results of three years, and two visits', 'Why rapid improvement, and why now': 'Two plans have not moved it' },
  });
  await decideGate(page, 'Begin: go on to the entry meeting', 'The head and the chair agree that it would help.');
  await page.close();

  page = await on('2026-12-03', lead);
  await recordTask(page, 'Hold the entry meeting', {
    texts: { 'Who attended': 'The head, the chair and the adviser', 'What was agreed': 'One plan in place of three' },
  });
  await recordTask(page, 'Send the entry letter to head and chair', {
    days: { 'Rung before it was sent, on': '2026-12-03', 'Sent on': '2026-12-03' },
    texts: { 'To whom it was sent': 'The head and the chair of governors', 'Signed by': 'Philippa Ravenhythe' },
  });
  await page.close();

  page = await on('2026-12-10', adviser);
  await decideGate(page, 'Go on to the diagnostic review', 'The entry meeting was held.');
  await recordTask(page, 'Carry out the diagnostic review', {
    texts: {
      'What was found': 'Number facts are taught rarely.',
      'What causes it': 'The scheme was changed twice in two years.',
      'What leaders and governors can do themselves, and what they need': 'A keen deputy, who needs time.',
    },
  });
  await decideGate(page, 'Go on to the single plan', 'Leaders recognise what was found.');

  // The plan: nothing can be agreed before it is whole.
  await page.getByRole('link', { name: 'Go to the plan : Agree the single plan' }).click();
  await page
    .getByRole('link', { name: 'Begin a draft' })
    .or(page.getByRole('button', { name: 'Begin a draft' }))
    .click();
  await page.getByRole('heading', { level: 1, name: 'Begin a draft of the plan' }).waitFor();
  await expectFit(page);
  await fillDay(page, 'Work on the plan begins on', '2027-01-04');
  await fillDay(page, 'The plan ends on', '2027-03-25');
  await page.getByRole('button', { name: 'Begin the draft' }).click();
  await page.getByText('Before it may be agreed').waitFor();
  await expectFit(page);
  await page.getByRole('button', { name: 'Add a priority' }).click();
  await page.getByRole('textbox', { name: 'Priority, in a few words' }).fill('Mathematics');
  await page.getByRole('textbox', { name: 'Why it is one' }).fill('Too few are fluent by the end of year 4.');
  const objective = page.getByRole('group', { name: 'Objective 1', exact: true });
  await objective.getByRole('textbox', { name: 'Objective', exact: true }).fill('Number facts are taught each day');
  await objective.getByRole('textbox', { name: 'What success is' }).fill('Four in five know their tables in June');
  const milestones = objective.getByRole('textbox', { name: /^Milestone for/ });
  expect(await milestones.count(), 'one for each half-term').toBe(2);
  await milestones.nth(0).fill('The daily lesson is in every timetable');
  await milestones.nth(1).fill('Half of year 4 are on track');
  const action = page.getByRole('group', { name: 'Action 1', exact: true });
  await action.getByRole('textbox', { name: 'What is to be done' }).fill('Train every teacher in the scheme');
  await action.getByLabel('Owner with an account').selectOption({ label: `${head}, Headteacher, ${school}` });
  await action.getByRole('textbox', { name: 'Measure of success' }).fill('Each has been seen to teach it');
  await fillDay(action, 'Done by', '2027-02-12');
  await expectFit(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'Change the authority’s support' }).click();
  const support = page.getByRole('group', { name: 'Support 1', exact: true });
  await support.getByRole('textbox', { name: 'What it is' }).fill('An adviser in classrooms');
  await support.getByRole('textbox', { name: 'Days' }).fill('6');
  await support.getByRole('textbox', { name: 'Cost' }).fill('2790');
  await expectFit(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('It has all that a plan needs, and may be agreed.').waitFor();
  await page.close();

  const early = await on('2026-12-11', head);
  await early.goto(`${path}/plan`);
  expect(await mainText(early), 'a draft is not for the school').not.toContain('Mathematics');
  await early.close();

  page = await on('2026-12-17', adviser);
  await page.goto(`${path}/plan?version=draft`);
  await page.getByRole('button', { name: 'Agree the plan' }).click();
  await page.getByRole('textbox', { name: 'Who agreed it' }).fill('The head, the chair of governors and the adviser');
  await page.getByRole('button', { name: 'Agree the plan' }).click();
  await expectDone(page, 'The plan is agreed, and its actions are on the one list.');
  await page.getByRole('link', { name: 'Record that governors approved it' }).click();
  await fillDay(page, 'Day of the meeting', '2026-12-17');
  await page.getByRole('textbox', { name: 'Meeting and minute' }).fill('Full governing body, minute 7');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectDone(page, 'The governors’ approval is recorded.');
  await page.goto(path);
  await decideGate(page, 'Begin work on the plan', 'The governors approved it.');
  expect(await mainText(page), 'a review every six school weeks').toMatch(/Review of the plan[\s\S]*By 11 February 2027/);
  await page.close();

  // The head reads the plan, says what is done of it and reports the action.
  page = await on('2027-02-10', head);
  await expectFit(page);
  expect(await mainText(page), 'what officers wrote to each other is theirs').not.toContain('Two plans have not moved it');
  await page.getByRole('link', { name: 'The plan', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Single plan' }).waitFor();
  await expectFit(page);
  await meetMilestone(page, 'The daily lesson is in every timetable', 'In every timetable since January');
  await page.getByRole('link', { name: 'Train every teacher in the scheme' }).click();
  await page.getByRole('button', { name: 'Report it done' }).click();
  await page.getByRole('heading', { level: 1, name: 'Report that this is done' }).waitFor();
  await fillDay(page, 'Done on', '2027-02-09');
  await page.getByRole('textbox', { name: 'What shows that it is done' }).fill('Each was trained in January and seen in February');
  await page.getByRole('button', { name: 'Report it done' }).click();
  await page.getByRole('heading', { level: 1, name: 'Train every teacher in the scheme' }).waitFor();
  await page.goto(`${path}/plan`);
  await page.getByText('Reported done').waitFor();
  await page.close();

  // The first review, with its papers.
  page = await on('2027-02-11', lead);
  await page.goto(`${path}/pack`);
  await page.getByRole('heading', { name: 'Questions to ask' }).waitFor();
  await expectFit(page);
  await page.goto(`${path}/plan`);
  await page.getByText('The school said on 10 February 2027: met.').waitFor();
  await meetMilestone(page, 'The daily lesson is in every timetable', 'Seen in every timetable');
  await page.goto(path);
  await holdReview(page, { grade: 'Some', evidence: 'Lessons in four classes: well taught in three', direction: 'Moving, unevenly' });
  await expectFit(page);
  await page.getByRole('button', { name: 'Record the review' }).click();
  await page.getByText('The review is recorded.').waitFor();
  await expectFit(page);
  await page.goto(path);
  expect(await mainText(page), 'one review does not end it').toContain('It needs 2 reviews, and 1 review has been held.');
  await page.close();

  page = await on('2027-03-24', lead);
  await page.goto(`${path}/plan`);
  await meetMilestone(page, 'Half of year 4 are on track', 'The school’s own assessment, looked at together');
  await page.goto(path);
  await holdReview(page, { grade: 'Good', evidence: 'Lessons and books of every class', direction: 'Better in every class' });
  await page.getByText('Graded before: Some. Lessons in four classes').waitFor();
  await page.getByRole('button', { name: 'Record the review' }).click();
  await page.getByText('The review is recorded.').waitFor();
  await page.getByRole('button', { name: 'Board pack', exact: true }).click();
  await page.getByRole('heading', { name: 'Direction of travel' }).waitFor();
  expect(await mainText(page)).toContain('Better in every class');
  await expectFit(page);
  await page.goto(path);
  expect(await mainText(page), 'no exit before the test').toMatch(/Exit: milestones are met, and it can be sustained[\s\S]*Make the exit test first/);
  await page.close();

  // The decision, on the exit test.
  page = await on('2027-04-21', adviser);
  await page.goto(`${path}/plan`);
  await page.getByRole('link', { name: 'Make the exit test' }).click();
  await page.getByRole('heading', { level: 1, name: 'Exit test' }).waitFor();
  await page.getByRole('group', { name: 'Can the school sustain it without this help?' }).getByLabel('Yes', { exact: true }).check();
  await page.getByRole('textbox', { name: 'What shows it' }).fill('Two coaches are in post, and governors read the figures');
  await page.getByRole('button', { name: 'Make the test' }).click();
  await page.getByText('As it was made on 21 April 2027').waitFor();
  await expectFit(page);
  await page.close();
  page = await on('2027-04-22', lead);
  await decideGate(page, 'Exit: milestones are met, and it can be sustained', 'Every milestone is met, and leaders can carry it on.');
  expect(await mainText(page)).toContain('In “Aftercare” since 22 April 2027');
  await recordTask(page, 'Tell the head and the chair how it was decided', {
    days: { 'Told in person, or rung, on': '2027-04-22', 'Sent on': '2027-04-22' },
    texts: {
      'What was decided, and why': 'The school goes its own way again: number facts are taught each day.',
      'To whom it was sent': 'The head and the chair of governors',
      'Signed by': lead,
    },
  });
  await page.close();

  // Told in person, the head reads it, and when it is looked at again.
  page = await on('2027-04-23', head);
  expect(await mainText(page)).toMatch(/What is next[\s\S]*First termly check[\s\S]*Second termly check/);
  await expectFit(page);
  await page.getByRole('link', { name: 'read the letter : Tell the head and the chair how it was decided' }).click();
  await page.getByText('number facts are taught each day').waitFor();
  await expectFit(page);
  await page.close();

  // Aftercare, and what was learned.
  for (const [day, check] of [
    ['2027-07-15', 'First termly check'],
    ['2027-12-02', 'Second termly check'],
  ] as const) {
    page = await on(day, adviser);
    await recordTask(page, check, {
      choices: { 'Does it hold?': 'Yes, it is sustained' },
      texts: { 'What was found': 'Number facts each day, in every class.' },
    });
    await page.close();
  }
  page = await on('2027-12-09', lead);
  expect(await mainText(page), 'it ends when what was learned is written').toMatch(
    /Close: it is sustained[\s\S]*Still to be done in this stage: “Write down what was learned”/,
  );
  await recordTask(page, 'Write down what was learned', {
    texts: {
      'What worked': 'One plan that governors could read.',
      'What did not': 'The first month had too many actions.',
      'What to do differently next time': 'Begin with one class.',
    },
  });
  await decideGate(page, 'Close: it is sustained', 'Both checks held.');
  expect(await mainText(page)).toContain('Improved, and sustained it');
  await expectFit(page);
  await page.goto('/programmes');
  await page.getByRole('link', { name: 'Those that are over, and what became of the figures' }).click();
  expect(await mainText(page)).toContain(school);
  expect(await mainText(page), 'for the next school that needs it').toMatch(/What was learned[\s\S]*Begin with one class\./);
  await expectFit(page);
  await page.close();
  page = await on('2027-12-10', head);
  expect(await mainText(page)).toMatch(/Improved, and sustained it[\s\S]*What was learned[\s\S]*One plan that governors could read\./);
  await expectFit(page);
  await page.close();
});
