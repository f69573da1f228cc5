import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { type Law, minded, openLaw, rang } from './intervention.fixture.ts';

let app: SupportApp;
let law: Law;
beforeAll(async () => {
  app = await openSupportApp(() => []);
  law = await openLaw(app);
});

let schools = 0;
let school: number;
beforeEach(async () => {
  schools += 1;
  school = await app.addSchool(`Elmsworth ${String(schools)} Junior School`);
});

const inForce = (asAt?: string) => law.inForce(school, asAt);
const begun = (programme: string, on: string) => law.begun(school, programme, on);

describe('intervention', () => {
  it('does not begin where no gateway is open', async () => {
    expect(await law.begin(school, 'intervention', '2026-11-16')).toMatchObject({ reason: expect.stringContaining('not eligible') as string });
    await law.give(school);
    expect(await law.begin(school, 'intervention', '2026-11-16')).toMatchObject({ reason: expect.stringContaining('not eligible') as string });
  });

  it('sets up an interim board after consultation and consent alone, which evidence knows of until it ends', async () => {
    const notice = await law.give(school);
    await law.makeEligible(notice);
    const runId = await begun('intervention', '2026-11-09');
    expect(await law.lawTask(runId, 'gateway', '2026-11-09', { gateway: 's62', basis: 'Special measures' })).toContain('No inspection');
    expect(await law.lawTask(runId, 'gateway', '2026-11-09', { gateway: 's60', basis: 'The notice was not complied with' })).toBeNull();
    expect(await law.lawGate(runId, 'use-powers', '2026-11-09')).toBeNull();
    expect(await law.task(runId, 'plan-s65', '2026-11-09', { use: 'yes', why: 'Governance has broken down.' })).toBeNull();
    const board = {
      'from': '2026-11-19',
      ...rang('2026-11-19'),
      'gateway': 's60',
      'basis': 'The notice of 2 September',
      'members': 'Three people',
      'copies': ['members', 'governors', 'regions-group'],
      'signed-by': 'Dee Lowe',
    };
    expect(await law.lawTask(runId, 'use-s65', '2026-11-19', board)).toContain('Consultation comes first');
    const early = { whom: ['governing-body'], from: '2026-11-02', until: '2026-11-16', says: 'They disagree.' };
    expect(await law.task(runId, 'consult-s65', '2026-11-16', early)).toContain('no sooner than the notice of powers');
    expect(await law.task(runId, 'consult-s65', '2026-11-16', { ...early, from: '2026-11-10', until: '2026-11-17' })).toContain('which is after');
    expect(
      await law.task(runId, 'consult-s65', '2026-11-16', {
        whom: ['governing-body'],
        from: '2026-11-04',
        until: '2026-11-16',
        says: 'They disagree.',
      }),
    ).toBeNull();
    expect(await law.lawTask(runId, 'use-s65', '2026-11-19', board)).toContain('Secretary of State’s consent, which is not recorded');
    const asked = { 'asked-on': '2026-11-17', 'with': 'The Regions Group' };
    expect(await law.task(runId, 'request-s65', '2026-11-17', asked)).toBeNull();
    expect(await law.lawTask(runId, 'use-s65', '2026-11-19', board)).toContain('Secretary of State’s consent, which is not recorded');
    expect(
      await law.task(runId, 'consent-s65', '2026-11-18', {
        'answer': 'given',
        'answered-on': '2026-11-18',
        'reference': 'RG 7',
      }),
    ).toBeNull();
    expect(await law.lawTask(runId, 'use-s65', '2026-11-19', { ...board, from: '2026-11-17' })).toContain('before');
    expect(await law.lawTask(runId, 'use-s65', '2026-11-19', board)).toBeNull();
    expect((await inForce())?.toSorted()).toEqual(['interim-executive-board since 2026-11-19', 'warning-notice since 2026-09-02']);
    expect(await law.lawGate(runId, 'leave', '2026-11-23')).toContain('record its last day first');
    expect(
      await law.lawTask(runId, 'end-s65', '2026-11-23', {
        'last-day': '2026-11-22',
        'because': 'withdrawn',
        'reasons': 'A new governing body',
        'told-on': '2026-11-23',
        'signed-by': 'Dee Lowe',
      }),
    ).toBeNull();
    expect(await inForce()).toEqual(['warning-notice since 2026-09-02']);
    expect(await law.lawGate(notice, 'withdraw', '2026-11-23')).toContain('close that first');
    expect(await law.lawGate(notice, 'complied-late', '2026-11-23')).toContain('close that first');
    expect(await law.lawGate(runId, 'leave', '2026-11-23')).toBeNull();
    expect(await law.lawGate(notice, 'withdraw', '2026-11-23')).toContain('Tell the governing body first in writing that the notice is withdrawn');
    expect(
      await law.lawTask(notice, 'ending', '2026-11-23', {
        'because': 'withdrawn',
        'reasons': 'A new governing body',
        'told-on': '2026-11-23',
        'signed-by': 'Dee Lowe',
      }),
    ).toBeNull();
    expect(await law.lawGate(notice, 'withdraw', '2026-11-23')).toBeNull();
  });

  it('closes a notice as followed by intervention only where there was one, and the governing body was told', async () => {
    const notice = await law.give(school);
    await law.makeEligible(notice);
    const told = { 'because': 'intervened', 'reasons': 'A deputy was found.', 'told-on': '2026-11-16', 'signed-by': 'Dee Lowe' };
    expect(await law.lawGate(notice, 'intervention-over', '2026-11-09')).toContain('has been and is over');
    expect(await law.lawTask(notice, 'ending', '2026-11-09', told)).toContain('has been and is over');
    const runId = await law.intervene(school, 's60');
    expect(await law.lawGate(runId, 'improved', '2026-11-16')).not.toBeNull();
    expect(await law.lawGate(runId, 'leave-entry', '2026-11-16')).toBeNull();
    expect((await law.read(runId)).now.outcome).toBe('not-used');
    expect(await law.lawGate(notice, 'intervention-over', '2026-11-16')).toContain('in writing that intervention is over');
    expect(await law.lawTask(notice, 'ending', '2026-11-16', told)).toBeNull();
    expect(await law.lawGate(notice, 'intervention-over', '2026-11-16')).toBeNull();
  });

  it('does not require arrangements by a pay and conditions notice', async () => {
    const runId = await begun('pay-notice', '2026-08-24');
    await law.task(runId, 'grounds', '2026-08-25', {
      grounds: ['governors'],
      facts: 'Pay was not as the document says.',
      action: 'Pay it.',
      ...minded,
    });
    await law.task(runId, 'advice', '2026-08-25', { 'advised-on': '2026-08-25', 'reference': 'LS 1' });
    await law.task(runId, 'call', '2026-08-25', { 'rang-on': '2026-08-25', 'with': 'The chair' });
    await law.lawGate(runId, 'give', '2026-09-01');
    await law.lawTask(runId, 'given', '2026-09-02', {
      'given-on': '2026-09-02',
      'compliance-ends': '2026-10-30',
      'copies': ['head', 'regions-group'],
      'signed-by': 'Dee Lowe',
    });
    await law.lawTask(runId, 'compliance', '2026-11-02', { complied: 'no', reasons: 'It is not paid.' });
    await law.lawGate(runId, 'not-complied', '2026-11-02');
    expect(
      await law.lawTask(runId, 'notice-of-powers', '2026-11-03', {
        'given-on': '2026-11-03',
        ...rang('2026-11-03'),
        'powers': ['s63'],
        'acts-from': '2026-11-04',
        'signed-by': 'Dee Lowe',
      }),
    ).toContain('none of its choices');
    expect(
      await law.lawTask(runId, 'notice-of-powers', '2026-11-03', {
        'given-on': '2026-11-03',
        ...rang('2026-11-03'),
        'powers': ['s66'],
        'acts-from': '2026-11-04',
        'signed-by': 'Dee Lowe',
      }),
    ).toBeNull();
    expect(await inForce()).toEqual([]);
    const next = await begun('intervention', '2026-11-09');
    await law.lawTask(next, 'gateway', '2026-11-09', { gateway: 's60a', basis: 'Pay' });
    await law.lawGate(next, 'use-powers', '2026-11-09');
    await law.task(next, 'plan-s63', '2026-11-09', { use: 'yes', why: 'They need help.' });
    await law.task(next, 'consult-s63', '2026-11-12', { whom: ['governing-body'], from: '2026-11-10', until: '2026-11-12', says: 'Nothing.' });
    expect(
      await law.lawTask(next, 'use-s63', '2026-11-16', {
        'from': '2026-11-16',
        ...rang('2026-11-16'),
        'gateway': 's60a',
        'basis': 'Pay',
        'arrangements': 'An adviser',
        'signed-by': 'Dee Lowe',
      }),
    ).toContain('does not open section 63');
    await law.task(next, 'plan-s66', '2026-11-16', { use: 'yes', why: 'Money' });
    expect(
      await law.lawTask(next, 'use-s66', '2026-11-16', {
        'from': '2026-11-16',
        ...rang('2026-11-16'),
        'gateway': 's60a',
        'basis': 'Pay',
        'reasons': 'Money',
        'signed-by': 'Dee Lowe',
      }),
    ).toBeNull();
    expect(await inForce()).toEqual(['suspended-delegation since 2026-11-16']);
  });
});

