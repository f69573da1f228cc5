import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../../register/access/roles.ts';
import { audienceGroups, daysOfEvent, groupIds, isForReader, isOut, standingOfNews, whenInWords, wrongWithDays } from './news.ts';

const of = (role: string, localityIds: readonly number[] = []) => ({ role, localityIds });

describe('an item', () => {
  it.each([
    [[], null, of('governor'), true],
    [['heads'], null, of('headteacher'), true],
    [['heads'], null, of('governor'), false],
    [['heads', 'governors'], null, of('clerk'), true],
    [[], 3, of('headteacher', [3]), true],
    [[], 3, of('headteacher', [4]), false],
    [[], 3, of('director'), true],
    [['heads'], 3, of('headteacher', [4]), false],
    [['officers'], null, of('network-member'), false],
  ] as const)('for %j of locality %s is for %j: %s', (audience, localityId, reader, isIt) => {
    expect(isForReader({ audience, localityId }, reader)).toBe(isIt);
  });

  it('for a group is for its roles alone, and each role but the auditor is in one group', () => {
    for (const role of Object.keys(roles)) {
      const groups = groupIds.filter((group) => isForReader({ audience: [group], localityId: null }, of(role)));
      expect(groups, role).toHaveLength(role === 'auditor' ? 0 : 1);
    }
    for (const { roles: some } of Object.values(audienceGroups)) for (const role of some) expect(Object.keys(roles)).toContain(role);
  });

  it.each([
    [{ kind: 'news', startsOn: '2026-11-24', endsOn: null }, 'to-come', false],
    [{ kind: 'news', startsOn: '2026-11-23', endsOn: null }, 'now', true],
    [{ kind: 'news', startsOn: '2026-09-24', endsOn: null }, 'now', true],
    [{ kind: 'news', startsOn: '2026-09-23', endsOn: null }, 'over', true],
    [{ kind: 'news', startsOn: '2026-11-01', endsOn: '2026-11-22' }, 'over', true],
    [{ kind: 'event', startsOn: '2026-12-24', endsOn: null }, 'to-come', true],
    [{ kind: 'event', startsOn: '2026-11-22', endsOn: null }, 'over', true],
    [{ kind: 'event', startsOn: '2026-11-22', endsOn: '2026-11-23' }, 'now', true],
  ] as const)('%j stands on 23 November 2026 as %s', (item, standing, out) => {
    expect([standingOfNews(item, '2026-11-23'), isOut(item, '2026-11-23')]).toEqual([standing, out]);
  });

  it('has in a diary the days that it takes, and no other', () => {
    const item = { startsOn: '2026-11-30', endsOn: '2026-12-02' };
    expect(daysOfEvent(item, '2026-11-01', '2026-12-31')).toEqual(['2026-11-30', '2026-12-01', '2026-12-02']);
    expect(daysOfEvent(item, '2026-12-02', '2026-12-31')).toEqual(['2026-12-02']);
    expect(daysOfEvent(item, '2026-12-03', '2026-12-31')).toEqual([]);
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-12-${String(number).padStart(2, '0')}`);
    fc.assert(
      fc.property(day, day, day, day, (startsOn, ends, from, to) => {
        const endsOn = ends > startsOn ? ends : null;
        for (const each of daysOfEvent({ startsOn, endsOn }, from, to))
          expect(from <= each && each <= to && startsOn <= each && each <= (endsOn ?? startsOn)).toBe(true);
      }),
    );
  });

  it.each([
    [{ startsOn: '2026-12-01', endsOn: null, from: null, to: null }, 'Tuesday 1 December 2026', []],
    [{ startsOn: '2026-12-01', endsOn: null, from: '09:30', to: '12:00' }, 'Tuesday 1 December 2026, 09:30 to 12:00', []],
    [{ startsOn: '2026-12-01', endsOn: '2026-12-02', from: null, to: null }, 'Tuesday 1 December 2026 to Wednesday 2 December 2026', []],
    [{ startsOn: '2026-12-02', endsOn: '2026-12-01', from: null, to: null }, null, ['ends']],
    [{ startsOn: '2026-12-01', endsOn: '2028-12-01', from: null, to: null }, null, ['ends']],
    [{ startsOn: '2026-12-01', endsOn: null, from: '9.30', to: null }, null, ['from']],
    [{ startsOn: '2026-12-01', endsOn: null, from: null, to: '12:00' }, null, ['from']],
    [{ startsOn: '2026-12-01', endsOn: null, from: '12:00', to: '09:30' }, null, ['to']],
  ] as const)('on %j is said “%s”, and is wrong at %j', (when, says, wrong) => {
    if (says !== null) expect(whenInWords(when)).toBe(says);
    expect(wrongWithDays({ kind: 'event', ...when }, '2026-11-23').map(({ field }) => field)).toEqual(wrong);
  });
});
