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

/** Somebody comes to the service on a day, and looks at a page of it. */
async function on(day: string, name: string, path: string): Promise<Page> {
  today = day;
  const page = await waymark.openFor(name);
  await page.goto(path);
  return page;
}

const [lead, deputy, trust] = ['Philippa Ravenhythe', 'Tobias Northmere', 'Lorna Ironmonger'] as const;
const noPowers =
  'The authority never gives an academy a notice: the Education and Inspections Act 2006 gives it powers over maintained schools only.';

it('rapid improvement begins at an academy by invitation: not where its trust declines, and once it accepts', async () => {
  let page = await on('2026-11-23', lead, '/rapid-improvement');
  await expectFit(page);
  expect(await mainText(page)).toMatch(
    /Wynsea Primary Academy\s*Academy: by invitation, with its trust\s*Special measures[^\n]*\s*Safeguarding: not met/,
  );
  await page.getByRole('link', { name: 'Begin rapid improvement at Wynsea Primary Academy' }).click();
  await page.getByText('This is an academy: nothing begins but triage before its trust has accepted an invitation.').waitFor();
  await expectFit(page);
  expect(await page.getByRole('radio', { name: /^Special measures.*; Safeguarding: not met/ }).isChecked(), 'why it is due is chosen already').toBe(
    true,
  );
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expectDone(page, 'Rapid improvement has begun.');
  const path = new URL(page.url()).pathname;
  await recordTask(page, 'Say whether it is about safeguarding', {
    choices: { 'Is safeguarding the reason': 'Yes, and MASH and LADO have been told' },
    days: { 'Day on which they were told (optional)': '2026-11-23' },
  });
  await recordTask(page, 'Decide whether to begin', {
    texts: { 'What is known': 'The report of June', 'Why rapid improvement, and why now': 'The trust has a plan, and asks for advisers' },
  });
  expect(await mainText(page)).toMatch(/Begin: go on to the entry meeting[\s\S]*Still to be done in this stage: “Invite the school, with its trust”/);
  await page.close();

  page = await on('2026-11-24', lead, path);
  await recordTask(page, 'Invite the school, with its trust', {
    days: { 'Rung before it was sent, on': '2026-11-24', 'Sent on': '2026-11-24' },
    texts: { 'To whom it was sent': 'The chief executive, the chair of trustees and the head', 'Signed by': lead },
  });
  await page.getByRole('link', { name: 'Its letter : Invite the school, with its trust' }).click();
  expect(await mainText(page)).toMatch(/An invitation to work together: Wynsea Primary Academy[\s\S]*The trust has a plan, and asks for advisers/);
  await expectFit(page);
  await page.close();

  const answer = async (day: string, says: string) => {
    page = await on(day, lead, path);
    await recordTask(page, 'Answer the invitation', {
      days: { 'Answered on': day },
      choices: { 'What the trust answers': says },
      texts: { 'Who answers for the trust': 'Its chief executive' },
    });
  };
  await answer('2026-11-26', 'It declines');
  const declined = 'The trust has declined, and an academy takes part by invitation only';
  expect(await mainText(page)).toMatch(new RegExp(`Begin: go on to the entry meeting[\\s\\S]*${declined}`));
  await page.goto(`${path}/gates/begin`);
  await page.getByRole('textbox', { name: 'The reasons for the decision' }).fill('It is needed all the same.');
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await page.getByRole('link', { name: declined }).waitFor();
  await page.goto(path);
  await page.getByRole('link', { name: 'Undo : Answer the invitation' }).click();
  await page.getByRole('textbox', { name: 'Why it is undone' }).fill('The trust’s board met, and would like to answer again.');
  await page.getByRole('button', { name: 'Undo it' }).click();
  await expectDone(page, '“Answer the invitation” is to be done again.');
  await page.close();
  await answer('2026-12-03', 'It accepts');
  await decideGate(page, 'Begin: go on to the entry meeting', 'The trust accepts.');
  const now = await mainText(page);
  expect(now).toContain('In “Entry” since 3 December 2026');
  expect(now).toMatch(/Who attends[\s\S]*Trust chief executive/);
  await page.goto('/rapid-improvement');
  expect(await mainText(page), 'it is due no longer').not.toContain('Wynsea');
  await page.close();
});

