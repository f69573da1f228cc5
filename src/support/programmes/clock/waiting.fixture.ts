import { expect } from 'vitest';
import { deadlinesOf, isWaitedFor, type DeadlinesAsked } from './deadlines.ts';
import type { Deadline } from '../run.ts';
import { people } from '../programme.fixture.ts';
import { maySettle, waitsFor } from './whose-deadline.ts';

const above: readonly string[] = ['lead', 'assistant-director', 'director'];

/** In a live run something waits with a day, for whoever carries it or for one who answers for the authority. What it was, so that a test can say what it has seen. */
export function expectWaitedFor(asked: DeadlinesAsked, deadlines: readonly Deadline[] = deadlinesOf(asked)): readonly Deadline[] {
  if (asked.now.state !== 'live') return [];
  const waiting = deadlines.filter((one) => one.on !== null && isWaitedFor(asked, one));
  expect(waiting.length, `something of “${asked.now.stage}” waits with a day`).toBeGreaterThan(0);
  for (const one of waiting) {
    expect(maySettle(asked, one, people.adviser) || above.includes(waitsFor(asked, one)), one.what).toBe(true);
    if (one.on !== null && one.on < asked.today) expect(one.standing, `${one.what} stays, as late`).toBe('late');
  }
  expect(deadlines.filter(({ kind }) => kind === 'look-again').length, 'nobody looks again at what has a day').toBe(
    waiting.every(({ kind }) => kind === 'look-again') ? 1 : 0,
  );
  return waiting;
}
