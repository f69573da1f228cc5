import { describe, expect, it } from 'vitest';
import type { Change } from '../../evidence/index.ts';
import { directionInWords } from './direction.ts';

const change = (direction: Change['direction']): Change => ({
  kind: 'change',
  difference: 2,
  unit: 'points',
  decimals: 0,
  direction,
  interval: null,
  couldBeChance: null,
});

describe('the direction of travel', () => {
  it.each([
    ['rose', 'higher', 'Rose by 2 points since 2025: better'],
    ['rose', 'lower', 'Rose by 2 points since 2025: worse'],
    ['rose', 'neither', 'Rose by 2 points since 2025'],
    ['fell', 'higher', 'Fell by 2 points since 2025: worse'],
    ['fell', 'lower', 'Fell by 2 points since 2025: better'],
    ['fell', 'neither', 'Fell by 2 points since 2025'],
    ['about the same', 'higher', 'About the same as in 2025'],
    ['cannot be told', 'higher', 'Cannot be told: the change since 2025 could be chance'],
  ] as const)('that %s, %s being better, is “%s”', (direction, polarity, words) => {
    expect(directionInWords({ polarity, since: '2024/25', absent: [], change: change(direction), by: '2 points' })).toBe(words);
  });

  it('cannot be told from a year without a figure', () => {
    const none = { kind: 'none', reason: 'suppressed', because: 'x' } as const;
    const asked = { polarity: 'higher', since: '2024/25', change: none, by: '' } as const;
    expect(directionInWords({ ...asked, absent: ['2024/25'] })).toBe('Cannot be told: there is no figure for 2025');
    expect(directionInWords({ ...asked, absent: ['2024/25', '2025/26'] })).toBe('Cannot be told: there is no figure for 2025 or 2026');
  });

  it('cannot be told over a break in the series', () => {
    const none = { kind: 'none', reason: 'not-applicable', because: '2026 cannot be compared with the years before.' } as const;
    expect(directionInWords({ polarity: 'higher', since: '2024/25', absent: [], change: none, by: '' })).toBe(
      'Cannot be told: 2026 cannot be compared with the years before',
    );
  });
});
