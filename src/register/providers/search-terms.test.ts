import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../kernel/plain-text.ts';
import { readTerms } from './search-terms.ts';

describe('what somebody typed', () => {
  it.each([
    ['121795', 'number', '121795'],
    ['940/2001', 'number', '9402001'],
    ['9402001', 'number', '9402001'],
    ['10079319', 'number', '10079319'],
    ['ey 543210', 'number', 'EY543210'],
  ])('%s is a number', (typed, kind, value) => {
    expect(readTerms(typed)).toEqual({ kind, value });
  });

  it.each(['NN17 3AA', 'nn173aa', ' nn17 3aa '])('%s is a postcode', (typed) => {
    expect(readTerms(typed)).toEqual({ kind: 'postcode', postcode: 'NN17 3AA' });
  });

  it.each([
    ['nn17', 'NN17 '],
    ['NN17 3', 'NN17 3'],
  ])('%s is the first part of a postcode', (typed, part) => {
    expect(readTerms(typed)).toEqual({ kind: 'postcode-part', part });
  });

  it('is words otherwise, plain ones', () => {
    expect(readTerms('  St. Márý’s  C-of-E ')).toEqual({ kind: 'words', words: ['st', 'marys', 'c', 'of', 'e'] });
    expect(readTerms('!?')).toEqual({ kind: 'nothing' });
  });

  it('leaves nothing in a word that a pattern would take for more than a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(plainText(typed)).toMatch(/^[a-z0-9 ]*$/);
      }),
    );
  });
});
