import { expect, it } from 'vitest';
import { facts, type Over } from './check-facts.fixture.ts';
import { delegationChecks } from './delegation-checks.ts';

/** Check, what is so, null where it holds or what the sentence says. */
const table: readonly (readonly [keyof typeof delegationChecks, string, Over, string | null])[] = [
  ['has-delegated-budget', 'a maintained school', {}, null],
  ['has-delegated-budget', 'an academy', { track: 'academy' }, 'Schedule 15'],
  ['delegation-is-restored', 'a look that found it unneeded', { answers: { suspend: { from: '2026-10-01' }, look: { still: 'no' } } }, 'Record first that delegation is restored'],
  ['delegation-is-restored', 'a last day', { answers: { suspend: { from: '2026-10-01' }, restore: { 'last-day': '2026-11-01' } } }, null],
  ['delegation-is-restored', 'one that was taken back', { answers: { suspend: { from: '2026-12-01' }, restore: { because: 'taken-back' } } }, 'nothing to restore'],
  ['suspension-taken-back', 'one that was', { answers: { restore: { because: 'taken-back' } } }, null],
  ['suspension-taken-back', 'one that has ended', { answers: { restore: { 'because': 'restored', 'last-day': '2026-11-01' } } }, 'Schedule 15'],
  ['ends-suspension', 'a power with its last day', { answers: { 'suspend': { from: '2026-10-01' } }, sent: { 'last-day': '2026-11-01', 'because': 'restored' } }, null],
  ['ends-suspension', 'a power without a last day', { answers: { 'suspend': { from: '2026-10-01' } }, sent: { because: 'restored' } }, 'Enter its last day'],
  ['ends-suspension', 'one to come that is taken back', { answers: { 'suspend': { from: '2026-11-24' } }, sent: { because: 'taken-back' } }, null],
  ['ends-suspension', 'one of today that is taken back', { answers: { 'suspend': { from: '2026-11-23' } }, on: '2026-11-20', sent: { because: 'taken-back' } }, 'in force since 23 November 2026'],
  ['ends-suspension', 'one that is taken back with a last day', { answers: { 'suspend': { from: '2026-11-24' } }, sent: { 'last-day': '2026-11-24', 'because': 'taken-back' } }, 'leave that empty'],
  ['ends-suspension', 'none', { sent: { because: 'taken-back' } }, 'Schedule 15)'],
]; // prettier-ignore

it.each(table)('%s: %s', (check, _what, over, says) => {
  const answer = delegationChecks[check](facts(over));
  if (says === null) expect(answer).toEqual({ ok: true, value: null });
  else expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining(says) as string });
});

it('tries every check with both answers', () => {
  for (const name of Object.keys(delegationChecks)) {
    const answers = table.filter(([check]) => check === name).map(([, , , says]) => says === null);
    expect([name, new Set(answers).size]).toEqual([name, 2]);
  }
});
