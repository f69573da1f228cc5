import { expect, it } from 'vitest';
import { letterInWords, letterOf } from '../programme-definitions/letter-in-words.ts';
import { isTold } from '../programmes/own-run-view.ts';
import { done, gate, PaperRun, people } from '../programmes/programme.fixture.ts';
import { answersOf } from '../programmes/replay.ts';
import type { Acting } from '../programmes/who-acts.ts';
import { tripChecks } from './trip-checks.ts';
import { tripDefinition } from './trip-definition.ts';

const subject = { track: 'academy', character: 'none', trigger: 'by-hand' } as const;
const trust: Acting = { accountId: 7, name: 'Ola Quist', as: ['trust'] };
const letter = (on: string) => ({
  'called-on': on,
  'sent-on': on,
  'sent-to': 'Chief executive, chair of trustees and head',
  'signed-by': 'Jo Marsh',
});

// Whether a letter goes on a Friday is asked by checks of intervention, which are tried there.
const withoutDays = { ...tripChecks, 'not-on-a-friday': () => ({ ok: true, value: null }) as const, 'not-at-the-end-of-term': () => ({ ok: true, value: null }) as const }; // prettier-ignore

function triaged(): PaperRun {
  const run = new PaperRun('2026-11-02', { definition: tripDefinition, subject, checks: withoutDays });
  expect(run.take(done('safeguarding-first', '2026-11-02', { safeguarding: 'no' }), people.lead)).toBeNull();
  expect(run.take(done('triage', '2026-11-03', { known: 'Three years of results', why: 'One plan would help' }), people.lead)).toBeNull();
  return run;
}
const knows = ({ definition, subject: of, now }: PaperRun, today: string): boolean => isTold(definition, of, now, today);

it('an academy is invited by a letter, its trust answers for itself, and nothing begins before it accepts', () => {
  const run = triaged();
  expect(knows(run, '2026-11-04'), 'what the authority considers is its own').toBe(false);
  expect(run.take(done('invitation-answer', '2026-11-04', { 'answered-on': '2026-11-04', 'answer': 'accepted', 'answered-by': 'O. Quist' }), trust)).toBe('There is nothing to answer yet: the invitation goes first');
  expect(run.take(done('invitation', '2026-11-04', letter('2026-11-04')), people.lead)).toBeNull();
  expect(knows(run, '2026-11-04')).toBe(true);
  expect(run.take(gate('begin', '2026-11-05'), people.lead)).toContain('“Answer the invitation”');
  const answered = { 'answered-on': '2026-11-06', 'answer': 'accepted', 'answered-by': 'O. Quist' };
  expect(run.take(done('invitation-answer', '2026-11-06', answered), trust)).toBeNull();
  expect(run.take(gate('begin', '2026-11-06'), people.lead)).toBeNull();
}); // prettier-ignore

it('its letter says what is known and offered, and lacks nothing', () => {
  const run = triaged();
  run.take(done('invitation', '2026-11-04', letter('2026-11-04')), people.lead);
  const written = letterOf(tripDefinition, 'invitation');
  if (!written) throw new Error('There is no letter.');
  const drawn = letterInWords(written, {
    definition: tripDefinition,
    answers: answersOf(run.now),
    providerName: 'Oxby Academy',
    authorityName: 'Ambermoor Council',
  });
  expect(drawn.missing).toEqual([]);
  expect(drawn.to).toBe('The chief executive and the chair of trustees of the trust of Oxby Academy, and its head');
  expect(drawn.body).toContain('Three years of results');
  expect(drawn.date).toBe('2026-11-04');
});

it.each([
  ['entry-letter', 'maintained', 'community'],
  ['entry-letter-trust', 'academy', 'none'],
  ['entry-letter-diocese', 'maintained', 'voluntary-aided'],
] as const)('%s goes after the meeting that it thanks for', (key, track, character) => {
  const run = new PaperRun('2026-11-02', { definition: tripDefinition, subject: { track, character, trigger: 'by-hand' }, checks: withoutDays });
  run.take(done('safeguarding-first', '2026-11-02', { safeguarding: 'no' }), people.lead);
  run.take(done('triage', '2026-11-03', { known: 'K', why: 'W' }), people.lead);
  run.take(done('invitation', '2026-11-03', letter('2026-11-03')), people.lead);
  run.take(done('invitation-answer', '2026-11-04', { 'answered-on': '2026-11-04', 'answer': 'accepted', 'answered-by': 'O' }), people.lead);
  expect(run.take(gate('begin', '2026-11-05'), people.lead)).toBeNull();
  expect(run.take(done('entry-meeting', '2026-11-10', { attended: 'All', agreed: 'One plan' }), people.lead)).toBeNull();
  expect(run.take(done(key, '2026-11-10', letter('2026-11-09')), people.lead)).toContain('9 November 2026');
  expect(run.take(done(key, '2026-11-10', letter('2026-11-10')), people.lead)).toBeNull();
});
