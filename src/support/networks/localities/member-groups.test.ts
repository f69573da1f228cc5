import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds, phases } from '../../../register/providers/classification.ts';
import { byGroup, groupOf, type MemberGroup } from './member-groups.ts';

describe('the providers of a network', () => {
  it.each<[string, string, MemberGroup]>([
    ['school', 'primary', 'primary'],
    ['school', 'secondary', 'secondary'],
    ['school', 'all-through', 'all-through'],
    ['school', '16-plus', 'post-16'],
    ['school', 'not-applicable', 'other'],
    ['special-school', 'special', 'special'],
    ['alternative-provision', 'alternative-provision', 'special'],
    ['nursery-school', 'nursery', 'nursery-schools'],
    ['independent-school', 'primary', 'independent'],
    ['pre-school', 'early-years', 'settings'],
    ['childminder', 'early-years', 'childminders'],
    ['family-hub', 'not-applicable', 'centres'],
    ['higher-education', 'not-applicable', 'other'],
  ])('that are a %s of phase %s are among: %s', (kind, phase, group) => {
    expect(groupOf({ kind, phase })).toBe(group);
  });

  it('are each listed once, whatever they are', () => {
    const provider = fc.record({ kind: fc.constantFrom(...Object.keys(kinds)), phase: fc.constantFrom(...Object.keys(phases)) });
    fc.assert(
      fc.property(fc.array(provider), (providers) => {
        const listed = byGroup(providers).flatMap(({ providers: of }) => of);
        expect(listed).toHaveLength(providers.length);
        expect(new Set(listed)).toEqual(new Set(providers));
      }),
    );
  });
});
