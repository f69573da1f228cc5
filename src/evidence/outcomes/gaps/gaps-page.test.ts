import { describe, expect, it } from 'vitest';
import { reading, suppressed, told } from '../figures/invented-area.fixture.ts';
import type { Measure } from '../measures/measure.ts';
import { areaGap, sidedInWords, smallestInWords } from './area-gap.ts';
import { gapsHref, readGapQuestion } from './gap-question.ts';
import { exportGaps, gapsPage } from './gaps-page.ts';

const pair = { group: 'disadvantaged', against: 'not-disadvantaged', name: 'Disadvantage gap' } as const;
const question = { pair, measure: reading, phase: null };
const figures = {
  'own disadvantaged 2024/25': 41,
  'own not-disadvantaged 2024/25': 65,
  'own disadvantaged 2023/24': 44,
  'own not-disadvantaged 2023/24': 65,
  'england disadvantaged 2024/25': 48,
  'england not-disadvantaged 2024/25': 70,
  'brinsea disadvantaged 2024/25': 50,
  'brinsea not-disadvantaged 2024/25': 66,
  'elstoke disadvantaged 2024/25': 40,
  'elstoke not-disadvantaged 2024/25': 56,
  'corvale disadvantaged 2024/25': suppressed,
  'corvale not-disadvantaged 2024/25': 70,
};

describe('the gap explorer', () => {
  const page = gapsPage(told(figures), [reading], question);

  it('finds the gap here and elsewhere in sentences', () => {
    expect(page.findings).toEqual([
      'Ambermoor, 2025: disadvantaged pupils are 24 points lower than pupils who are not disadvantaged.',
      'England: 22 points lower.',
      'East Midlands: The publisher’s file has no such row.',
      'Neighbours, mean of their gaps: 16 points lower.',
      'The gap has widened by 3 points since 2024.',
      'Brinsea and Elstoke have the smallest gap (16 points lower), of the 2 neighbours with figures; 1 without.',
    ]);
  });

  it('shows the absent neighbour as absent', () => {
    expect(page.neighbours?.rows.find(({ name }) => name === 'Corvale')).toMatchObject({
      gap: 'Cannot be told',
      figures: [{ text: 'Suppressed', symbol: 'c' }, { text: '70%' }],
    });
  });

  it('shows nothing where no file has both groups', () => {
    expect(gapsPage(told({ 'own all 2024/25': 59 }), [reading], question)).toMatchObject({ chart: null, findings: [] });
  });

  it('says one reason once', () => {
    const gap = areaGap(
      told({ ...figures, 'own disadvantaged 2024/25': suppressed, 'own not-disadvantaged 2024/25': suppressed }),
      reading,
      pair,
      '2024/25',
    );
    expect(sidedInWords(gap.gap.statistic)).toBe('Suppressed: too few pupils to publish');
  });

  it('says so where no neighbour has a gap', () => {
    expect(smallestInWords(areaGap(told({}), reading, pair, '2024/25'))).toBe('No neighbour has a published gap for this year.');
  });

  it('writes a file', () => {
    expect(exportGaps(told(figures), question)).toContain('Reading,Disadvantage gap,2024/25,-24,,,,-16,');
  });
});

describe('the question of a gap', () => {
  const other: Measure = {
    ...reading,
    id: 'maths',
    name: 'Maths',
    phase: 'secondary',
    groups: { boys: reading.groups.all ?? [], girls: reading.groups.all ?? [] },
  };
  const read = (query: string) => readGapQuestion(new URLSearchParams(query), [reading, other]);

  it('stays in the address', () => {
    const found = read('pair=boys&measure=maths&phase=secondary');
    expect(found && gapsHref(found)).toBe('/outcomes/gaps?pair=boys&measure=maths&phase=secondary');
  });

  it('lets what does not go together give way', () => {
    expect(read('pair=boys&measure=reading')?.measure.id).toBe('maths');
    expect(read('measure=maths')?.pair.group).toBe('boys');
    expect(read('pair=wizards')?.measure.id).toBe('reading');
    expect(readGapQuestion(new URLSearchParams(), [])).toBeNull();
  });
});
