import { recordInspection } from '../../evidence/inspections/record-inspection.ts';
import { findFindings, recordFinding } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findOwnProvider, withoutForm } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import { asPerson } from '../programmes/programmes.fixture.ts';
import { findRun, type Run } from '../programmes/find-runs.ts';
import type { FieldAnswers, Step } from '../programmes/run.ts';
import { startRun, type RunStart } from '../programmes/starting/start-run.ts';
import { takeStep } from '../programmes/take-step.ts';
import type { SupportApp } from '../support-app.fixture.ts';

/** What every notice says of what comes after it. */
export const minded = { 'minded': ['s64'], 'minded-says': 'To appoint two additional governors.' } as const;

/** The call before a letter, where its own step records it. */
export const rang = (on: string) => ({ 'rang-on': on, 'rang-with': 'The head and the chair' });

/** A suspension for mismanagement, by a notice of a day and from one. */
export const suspension = (givenOn: string, from = givenOn, rangOn = '2026-10-07') =>
  ({
    'given-on': givenOn, from, ...rang(rangOn), 'grounds': ['budget'], 'particulars': 'No ledger was kept.', 'length': 'emergency', 'length-why': 'Money is missing.',
    'copies': ['head', 'secretary-of-state'], 'review-by': '2027-03-31', 'appeal': 'In writing, within a month.', 'signed-by': 'Dee Lowe',
  }) as const; // prettier-ignore

function insistOn(done: readonly (string | null)[]): void {
  const wrong = done.find((one) => one !== null);
  if (typeof wrong === 'string') throw new Error(wrong);
}

