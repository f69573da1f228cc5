import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, decideCapacity, decidePlace, decidePromotions, type SessionFacts, standingOf, turnOf } from './decide-places.ts';

const session: SessionFacts = { state: 'open', places: 2, firstOn: '2026-12-10', bookingClosesOn: '2026-12-08' };
const today = '2026-11-23';
const asked = (id: number, state: Asked['state'], person = `p${String(id)}@ambermoor.example`): Asked => ({ id, person, state });
const said = (all: readonly Asked[], over: Partial<SessionFacts> = {}, on = today, person = 'new@ambermoor.example'): string => {
  const answer = decidePlace({ ...session, ...over }, all, person, on);
  return answer.ok ? answer.value : answer.reason;
};

describe('somebody who asks for a place', () => {
  it.each<[string, readonly Asked[], Partial<SessionFacts>, string, string]>([
    ['has it while one is free', [asked(1, 'booked')], {}, today, 'booked'],
    ['has it on the last day of booking', [], {}, '2026-12-08', 'booked'],
    ['waits where all are taken', [asked(1, 'booked'), asked(2, 'booked')], {}, today, 'waiting'],
    ['waits behind those who wait, even where a place is free', [asked(1, 'booked'), asked(2, 'waiting')], {}, today, 'waiting'],
    ['has one that was cancelled', [asked(1, 'booked'), asked(2, 'cancelled')], {}, today, 'booked'],
    ['is told that booking has closed', [], {}, '2026-12-09', 'Booking for this session has closed'],
    ['is told that it has not opened', [], { state: 'planned' }, today, 'Booking for this session has not opened yet'],
    ['is told that it is cancelled', [], { state: 'cancelled' }, today, 'This session is cancelled'],
  ])('%s', (_, all, over, on, answer) => {
    expect(said(all, over, on)).toBe(answer);
  });

  it('is one person, however the address is written, and may ask again after cancelling', () => {
    expect(said([asked(1, 'booked', 'New@Ambermoor.example ')])).toBe('This person has a place already');
    expect(said([asked(1, 'waiting', 'new@ambermoor.example')])).toBe('This person is on the waiting list already');
    expect(said([asked(1, 'cancelled', 'new@ambermoor.example')])).toBe('booked');
  });
});

describe('those who wait', () => {
  it('move up in the order in which they asked, as many as there are free places', () => {
    const all = [asked(1, 'cancelled'), asked(2, 'booked'), asked(4, 'waiting'), asked(3, 'waiting')];
    expect(decidePromotions(session, all, today)).toEqual([3]);
    expect(decidePromotions({ ...session, places: 5 }, all, today)).toEqual([3, 4]);
    expect(decidePromotions(session, all, '2026-12-09')).toEqual([3]);
    expect(turnOf(all, 4)).toBe(2);
    expect(turnOf(all, 2)).toBeNull();
  });

  it.each([
    ['on the day itself', session, '2026-12-10'],
    ['once the session has begun', session, '2026-12-11'],
    ['where it is cancelled', { ...session, state: 'cancelled' } as const, today],
  ])('do not move up %s', (_, of, on) => {
    expect(decidePromotions(of, [asked(1, 'waiting')], on)).toEqual([]);
  });
});

it('no place is taken away from somebody who has it', () => {
  expect(decideCapacity(1, [asked(1, 'booked'), asked(2, 'booked')]).ok).toBe(false);
  expect(decideCapacity(2, [asked(1, 'booked'), asked(2, 'booked'), asked(3, 'waiting')]).ok).toBe(true);
});

it.each<[Partial<SessionFacts>, number, number, string, string]>([
  [{}, 1, 0, today, 'open'],
  [{}, 2, 0, today, 'full'],
  [{}, 1, 1, today, 'full'],
  [{}, 1, 0, '2026-12-09', 'closed'],
  [{}, 2, 0, '2026-12-11', 'held'],
  [{ state: 'planned' }, 0, 0, today, 'planned'],
  [{ state: 'cancelled' }, 0, 0, today, 'cancelled'],
])('a session %j with %d booked and %d waiting is, on %s, %s', (over, booked, waiting, on, standing) => {
  expect(standingOf({ ...session, lastOn: '2026-12-10', ...over }, { booked, waiting }, on)).toBe(standing);
});

type Event = { readonly kind: 'ask' | 'cancel' | 'places'; readonly who: number };

it('whatever is asked, cancelled and changed: never more than places, nobody twice, the order kept, and no place idle while somebody waits', () => {
  const event = fc.record<Event>({ kind: fc.constantFrom('ask', 'ask', 'cancel', 'places'), who: fc.integer({ min: 0, max: 7 }) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(event, { maxLength: 40 }), (places, events) => {
      let all: Asked[] = [];
      let now = { ...session, places };
      /** The order in which those who came up had asked. */
      const promoted: number[] = [];
      for (const { kind, who } of events) {
        const person = `p${String(who)}@ambermoor.example`;
        if (kind === 'ask') {
          const answer = decidePlace(now, all, person, today);
          if (answer.ok) all = [...all, { id: all.length + 1, person, state: answer.value }];
        } else if (kind === 'cancel') {
          all = all.map((one) => (one.person === person ? { ...one, state: 'cancelled' as const } : one));
        } else if (decideCapacity(who + 1, all).ok) now = { ...now, places: who + 1 };
        const up = decidePromotions(now, all, today);
        const waitedBefore = all.filter(({ state }) => state === 'waiting').map(({ id }) => id);
        expect(up).toEqual(waitedBefore.slice(0, up.length));
        promoted.push(...up);
        all = all.map((one) => (up.includes(one.id) ? { ...one, state: 'booked' as const } : one));
        const booked = all.filter(({ state }) => state === 'booked');
        const waiting = all.filter(({ state }) => state === 'waiting');
        expect(booked.length).toBeLessThanOrEqual(now.places);
        const standing = [...booked, ...waiting].map((one) => one.person);
        expect(new Set(standing).size).toBe(standing.length);
        if (waiting.length > 0) expect(booked.length).toBe(now.places);
      }
      expect(promoted).toEqual(promoted.toSorted((one, other) => one - other));
    }),
  );
});
