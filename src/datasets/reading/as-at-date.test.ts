import { describe, expect, it } from 'vitest';
import { readAsAt } from './as-at-date.ts';

describe('the day that a file describes', () => {
  it.each([
    ['sn_may_2025.csv', '2025-05-01'],
    ['edubasealldata20231116.csv', '2023-11-16'],
    ['links_edubasealldata20260821.csv', '2026-08-21'],
    ['Management_information_-_state-funded_schools_-_most_recent_inspections_as_at_31_August_2026.csv', '2026-08-31'],
    ['Management information as at 30 Sept 2026.csv', '2026-09-30'],
    ['list 2026-03-01.csv', '2026-03-01'],
  ])('is in the name %s', (name, day) => {
    expect(readAsAt(name)).toBe(day);
  });

  it('is the first of the month where the name gives the month alone', () => {
    expect(readAsAt('academies_group_membership_202509.csv')).toBe('2025-09-01');
  });

  it.each(['nnc_lsoa11_to_locality.csv', 'early-years-all-settings.csv', 'edubasealldata20231399.csv', 'list.csv'])(
    'is not in the name %s',
    (name) => {
      expect(readAsAt(name)).toBeNull();
    },
  );
});
