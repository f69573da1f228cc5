import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, isSamePerson } from './person-names.ts';

describe('another name in the same post', () => {
  it.each([
    ['Alice Example', 'Alice Example', 'same'],
    ['Mrs Alice Example', 'ALICE  EXAMPLE', 'same'],
    ['Zoé Fairoak', 'Zoe Fairoak', 'same'],
    ['Anne-Marie O’Tarn', 'Anne Marie OTarn', 'same'],
    ['Dr Ida Fenby', 'Ms Ida Fenby', 'same'],
    ['Ida Fenby', 'Ida Fenbey', 'corrected'],
    ['Thomas Marchbank', 'Thomas Marchbnak', 'corrected'],
    ['I Fenby', 'Ida Fenby', 'corrected'],
    ['Fenby Ida', 'Ida Fenby', 'corrected'],
    ['Ida Fenby', 'Ida Fenby-Larch', 'corrected'],
    ['Ida May Fenby', 'Ida Fenby', 'corrected'],
    ['Ida Fenby', 'Ida Larch', 'perhaps-same'],
    ['Ida Fenby', 'Tom Fenby', 'new'],
    ['Ann Fenby', 'Amy Fenby', 'new'],
    ['Ida Fenby', 'Rufus Larch', 'new'],
    ['I Fenby', 'I Larch', 'new'],
  ] as const)('%s, then %s: %s', (before, after, what) => {
    expect(compareNames(before, after)).toBe(what);
  });

  it('is the same whichever of two was first', () => {
    const name = fc.tuple(fc.constantFrom('Ida', 'Tom', 'Rufus', 'I', 'Zoé'), fc.constantFrom('Fenby', 'Fenbey', 'Larch', 'Fenby-Larch')).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(compareNames(one, other)).toBe(compareNames(other, one));
        expect(isSamePerson(one, one)).toBe(true);
      }),
    );
  });
}); // prettier-ignore
