import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideProposal, type RegisteredFacts } from './proposal.ts';

const today = '2026-11-23';
const facts = (over: Partial<RegisteredFacts>): RegisteredFacts => ({
  isOpen: true,
  registeredOn: '2026-09-07',
  firstSeenOn: null,
  isInspected: false,
  hasPathway: false,
  isSetAside: false,
  ...over,
});

describe('the newly registered pathway is put forward', () => {
  it.each<[string, Partial<RegisteredFacts>, string | null]>([
    ['for a setting that registered lately', {}, '2026-09-07'],
    ['for one first seen in a list, where the day is not known', { registeredOn: null, firstSeenOn: '2026-10-01' }, '2026-10-01'],
    ['by the day it registered, where both are known', { firstSeenOn: '2026-10-01' }, '2026-09-07'],
    ['for one that registered thirty months ago', { registeredOn: '2024-05-23' }, '2024-05-23'],
    ['and not for one of a day longer ago', { registeredOn: '2024-05-22' }, null],
    ['and not before it registers', { registeredOn: '2026-11-24' }, null],
    ['and not where nothing says when', { registeredOn: null }, null],
    ['and not for one that was inspected', { isInspected: true }, null],
    ['and not for one that has had a pathway', { hasPathway: true }, null],
    ['and not where somebody decided that none is begun', { isSetAside: true }, null],
    ['and not for one that has closed', { isOpen: false }, null],
  ])('%s', (_, over, since) => {
    expect(decideProposal(facts(over), 30, today)?.since ?? null).toBe(since);
  });

  it('never for a setting that was inspected, whatever else is known of it', () => {
    const day = fc.constantFrom(null, '2024-01-01', '2026-09-07', '2026-11-23', '2027-01-01');
    fc.assert(
      fc.property(day, day, fc.boolean(), (registeredOn, firstSeenOn, hasPathway) => {
        expect(decideProposal(facts({ registeredOn, firstSeenOn, hasPathway, isInspected: true }), 30, today)).toBeNull();
      }),
    );
  });
});
