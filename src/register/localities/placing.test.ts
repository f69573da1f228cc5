import { describe, expect, it } from 'vitest';
import { decidePlacing, decideSuggestion, type LocalityLookups } from './placing.ts';

const lookups: LocalityLookups = {
  lsoa2021: new Map([['E01000001', 'Ashmere']]),
  lsoa2011: new Map([
    ['E01000001', 'Brackwell'],
    ['E01000002', 'Brackwell'],
  ]),
  localityAt: (easting) => (easting < 500_000 ? 'Coldbrook' : null),
};
const place = (lsoaCode: string | null, easting: number | null, northing: number | null) => decidePlacing({ lsoaCode, easting, northing }, lookups);

describe('a site is placed in a locality', () => {
  it.each([
    ['by the 2021 small area first', 'E01000001', 490_000, 'Ashmere', 'lsoa-2021'],
    ['by the 2011 small area where the 2021 census has none such', 'E01000002', 490_000, 'Brackwell', 'lsoa-2011'],
    ['by its coordinates where its small area is not in the look-up', 'E01999999', 490_000, 'Coldbrook', 'coordinates'],
    ['by its coordinates where it has no small area', null, 490_000, 'Coldbrook', 'coordinates'],
  ])('%s', (_, lsoa, easting, localityName, rule) => {
    expect(place(lsoa, easting, 280_000)).toMatchObject({ localityName, rule });
  });

  it('says what decided it', () => {
    expect(place('E01000002', null, null)?.reason).toBe('Small area E01000002 (2011 census) is in Brackwell.');
  });

  it.each([
    ['has neither small area nor coordinates', null, null],
    ['lies outside every locality', 'E01999999', 600_000],
  ])('not at all where it %s', (_, lsoa, easting) => {
    expect(place(lsoa, easting, easting)).toBeNull();
  });
});

describe('a locality is suggested', () => {
  it('from where most of the postcode’s neighbours are, and says how many', () => {
    const suggestion = decideSuggestion('ZZ17 3', new Map([['Ashmere', 1], ['Brackwell', 4]])); // prettier-ignore
    expect(suggestion).toEqual({ localityName: 'Brackwell', reason: 'Of those with a postcode in ZZ17 3, 4 of 5 other sites are in Brackwell.' });
  });

  it('but not where the neighbours are divided, or there are none', () => {
    expect(decideSuggestion('ZZ17 3', new Map([['Ashmere', 2], ['Brackwell', 2]]))).toBeNull(); // prettier-ignore
    expect(decideSuggestion('ZZ17 3', new Map())).toBeNull();
  });
});
