import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { enterProgrammes } from '../../demo/enter-programmes.ts';
import type { InventedRun, InventedStep } from '../../demo/authority/programmes.ts';
import { intoTrip } from '../../demo/authority/rapid-improvement.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { begin, confirm, decide, expectFit, expectRefused, openTask, record, send, sendByHand, textOf } from '../harness/programme-steps.ts';
import { tellOfEscalation } from '../harness/tell-of-escalation.ts';

vi.setConfig({ testTimeout: 180_000 });

const grounds = 'Grounds, facts and action required';
const given = 'The notice is given';
const board = 'Interim executive board (s65)';

const [headOfService, adviser] = ['Philippa Ravenhythe', 'Alun Thistlewaite'] as const;
const review = (on: string, evidence: string): InventedStep => ({
  on,
  by: headOfService,
  does: 'review',
  grade: 'insufficient',
  evidence,
  direction: 'Nothing has moved',
  next: 'The chair is asked to meet the adviser',
});
/** Rapid improvement up to its second review, by the commands of its pages: it is `rapid-improvement.test.ts` that goes through these in a browser. */
const rapidImprovement: InventedRun = {
  number: '900107',
  programme: 'trip',
  trigger: 'by-hand',
  reason: 'The governing body has lost half of its members, and results have fallen',
  on: '2026-04-20',
  by: headOfService,
  holder: adviser,
  steps: [
    ...intoTrip(
      ['2026-04-20', '2026-04-21', '2026-04-22', '2026-04-29', '2026-05-06'],
      'Results of three years, and the minutes.',
      'Nobody asks why.',
      adviser,
    ),
    {
      on: '2026-05-11',
      by: adviser,
      does: 'plan',
      plan: {
        startsOn: '2026-05-12',
        endsOn: '2026-07-17',
        title: 'Governance',
        why: 'Nobody holds leaders to account',
        measures: [],
        objective: 'The governing body meets, and asks',
        success: 'Two meetings with a quorum',
        milestones: ['A chair is elected', 'The budget is approved'],
        action: { what: 'Find two governors', owner: 'The vice-chair', dueOn: '2026-06-30', success: 'Both are appointed' },
        support: { what: 'An adviser at each meeting', days: 4, cost: 1860 },
      },
    },
    { on: '2026-05-12', by: adviser, does: 'approve', meeting: 'Governing body, 12 May 2026, minute 3' },
    { on: '2026-05-12', by: adviser, does: 'gate', gate: 'begin-the-plan', reason: 'The governors approved it.' },
    review('2026-06-16', 'No meeting was held'),
    review('2026-07-14', 'Neither was the next'),
  ],
};

let waymark: Demonstration;
let director: Page;
let second: Page;
let lead: Page;
let provider = '';
let rapid = '';
let notice = '';
let intervention = '';
beforeAll(async () => {
  waymark = await openDemonstration();
  const accounts = await waymark.db.kysely
    .selectFrom('account')
    .select(['id', 'name', 'authority_id'])
    .where('name', 'in', [headOfService, adviser])
    .execute();
  await enterProgrammes(waymark.db, accounts[0]?.authority_id ?? 0, new Map(accounts.map(({ id, name }) => [name, id])), [rapidImprovement]);
  director = await waymark.openAs('director');
  second = await waymark.openAs('assistant-director');
  lead = await waymark.openAs('lead');
  await director.goto('/providers/urn/900107');
  provider = new URL(director.url()).pathname;
}, 300_000);

/** The director proposes, and the Assistant Director confirms it on the same day. */
async function bothDecide(run: string, gate: string, on: string, reason: string): Promise<void> {
  await decide(director, run, gate, { on, reason });
  await confirm(second, run, gate, on);
}