describe('a confirmed category of concern', () => {
  it('opens a statement of action, and intervention without a notice', async () => {
    expect(await law.begin(school, 'statement-of-action', '2026-11-02', { trigger: 'inspection' })).toMatchObject({ reason: expect.stringContaining('confirmed category of concern') as string });
    await law.category(school, 'Special measures', '2026-10-06');
    expect(await law.begin(school, 'statement-of-action', '2026-10-05', { trigger: 'inspection' })).toMatchObject({ reason: expect.stringContaining('began on 6 October 2026') as string });
    expect(await law.begin(school, 'intervention', '2026-10-05')).toMatchObject({ reason: expect.stringContaining('on record from 6 October 2026') as string });
    const statement = await law.begin(school, 'statement-of-action', '2026-11-02', { trigger: 'inspection' });
    if (!statement.ok) throw new Error(statement.reason);
    const { runId } = statement.value;
    const began = await law.read(runId);
    expect(began.subject).toMatchObject({ track: 'maintained', trigger: 'inspection' });
    expect(await law.task(runId, 'report', '2026-11-02', { 'received-on': '2026-11-02', 'category': 'requires-significant-improvement', 'report': 'Of 6 October' })).toContain('judges the school: special measures');
    await law.task(runId, 'report', '2026-11-02', { 'received-on': '2026-11-02', 'category': 'special-measures', 'report': 'Of 6 October' });
    await law.task(runId, 'parents', '2026-11-09', { 'asked-on': '2026-11-04', 'how': 'A meeting', 'say': 'They want news each week.' });
    expect(await law.lawTask(runId, 'statement', '2026-11-12', { 'prepared-on': '2026-11-12', 'proposes': 'action', 'action': 'Two advisers', 'period': 'By Easter', 'signed-by': 'Dee Lowe' })).toBeNull();
    expect(await law.lawTask(runId, 'copies', '2026-11-12', { 'sent-on': '2026-11-12', 'copies': ['head'] })).toContain('copied to Ofsted');
    expect(await law.lawTask(runId, 'copies', '2026-11-12', { 'sent-on': '2026-11-12', 'copies': ['ofsted', 'head'] })).toBeNull();
    expect(await law.lawGate(runId, 'carry-out', '2026-11-12')).toBeNull();
    const next = await begun('intervention', '2026-11-09');
    expect(await law.lawTask(next, 'gateway', '2026-11-09', { gateway: 's62', basis: 'The report' })).toBeNull();
  });
}); // prettier-ignore
