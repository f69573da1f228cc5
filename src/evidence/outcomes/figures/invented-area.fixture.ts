import type { Period } from '../../../kernel/period.ts';
import { none, type Statistic, type Status } from '../../../kernel/statistic.ts';
import { percent, release } from '../comparing/statistics.fixture.ts';
import type { GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';
import type { AskedArea } from './compare-figure.ts';
import { FigureSet, type Subject } from './figure-set.ts';
import type { Area } from './find-areas.ts';

/** An authority that there is not, with three neighbours. */
const ambermoorArea: Area = {
  laCode: '999',
  name: 'Ambermoor',
  region: { code: 'E12000004', name: 'East Midlands' },
  neighbours: ['Brinsea', 'Elstoke', 'Corvale'].map((name, at) => ({ laCode: String(995 + at), name, rank: at + 1, closeness: null })),
  neighboursFrom: '2025-05-01',
};

export const reading: Measure = {
  id: 'reading',
  name: 'Reading',
  about: 'Pupils who met the expected standard in reading.',
  unit: 'percent',
  decimals: 0,
  polarity: 'higher',
  phase: 'primary',
  topic: 'key-stage-2',
  publisher: 'A publisher',
  due: 'In December',
  missing: [{ periods: ['2019/20', '2020/21'], because: 'There were no tests in 2020 and 2021.' }],
  groups: {
    'all': [{ dataset: 'invented', column: 'ALL' }],
    'disadvantaged': [{ dataset: 'invented', column: 'DIS' }],
    'not-disadvantaged': [{ dataset: 'invented', column: 'NOT' }],
  },
  isHeadline: true,
};

const whom = {
  own: { level: 'authority', code: '999' },
  brinsea: { level: 'authority', code: '995' },
  elstoke: { level: 'authority', code: '996' },
  corvale: { level: 'authority', code: '997' },
  region: { level: 'region', code: 'E12000004' },
  england: { level: 'country', code: 'E92000001' },
} as const satisfies Record<string, Subject>;

/** "own disadvantaged 2024/25": a percentage, or a statistic. */
export type Told = Readonly<Record<string, number | Statistic>>;

/** What is known of Ambermoor and those around it, and of nobody else. */
export function told(figures: Told, measure: Measure = reading, statuses: Readonly<Record<string, Status>> = {}): AskedArea {
  const read = Object.entries(figures).map(([said, given], at) => {
    const [who, group, period] = said.split(' ') as [keyof typeof whom, GroupId, Period];
    const status = statuses[said] ?? 'final';
    const statistic = typeof given === 'number' ? { ...percent(given), releases: [release(at + 1, status)] } : given;
    return { measureId: measure.id, group, subject: whom[who], period, status, statistic, binding: 0 };
  });
  return { area: ambermoorArea, set: new FigureSet(read, new Map([['invented', 'every year']])) };
}

export const suppressed = none('suppressed', { symbol: 'c' });