// One journey, in its order.
describe('a maintained school is given a warning notice', { shuffle: false }, () => {
  it('out of its rapid improvement, in which two insufficient reviews ask the question', async () => {
    await lead.goto(`${provider}/programmes`);
    await lead.getByRole('link', { name: 'Targeted Rapid Improvement Process', exact: true }).click();
    rapid = new URL(lead.url()).pathname;
    await expectFit(lead);
    expect(await textOf(lead)).toMatch(/two reviews running/iu);
    expect(await textOf(lead), 'it is not over yet').not.toContain('what may begin here out of this run');
  });

  it('which two people decide to escalate', async () => {
    await lead.goto(`${rapid}/gates/escalate-improving`);
    await expectFit(lead);
    await decide(lead, rapid, 'Escalate', { on: '2026-08-31', reason: 'The governing body cannot carry the plan, and two reviews show it' });
    expect(await textOf(lead)).toContain('You cannot confirm it yourself.');
    await confirm(second, rapid, 'Escalate', '2026-09-01');
    await tellOfEscalation(lead, rapid, { on: '2026-09-01', decided: 'The plan has not moved in two reviews.', by: headOfService });
    expect(await textOf(lead)).toContain('Ended Escalated, on 1 September 2026.');
  });

  it('which begins on the ladder, where no power of intervention is open yet', async () => {
    await director.goto(rapid);
    await director.getByRole('link', { name: 'Escalation and the law: what may begin here out of this run' }).click();
    await expectFit(director);
    expect(await textOf(director)).toContain(
      'What you begin from here is recorded as coming out of Targeted Rapid Improvement Process: escalated, 1 September 2026.',
    );
    expect(await textOf(director)).toContain('No warning notice is in force (Education and Inspections Act 2006 s60)');
    expect(await director.getByRole('link', { name: `Begin ${board.replace(' (s65)', '')}` }).count(), 'no board without a gateway').toBe(0);
    await director.getByRole('link', { name: 'Begin Warning notice', exact: true }).click();
    await expectFit(director);
    expect(await director.getByLabel('Another programme', { exact: true }).isChecked(), 'it comes of the other').toBe(true);
    const why = { on: '2026-09-02', reason: 'The governing body has not met since May, and the budget is not approved' };
    notice = await begin(director, { ...why, by: null });
    await expectFit(director);
    expect(await textOf(director)).toMatch(/Came out of\s+Targeted Rapid Improvement Process: escalated, 1 September 2026/u);
  });

  it('with its grounds, facts and the action that it requires, decided by two people', async () => {
    await openTask(director, notice, grounds);
    await expectFit(director);
    await send(director, {
      on: '2026-09-03',
      picks: {
        'Grounds (s60)': ['(b) Serious breakdown in management or governance'],
        'What the authority is minded to do if it is not done': ['Interim executive board (s65)'],
      },
      texts: {
        'The facts': 'No meeting since May, and no chair since June.',
        'Action required': 'Elect a chair, and approve the budget.',
        'What that would be': 'To set up an interim executive board.',
      },
    });
    await record(director, notice, 'Check for a notice of the Secretary of State’s', { on: '2026-09-03', picks: { 'A notice of the Secretary of State’s is live': ['No'] }, days: { 'Day of the check': '2026-09-03' }, texts: { 'With whom, or where it was looked up': 'DfE Regions Group, by telephone' } }); // prettier-ignore
    await record(director, notice, 'Advice of legal services', { on: '2026-09-04', days: { 'Day of the advice': '2026-09-04' }, texts: { 'Its reference': 'Note 21' } }); // prettier-ignore
    await record(director, notice, 'Ring before anything is sent', { on: '2026-09-07', days: { 'Day of the call': '2026-09-07' }, texts: { 'With whom': 'The head and the vice-chair' } }); // prettier-ignore
    await director.goto(`${notice}/gates/give`);
    await expectFit(director);
    await bothDecide(notice, 'Give the notice', '2026-09-08', 'Nothing that was offered has been taken up');
    expect(await textOf(second)).toContain('In “Compliance period” since 8 September 2026');
  });

  it('never with a compliance period that ends before it is given', async () => {
    await openTask(director, notice, given);
    await send(director, {
      on: '2026-09-08',
      days: { 'Day it was given': '2026-09-08', 'Last day of the compliance period': '2026-09-01' },
      picks: { 'Copied at the same time to': ['Headteacher', 'Secretary of State (DfE Regions Group)', 'Ofsted'] },
      texts: { 'Signed by': 'Margery Quillfeather' },
    });
    await expectRefused(director, /“Last day of the compliance period” is 1 September 2026, which is before .*8 September 2026/u);
    await expectFit(director);
    expect(await director.getByLabel('Signed by', { exact: true }).inputValue(), 'nothing that was typed is lost').toBe('Margery Quillfeather');
    expect(await director.getByRole('checkbox', { name: 'Ofsted' }).isChecked()).toBe(true);
    await send(director, { on: '2026-09-08', days: { 'Last day of the compliance period': '2026-10-16' } });
    await director.getByText(`“${given}” is recorded. It waits for a second person to confirm it.`).waitFor();
  });

  it('which nobody confirms for themselves, and the second person reads first', async () => {
    expect(await textOf(director)).toContain('You cannot confirm it yourself.');
    expect(await director.getByRole('link', { name: /^Confirm or decline/u }).count()).toBe(0);
    await director.goto(`${notice}/tasks/given/second`);
    await director.getByText('You recorded it: a second person confirms it.').waitFor();
    const own = { 'seen': '99', 'answer': 'confirm', 'on-day': '8', 'on-month': '9', 'on-year': '2026', 'reason': '' };
    const byHand = await sendByHand(director, `${notice}/tasks/given/second`, own);
    expect(byHand.status).toBe(422);
    expect(byHand.body).toContain('Whoever recorded it does not confirm it: that is for a second person');

    await second.goto(`${notice}/tasks/given/second`);
    await expectFit(second);
    await second.getByRole('link', { name: 'Read the letter that goes with it' }).click();
    await expectFit(second);
    const letter = await textOf(second);
    expect(letter).toContain('Draft: not confirmed, and not to be sent');
    expect(letter).not.toContain('It lacks');
    for (const cited of [
      'Warning notice under section 60 of the Education and Inspections Act 2006: Foscombe Primary School',
      'Serious breakdown in management or governance',
      'No meeting since May, and no chair since June.',
      'Elect a chair, and approve the budget.',
      'by the end of 16 October 2026',
      'There is no appeal to Ofsted.',
      'Copies: Headteacher; Ofsted; Secretary of State (DfE Regions Group)',
    ])
      expect(letter).toContain(cited);
    await confirm(second, notice, given, '2026-09-08');
    await second.goto(`${notice}/letters/warning-notice`);
    expect(await textOf(second)).not.toContain('Draft');
  });

  it('and is not said to have failed before its own period is over', async () => {
    await openTask(director, notice, 'Complied with or not');
    const failed = { picks: { 'Complied with': ['No'] }, texts: { Why: 'No chair was elected, and no budget approved.' } };
    await send(director, { on: '2026-10-12', ...failed });
    await expectRefused(director, /The compliance period lasts until 16 October 2026: only when it is over/u);
    await send(director, { on: '2026-10-19', ...failed });
    await director.getByText('“Complied with or not” is recorded.').waitFor();
    await confirm(second, notice, 'Complied with or not', '2026-10-19');
    await bothDecide(notice, 'Go on: not complied with', '2026-10-19', 'Nothing that the notice asked has been done');
    await record(director, notice, 'Notice of powers', { on: '2026-10-20', days: { 'Day it was given': '2026-10-20', 'Day of the call before it': '2026-10-20', 'Earliest day on which it acts': '2026-11-02' }, picks: { 'Powers that the authority proposes to use': ['Interim executive board (s65)'] }, texts: { 'With whom': 'The head and the vice-chair', 'Signed by': 'Margery Quillfeather' } }); // prettier-ignore
    await confirm(second, notice, 'Notice of powers', '2026-10-20');
  });

  it('and, since it was not complied with, an interim executive board by the gateway that the notice opened', async () => {
    await director.goto(`${provider}/escalation`);
    expect(await textOf(director)).toContain('Open. Section 64 may be used until 16 December 2026 (s64(2)).');
    await director.getByRole('link', { name: 'Begin Interim executive board', exact: true }).click();
    intervention = await begin(director, {
      on: '2026-11-02',
      reason: 'The warning notice was not complied with',
      by: 'Another programme',
      from: 'Warning notice: under way since 2 September 2026',
    });
    await record(director, intervention, 'Name the gateway', { on: '2026-11-02', picks: { Gateway: ['Warning notice not complied with (s60)'] }, texts: { 'Why the school is eligible': 'The compliance period ended on 16 October.' } }); // prettier-ignore
    await confirm(second, intervention, 'Name the gateway', '2026-11-02');
    await bothDecide(intervention, 'Go on to the powers', '2026-11-02', 'The governing body cannot put it right');
    await record(director, intervention, 'Interim executive board (s65): propose it or not', { on: '2026-11-03', picks: { 'The authority proposes to use it': ['Yes'] }, texts: { Why: 'There is no governing body that meets.' } }); // prettier-ignore
  });

  it('but that only after consultation and the Secretary of State’s consent', async () => {
    await openTask(director, intervention, board);
    const used = {
      on: '2026-11-19',
      days: { 'Day it takes the governing body’s place': '2026-11-19', 'Day of the call before it': '2026-11-19' },
      picks: {
        'Gateway that carries it': ['Warning notice not complied with (s60)'],
        'Copies given to': ['Every existing governor', 'Every interim executive member', 'Secretary of State (DfE Regions Group)'],
      },
      texts: {
        'Why the school is eligible by it': 'The notice of 8 September was not complied with.',
        'With whom': 'The head and the vice-chair',
        'Its members': 'Three, named in the letter of appointment',
        'Signed by': 'Margery Quillfeather',
      },
    };
    await send(director, used);
    await expectRefused(
      director,
      /Consultation comes first: record whom the authority consulted and what they said \(Education and Inspections Act 2006 s65\)/u,
    );
    await record(director, intervention, 'Consult on an interim executive board', {
      on: '2026-11-13',
      picks: { Consulted: ['Governing body'] },
      days: { 'First day': '2026-11-04', 'Last day': '2026-11-13' },
      texts: { 'What they said': 'Two of five answered, and agree.' },
    });
    await openTask(director, intervention, board);
    await send(director, used);
    await expectRefused(director, /An interim executive board needs the Secretary of State’s consent, which is not recorded/u);
    await record(director, intervention, 'Ask for the Secretary of State’s consent', {
      on: '2026-11-16',
      days: { 'Day it was asked for': '2026-11-16' },
      texts: { 'Of whom': 'The DfE Regions Group' },
    });
    await record(director, intervention, 'The Secretary of State’s answer', {
      on: '2026-11-18',
      days: { 'Day of the answer': '2026-11-18' },
      picks: { 'The answer': ['Consent is given'] },
      texts: { 'Its reference': 'RG 118' },
    });
    await record(director, intervention, board, used);
    await director.goto(`${provider}/findings`);
    expect(await textOf(director), 'what waits for a second person is not in force').not.toMatch(/interim executive board/iu);
    await confirm(second, intervention, board, '2026-11-19');
    await second.goto(`${intervention}/letters/s65`);
    const letter = await textOf(second);
    expect(letter).toContain('The Secretary of State’s answer of 18 November 2026, reference RG 118: Consent is given');
    expect(letter).toContain(
      'The authority consulted, from 4 November 2026 to 13 November 2026: Governing body. They said: Two of five answered, and agree.',
    );
  });

  it('which the register shows with both people', async () => {
    await director.goto('/programmes/escalations');
    await expectFit(director);
    const rows = director.getByRole('region', { name: 'Statutory steps' }).getByRole('row').filter({ hasText: 'Foscombe Primary School' });
    const [taken] = await rows.filter({ has: director.getByRole('link', { name: board, exact: true }) }).allInnerTexts();
    expect(taken).toMatch(/Taken[\s\S]*19 November 2026[\s\S]*Margery Quillfeather[\s\S]*Confirmed by Tobias Northmere/u);
    const [first] = await rows.filter({ has: director.getByRole('link', { name: given, exact: true }) }).allInnerTexts();
    expect(first).toMatch(/Taken[\s\S]*8 September 2026[\s\S]*Section 64 lapses after 16 December 2026/u);
  });

  it('and evidence holds, so that the tier’s floor reads it', async () => {
    await director.goto(`${provider}/findings`);
    await expectFit(director);
    const findings = await textOf(director);
    expect(findings).toMatch(/interim executive board[\s\S]*19 November 2026/iu);
    expect(findings).toMatch(/warning notice[\s\S]*8 September 2026/iu);
    await director.goto(notice);
    expect(await textOf(director)).toMatch(/Led to\s+.*under way since 2 November 2026/u);
    await lead.goto('/tiers/changes');
    await lead.getByRole('button', { name: 'Look at the facts again now' }).click();
    await lead.getByText('The facts were looked at again.').waitFor();
    await lead.goto(`${provider}/tier`);
    await expectFit(lead);
    const floors = await lead.getByRole('table', { name: 'Floors that apply' }).innerText();
    expect(floors).toMatch(/A warning notice, interim executive board or suspended delegation is in force\s+Cause for Concern/u);
    expect(floors).toContain('Statutory power in force: Interim executive board');
  });
});
