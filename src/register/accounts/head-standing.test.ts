import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, decideHeadStanding, type HeadsProvider } from './head-standing.ts';

describe('two names', () => {
  it.each([
    ['Jane Marchbank', 'Mrs Jane Marchbank', 'same'],
    ['Jane Marchbank', 'Dr J Marchbank', 'same'],
    ['Jane Marchbank', 'J. Marchbank', 'same'],
    ['Jane Marchbank', 'Mrs Marchbank', 'same'],
    ['Zoë O’Hara', "Ms ZOE O'HARA", 'same'],
    ['Jane Anne Marchbank', 'Jane Marchbank', 'same'],
    ['Jane Lund-Marchbank', 'Jane Lund Marchbank', 'perhaps'],
    ['Jane Lund-Marchbank', 'Mrs Jane LundMarchbank', 'same'],
    ['Jane Marchbank', 'Mrs Jane Lund-Marchbank', 'perhaps'],
    ['Jane Marchbank', 'Mrs Jane Lund', 'perhaps'],
    ['Liz Marchbank', 'Mrs Elizabeth Marchbank', 'perhaps'],
    ['Jane Marchbank', 'Mr Robin Lund', 'different'],
    ['Jane Marchbank', 'Mr John Lund', 'different'],
    ['J Marchbank', 'Mr J Lund', 'different'],
  ] as const)('%s and %s are %s', (one, other, likeness) => {
    expect(compareNames(one, other)).toBe(likeness);
    expect(compareNames(other, one)).toBe(likeness);
  });

  it('are alike whichever comes first, and each is the same as itself', () => {
    const name = fc.array(fc.stringMatching(/^[A-Za-zÀ-ž’-]{1,8}$/), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(fc.property(name, name, (one, other) => compareNames(one, other) === compareNames(other, one)));
    fc.assert(fc.property(name, (one) => compareNames(one, one) !== 'different' || !/\p{L}/u.test(one)));
  });
});

const school = (over: Partial<HeadsProvider> = {}): HeadsProvider => ({
  name: 'Kelby School',
  isClosed: false,
  recorded: null,
  published: null,
  ...over,
});
const recorded = (...names: string[]): Partial<HeadsProvider> => ({ recorded: { names, isVacant: false } });
const vacant: Partial<HeadsProvider> = { recorded: { names: [], isVacant: true } };

describe('the account of a headteacher called Jane Marchbank', () => {
  it.each<[string, Partial<HeadsProvider>[], string]>([
    ['whose school names her', [recorded('Jane Marchbank')], 'in-post'],
    ['who is away and covered for', [recorded('Robin Lund', 'Jane Marchbank')], 'in-post'],
    ['whom the national register names', [{ published: 'Mrs Jane Marchbank' }], 'in-post'],
    ['whom a record names, though the national register has another', [{ ...recorded('Jane Marchbank'), published: 'Mr Robin Lund' }], 'in-post'],
    ['whose school has another head', [recorded('Robin Lund')], 'left'],
    ['whose school has another head in the national register', [{ published: 'Mr Robin Lund' }], 'left'],
    ['whose post is vacant', [vacant], 'left'],
    ['whose post is vacant, with cover', [{ recorded: { names: ['Robin Lund'], isVacant: true } }], 'left'],
    ['whose school has closed, though it named her', [{ ...recorded('Jane Marchbank'), isClosed: true }], 'left'],
    ['whose school has a head of her first name', [{ published: 'Mrs Jane Lund' }], 'look'],
    ['of a school of which nothing is known', [{}], 'not-known'],
    ['of no school', [], 'not-known'],
    ['who is head of one of two', [recorded('Robin Lund'), recorded('Jane Marchbank')], 'in-post'],
    ['who is head of neither of two', [recorded('Robin Lund'), { isClosed: true }], 'left'],
    ['who may be head of one of two', [{ isClosed: true }, { published: 'Mrs Jane Lund' }], 'look'],
  ])('%s', (_, schools, kind) => {
    expect(decideHeadStanding('Jane Marchbank', schools.map(school)).kind).toBe(kind);
  });

  it('says what the register says', () => {
    expect(decideHeadStanding('Jane Marchbank', [school({ published: 'Mr Robin Lund' })])).toEqual({
      kind: 'left',
      reason: 'Kelby School: the national register names Mr Robin Lund.',
    });
  });
});
