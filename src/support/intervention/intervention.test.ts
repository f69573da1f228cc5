import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { endOvertakenNotices } from './end-overtaken-notices.ts';
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
  school = await app.addSchool(`Elmsworth ${String(schools)} Primary School`);
});

const inForce = (asAt?: string) => law.inForce(school, asAt);
const begun = (programme: string, on: string) => law.begun(school, programme, on);

describe('a power that a provider’s track does not have', () => {
  it.each([
    ['academy', 'school', 'warning-notice', 'never gives an academy a notice'],
    ['academy', 'school', 'pay-notice', 'never gives an academy a notice'],
    ['academy', 'school', 'intervention', 'never gives an academy a notice'],
    ['academy', 'school', 'delegation', 'School Standards and Framework Act 1998 Schedule 15'],
    ['academy', 'school', 'statement-of-action', 'Education Act 2005 s15'],
    ['early-years', 'nursery', 'warning-notice', 'funding agreement'],
    ['independent-college-ap', 'independent-school', 'intervention', 'proprietor'],
    ['independent-college-ap', 'college', 'intervention', 'principal'],
    ['independent-college-ap', 'alternative-provision', 'warning-notice', 'commissions the places'],
  ] as const)('%s, %s: %s is refused with the reason', async (legal_track, kind, programme, says) => {
    const providerId = await app.addSchool(`Elmsworth ${kind} for ${programme}`, { with: { legal_track, kind } });
    const trigger = programme === 'statement-of-action' ? 'inspection' : 'by-hand';
    expect(await law.begin(providerId, programme, '2026-11-16', { trigger })).toMatchObject({
      ok: false,
      reason: expect.stringContaining(says) as string,
    });
  });

  it('is not refused to an academy that goes by its own route', async () => {
    const academy = await app.addSchool('Elmsworth Academy', { with: { legal_track: 'academy' } });
    expect(await law.begin(academy, 'academy-route', '2026-11-16')).toMatchObject({ ok: true });
  });
});