/** Programmes of the law as their commands run them, with a director and a second person. */
export async function openLaw(app: SupportApp) {
  const director = await asPerson(app, 'director', 'Dee Lowe');
  const second = await asPerson(app, 'assistant-director', 'Ash Penn');
  const { db, authorityId } = app;

  const begin = (providerId: number, programme: string, on: string, over: Partial<RunStart> = {}, doing: Doing = director) =>
    db.transaction((tx) => startRun(tx, doing, { providerId, programme, trigger: 'by-hand', triggerRef: null, reason: 'For a test', on, accountId: null, ...over }), { authorityId });
  /** The number of a run that begins. */
  const begun = async (providerId: number, programme: string, on: string, over: Partial<RunStart> = {}): Promise<number> => {
    const answer = await begin(providerId, programme, on, over);
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value.runId;
  };
  /** What evidence says is in force on a day. */
  const inForce = async (providerId: number, asAt = '2026-11-23'): Promise<string[] | undefined> =>
    (await findFindings(db.kysely, { providerIds: [providerId], asAt })).get(providerId)?.filter(({ kind }) => kind === 'statutory-power').map(({ value, validFrom }) => `${value ?? ''} since ${validFrom}`);
  const read = async (runId: number): Promise<Run> => {
    const run = await findRun(db.kysely, authorityId, runId);
    if (run === null) throw new Error('The run is there.');
    return run;
  };
  /** Null where it was taken, or the sentence why not. */
  const take = async (runId: number, step: Step, doing: Doing = director): Promise<string | null> => {
    const seen = (await read(runId)).now.count;
    const taken = await db.transaction((tx) => takeStep(tx, doing, { runId, step, seen }), { authorityId });
    return taken.ok ? null : taken.reason;
  };
  const task = (runId: number, key: string, on: string, answers: FieldAnswers = {}) => take(runId, { kind: 'task-done', task: key, on, answers, note: null });
  /** Recorded by the director and confirmed by a second person. */
  const lawTask = async (runId: number, key: string, on: string, answers: FieldAnswers = {}) =>
    (await take(runId, { kind: 'task-proposed', task: key, on, answers, note: null })) ?? take(runId, { kind: 'task-done', task: key, on, answers: {}, note: null }, second);
  const lawGate = async (runId: number, key: string, on: string) =>
    (await take(runId, { kind: 'gate-proposed', gate: key, on, reason: 'For a test' })) ?? take(runId, { kind: 'gate-passed', gate: key, on, reason: 'Read and agreed' }, second);

  const provider = async (reader: Reader, providerId: number) => {
    const own = await findOwnProvider(reader, director.actor, providerId);
    if (own === null) throw new Error('The provider is there.');
    return own;
  };
  const stateNotice = async (providerId: number, validFrom: string) => {
    const entry = { kind: 'secretary-of-state-notice', value: null, title: null, validFrom, validTo: null, source: 'The Regions Group’s letter', documentReference: null } as const;
    await db.transaction(async (tx) => recordFinding(tx, { ...director, event: 'finding.recorded' }, await provider(tx, providerId), entry, withoutForm), { authorityId });
  };
  const category = async (providerId: number, is: string, inspectedOn: string, publishedOn: string | null = null) => {
    const entry = { kind: 'report-card', inspectedOn, publishedOn, body: 'Ofsted', ofPredecessor: false, overall: null, judgements: [{ area: 'Achievement', judgement: 'Urgent improvement' }], safeguarding: 'Met', category: is, outcome: null, source: 'The report' } as const;
    const lead = await asPerson(app, 'lead', 'Jo Marsh');
    const entered = await db.transaction(async (tx) => recordInspection(tx, { ...lead, event: 'entered-inspection.recorded' }, await provider(tx, providerId), entry, withoutForm), { authorityId });
    if (entered.kind !== 'saved') throw new Error(`The inspection was ${JSON.stringify(entered)}.`);
  };

  /** A warning notice that two people have decided to give. */
  const prepare = async (providerId: number): Promise<number> => {
    const runId = await begun(providerId, 'warning-notice', '2026-08-24');
    const done = [
      await task(runId, 'grounds', '2026-08-25', { grounds: ['standards'], facts: 'Results fell three years running.', action: 'Appoint a deputy head.', ...minded }),
      await task(runId, 'secretary-check', '2026-08-26', { 'live': 'no', 'checked-on': '2026-08-26', 'with': 'The Regions Group' }),
      await task(runId, 'advice', '2026-08-27', { 'advised-on': '2026-08-27', 'reference': 'LS 12' }),
      await task(runId, 'call', '2026-08-28', { 'rang-on': '2026-08-28', 'with': 'The chair' }),
      await lawGate(runId, 'give', '2026-09-01'),
    ];
    insistOn(done);
    return runId;
  };
  /** As far as its compliance period: given on 2 September, to be complied with by 30 October. */
  const give = async (providerId: number): Promise<number> => {
    const runId = await prepare(providerId);
    insistOn([await lawTask(runId, 'given', '2026-09-02', { 'given-on': '2026-09-02', 'compliance-ends': '2026-10-30', 'copies': ['head', 'regions-group'], 'signed-by': 'Dee Lowe' })]);
    return runId;
  };
  /** Not complied with, and noticed of powers from 9 November. */
  const makeEligible = async (runId: number, powers: readonly string[] = ['s64', 's65']): Promise<void> => {
    const done = [
      await lawTask(runId, 'compliance', '2026-11-02', { complied: 'no', reasons: 'No deputy was appointed.' }),
      await lawGate(runId, 'not-complied', '2026-11-02'),
      await lawTask(runId, 'notice-of-powers', '2026-11-03', { 'given-on': '2026-11-03', ...rang('2026-11-03'), 'powers': powers, 'acts-from': '2026-11-09', 'signed-by': 'Dee Lowe' }),
    ];
    insistOn(done);
  };
  /** A pay and conditions notice as far, not complied with, and noticed of powers from 9 November. */
  const givePay = async (providerId: number): Promise<number> => {
    const runId = await begun(providerId, 'pay-notice', '2026-08-24');
    const done = [
      await task(runId, 'grounds', '2026-08-25', { grounds: ['governors'], facts: 'Pay was not as the document says.', action: 'Pay it.', ...minded }),
      await task(runId, 'advice', '2026-08-27', { 'advised-on': '2026-08-27', 'reference': 'LS 13' }),
      await task(runId, 'call', '2026-08-28', { 'rang-on': '2026-08-28', 'with': 'The chair' }),
      await lawGate(runId, 'give', '2026-09-01'),
      await lawTask(runId, 'given', '2026-09-02', { 'given-on': '2026-09-02', 'compliance-ends': '2026-10-30', 'copies': ['head', 'regions-group'], 'signed-by': 'Dee Lowe' }),
    ];
    insistOn(done);
    await makeEligible(runId, ['s66']);
    return runId;
  };
  /** Intervention by a gateway, as far as its powers. */
  const intervene = async (providerId: number, gateway: string, on = '2026-11-09'): Promise<number> => {
    const runId = await begun(providerId, 'intervention', on);
    const done = [await lawTask(runId, 'gateway', on, { gateway, basis: 'What opened it first.' }), await lawGate(runId, 'use-powers', on)];
    insistOn(done);
    return runId;
  };
  /** An interim executive board from 19 November, by a warning notice. */
  const setUpBoard = async (providerId: number, over: FieldAnswers = {}): Promise<number> => {
    await makeEligible(await give(providerId));
    const runId = await intervene(providerId, 's60');
    const done = [
      await task(runId, 'plan-s65', '2026-11-09', { use: 'yes', why: 'Governance has broken down.' }),
      await task(runId, 'consult-s65', '2026-11-16', { whom: ['governing-body'], from: '2026-11-04', until: '2026-11-16', says: 'They disagree.' }),
      await task(runId, 'request-s65', '2026-11-17', { 'asked-on': '2026-11-17', 'with': 'The Regions Group' }),
      await task(runId, 'consent-s65', '2026-11-18', { 'answer': 'given', 'answered-on': '2026-11-18', 'reference': 'RG 7' }),
      await lawTask(runId, 'use-s65', '2026-11-19', { 'from': '2026-11-19', ...rang('2026-11-19'), 'gateway': 's60', 'basis': 'The notice of 2 September', 'members': 'Three people', 'copies': ['members', 'governors', 'regions-group'], 'signed-by': 'Dee Lowe', ...over }),
    ];
    insistOn(done);
    return runId;
  };
  return { prepare, givePay, intervene, setUpBoard, director, second, begin, begun, inForce, read, take, task, lawTask, lawGate, stateNotice, category, give, makeEligible };
} // prettier-ignore
export type Law = Awaited<ReturnType<typeof openLaw>>;
