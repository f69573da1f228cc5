import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalTracks } from '../../register/providers/classification.ts';
import { toldTo, type ToldTo } from './sight.ts';
import { decideTelling, recipientsOf, type Telling } from './telling.ts';

const said: Telling = {
  toldTo: 'head',
  personName: 'Jo Marsh',
  toldOn: '2026-11-24',
  how: 'On the telephone',
  said: 'That attendance is not followed up',
};
const facts = { isAboutHead: false, legalTrack: 'maintained', loggedOn: '2026-11-23', today: '2026-11-26' };

describe('to whom a concern goes', () => {
  it.each([
    ['maintained', false, ['head', 'chair', 'diocese']],
    ['maintained', true, ['chair', 'diocese']],
    ['academy', false, ['head', 'trust', 'regions-group', 'diocese']],
    ['academy', true, ['trust', 'regions-group', 'diocese']],
    ['early-years', false, ['head', 'proprietor', 'ofsted']],
    ['early-years', true, ['proprietor', 'ofsted']],
    ['independent-college-ap', false, ['proprietor', 'head', 'regions-group', 'commissioner']],
    ['independent-college-ap', true, ['proprietor', 'regions-group', 'commissioner']],
  ])('%s, about the head %s', (track, isAboutHead, expected) => {
    expect(recipientsOf(track, isAboutHead)).toEqual(expected);
  });

  it('always somebody, and never the head of one about the head', () => {
    for (const track of Object.keys(legalTracks)) {
      expect(recipientsOf(track, true).length).toBeGreaterThan(0);
      expect(recipientsOf(track, true)).not.toContain('head');
    }
  });
});

describe('what was told', () => {
  it.each<[string, Partial<Telling>, Partial<typeof facts>, RegExp | null]>([
    ['to the head', {}, {}, null],
    ['to the head of one about the head', {}, { isAboutHead: true }, /never to the head/],
    ['to the trust of a maintained school', { toldTo: 'trust' }, {}, /does not go there/],
    ['tomorrow', { toldOn: '2026-11-27' }, {}, /today or in the past/],
    ['before it was logged', { toldOn: '2026-11-22' }, {}, /same as or after/],
    ['on the day itself', { toldOn: '2026-11-23' }, {}, null],
  ])('%s', (_, over, given, expected) => {
    const decided = decideTelling({ ...said, ...over }, { ...facts, ...given });
    if (expected === null) expect(decided.ok).toBe(true);
    else expect(decided.ok ? '' : decided.reason).toMatch(expected);
  });

  it('or why not, in words', () => {
    expect(decideTelling({ whyNot: 'The police asked us not to' }, facts).ok).toBe(true);
    expect(decideTelling({ whyNot: ' ' }, facts)).toMatchObject({ ok: false, field: 'why-not' });
  });

  it('is never to the head where it is about the head, whatever the track', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(legalTracks)), fc.constantFrom(...(Object.keys(toldTo) as ToldTo[])), (legalTrack, to) => {
        const decided = decideTelling({ ...said, toldTo: to }, { ...facts, legalTrack, isAboutHead: true });
        if (to === 'head') expect(decided.ok).toBe(false);
      }),
    );
  });
});
