import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, type Statistic, type Status } from '../../kernel/statistic.ts';
import { beforeAndAfter, chooseYears, type Told, type YearOfFigure } from './before-and-after.ts';

const percent = (value: number, cohort: number | null = 60): Statistic => ({ kind: 'value', value, unit: 'percent', decimals: 0, cohort, marks: [], releases: [] }); // prettier-ignore
const year = (period: string, own: Statistic | number, over: { england?: Statistic; status?: Status; underUrn?: string } = {}): YearOfFigure => ({
  period,
  statistic: typeof own === 'number' ? percent(own) : own,
  status: over.status ?? 'final',
  england: over.england ?? percent(62, 600_000),
  underUrn: over.underUrn ?? null,
});
const series = [year('2022/23', 50), year('2023/24', 48), year('2024/25', 55), year('2025/26', 60), year('2026/27', 64)];

describe('the years that are compared', () => {
  it.each([
    ['within one year', '2025-01-10', '2025-06-30', '2023/24', '2024/25', []],
    ['over a summer', '2024-10-01', '2025-11-01', '2023/24', '2025/26', ['2024/25']],
    ['that began on the first day of a year', '2025-09-01', '2026-09-01', '2024/25', '2026/27', ['2025/26']],
    ['that ended on the last day of a year', '2025-01-10', '2025-08-31', '2023/24', '2025/26', ['2024/25']],
    ['before which nothing is known', '2023-01-01', '2023-03-01', null, '2022/23', []],
    ['after which nothing has come out', '2026-01-10', '2027-10-01', '2024/25', null, []],
  ])('of a run %s', (_, startedOn, endedOn, before, after, between) => {
    const chosen = chooseYears(series, { startedOn, endedOn });
    expect([chosen.before?.period ?? null, chosen.after?.period ?? null, chosen.between.map(({ period }) => period)]).toEqual([
      before,
      after,
      between,
    ]);
  });

  it('are not changed for one with a figure where theirs is missing', () => {
    const without = series.map((each) => (each.period === '2024/25' ? { ...each, statistic: none('suppressed') } : each));
    const { before, after } = chooseYears(without, { startedOn: '2025-09-10', endedOn: '2026-03-01' });
    expect([before?.period, after?.period]).toEqual(['2024/25', '2025/26']);
  });

  it('stand on either side of the run, whatever its days', () => {
    const day = fc.date({ min: new Date('2022-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)); // prettier-ignore
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [startedOn = '', endedOn = ''] = [one, other].toSorted();
        const { before, after } = chooseYears(series, { startedOn, endedOn });
        if (before !== null && after !== null) expect(before.period < after.period).toBe(true);
        if (before !== null) expect(`${String(Number(before.period.slice(0, 4)) + 1)}-08-31` < startedOn).toBe(true);
        if (after !== null) expect(`${String(Number(after.period.slice(0, 4)) + 1)}-08-31` > endedOn).toBe(true);
      }),
    );
  });
});

const told = (over: Partial<Told> = {}, years: readonly YearOfFigure[] = series): Told => {
  const span = over.span ?? { startedOn: '2024-09-10', endedOn: '2025-09-01' };
  return {
    years: chooseYears(years, span),
    span,
    polarity: 'higher',
    isOfResults: true,
    own: { kind: 'change', difference: 12, couldBeChance: false, inWords: '12 points higher' },
    england: { kind: 'change', difference: 1, couldBeChance: false, inWords: '1 point higher' },
    ...over,
  };
};
const caveats = (...given: Parameters<typeof told>) => beforeAndAfter(told(...given)).caveats.join('\n');

describe('before and after', () => {
  it('gives both figures with their years, and never says that the programme did it', () => {
    const answer = beforeAndAfter(told());
    expect([answer.before, answer.after, answer.change]).toEqual(['48% in 2024', '60% in 2026', '12 points higher']);
    expect(answer.caveats.at(-1)).toBe('What else changed in the same time is not known here: the figures do not say that the programme did it.');
  });

  it.each([
    ['a figure that may change', [year('2023/24', 48), year('2025/26', 60, { status: 'provisional' })], {}, 'The figure of 2026 is provisional, and may change.'],
    ['few pupils', [year('2023/24', percent(40, 8)), year('2025/26', 60)], {}, 'Few pupils: 8 in 2024. One child is worth up to 13 points.'],
    ['a cohort that nobody publishes', [year('2023/24', percent(40, null)), year('2025/26', 60)], {}, 'How many pupils it is counted over is not published for 2024, so chance cannot be judged.'],
    ['a figure under an earlier number', [year('2023/24', 48, { underUrn: '900001' }), year('2025/26', 60)], {}, 'The figure of 2024 is of the school before it had its present number (URN 900001).'],
    ['a year that is partly after it', series, { span: { startedOn: '2024-09-10', endedOn: '2026-03-01' } }, 'The programme ended within 2025/26: that year is only partly after it.'],
    ['a run within one year', series, { span: { startedOn: '2025-10-10', endedOn: '2026-03-01' } }, 'The programme both began and ended within 2025/26: that year is only partly after it.'],
    ['what may be chance', series, { own: { kind: 'change', difference: 2, couldBeChance: true, inWords: '2 points higher' } }, 'The difference is no more than chance may bring.'],
    ['regression to the mean', series, {}, 'It was worse than England’s when the programme began, and figures far from the usual tend to come nearer to it by themselves.'],
    ['what others did', series, {}, 'Other schools moved too: England’s figure was 1 point higher between the same years.'],
    ['that others are not known', series, { england: { kind: 'none', because: 'None.' } }, 'How other schools moved between the same years is not known: England has no figure for both.'],
    ['other children', series, {}, 'The children are not the same ones: each year’s figure is of other pupils.'],
  ] as const)('says of %s', (_, years, over, sentence) => {
    expect(caveats(over as Partial<Told>, years)).toContain(sentence);
  }); // prettier-ignore

  it.each([
    ['chance where it is none', {}, 'chance may bring'],
    ['other children of attendance', { isOfResults: false }, 'other pupils'],
    ['a return to the usual where it fell', { own: { kind: 'change', difference: -3, couldBeChance: false, inWords: '3 points lower' } }, 'by themselves'],
    ['a return to the usual where neither way is better', { polarity: 'neither' }, 'by themselves'],
    ['a return to the usual where it was above England', { polarity: 'lower' }, 'by themselves'],
  ] as const)('does not speak of %s', (_, over, words) => {
    expect(caveats(over as Partial<Told>)).not.toContain(words);
  }); // prettier-ignore

  it('gives the reason where there is no figure, and no number in its place', () => {
    const years = [year('2023/24', none('suppressed')), year('2025/26', none('not-loaded'))];
    const answer = beforeAndAfter(told({ own: { kind: 'none', because: 'Suppressed in 2024.' } }, years));
    expect(answer).toEqual({
      before: 'Suppressed: too few pupils to publish (2024)',
      after: 'No file with it has been loaded (2026)',
      change: 'Cannot be told. Suppressed in 2024.',
      caveats: [],
    });
  });

  it('says that it is too early where the first year after it is not out', () => {
    const answer = beforeAndAfter(told({ span: { startedOn: '2026-09-10', endedOn: '2027-10-01' }, own: null }));
    expect([answer.after, answer.change]).toEqual(['The first year after it has no figure yet', 'Cannot be told yet']);
    expect(answer.caveats.join(' ')).not.toContain('did it');
  });
});
