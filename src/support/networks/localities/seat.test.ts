import { describe, expect, it } from 'vitest';
import { decideEnd, isStanding, type Seat, seatInWords } from './seat.ts';

const today = '2026-11-23';
const seat = (over: Partial<Seat> = {}): Seat => ({ from: '2026-09-01', to: null, isWithdrawn: false, ...over });

describe('a place in a network', () => {
  it.each<[Partial<Seat>, boolean]>([
    [{}, true],
    [{ from: today }, true],
    [{ from: '2026-11-24' }, false],
    [{ to: today }, true],
    [{ to: '2026-11-22' }, false],
    [{ isWithdrawn: true }, false],
  ])('with %j stands today: %s', (over, stands) => {
    expect(isStanding(seat(over), today)).toBe(stands);
  });

  it.each<[Partial<Seat>, string, string]>([
    [{}, today, 'yes'],
    [{}, '2026-09-01', 'yes'],
    [{}, '2026-08-31', 'The last day cannot be before the first, 1 September 2026'],
    [{}, '2026-11-24', 'The last day must be today or earlier: end it on its day'],
    [{ to: '2026-10-01' }, today, 'It ended on 1 October 2026 already'],
    [{ isWithdrawn: true }, today, 'It was withdrawn already'],
  ])('with %j ends on %s: %s', (over, last, answer) => {
    const decided = decideEnd(seat(over), last, today);
    expect(decided.ok ? 'yes' : decided.reason).toBe(answer);
  });

  it('is said with its days', () => {
    expect(seatInWords(seat())).toBe('Since 1 September 2026');
    expect(seatInWords(seat({ to: today }))).toBe('1 September 2026 to 23 November 2026');
  });
});
