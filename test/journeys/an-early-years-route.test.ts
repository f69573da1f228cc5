import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { begin, decide, expectFit, fillIn, follow, linkTo, openTask, record, send, sendByHand, textOf } from '../harness/programme-steps.ts';

vi.setConfig({ testTimeout: 180_000 });

const noPowers = /At an early years setting the authority has its funding agreement and nothing else; Ofsted alone grades quality/u;

let waymark: Demonstration;
let lead: Page;
let director: Page;
let provider = '';
let run = '';
beforeAll(async () => {
  waymark = await openDemonstration();
  lead = await waymark.openAs('lead');
  director = await waymark.openAs('director');
  provider = await find('EY990101');
}, 300_000);

async function find(number: string): Promise<string> {
  await lead.goto(`/providers?q=${number}&status=any`);
  await lead.getByRole('region', { name: 'Providers found' }).getByRole('rowheader').getByRole('link').first().click();
  await lead.waitForURL(/\/providers\/\d+$/u);
  return new URL(lead.url()).pathname;
}

// One journey, in its order.
describe('an early years setting', { shuffle: false }, () => {
  it('is offered its funding agreement, and no power of intervention, with the reason', async () => {
    await lead.goto(`${provider}/escalation`);
    await expectFit(lead);
    const ladder = await textOf(lead);
    expect(ladder).toContain('This is an early years setting.');
    const [open = '', shut = ''] = ladder.split('What is not, and why');
    expect(open).toContain('Funding agreement');
    for (const power of ['Warning notice', 'Require arrangements', 'Interim executive board', 'Statement of action']) {
      expect(open, power).not.toContain(power);
      expect(shut, power).toContain(power);
    }
    expect(shut).toMatch(noPowers);
    expect((await lead.getByRole('link', { name: /^Begin /u }).allInnerTexts()).join('; ')).not.toMatch(
      /notice|board|governors|budget|arrangements/iu,
    );
  });

  it('is given no notice and no board by whatever is sent either', async () => {
    const form = { 'seen': '0', 'trigger': 'by-hand', 'on-day': '16', 'on-month': '11', 'on-year': '2026', 'reason': 'Sent by hand', 'account': '' };
    for (const programme of ['warning-notice', 'intervention', 'pay-notice']) {
      await lead.goto(`${provider}/programmes/start?programme=${programme}`);
      expect(await textOf(lead), programme).toMatch(noPowers);
      expect(await lead.getByRole('button', { name: 'Begin it' }).count(), programme).toBe(0);
      const sent = await sendByHand(lead, `${provider}/programmes/start`, { ...form, programme });
      expect(sent.status, programme).toBe(422);
      expect(sent.body.replaceAll('&#39;', "'"), programme).toMatch(noPowers);
    }
    await expectFit(lead);
    const byHand = await sendByHand(director, `${provider}/programmes/start`, { ...form, programme: 'delegation' });
    expect(byHand.status).toBe(422);
    expect(byHand.body).toContain('Schedule 15');
    await lead.goto(`${provider}/programmes`);
    await expectFit(lead);
    expect(await textOf(lead)).toContain('No programme is under way here');
  });

  it('begins with an action plan, on a ground that Ofsted judged', async () => {
    await lead.goto(`${provider}/escalation`);
    await lead.getByRole('link', { name: 'Begin Funding agreement: breach and withdrawal', exact: true }).click();
    run = await begin(lead, { on: '2026-09-02', reason: 'Ofsted judged in April that safeguarding is not met' });
    await expectFit(lead);
    await openTask(lead, run, 'Why');
    await expectFit(lead);
    await send(lead, {
      on: '2026-09-02',
      picks: { Ground: ['Ofsted: safeguarding not met'] },
      texts: { 'The facts': 'The report of April; nobody is named to lead on safeguarding.' },
    });
    await lead.getByText('“Why” is recorded as done.').waitFor();
    await record(lead, run, 'Action plan', {
      on: '2026-09-09',
      days: { 'Day it was agreed': '2026-09-09', 'By when': '2026-10-02' },
      texts: { 'What the setting does': 'Names a lead, and has her trained.' },
    });
    await record(lead, run, 'Look at what was done', { on: '2026-10-05', texts: { 'What was found': 'Nobody is named yet.' } });
    await decide(lead, run, 'Give a breach notice', { on: '2026-10-06', reason: 'The plan was not carried out' });
  });

  it('goes on to a breach notice, whose letter says that a tier decides nothing', async () => {
    await record(lead, run, 'Ring before anything is sent', {
      on: '2026-10-07',
      days: { 'Day of the call': '2026-10-07' },
      texts: { 'With whom': 'The manager' },
    });
    await record(lead, run, 'The breach notice is given', {
      on: '2026-10-07',
      days: { 'Day it was given': '2026-10-07', 'By when': '2026-10-30' },
      texts: {
        'Which term of the agreement': 'Term 4, leadership',
        'What puts it right': 'A trained lead in post.',
        'Signed by': 'Philippa Ravenhythe',
      },
    });
    await follow(lead, 'Its letter', 'The breach notice is given');
    await expectFit(lead);
    const letter = await textOf(lead);
    for (const cited of ['Term 4, leadership', 'A trained lead in post.', 'It must be put right by 30 October 2026.'])
      expect(letter).toContain(cited);
    expect(letter).toContain('the tier of support that we offer you decides nothing about funding');
    await record(lead, run, 'What the setting did', { on: '2026-11-02', texts: { 'What was found': 'A lead is named, and not trained.' } });
  });

  it('and to a panel, after which the authority may withdraw funding and need not', async () => {
    await decide(director, run, 'Call the panel', { on: '2026-11-03', reason: 'The notice was not met' });
    await record(director, run, 'The panel meets', {
      on: '2026-11-16',
      days: { Day: '2026-11-16' },
      texts: {
        'Its members': 'Three officers',
        'What the setting said': 'Training is booked.',
        'What the panel advises': 'Keep funding, with a condition.',
      },
    });
    await record(director, run, 'Places for the children', { on: '2026-11-17', texts: { How: 'Not needed while funding is kept.' } });
    await decide(director, run, 'Withdraw funding', { on: '2026-11-18', reason: 'Proposed for the second person to judge' });
    expect(await textOf(director)).toContain('You cannot confirm it yourself.');
    const second = await waymark.openAs('assistant-director');
    await second.goto(run);
    await second.getByRole('link', { name: 'Confirm or decline “Withdraw funding”', exact: true }).click();
    await fillIn(second, {
      picks: { 'Do you confirm it?': ['No: it goes back to whoever recorded it'] },
      texts: { Reason: 'The panel advises to keep it.' },
    });
    await second.getByRole('button', { name: 'Save', exact: true }).click();
    await second.getByText('“Withdraw funding” is not confirmed.').waitFor();
    await decide(director, run, 'Keep funding, with conditions', { on: '2026-11-19', reason: 'As the panel advises' });
    await record(director, run, 'Write to the setting: funding is kept, with conditions', {
      on: '2026-11-19',
      days: { 'Day it was given': '2026-11-19', 'Day of the call before it': '2026-11-19', 'By when': '2026-11-23' },
      texts: {
        'With whom': 'The manager',
        'Why': 'Training is booked.',
        'The conditions': 'A trained lead in post by Monday.',
        'Signed by': 'Margery Quillfeather',
      },
    });
    await follow(director, 'Its letter', 'Write to the setting: funding is kept, with conditions');
    await expectFit(director);
    expect(await textOf(director)).toContain('They must be met by 23 November 2026.');
    await record(director, run, 'Look at whether the conditions are met', {
      on: '2026-11-23',
      picks: { 'The conditions are': ['Met'] },
      texts: { 'What was found': 'She is in post.' },
    });
    await decide(director, run, 'Close: the conditions are met', { on: '2026-11-23', reason: 'Each is met' });
    expect(await textOf(director)).toContain('Funding kept, with conditions');
    await expectFit(director);
  });
});

