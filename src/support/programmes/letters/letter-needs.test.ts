import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/plain-date.ts';
import { lawDefinitions } from '../../intervention/law-definitions.ts';
import { letterInWords, letterOf } from '../../programme-definitions/letter-in-words.ts';
import { suspension } from '../../intervention/intervention.fixture.ts';
import { warningNotice } from '../../intervention/warning-notice.fixture.ts';
import { namedChecks } from '../../named-checks.ts';
import type { ProgrammeDefinition } from '../../programme-definitions/definition.ts';
import { decideLetter, decideLettersBeyond, restingOn } from './letter-needs.ts';
import { inventedSubject, PaperRun, people } from '../programme.fixture.ts';
import { answersOf, gateOf, taskOf } from '../replay.ts';

const of = (key: string): ProgrammeDefinition => {
  const found = lawDefinitions.find((definition) => definition.key === key);
  if (found === undefined) throw new Error(`There is no ${key}.`);
  return found;
};
const taskIn = (definition: ProgrammeDefinition, key: string) => {
  const found = taskOf(definition, key)?.task;
  if (found === undefined) throw new Error(`There is no ${key}.`);
  return found;
};

const grounds = { 'grounds': ['standards'], 'facts': 'Results fell.', 'action': 'Act.', 'minded': ['s64'], 'minded-says': 'To appoint governors.' };
const given = { 'given-on': '2026-09-02', 'compliance-ends': '2026-10-30', 'copies': ['head', 'regions-group'], 'signed-by': 'Dee Lowe' };
const report = { 'received-on': '2026-11-02', 'category': 'special-measures', 'report': 'Of 6 October' };
const parents = { 'asked-on': '2026-11-04', 'how': 'A meeting', 'say': 'News each week' };
const statement = { 'prepared-on': '2026-11-12', 'proposes': 'action', 'action': 'Two advisers', 'period': 'By Easter', 'signed-by': 'Dee Lowe' };
const suspend = suspension('2026-10-07');
const concern = { facts: 'Results fell.', action: 'Act.', offer: 'An adviser' };
const withdrawn = {
  'given-on': '2026-11-17',
  'rang-on': '2026-11-16',
  'rang-whom': 'The manager',
  'reasons': 'Not met',
  'from': '2027-01-04',
  'families': 'A list',
  'again': 'By letter',
  'signed-by': 'Dee Lowe',
};
const sent = { 'sent-on': '2026-10-06', 'reply-by': '2026-11-06', 'copies': ['head', 'chair'], 'signed-by': 'Dee Lowe' };

describe('a letter of the law', () => {
  it.each([
    ['a notice with all that it states', 'warning-notice', 'given', { grounds, given }, null],
    ['a notice without its grounds', 'warning-notice', 'given', { given }, '“Grounds (s60) (Grounds, facts and action required)”'],
    ['a notice without its facts', 'warning-notice', 'given', { grounds: { ...grounds, facts: ' ' }, given }, '“The facts (Grounds, facts and action required)”'],
    ['a notice that does not say what the authority is minded to do', 'warning-notice', 'given', { grounds: { ...grounds, minded: [] }, given }, '“What the authority is minded to do if it is not done (Grounds, facts and action required)”'],
    ['a notice whose attempts before are not told, which it does not state', 'warning-notice', 'given', { grounds, given }, null],
    ['a statement with parents’ views, before its copies are sent', 'statement-of-action', 'statement', { report, parents, statement }, null],
    ['a statement without parents’ views', 'statement-of-action', 'statement', { report, statement }, '“Day they were asked (Parents’ views)”'],
    ['a suspension with its facts', 'delegation', 'suspend', { facts: { facts: 'No ledger', action: 'Keep one' }, suspend }, null],
    ['a suspension without its facts', 'delegation', 'suspend', { suspend }, '“The facts (The facts)”'],
    ['a board without its consultation', 'intervention', 'use-s65', {}, '“Consulted (Consult on an interim executive board)”'],
    ['funding that is withdrawn after conditions, where no panel had met', 'early-years-funding', 'tell-withdrawn', { 'tell-withdrawn': withdrawn }, null],
    ['a letter that is not of the law, with all that it states', 'letter-of-concern', 'sent', { concern, call: { 'rang-on': '2026-10-05', 'with': 'The head' }, sent }, null],
    ['a letter that is not of the law, without what concerns the authority', 'letter-of-concern', 'sent', { sent }, '“The facts (What is of concern)”'],
    ['a task that sends none', 'warning-notice', 'grounds', {}, null],
  ] as const)('%s', (_what, key, task, answers, lacks) => {
    const definition = of(key);
    const decided = decideLetter(definition, taskIn(definition, task), answers);
    expect(decided.ok ? null : decided.reason).toEqual(lacks === null ? null : expect.stringContaining(lacks));
    if (!decided.ok) expect(decided.reason).toContain(definition.statutory ? `(${definition.source})` : 'or set the letter aside');
  });

  it('keeps a run in the stage in which it can still be written', () => {
    const run = new PaperRun('2026-10-05', { definition: of('delegation'), by: people.director });
    const suspendGate = gateOf(run.definition, 'concern', 'suspend');
    if (suspendGate === null) throw new Error('It may be suspended.');
    expect(decideLettersBeyond(run.definition, run.now, suspendGate)).toMatchObject({ ok: false, reason: expect.stringContaining('“The facts (The facts)”: record that first') as string });
    expect(run.take({ kind: 'task-done', task: 'facts', on: '2026-10-06', answers: { facts: 'No ledger', action: 'Keep one' }, note: null }, people.director)).toBeNull();
    expect(decideLettersBeyond(run.definition, run.now, suspendGate).ok).toBe(true);
  });
}); // prettier-ignore

