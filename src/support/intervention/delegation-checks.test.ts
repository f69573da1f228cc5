import { expect, it } from 'vitest';
import { facts, type Over } from './check-facts.fixture.ts';
import { delegationChecks, firstReviewBy } from './delegation-checks.ts';

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
  ['delegation-begins-again', 'its last day', { answers: { restore: { 'last-day': '2026-11-23' } } }, null],
  ['delegation-begins-again', 'the day before its last', { answers: { restore: { 'last-day': '2026-11-24' } } }, 'lasts until 24 November 2026'],
  ['ends-suspension', 'one that would end after the next funding period began', { answers: { suspend: { from: '2026-10-01' } }, sent: { 'because': 'restored', 'last-day': '2027-04-01' } }, 'ends by 31 March 2027'],
  ['ends-suspension', 'one that goes on by its review, and is revoked later at another time', { answers: { suspend: { from: '2025-10-01' }, look: { 'looked-on': '2026-03-20', 'still': 'yes' } }, sent: { 'because': 'restored', 'last-day': '2026-11-23' } }, null],
  ['ends-suspension', 'one that was revoked in its review before the funding period began', { answers: { suspend: { from: '2025-10-01' }, look: { 'looked-on': '2026-03-20', 'still': 'no' } }, sent: { 'because': 'restored', 'last-day': '2026-11-23' } }, 'ends by 31 March 2026'],
  ['ends-suspension', 'one to come that is taken back', { answers: { 'suspend': { from: '2026-11-24' } }, sent: { because: 'taken-back' } }, null],
  ['ends-suspension', 'one of today that is taken back', { answers: { 'suspend': { from: '2026-11-23' } }, on: '2026-11-20', sent: { because: 'taken-back' } }, 'in force since 23 November 2026'],
  ['ends-suspension', 'one that is taken back with a last day', { answers: { 'suspend': { from: '2026-11-24' } }, sent: { 'last-day': '2026-11-24', 'because': 'taken-back' } }, 'leave that empty'],
  ['ends-suspension', 'none', { sent: { because: 'taken-back' } }, 'Schedule 15)'],
  ['month-of-notice', 'the day after a month', { sent: { 'given-on': '2026-11-02', 'from': '2026-12-03', 'length': 'month' } }, null],
  ['month-of-notice', 'the last day of a month', { sent: { 'given-on': '2026-11-02', 'from': '2026-12-02', 'length': 'month' } }, 'lasts until 2 December 2026'],
  ['month-of-notice', 'a month from the last day of January', { sent: { 'given-on': '2027-01-31', 'from': '2027-03-01', 'length': 'month' } }, null],
  ['month-of-notice', 'at once, in an emergency that is told', { sent: { 'given-on': '2026-11-02', 'from': '2026-11-02', 'length': 'emergency', 'length-why': 'Cheques are missing.' } }, null],
  ['month-of-notice', 'at once, for gross incompetence that nobody tells', { sent: { 'given-on': '2026-11-02', 'from': '2026-11-02', 'length': 'incompetence' } }, 'paragraph 1(3)(c)'],
  ['month-of-notice', 'less than a month, with no length chosen', { sent: { 'given-on': '2026-11-02', 'from': '2026-11-30' } }, 'paragraph 1(3)(c)'],
  ['month-of-notice', 'a month, said to be less', { sent: { 'given-on': '2026-11-02', 'from': '2026-12-10', 'length': 'emergency', 'length-why': 'Cheques are missing.' } }, 'is a month or more'],
  ['month-of-notice', 'no days', { sent: { length: 'month' } }, 'paragraph 1(2)'],
  ['suspension-copied', 'the head and the Secretary of State', { sent: { copies: ['head', 'secretary-of-state'] } }, null],
  ['suspension-copied', 'the head alone', { sent: { copies: ['head'] } }, 'paragraph 1(6)'],
  ['suspension-copied', 'all but the head', { sent: { copies: ['secretary-of-state', 'diocese'] } }, 'paragraph 1(5)'],
  ['review-before-funding-period', 'the last day of March, after a suspension in the autumn', { sent: { 'from': '2026-11-02', 'review-by': '2027-03-31' } }, null],
  ['review-before-funding-period', 'a year too late', { sent: { 'from': '2026-11-02', 'review-by': '2028-03-31' } }, 'is 31 March 2027'],
  ['review-before-funding-period', 'the year after, where it began less than two months before', { sent: { 'from': '2027-02-02', 'review-by': '2028-03-31' } }, null],
  ['review-before-funding-period', 'the same year, where it began two months before', { sent: { 'from': '2027-02-01', 'review-by': '2027-03-31' } }, null],
  ['review-before-funding-period', 'no days', {}, 'paragraph 2(1)'],
]; // prettier-ignore

it.each([
  ['2026-04-01', '2027-03-31'],
  ['2026-12-31', '2027-03-31'],
  ['2027-01-31', '2027-03-31'],
  ['2027-02-01', '2027-03-31'],
  ['2027-02-02', '2028-03-31'],
  ['2027-03-31', '2028-03-31'],
])('a suspension from %s is reviewed first by %s', (from, by) => {
  expect(firstReviewBy(from)).toBe(by);
});

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
