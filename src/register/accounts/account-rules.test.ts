import { describe, expect, it } from 'vitest';
import { permissionTable } from '../access/permissions.ts';
import { type Role, roles } from '../access/roles.ts';
import { decideChange, decideDecision, decideLastDay, needsApproval, needsLastDay, ownReachOf } from './account-rules.ts';

const everybody = Object.keys(roles) as Role[];
const published = ['register.view', 'inspection.view', 'figures.view', 'target.view', 'directory.view', 'news.view'];
/** Sums over enough providers that nobody is told apart. */
const aggregates = ['sufficiency.view', 'workforce.view', 'network.results'];
/** What a locality's members share with each other, and everybody in it may read. */
const sharedByMembers = ['academy.view', 'practice.view', 'exchange.view', 'network.view'];
/** What opens only to who is named in it: a briefing's readers, the two of a mentoring pair, who books or learns. */
const oneself = ['briefing.read', 'mentoring.own', 'academy.book-self', 'pathway.own'];
const harmless = [...published, ...aggregates, ...sharedByMembers, ...oneself];

describe('a role', () => {
  it('that may do more than read what is open to members, or is its own, needs a second person’s approval', () => {
    const opening = Object.entries(permissionTable)
      .filter(([permission]) => !harmless.includes(permission))
      .flatMap(([, extents]) => Object.values(extents as Record<string, readonly Role[]>).flat());
    expect(opening.length).toBeGreaterThan(20);
    expect(new Set(opening.filter((role) => !needsApproval(role)))).toEqual(new Set());
    expect(everybody.filter((role) => !needsApproval(role))).toEqual(['network-member', 'elected-member']);
  });

  it.each([
    ['headteacher', 'provider'],
    ['head-delegate', 'provider'],
    ['clerk', 'provider'],
    ['trust-executive', 'trust'],
    ['diocese', 'diocese'],
    ['specialist', 'strand'],
    ['eeca', 'locality'],
    ['lead', undefined],
    ['administrator', undefined],
    ['executive-member', undefined],
  ] as const)('%s is asked for its own %s', (role, kind) => {
    expect(ownReachOf(role)?.kind).toBe(kind);
  });

  it('for a time is the delegate’s alone', () => {
    expect(everybody.filter(needsLastDay)).toEqual(['head-delegate']);
  });
});

describe('two people', () => {
  // Who decides, who asked, whom it is for, and whether it may be.
  it.each([
    [1, 2, 3, true],
    [1, 1, 3, false],
    [1, 2, 1, false],
    [1, 1, 1, false],
    [1, null, 3, true],
    [null, null, 3, true],
  ])('%s decides what %s asked for %s: %s', (by, askedByAccount, accountId, may) => {
    expect(decideDecision({ accountId: by }, { askedByAccount, accountId }).ok).toBe(may);
  });

  it('are needed to change an account: nobody changes their own', () => {
    expect(decideChange({ accountId: 1 }, 1).ok).toBe(false);
    expect(decideChange({ accountId: 1 }, 2).ok).toBe(true);
    expect(decideChange({ accountId: null }, 2).ok).toBe(true);
  });
});

describe('a last day', () => {
  it.each([
    ['2026-11-22', undefined, false],
    ['2026-11-23', undefined, true],
    ['2026-12-31', '2027-01-01', false],
    ['2027-01-01', '2027-01-01', true],
  ])('%s, from %s: %s', (lastDay, from, may) => {
    expect(decideLastDay(lastDay, '2026-11-23', from).ok).toBe(may);
  });
});