describe('a warning notice', () => {
  it('is in force, as evidence, when a second person has confirmed that it was given, and no sooner', async () => {
    const runId = await begun('warning-notice', '2026-08-24');
    for (const [key, answers] of [
      ['grounds', { grounds: ['standards'], facts: 'Results fell.', action: 'Act.', ...minded }],
      ['secretary-check', { 'live': 'no', 'checked-on': '2026-08-25', 'with': 'The Regions Group' }],
      ['advice', { 'advised-on': '2026-08-25', 'reference': 'LS 1' }],
      ['call', { 'rang-on': '2026-08-25', 'with': 'The chair' }],
    ] as const)
      expect(await law.task(runId, key, '2026-08-25', answers)).toBeNull();
    expect(await law.lawGate(runId, 'give', '2026-09-01')).toBeNull();
    const answers = { 'given-on': '2026-09-02', 'compliance-ends': '2026-10-30', 'copies': ['head', 'regions-group'], 'signed-by': 'Dee Lowe' };
    const step = { kind: 'task-proposed', task: 'given', on: '2026-09-02', answers, note: null } as const;
    expect(await law.take(runId, step, law.second)).toContain('only the Director records it');
    expect(await law.take(runId, step)).toBeNull();
    expect(await inForce()).toEqual([]);
    expect(await law.take(runId, { ...step, kind: 'task-done' })).toContain('a second person');
    expect(await law.take(runId, { ...step, kind: 'task-done' }, law.second)).toBeNull();
    expect(await inForce()).toEqual(['warning-notice since 2026-09-02']);
  });

  it('is given with its grounds, its facts and the check for one of the Secretary of State’s: nobody sets them aside', async () => {
    const runId = await begun('warning-notice', '2026-08-24');
    const setAside = (task: string) => law.take(runId, { kind: 'task-set-aside', task, on: '2026-08-25', reason: 'Known already' });
    expect(await setAside('grounds')).toBe(
      '“Grounds, facts and action required” is not set aside: the letter “Warning notice” rests on it (Education and Inspections Act 2006 s60)',
    );
    expect(await setAside('secretary-check')).toContain('“The notice is given” rests on it');
    expect(await setAside('call')).toContain('“The notice is given” rests on it');
    expect(await setAside('advice')).toBeNull();
    expect(await law.lawGate(runId, 'give', '2026-09-01')).toContain('Still to be done in this stage');
  });

  it('cannot give a compliance period that is over before it begins', async () => {
    const runId = await begun('warning-notice', '2026-08-24');
    await law.task(runId, 'grounds', '2026-08-25', { grounds: ['safety'], facts: 'A gate.', action: 'Mend it.', ...minded });
    await law.task(runId, 'secretary-check', '2026-08-25', { 'live': 'no', 'checked-on': '2026-08-25', 'with': 'The Regions Group' });
    await law.task(runId, 'advice', '2026-08-25', { 'advised-on': '2026-08-25', 'reference': 'LS 1' });
    await law.task(runId, 'call', '2026-08-25', { 'rang-on': '2026-08-25', 'with': 'The chair' });
    await law.lawGate(runId, 'give', '2026-09-01');
    const given = (ends: string) =>
      law.lawTask(runId, 'given', '2026-09-02', {
        'given-on': '2026-09-02',
        'compliance-ends': ends,
        'copies': ['head', 'regions-group'],
        'signed-by': 'Dee Lowe',
      });
    expect(await given('2026-09-01')).toContain('before');
    const early = { 'given-on': '2026-08-31', 'compliance-ends': '2026-10-30', 'copies': ['head', 'regions-group'], 'signed-by': 'Dee Lowe' };
    expect(await law.lawTask(runId, 'given', '2026-09-02', early)).toContain('which is before the stage began, on 1 September 2026');
    expect(await given('2026-09-02')).toBe('The compliance period must end after the day on which the notice is given');
    expect(await inForce()).toEqual([]);
  });

  it('is evidence no longer once it is complied with, and what two people gave is taken back by neither of them', async () => {
    const runId = await law.give(school);
    const before = await inForce();
    expect(await law.take(runId, { kind: 'task-undone', task: 'given', on: '2026-09-03', reason: 'The wrong day' })).toContain(
      'Two people recorded it',
    );
    expect(await law.take(runId, { kind: 'stopped', on: '2026-09-03', reason: 'The wrong day' })).toContain('is not stopped by one person');
    expect(await inForce()).toEqual(before);
    expect(await law.lawTask(runId, 'compliance', '2026-10-20', { complied: 'yes', reasons: 'A deputy was appointed.' })).toBeNull();
    expect(await law.lawGate(runId, 'not-complied', '2026-10-20')).not.toBeNull();
    expect(await law.lawGate(runId, 'complied', '2026-10-20')).toContain('“Tell the governing body that it complied”');
    expect(await law.lawTask(runId, 'tell-complied', '2026-10-20', { 'told-on': '2026-10-20', 'signed-by': 'Dee Lowe' })).toBeNull();
    expect(await law.lawGate(runId, 'complied', '2026-10-20')).toBeNull();
    expect([await inForce('2026-10-20'), await inForce('2026-10-21')]).toEqual([['warning-notice since 2026-09-02'], []]);
  });

  it('is not given to a school that has become an academy since its run began', async () => {
    const runId = await begun('warning-notice', '2026-08-24');
    await law.task(runId, 'grounds', '2026-08-25', { grounds: ['safety'], facts: 'A gate.', action: 'Mend it.', ...minded });
    await law.task(runId, 'secretary-check', '2026-08-25', { 'live': 'no', 'checked-on': '2026-08-25', 'with': 'The Regions Group' });
    await law.task(runId, 'advice', '2026-08-25', { 'advised-on': '2026-08-25', 'reference': 'LS 1' });
    await law.task(runId, 'call', '2026-08-25', { 'rang-on': '2026-08-25', 'with': 'The chair' });
    await app.db.kysely.updateTable('provider').set({ legal_track: 'academy' }).where('id', '=', school).execute();
    expect(await law.lawGate(runId, 'give', '2026-09-01')).toContain('never gives an academy a notice');
    expect(await law.take(runId, { kind: 'gate-passed', gate: 'not-given', on: '2026-09-01', reason: 'It is an academy now' })).toBeNull();
  });

  it('is not said to be uncomplied with before its period is over', async () => {
    const runId = await law.give(school);
    expect(await law.lawTask(runId, 'compliance', '2026-10-30', { complied: 'no', reasons: 'Nothing was done.' })).toContain(
      'lasts until 30 October 2026',
    );
  });

  it('is not begun while one of the Secretary of State’s is live, and is ended by one', async () => {
    const other = school;
    const runId = await law.give(school);
    await law.stateNotice(school, '2026-10-12');
    await endOvertakenNotices({ db: app.db, clock: app.clock }, app.authorityId, school);
    expect([await inForce('2026-10-12'), await inForce('2026-10-13')]).toEqual([['warning-notice since 2026-09-02'], []]);
    expect(await law.lawTask(runId, 'compliance', '2026-11-02', { complied: 'no', reasons: 'Nothing was done.' })).toBeNull();
    expect(await law.lawGate(runId, 'not-complied', '2026-11-02')).toContain('live since 12 October 2026');
    expect(await law.lawGate(runId, 'ended-by-state', '2026-11-02')).toContain('Tell the governing body first in writing');
    const told = { 'state-on': '2026-10-12', 'copies': ['head', 'regions-group'], 'told-on': '2026-11-02', 'signed-by': 'Dee Lowe' };
    expect(await law.lawTask(runId, 'state-ended', '2026-11-02', { ...told, copies: ['head'] })).toContain('Whoever had a copy of the notice');
    expect(await law.lawTask(runId, 'state-ended', '2026-11-02', told)).toBeNull();
    expect(await law.lawGate(runId, 'ended-by-state', '2026-11-02')).toBeNull();
    expect(await law.begin(other, 'warning-notice', '2026-11-16')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('live since 12 October 2026') as string,
    });
  });
});

