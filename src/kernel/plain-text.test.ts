import { describe, expect, it } from 'vitest';
import { hasWords } from './plain-text.ts';

describe('a text', () => {
  it.each([
    ['whatever order they have', 'Schools’ library service', 'library schools'],
    ['whichever apostrophe a keyboard has', 'Schools’ library service', "schools' LIBRARY"],
    ['with accents or without', 'Réka Bán’s course', 'reka bans'],
    ['with marks that are no letters', 'From 24% to 61%', '24%'],
    ['that begin like what was typed', 'Headteachers’ induction', 'headt'],
    ['of which nothing was typed', 'Anything', '  '],
  ])('has the words %s', (_, text, typed) => {
    expect(hasWords(text, typed)).toBe(true);
  });

  it('has not what is not in it', () => {
    expect(hasWords('Schools’ library service', 'library van')).toBe(false);
  });
});
