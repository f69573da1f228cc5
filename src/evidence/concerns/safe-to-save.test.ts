import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concernCategories, concernSources, type ConcernCategory, type ConcernSource } from './concern.ts';
import { askBeforeSaving, type LogAnswers, whatMayNameAChild } from './safe-to-save.ts';

const plain: LogAnswers = { source: 'visit', category: 'leadership', title: 'Two senior posts are empty', evidence: 'Seen on a visit', sameDay: null, sameDayWords: null, saysNoChild: false }; // prettier-ignore
const safeguarding = { ...plain, category: 'safeguarding' } as const;

describe('the same-day route', () => {
  it.each<[string, Partial<LogAnswers>, boolean]>([
    ['leadership, from a visit', {}, false],
    ['about safeguarding', { category: 'safeguarding' }, true],
    ['from safeguarding', { source: 'safeguarding' }, true],
    ['about safeguarding, answered without words', { category: 'safeguarding', sameDay: 'reported' }, true],
    ['about safeguarding, with words and no answer', { category: 'safeguarding', sameDayWords: 'The MASH, today' }, true],
    ['about safeguarding, reported', { category: 'safeguarding', sameDay: 'reported', sameDayWords: 'The MASH, today' }, false],
    ['about safeguarding, not needed', { category: 'safeguarding', sameDay: 'not-needed', sameDayWords: 'About records' }, false],
  ])('%s: shown first %s', (_, over, expected) => {
    expect(askBeforeSaving({ ...plain, ...over }).sameDayRoute).toBe(expected);
  });

  it('is shown of every safeguarding concern that nobody has answered for, and of no other', () => {
    const source = fc.constantFrom(...(Object.keys(concernSources) as ConcernSource[]));
    const category = fc.constantFrom(...(Object.keys(concernCategories) as ConcernCategory[]));
    fc.assert(
      fc.property(source, category, (from, about) => {
        const isSafeguarding = from === 'safeguarding' || about === 'safeguarding';
        expect(askBeforeSaving({ ...plain, source: from, category: about }).sameDayRoute).toBe(isSafeguarding);
      }),
    );
  });
});

describe('what may tell who a child is', () => {
  it.each([
    ['A pupil called Sam was sent home', ['pupil called Sam']],
    ['The boy, J.S., was sent home', ['boy, J.S.']],
    ['Her son Tom Reeve was sent home', ['son Tom Reeve']],
    ['A child aged 7 was left outside', ['aged 7']],
    ['A 9-year-old was left outside', ['9-year-old']],
    ['The date of birth was in the e-mail', ['date of birth']],
    ['Pupils were left outside at lunch', []],
    ['Jo Marsh, the head, has left', []],
    ['Year 6 results fell', []],
    ['The Ofsted report of 2019', []],
  ])('%s', (text, expected) => {
    expect(whatMayNameAChild(text)).toEqual(expected);
  });

  it('is asked once: whoever says that no child is named is believed', () => {
    const given = { ...plain, evidence: 'A pupil called Sam was sent home' };
    expect(askBeforeSaving(given).childIn).toEqual(['pupil called Sam']);
    expect(askBeforeSaving({ ...given, saysNoChild: true }).childIn).toEqual([]);
    expect(askBeforeSaving({ ...safeguarding, saysNoChild: true }).sameDayRoute).toBe(true);
  });
});
