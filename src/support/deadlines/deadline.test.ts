import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Deadline, type DeadlineFilter, inOrder, isNear, matches, standingOf } from './deadline.ts';

const today = '2026-11-23';

describe('how something with a day stands', () => {
  it.each([
    [null, false, 'waiting'],
    [null, true, 'waiting'],
    ['2026-11-22', false, 'late'],
    ['2026-11-22', true, 'late'],
    ['2026-11-23', false, 'soon'],
    ['2026-11-30', false, 'soon'],
    ['2026-12-01', false, 'due'],
    ['2026-11-23', true, 'lapsing'],
    ['2026-12-21', true, 'lapsing'],
    ['2026-12-22', true, 'due'],
  ] as const)('on %s, and lapsing %s, is %s', (on, lapses, expected) => {
    expect(standingOf({ on, lapses }, today)).toBe(expected);
  });

  it('is never late before its day is over, nor anything else after it', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)); // prettier-ignore
    fc.assert(
      fc.property(day, fc.boolean(), (on, lapses) => {
        expect(standingOf({ on, lapses }, today) === 'late').toBe(on < today);
      }),
    );
  });
});

const line = (over: Partial<Deadline> = {}): Deadline => ({
  kind: 'programme',
  providerId: 1,
  what: 'Triage',
  on: '2026-11-25',
  why: 'Because',
  rule: '5 working days after the run began',
  source: 'Provisional',
  href: null,
  lapses: false,
  isRestricted: false,
  programme: { key: 'trip', name: 'TRIP' },
  provider: { id: 1, name: 'Alderley Primary School', localityName: 'Corby', localitySlug: 'corby' },
  standing: 'soon',
  ...over,
});
const filter = (over: Partial<DeadlineFilter> = {}): DeadlineFilter => ({ span: 'all', kind: null, locality: null, provider: '', ...over });

describe('what is chosen', () => {
  it.each([
    [{}, true],
    [{ span: 'near' }, true],
    [{ span: 'soon' }, true],
    [{ span: 'late' }, false],
    [{ span: 'lapsing' }, false],
    [{ kind: 'programme' }, true],
    [{ kind: 'programme:trip' }, true],
    [{ kind: 'programme:s60' }, false],
    [{ kind: 'triage' }, false],
    [{ locality: 'corby' }, true],
    [{ locality: 'kettering' }, false],
    [{ locality: 'none' }, false],
    [{ provider: 'primary alder' }, true],
    [{ provider: 'birch' }, false],
  ] as const)('%j has it: %s', (over, expected) => {
    expect(matches(line(), filter(over), today)).toBe(expected);
  });

  it('takes what has no locality where that is asked for, and what has no day only where all is', () => {
    const unplaced = line({ provider: { id: 2, name: 'Birchwell', localityName: null, localitySlug: null } });
    expect(matches(unplaced, filter({ locality: 'none' }), today)).toBe(true);
    const undated = line({ on: null, standing: 'waiting' });
    expect([matches(undated, filter(), today), matches(undated, filter({ span: 'near' }), today)]).toEqual([true, false]);
    expect(isNear({ on: null }, today)).toBe(false);
  });

  it('stands the earliest first, and what has no day last', () => {
    const days = [null, '2026-12-01', '2026-11-01', '2026-11-20'];
    expect(inOrder(days.map((on) => line({ on }))).map(({ on }) => on)).toEqual(['2026-11-01', '2026-11-20', '2026-12-01', null]);
  });
});