it('a term of the agreement that is not kept leads to a breach notice and a panel, and takes no funding away', async () => {
  const other = await find('EY990105');
  await lead.goto(`${other}/programmes`);
  await lead.getByRole('link', { name: 'Early years funding agreement', exact: true }).first().click();
  await lead.waitForURL(/\/programmes\/\d+$/u);
  const itsRun = new URL(lead.url()).pathname;
  await decide(lead, itsRun, 'Give a breach notice', { on: '2026-11-16', reason: 'Two headcounts did not come' });
  await record(lead, itsRun, 'Ring before anything is sent', {
    on: '2026-11-16',
    days: { 'Day of the call': '2026-11-16' },
    texts: { 'With whom': 'The manager' },
  });
  await record(lead, itsRun, 'The breach notice is given', {
    on: '2026-11-16',
    days: { 'Day it was given': '2026-11-16', 'By when': '2026-11-20' },
    texts: { 'Which term of the agreement': 'Term 2, headcount', 'What puts it right': 'Both headcounts.', 'Signed by': 'Philippa Ravenhythe' },
  });
  await record(lead, itsRun, 'What the setting did', { on: '2026-11-23', texts: { 'What was found': 'Neither has come.' } });
  await decide(director, itsRun, 'Call the panel', { on: '2026-11-23', reason: 'The notice was not met' });
  await record(director, itsRun, 'The panel meets', {
    on: '2026-11-23',
    days: { Day: '2026-11-23' },
    texts: { 'Its members': 'Three officers', 'What the setting said': 'The manager was ill.', 'What the panel advises': 'Keep funding.' },
  });
  await record(director, itsRun, 'Places for the children', { on: '2026-11-23', texts: { How: 'Not needed while funding is kept.' } });
  expect(await textOf(director)).toMatch(
    /Withdraw funding\s+Not open[\s\S]*Funding may be withdrawn only where Ofsted judged that safeguarding is not met or that leadership needs urgent improvement: a tier decides no funding/iu,
  );
  expect(await linkTo(director, 'Decide', 'Withdraw funding').count()).toBe(0);
  const form = { 'seen': '99', 'on-day': '23', 'on-month': '11', 'on-year': '2026', 'reason': 'Sent by hand' };
  const byHand = await sendByHand(director, `${itsRun}/gates/withdraw`, form);
  expect(byHand.status).toBe(422);
  expect(byHand.body).toContain('a tier decides no funding');
  await decide(director, itsRun, 'Keep funding', { on: '2026-11-23', reason: 'As the panel advises' });
  await record(director, itsRun, 'Write to the setting: funding is kept', {
    on: '2026-11-23',
    days: { 'Day it was given': '2026-11-23' },
    texts: { 'Why': 'The manager was ill, and both headcounts are promised.', 'Signed by': 'Margery Quillfeather' },
  });
  await decide(director, itsRun, 'Close: funding kept', { on: '2026-11-23', reason: 'As the panel advises' });
  expect(await textOf(director)).toContain('Funding kept');
});
