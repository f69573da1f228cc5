import { describe, expect, it } from 'vitest';
import { areaOfReport } from './areas.ts';
import { calmFacts, evaluated, indicator } from './evaluate.fixture.ts';
import type { BandedArea } from './evaluate.ts';
import type { IndicatorFacts, InspectedArea, ProviderFacts } from './facts.ts';
import { provisionalCriteria } from './provisional-criteria.ts';

const own = (id: string, ...ahead: number[]): IndicatorFacts => indicator(id, ahead, { cohort: null });
const [reading, writing, maths] = ['ks2-reading-expected|all', 'ks2-writing-expected|all', 'ks2-maths-expected|all'];
const report = (judgement: string, area = 'Curriculum and teaching'): InspectedArea => ({
  area,
  judgement,
  source: 'Invented for a test',
  on: '2026-03-12',
});

function area(facts: Partial<ProviderFacts>, id = 'curriculum-and-teaching', criteria = provisionalCriteria): BandedArea | undefined {
  return evaluated(calmFacts('maintained', { indicators: [], ...facts }), criteria).areas.find((one) => one.id === id);
}

describe('the colour of an area', () => {
  it.each([
    ['green where all are green', [own(reading, 0), own(writing, 0)], 'green'],
    ['green with one amber', [own(reading, -5), own(writing, 0)], 'green'],
    ['amber with two ambers', [own(reading, -5), own(writing, -5)], 'amber'],
    ['amber with one red', [own(reading, -15), own(writing, 0)], 'amber'],
    ['amber with one red that was amber the year before', [own(reading, -15, -5)], 'amber'],
    ['amber with one that was red the year before', [own(reading, -5, -15), own(writing, -5)], 'amber'],
    ['green with one amber that was red the year before', [own(reading, -5, -15)], 'green'],
    ['red with two reds', [own(reading, -15), own(writing, -15)], 'red'],
    ['red with one red two years running', [own(reading, -15, -15), own(writing, 0), own(maths, 0)], 'red'],
    ['without a band where nothing is known', [], 'none'],
  ] as const)('is %s', (_says, indicators, expected) => {
    expect(area({ indicators })?.band).toBe(expected);
  });

  it('is not red for reds of two years with another between', () => {
    const one = own(reading, -15, -15);
    expect(area({ indicators: [{ ...one, points: [one.points[0]!, { ...one.points[1]!, period: '2022/23' }] }] })?.band).toBe('amber');
  });

  it('goes by the weights of indicators', () => {
    const heavy = {
      ...provisionalCriteria,
      sets: provisionalCriteria.sets.map((set) => ({
        ...set,
        areas: set.areas.map((each) => ({ ...each, indicators: each.indicators.map((one) => (one.id === reading ? { ...one, weight: 2 } : one)) })),
      })),
    };
    expect(area({ indicators: [own(reading, -15)] }, undefined, heavy)?.band).toBe('red');
    expect(area({ indicators: [own(reading, -5)] }, undefined, heavy)?.band).toBe('amber');
    expect(area({ indicators: [own(writing, -15)] }, undefined, heavy)?.band).toBe('amber');
  });

  it('counts no figure that is missing, on either side', () => {
    expect(area({ indicators: [own(reading, -5), indicator(writing, [null])] })?.band).toBe('green');
    expect(area({ indicators: [indicator(reading, [null]), indicator(writing, [null])] })?.band).toBe('none');
  });

  it.each([
    ['Exceptional', 'green'],
    ['Strong standard', 'green'],
    ['Expected standard', 'green'],
    ['Needs attention', 'amber'],
    ['Urgent improvement', 'amber'],
  ])('by a report card of %s alone is %s', (judgement, expected) => {
    expect(area({ inspected: [report(judgement)] })).toMatchObject({ band: expected, inspected: { judgement } });
  });

  it('is amber by a report card of needs attention, however good its figures', () => {
    expect(area({ indicators: [own(reading, 20)], inspected: [report('Needs attention')] })).toMatchObject({
      band: 'amber',
      because: 'Report card: needs attention',
    });
  });

  it('is no better for a good report card where its figures are not', () => {
    expect(area({ indicators: [own(reading, -15, -15)], inspected: [report('Exceptional')] })?.band).toBe('red');
    expect(area({ indicators: [own(reading, -15)], inspected: [report('Exceptional')] })?.band).toBe('amber');
  });

  it('is of the worse of two report card areas that are one of ours, in either order', () => {
    const two = [report('Needs attention', 'Post-16 provision'), report('Strong standard', 'Early years')];
    for (const inspected of [two, two.toReversed()])
      expect(area({ inspected }, 'early-years-and-post-16')).toMatchObject({ band: 'amber', inspected: two[0] });
  });

  it('is never of a graded era’s judgement, which is another scale', () => {
    expect(areaOfReport['Quality of education']).toBeUndefined();
    expect(
      evaluated(calmFacts('maintained', { indicators: [], inspected: [report('Inadequate', 'Quality of education')] })).areas.every(
        ({ band }) => band === 'none',
      ),
    ).toBe(true);
  });

  it('says why, by name', () => {
    expect(area({ indicators: [own(reading, -15, -15)] })?.because).toBe(`Red two years running: ${reading}`);
    expect(area({ indicators: [own(reading, -15), own(writing, -15)] })?.because).toBe(`Red indicators: ${reading}; ${writing}`);
    expect(area({ indicators: [own(reading, -15)] })?.because).toBe(`A red indicator: ${reading}`);
    expect(area({ indicators: [own(reading, -5), own(writing, -5)] })?.because).toBe(`Amber indicators: ${reading}; ${writing}`);
    expect(area({ indicators: [own(reading, -5), own(writing, 0)] })?.because).toBe(`Too few amber indicators to colour it: ${reading}`);
    expect(area({ indicators: [own(reading, 0)] })?.because).toBe('Every indicator that is known is green');
    expect(area({}, 'safeguarding')?.because).toBe('Judged by people: the criteria have no figures for it');
    expect(area({})?.because).toBe('Nothing of it is known');
  });
});
