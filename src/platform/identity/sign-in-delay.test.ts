import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { countAttempt, forgiveAttempts } from './count-attempt.ts';
import { delayAfter, failuresLeft, withOneAddress, withStrangers } from './sign-in-delay.ts';

let now = Date.parse('2026-11-23T09:00:00Z');
const clock: Clock = { now: () => new Date(now), today: () => '2026-11-23' };
const email = 'director@example.invalid';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(() => db.execute('delete from sign_in_failure'));

const attempt = (address: string, who = email) => db.transaction((tx) => countAttempt(tx, clock, { email: who, address }));
const succeed = async (address: string) => {
  expect(await attempt(address)).toBe(0);
  await db.transaction((tx) => forgiveAttempts(tx, { email, address }));
};
/** So many wrong guesses, each as soon as it is let through, or as soon as `everyMinutes` is over. */
async function guess(times: number, from: (n: number) => string, everyMinutes = 0): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    for (let wait = await attempt(from(n)); wait > 0; wait = await attempt(from(n))) now += wait * 1000;
    now += everyMinutes * 60_000;
  }
}
const stranger = () => '203.0.113.1';
const manyStrangers = (n: number) => `203.0.113.${String(n)}`;

describe('who has to wait before trying a password again', () => {
  // [what strangers did, where the owner signed in before, where the owner tries now, seconds the owner waits at most]
  it.each([
    ['nothing was tried', 0, stranger, 0, 'home', 'home', 0],
    ['a stranger guesses on and on, and the owner is where they were before', 40, stranger, 0, 'home', 'home', 0],
    ['many strangers guess on and on, and the owner is where they were before', 60, manyStrangers, 0, 'home', 'home', 0],
    ['a stranger fails once every quarter-hour, and the owner is where they were before', 20, stranger, 15, 'home', 'home', 0],
    ['a stranger fails a few times, and the owner is somewhere new', 10, stranger, 0, 'home', 'hotel', 0],
    ['a stranger fails once every quarter-hour, and the owner is somewhere new', 20, stranger, 15, 'home', 'hotel', 0],
    ['many strangers guess on and on, and the owner is somewhere new', 60, manyStrangers, 0, 'home', 'hotel', 60],
    ['many strangers guess on and on, and the owner was never here', 60, manyStrangers, 0, null, 'home', 60],
  ])('%s', async (_, times, from, everyMinutes, before, here, longest) => {
    if (before !== null) await succeed(before);
    await guess(times, from, everyMinutes);
    const wait = await attempt(here);
    expect(wait).toBeLessThanOrEqual(longest);
    expect(wait > 0).toBe(longest > 0);
  });

  it('lets one address guess some sixteen times an hour, and all of them together some eighty', async () => {
    const timeOf = async (times: number, from: (n: number) => string) => {
      const start = now;
      await guess(times, from);
      return (now - start) / 60_000;
    };
    expect(await timeOf(24, stranger)).toBeGreaterThan(60);
    expect(await timeOf(100, manyStrangers)).toBeGreaterThan(60);
  });

  it('makes whoever goes on failing where the owner signs in wait there as well', async () => {
    await succeed('office');
    await guess(5, () => 'office');
    expect(await attempt('office')).toBe(5);
    expect(await attempt('home')).toBe(0);
  });

  it('forgets failures after an hour without one', async () => {
    await guess(12, stranger);
    now += 61 * 60_000;
    await guess(4, stranger);
    expect(await attempt(stranger())).toBe(0);
    expect(failuresLeft(9, new Date(0), new Date(3_599_999))).toBe(9);
    expect(failuresLeft(9, new Date(0), new Date(3_600_000))).toBe(0);
  });

  it('never waits longer than five minutes, so that nobody can be locked out', () => {
    expect([0, 4, 5, 6, 40, 400].map((failures) => delayAfter(failures, withOneAddress))).toEqual([0, 0, 5, 10, 300, 300]);
    expect([0, 20, 21, 22, 40, 400].map((failures) => delayAfter(failures, withStrangers))).toEqual([0, 0, 5, 10, 60, 60]);
  });

  it('counts a first burst that is sent all at once', async () => {
    const waits = await Promise.all(Array.from({ length: 12 }, () => attempt(stranger(), 'new@example.invalid')));
    expect(waits.filter((wait) => wait > 0)).toHaveLength(7);
  });
});
