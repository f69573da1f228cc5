import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaLabels } from '../../judgement/criteria/areas.ts';
import { areaAnswers, confidenceLabels } from '../../judgement/judging/judgement.ts';
import { quartersInWords, splitDays } from './days.ts';
import { readNote, sectionsOf } from './note.ts';
import { decideTemplate, keyFor } from './template-entry.ts';
import { areaConfidences, areaLevels, visitAreas } from './visit-areas.ts';
import { shippedTemplate, visitPurposeNames } from './visit-purposes.ts';

const template = shippedTemplate('termly');
const whole = { strengths: { words: 'Reading' }, development: { words: 'Writing' } };
const action = {
  'what': 'Train',
  'side': 'provider',
  'owner': 'The deputy',
  'due-day': '1',
  'due-month': '2',
  'due-year': '2027',
  'measure': 'Seen in books',
};
const read = (given: Record<string, Record<string, string>>) => readNote(template, new Map(Object.entries(given)), '2026-11-23');
const lacksOf = (given: Record<string, Record<string, string>>) => read(given).lacks.map(({ section, field }) => `${section} ${field}`);

it('the areas and what is said of them are those that judgement has', () => {
  expect(Object.entries(visitAreas)).toEqual(Object.entries(areaLabels));
  expect([...Object.entries(areaLevels), ['not-judged', areaAnswers['not-judged']]]).toEqual(Object.entries(areaAnswers));
  expect(areaConfidences).toEqual(confidenceLabels);
});

describe('a note that may go to the head', () => {
  it('has strengths, areas for development, and whatever is begun whole', () => {
    expect(lacksOf({})).toEqual(['strengths words', 'development words']);
    expect(lacksOf(whole)).toEqual([]);
    expect(lacksOf({ ...whole, 'area-inclusion': { evidence: 'Seen' } })).toEqual(['area-inclusion level', 'area-inclusion confidence']);
    expect(lacksOf({ ...whole, 'action-1': { what: 'Train' } })).toEqual(['action-1 side', 'action-1 owner', 'action-1 due-day', 'action-1 measure']);
    expect(lacksOf({ ...whole, 'action-1': { ...action, 'due-year': '2026' } })).toEqual(['action-1 due-day']);
    expect(lacksOf({ ...whole, 'action-1': { ...action, 'due-day': '30' } })).toEqual(['action-1 due-day']);
  });

  it('is read as judgements and actions', () => {
    const note = read({ ...whole, 'area-inclusion': { level: 'sound', confidence: 'high', evidence: 'Seen' }, 'action-3': action });
    expect(note.areas).toEqual([{ area: 'inclusion', level: 'sound', confidence: 'high', evidence: 'Seen' }]);
    expect(note.actions).toEqual([{ what: 'Train', side: 'provider', owner: 'The deputy', dueOn: '2027-02-01', measure: 'Seen in books' }]);
  });
});

describe('templates', () => {
  it.each(visitPurposeNames)('%s ships whole, each section once', (purpose) => {
    const keys = sectionsOf(shippedTemplate(purpose)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining(['strengths', 'development', 'support']));
  });

  it('keep what every note has, and change in something', () => {
    expect(decideTemplate(template, template)).toMatchObject({ ok: false, reason: 'Nothing is changed' });
    const without = template.sections.filter(({ key }) => key !== 'strengths');
    expect(decideTemplate({ ...template, sections: without }, template).ok).toBe(false);
    expect(decideTemplate({ ...template, areas: ['inclusion'] }, template).ok).toBe(true);
  });

  it('give a new section a key that no other has, and that is no area’s or action’s', () => {
    expect(keyFor('Action 1', [])).toBe('on-action-1');
    expect(keyFor('Reading!', ['reading', 'reading-2'])).toBe('reading-3');
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (title, titles) => {
        const taken: string[] = [];
        for (const each of [...titles, title]) {
          const key = keyFor(each, taken);
          expect(taken).not.toContain(key);
          expect(key).toMatch(/^[a-z0-9-]+$/);
          expect(key).not.toMatch(/^(area|action|own-view)\b/);
          taken.push(key);
        }
      }),
    );
  });
});

describe('days used', () => {
  it('are shared among schools so that they count once', () => {
    expect(splitDays(4, 3)).toEqual([34, 33, 33]);
    expect(quartersInWords(5)).toBe('1.25 days');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }), (quarters, schools) => {
        const shares = splitDays(quarters, schools);
        expect(shares).toHaveLength(schools);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(quarters * 25);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
