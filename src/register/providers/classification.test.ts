import { describe, expect, it } from 'vitest';
import { classifyPhase, classifyStatus, classifyType, establishmentTypes, isOpen, specialSchoolPhase } from './classification.ts';

describe('a provider’s classification', () => {
  it.each([
    ['01', 'school', 'maintained', true],
    ['07', 'special-school', 'maintained', true],
    ['08', 'special-school', 'independent-college-ap', false],
    ['11', 'independent-school', 'independent-college-ap', false],
    ['14', 'alternative-provision', 'maintained', true],
    ['15', 'nursery-school', 'maintained', true],
    ['18', 'college', 'independent-college-ap', false],
    ['32', 'special-post-16', 'independent-college-ap', false],
    ['34', 'school', 'academy', true],
    ['36', 'special-school', 'academy', true],
    ['38', 'alternative-provision', 'academy', true],
    ['47', 'childrens-centre', 'none', false],
  ])('type %s is a %s, %s, state-funded: %s', (code, kind, legalTrack, stateFunded) => {
    expect(classifyType(code)).toEqual({ kind, legalTrack, stateFunded });
  });

  it('keeps a type that nobody has classified yet, and counts it as no school', () => {
    expect(classifyType('99')).toEqual({ kind: 'other', legalTrack: 'none', stateFunded: false });
  });

  it('gives every state-funded type the law of a maintained school or of an academy', () => {
    for (const type of Object.values(establishmentTypes)) {
      expect(type.stateFunded).toBe(type.legalTrack === 'maintained' || type.legalTrack === 'academy');
    }
  });

  it.each([
    ['school', '2', 'primary'],
    ['school', '3', 'primary'],
    ['school', '5', 'secondary'],
    ['school', '7', 'all-through'],
    ['special-school', '0', 'special'],
    ['alternative-provision', '0', 'alternative-provision'],
    ['independent-school', '0', 'not-applicable'],
    ['childminder', null, 'early-years'],
  ] as const)('a %s with GIAS phase %s is %s', (kind, code, phase) => {
    expect(classifyPhase(kind, code)).toBe(phase);
  });

  it.each([
    [3, 11, 'primary'],
    [11, 19, 'secondary'],
    [4, 18, 'all-through'],
    [null, 18, null],
  ] as const)('a special school from %s to %s is %s', (low, high, phase) => {
    expect(specialSchoolPhase(low, high)).toBe(phase);
  });

  it('counts a school that is proposed to close as open', () => {
    expect([1, 2, 3, 4].map((code) => isOpen(classifyStatus(code)))).toEqual([true, false, true, false]);
  });
});