describe('a notice of powers', () => {
  it('is given when it is decided that the notice was not complied with, and before the day from which it acts', async () => {
    const runId = await law.give(school);
    await law.lawTask(runId, 'compliance', '2026-11-02', { complied: 'no', reasons: 'No deputy was appointed.' });
    await law.lawGate(runId, 'not-complied', '2026-11-03');
    const noticed = (givenOn: string, actsFrom: string) =>
      law.lawTask(runId, 'notice-of-powers', '2026-11-03', {
        'given-on': givenOn,
        ...rang(givenOn),
        'powers': ['s64'],
        'acts-from': actsFrom,
        'signed-by': 'Dee Lowe',
      });
    expect(await noticed('2026-11-02', '2026-11-09')).toContain('before the stage began, on 3 November 2026');
    expect(await noticed('2026-11-03', '2026-11-03')).toContain('reasonable notice');
    expect(await noticed('2026-11-03', '2026-11-09')).toBeNull();
  });

  it('is not given to a school that has become an academy', async () => {
    const runId = await law.give(school);
    await law.lawTask(runId, 'compliance', '2026-11-02', { complied: 'no', reasons: 'No deputy was appointed.' });
    await law.lawGate(runId, 'not-complied', '2026-11-03');
    await app.db.kysely.updateTable('provider').set({ legal_track: 'academy' }).where('id', '=', school).execute();
    const answers = { 'given-on': '2026-11-03', ...rang('2026-11-03'), 'powers': ['s64'], 'acts-from': '2026-11-09', 'signed-by': 'Dee Lowe' };
    expect(await law.lawTask(runId, 'notice-of-powers', '2026-11-03', answers)).toContain('never gives an academy a notice');
  });
});
