import { describe, expect, it } from 'vitest';
import { decideSurvivor, followJoins, type Holder } from './surviving-provider.ts';

const held = (providerId: number, createdReleaseId: number, urnNow: number): Holder => ({ providerId, createdReleaseId, urnNow });
const survivor = (holders: Record<number, Holder>, present: number) => decideSurvivor([100, 200, 300], present, (urn) => holders[urn]);

describe('of records that turn out to be one provider', () => {
  it('the one that the register has known longest keeps its id', () => {
    expect(survivor({ 100: held(1, 5, 100), 200: held(2, 4, 200) }, 100)).toBe(2);
  });
  it('the one of the present URN keeps its id, where they came together', () => {
    expect(survivor({ 100: held(1, 5, 100), 200: held(2, 5, 200) }, 200)).toBe(2);
  });
  it('one that already holds several URNs is itself', () => {
    expect(survivor({ 100: held(1, 5, 200), 200: held(1, 5, 200), 300: held(9, 6, 300) }, 300)).toBe(1);
  });
  it('there is none, where the register holds no URN of the chain', () => {
    expect(survivor({}, 100)).toBeNull();
  });
});

describe('joins that lead to each other', () => {
  it('end at one provider, in whatever order they come', () => {
    const joins = [{ givenUp: 3, survivor: 2 }, { givenUp: 2, survivor: 1 }]; // prettier-ignore
    for (const given of [joins, joins.toReversed()]) {
      const end = followJoins(given);
      expect([1, 2, 3, 4].map(end)).toEqual([1, 1, 1, 4]);
    }
  });
  it('do not go round for ever', () => {
    const end = followJoins([{ givenUp: 1, survivor: 2 }, { givenUp: 2, survivor: 1 }]); // prettier-ignore
    expect(end(1)).toBe(end(2));
  });
});
