import { describe, expect, it } from 'vitest';
import { none } from '../../../kernel/statistic.ts';
import { percent, release } from '../comparing/statistics.fixture.ts';
import { reading, suppressed, told } from '../figures/invented-area.fixture.ts';
import { dashboardPage, rowsOf } from './dashboard-page.ts';
import { everything, headlinesOf, readDashboardQuestion, dashboardHref } from './dashboard-question.ts';
import { exportDashboard } from './export-dashboard.ts';

const year = {
  'own all 2024/25': 59,
  'own all 2023/24': 60,
  'england all 2024/25': 63,
  'england all 2023/24': 61,
  'region all 2024/25': 61,
  'brinsea all 2024/25': 64,
  'elstoke all 2024/25': 58,
  'corvale all 2024/25': suppressed,
};

describe('the dashboard', () => {
  const page = dashboardPage(told(year), [reading], everything);
  const row = page.sections[0]?.rows[0];

  it('finds each headline in a sentence', () => {
    expect(page.sections[0]?.findings).toEqual(['Reading: 59% in 2025, 4 points below England; the gap has widened by 3 points since 2024.']);
  });

  it('shows the latest year beside those it is held against, and ranks only what is published', () => {
    expect(row).toMatchObject({
      when: '2025 (2024/25)',
      own: { text: '59%' },
      england: { text: '63%' },
      region: { text: '61%' },
      mean: { text: '61.0%' },
      rank: 'Rank 2 of 3; 1 not published',
      polarity: 'Higher is better',
      change: 'Fell by 1 point since 2024',
    });
  });

  it('says why the neighbours cannot be pooled, once, beneath', () => {
    expect(row?.pooled).toMatchObject({ isAbsent: true, note: 1 });
    expect(page.notes[0]).toBe('Not pooled: the number of pupils is not published for Brinsea and Elstoke.');
  });

  it('keeps what is absent absent, with its symbol', () => {
    const [own] = dashboardPage(told({ ...year, 'own all 2024/25': suppressed }), [reading], everything).sections[0]?.rows ?? [];
    expect(own?.own).toEqual({ text: 'Suppressed', isAbsent: true, cohort: null, symbol: 'c', note: 1 });
    expect(own?.rank).toBe('Not ranked: Suppressed: too few pupils to publish');
  });

  it('tells a year without tests from one without a file', () => {
    const [own] = dashboardPage(told(year), [reading], { ...everything, year: '2020' }).sections[0]?.rows ?? [];
    expect(own).toMatchObject({ when: '2020 (2019/20)', own: { text: 'Does not exist for this year' } });
    expect(dashboardPage(told(year), [reading], { ...everything, year: '2020' }).notes).toContain('There were no tests in 2020 and 2021.');
  });

  it('lists what nothing is loaded of, with when it is due', () => {
    const empty = dashboardPage(told({}), [reading], everything);
    expect(empty).toMatchObject({ isEmpty: true, without: [{ name: 'Reading', due: 'In December' }], sections: [] });
  });

  it('sets groups beside each other, and says where a gap cannot be told', () => {
    const groups = {
      'own disadvantaged 2024/25': { ...percent(41, 900), releases: [release(1)] },
      'own not-disadvantaged 2024/25': { ...percent(65, 2900), releases: [release(1)] },
      'england disadvantaged 2024/25': 48,
      'england not-disadvantaged 2024/25': 70,
    };
    const [pair] = dashboardPage(told({ ...year, ...groups }), [reading], everything).gaps;
    expect(pair).toMatchObject({ name: 'Disadvantage gap', columns: ['Disadvantaged pupils', 'Pupils who are not disadvantaged'] });
    expect(pair?.rows[0]).toMatchObject({ when: '2025', gap: '24 points lower', chance: false, england: '22 points lower' });
    expect(pair?.rows[0]?.change).toBe('The change since 2024 cannot be told. The publisher’s file has no such row.');
    expect(pair?.rows[0]?.neighbours).toBe('Only 0 of 3 are published: too few for a mean of them.');
  });
});

describe('the dashboard’s question', () => {
  const read = (query: string) => readDashboardQuestion(new URLSearchParams(query));

  it('stays in the address', () => {
    const { question, ignored } = read('phase=primary&group=disadvantaged&year=2024');
    expect(ignored).toEqual([]);
    expect(dashboardHref(question)).toBe('/outcomes?phase=primary&group=disadvantaged&year=2024');
    expect(dashboardHref(everything)).toBe('/outcomes');
  });

  it('leaves out what nobody knows, and names it', () => {
    expect(read('phase=tertiary&group=wizards&year=next')).toEqual({ question: everything, ignored: ['tertiary', 'wizards', 'next'] });
    expect(read('phase=__proto__').ignored).toEqual(['__proto__']);
  });

  it('shows a measure of all phases in each', () => {
    const ofAll = { ...reading, id: 'all', phase: 'all' } as const;
    expect(headlinesOf([reading, ofAll], { ...everything, phase: 'secondary' })).toEqual([ofAll]);
  });
});

describe('the dashboard as CSV', () => {
  it('leaves a cell without a figure empty, and says why beside it', () => {
    const question = everything;
    const rows = rowsOf(told({ ...year, 'own all 2024/25': none('suppressed', { symbol: 'SUPP' }) }), [reading], question);
    const csv = exportDashboard('Ambermoor', rows, question);
    expect(csv.split('\r\n')[1]).toContain('All pupils,2024/25,final,%,,,Suppressed: too few pupils to publish,SUPP,63,,,');
  });
});