it('a concern about an academy goes to its trust and to the DfE Regions Group, and no notice can be given', async () => {
  let page = await on('2027-01-11', lead, '/providers/urn/900119');
  const provider = new URL(page.url()).pathname;
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('region', { name: 'Programmes' }).getByRole('link', { name: 'Programmes', exact: true }).click();
  await page.getByRole('link', { name: 'Escalation and the law' }).click();
  await page.getByRole('heading', { level: 1, name: 'Escalation and the law' }).waitFor();
  await expectFit(page);
  const ladder = await mainText(page);
  expect(ladder).toMatch(/What is offered[\s\S]*What is not, and why/);
  expect(ladder.split('What is not, and why')[1]).toContain('Warning notice');
  expect(ladder.split('What is not, and why')[1]).toContain(noPowers);
  await page.getByRole('link', { name: /^Begin .*(academy|trust)/i }).click();
  await page.getByRole('heading', { level: 1, name: 'Begin Concern about an academy' }).waitFor();
  await expectFit(page);

  // The form that there is, sent as one that there is not.
  const answer = async () => {
    await page.getByRole('radio', { name: 'A decision by hand' }).check();
    await fillDay(page, 'The day on which it begins', '2027-01-11');
    await page.getByRole('textbox', { name: 'Why it begins' }).fill('Suspensions have doubled, and the trust has not answered the adviser');
    await page.getByRole('button', { name: 'Begin it' }).click();
  };
  for (const power of ['warning-notice', 'pay-notice', 'intervention']) {
    await page.goto(`${provider}/programmes/start?programme=academy-route`);
    await page.evaluate(`document.querySelector('input[name="programme"]').value = '${power}'`);
    await answer();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await mainText(page), power).toContain(noPowers);
  }
  await expectFit(page);
  await page.goto(`${provider}/programmes`);
  await page.getByText('No programme is under way here').waitFor();

  await page.goto(`${provider}/programmes/start?programme=academy-route`);
  await answer();
  await expectDone(page, 'Concern about an academy has begun.');
  const path = new URL(page.url()).pathname;
  await expectFit(page);
  await page.close();

  page = await on('2027-01-13', trust, `${provider}/programmes`);
  expect(await mainText(page), 'the trust hears of it from a person first').not.toContain('Concern about an academy');
  await page.close();

  page = await on('2027-01-18', lead, path);
  await recordTask(page, 'Talk with the trust', {
    days: { Day: '2027-01-18' },
    texts: { 'With whom': 'The head and the trust’s chief executive', 'What was said': 'The trust looks at its policy.' },
  });
  await recordTask(page, 'Put it in writing', {
    days: { 'Day it was sent': '2027-01-18', 'Day by which a reply is asked for': '2027-02-01' },
    texts: { 'The facts': 'Suspensions by half-term.', 'What the authority asks of the trust': 'What it will do, and by when.', 'Signed by': lead },
  });
  await page
    .getByRole('link', { name: /^Its letter/ })
    .first()
    .click();
  expect(await mainText(page)).toContain('Suspensions by half-term.');
  await expectFit(page);
  await page.close();

  page = await on('2027-01-20', trust, `${provider}/programmes`);
  await page.getByRole('link', { name: 'Concern about an academy' }).click();
  expect(await mainText(page), 'what officers wrote to each other is theirs').not.toContain('The trust looks at its policy.');
  await expectFit(page);
  await page.close();

  page = await on('2027-02-02', lead, path);
  await recordTask(page, 'The trust’s answer', { choices: { 'An answer': 'Did not come' } });
  expect(await page.getByRole('link', { name: 'Decide : Refer to the DfE Regions Group' }).count(), 'a referral is the Assistant Director’s').toBe(0);
  await page.close();

  page = await on('2027-02-03', deputy, path);
  await decideGate(page, 'Refer to the DfE Regions Group', 'No answer came by the day that the letter asked for.');
  await recordTask(page, 'Referral', {
    days: { 'Day it was sent': '2027-02-03' },
    texts: { 'What it says': 'What the letter says, and that no answer came.', 'Signed by': deputy },
    choices: { 'Copied to': 'Trust chief executive' },
  });
  await page.close();

  page = await on('2027-03-01', lead, path);
  await recordTask(page, 'Follow it up', { days: { Day: '2027-03-01' }, texts: { 'What was heard': 'The trust has a new plan.' } });
  await decideGate(page, 'Close: settled', 'The Regions Group and the trust agreed a plan.');
  await expectFit(page);
  expect(await mainText(page)).toContain('Settled after referral');
  await page.goto('/programmes/escalations');
  expect(await mainText(page), 'no step of it is one of the law').not.toContain(name);
  await page.close();
});
