import { describe, expect, it } from 'vitest';
import { dueOf, measuresOfDictionary, slugOf, yearsOf, type DictionaryRow } from './lait-measures.ts';

const row: DictionaryRow = {
  short_name: 'Work_Force_Vac_Rate',
  topic: 'Children’s Services Workforce',
  name: 'Percentage of social worker vacancies',
  chart_title: 'Social worker vacancies (%)',
  polarity: 'Low',
  axis: '% vacancies',
  description: 'Vacancies of social workers  at 30 September.\n\nSource: the census. More of it.',
  year_type: 'Annual (end of Sept)',
  decimal_places: 'NA',
  owner: 'DfE',
  next_update: '46447',
};
const measureOf = (changes: Partial<DictionaryRow>) => measuresOfDictionary([{ ...row, ...changes }], new Set())[0];

describe('a measure of LAIT’s dictionary', () => {
  it('is in the words of the dictionary', () => {
    expect(measureOf({})).toEqual({
      id: 'lait-work-force-vac-rate',
      name: 'Social worker vacancies',
      about: 'Vacancies of social workers at 30 September. Source: the census.',
      unit: 'percent',
      decimals: 1,
      polarity: 'lower',
      topic: 'other',
      phase: 'all',
      publisher: 'Department for Education',
      due: 'LAIT expects the next one in March 2027',
      groups: {
        all: [{ dataset: 'lait', column: 'Values', breakdown: 'Work_Force_Vac_Rate', levels: ['authority', 'region', 'country'], years: 'calendar' }],
      },
    });
  });

  it.each([
    ['% of referrals', 'percent'],
    ['Rate per 1000 live births', 'rate-per-1000'],
    ['Rate per 10,000', 'rate-per-10000'],
    ['Rate per 100,000 of 10-17 population', 'rate-per-100000'],
    ['Average Score', 'score'],
    ['Score per pupil', 'score'],
    ['Unit Cost', 'pounds'],
    ['Spend', 'pounds'],
    ['% gap', 'points'],
    ['Number of children', 'number'],
    ['Social Workers', 'number'],
    [null, 'number'],
  ])('on the axis “%s” is counted in %s', (axis, unit) => {
    expect(measureOf({ axis, chart_title: 'A title' })?.unit).toBe(unit);
  });

  it('believes a title that begins with “Number” before an axis of percentages', () => {
    expect(measureOf({ axis: '% of deaths', chart_title: 'Number of reviews' })?.unit).toBe('number');
  });

  it.each([
    ['2', '% of births', 2],
    ['NA', '% of births', 1],
    ['NA', 'Number of requests', 0],
    ['0', 'Number of requests', 0],
    ['NA', 'Social Workers', 1],
  ])('with “%s” decimal places on “%s” has %d', (places, axis, decimals) => {
    expect(measureOf({ decimal_places: places, axis, chart_title: 'A title' })?.decimals).toBe(decimals);
  });

  it('that a shipped measure binds is left out', () => {
    expect(measuresOfDictionary([row], new Set(['Work_Force_Vac_Rate']))).toEqual([]);
  });

  it('that stands there twice is one, under the topic of education', () => {
    const twice = measuresOfDictionary([row, { ...row, topic: 'All Pupil Absence & Exclusions' }], new Set());
    expect(twice.map(({ topic }) => topic)).toEqual(['attendance']);
  });

  it('keeps its unit in its name where another differs in nothing else', () => {
    const pair = measuresOfDictionary([row, { ...row, short_name: 'Work_Force_Vac', chart_title: 'Social worker vacancies (num)' }], new Set());
    expect(pair.map(({ name }) => name)).toEqual(['Social worker vacancies (%)', 'Social worker vacancies (number)']);
  });

  it('says something where the dictionary says nothing', () => {
    const empty = measureOf({ description: '-', owner: '0', next_update: null, chart_title: null, polarity: 'NA' });
    expect(empty).toMatchObject({
      name: 'Percentage of social worker vacancies',
      about: 'Percentage of social worker vacancies.',
      publisher: 'Department for Education, LAIT',
      due: 'LAIT does not say when the next one is due',
      polarity: 'neither',
    });
  });
});

describe('the words of LAIT', () => {
  it.each([
    ['46327', 'LAIT expects the next one in November 2026'],
    ['TBC', 'When the next one is due is still to be said'],
    ['Discontinued', 'No more are due: it is discontinued'],
    ['No longer published at Local Authority level', 'No longer published at Local Authority level'],
  ])('“%s” is when the next one is due', (written, words) => {
    expect(dueOf(written)).toBe(words);
  });

  it.each([
    ['Academic Year', 'academic'],
    ['Annual - January', 'academic'],
    ['Financial Year', 'financial'],
    ['Annual', 'financial'],
    ['Calendar Year', 'calendar'],
    ['Annual (end of Sept)', 'calendar'],
  ])('“%s” is a year that is %s', (written, years) => {
    expect(yearsOf(written)).toBe(years);
  });

  it.each([
    ['LAC_ceased_SGO', 'lac-ceased-sgo'],
    ['LAC_ceased_SGO%', 'lac-ceased-sgo-percent'],
    ['Hosp_Adm_Alc_<18yrs', 'hosp-adm-alc-under-18yrs'],
    ['%_3&4yr_olds', 'percent-3-and-4yr-olds'],
    ['Total_ Pup_FixedEx', 'total-pup-fixedex'],
  ])('“%s” becomes %s in an address', (shortName, slug) => {
    expect(slugOf(shortName)).toBe(slug);
  });
});