describe('what is not set aside', () => {
  it.each([
    ['warning-notice', 'grounds', 'the letter “Warning notice”'],
    ['warning-notice', 'secretary-check', '“The notice is given”'],
    ['warning-notice', 'call', '“The notice is given”'],
    ['warning-notice', 'advice', null],
    ['warning-notice', 'representations', null],
    ['pay-notice', 'grounds', 'the letter “Teachers’ pay and conditions notice”'],
    ['statement-of-action', 'report', 'the letter “Covering letter of the statement of action”'],
    ['statement-of-action', 'parents', 'the letter “Covering letter of the statement of action”'],
    ['statement-of-action', 'progress', null],
    ['delegation', 'facts', 'the letter “Notice of concern”'],
    ['delegation', 'answer', null],
    ['intervention', 'consult-s63', 'the letter “Requirement to make arrangements”'],
    ['intervention', 'consent-s65', 'the letter “Interim executive board”'],
    ['intervention', 'plan-s65', null],
    ['intervention', 'referral', null],
    ['letter-of-concern', 'concern', null],
  ] as const)('%s: %s', (key, task, rests) => {
    expect(restingOn(of(key), taskIn(of(key), task))).toBe(rests);
  });
});

it('gives no warning notice without all that it states, whatever is done, left or set aside before', () => {
  const right: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
    'grounds': grounds,
    'secretary-check': { 'live': 'no', 'checked-on': '2026-08-25', 'with': 'The Regions Group' },
    'advice': { 'advised-on': '2026-08-25', 'reference': 'LS 1' },
    'call': { 'rang-on': '2026-08-25', 'with': 'The chair' },
  };
  const letter = letterOf(warningNotice, 'warning-notice');
  const keys = Object.keys(right);
  const does = fc.constantFrom('done', 'done', 'done', 'set-aside', 'left');
  const tally = { given: 0, not: 0 };
  fc.assert(
    fc.property(fc.array(does, { minLength: keys.length, maxLength: keys.length }), fc.boolean(), (each, isWhole) => {
      const run = new PaperRun('2026-08-24', { definition: warningNotice, subject: inventedSubject, checks: namedChecks, by: people.director });
      for (const [at, task] of keys.entries()) {
        if (each[at] === 'done') run.take({ kind: 'task-done', task, on: '2026-08-25', answers: right[task] ?? {}, note: null }, people.director);
        if (each[at] === 'set-aside') run.take({ kind: 'task-set-aside', task, on: '2026-08-25', reason: 'Known' }, people.director);
      }
      const gate = { gate: 'give', on: '2026-09-01', reason: 'Agreed' };
      run.take({ kind: 'gate-proposed', ...gate }, people.director);
      run.take({ kind: 'gate-passed', ...gate }, people.deputy);
      const step = { task: 'given', on: addDays('2026-09-01', 1), answers: isWhole ? given : { ...given, 'signed-by': '' }, note: null };
      run.take({ kind: 'task-proposed', ...step }, people.director);
      run.take({ kind: 'task-done', ...step }, people.deputy);
      const isGiven = run.now.tasks['given']?.state === 'done';
      const mayGo = keys.every((key, at) => each[at] === 'done' || (key === 'advice' && each[at] === 'set-aside'));
      expect(isGiven).toBe(mayGo && isWhole);
      tally[isGiven ? 'given' : 'not'] += 1;
      if (!isGiven) return;
      const answers = answersOf(run.now);
      expect(letter && letterInWords(letter, { definition: warningNotice, answers, providerName: 'School', authorityName: 'Council' }).missing).toEqual([]);
      expect(answers).toMatchObject({ 'secretary-check': { live: 'no' }, 'call': { 'rang-on': '2026-08-25' } });
    }),
    { numRuns: 150, seed: 7 },
  );
  expect(tally.given > 0 && tally.not > 0, JSON.stringify(tally)).toBe(true);
}); // prettier-ignore
