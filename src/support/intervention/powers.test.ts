import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/plain-date.ts';
import { dueAfter } from '../programmes/clock/due-rules.ts';
import { inventedCalendar } from '../programmes/programme.fixture.ts';
import { warningNoticeDefinition } from './notice-definitions.ts';
import { tracks } from '../programme-definitions/definition.ts';
import { type GatewayId, gatewayIds, gatewayOfCategory, gateways, type OpenGateway } from './gateways.ts';
import { endedBySecretaryOfState } from './gateways-open.ts';
import { isPowerShutForGood } from './power-of-task.ts';
import { decidePower, lastDayForGovernors, lastDayOfTwoMonths, type PowerId, powerIds } from './powers.ts';

const complianceEnds = '2026-11-10';
const on = '2026-11-23';
const through = (id: GatewayId): OpenGateway => ({
  id,
  complianceEnds: gateways[id].byNotice ? complianceEnds : null,
  powers: gateways[id].byNotice ? powerIds : null,
});

/** Which powers each gateway opens at a maintained school, within two months of the end of a notice’s period. Every other track: none, by any. */
const opened: Readonly<Record<GatewayId | 'none', readonly PowerId[]>> = {
  none: [],
  s60: ['s63', 's64', 's65', 's66'],
  s60a: ['s64', 's65', 's66'],
  s61: ['s63', 's64', 's65', 's66'],
  s62: ['s63', 's64', 's65', 's66'],
};

describe('what each track’s law gives through each gateway', () => {
  const table = tracks.flatMap((track) =>
    powerIds.flatMap((power) => (['none', ...gatewayIds] as const).map((gateway) => [track, power, gateway, track === 'maintained' && opened[gateway].includes(power)] as const)),
  );
  it('is the whole of six tracks, four powers and five standings', () => {
    expect(table).toHaveLength(120);
  });
  it.each(table)('%s, %s, %s: %s', (track, power, gateway, expected) => {
    const decided = decidePower(power, { track, gateways: gateway === 'none' ? [] : [through(gateway)], on });
    expect(decided).toMatchObject(expected ? { ok: true, value: [gateway] } : { ok: false });
    // A refusal names the law, or who answers for the provider.
    if (!decided.ok) expect(decided.reason).toMatch(/Education and Inspections Act 2006|\(s6[012]A?\)/u);
  });
}); // prettier-ignore

it('says of an academy that the authority never gives it a notice, and to whom a concern goes', () => {
  const decided = decidePower('s65', { track: 'academy', gateways: [through('s62')], on });
  expect(decided).toEqual({ ok: false, reason: expect.stringContaining('never gives an academy a notice') as string });
  expect(decided).toMatchObject({ reason: expect.stringContaining('DfE Regions Group') as string });
});

describe('section 64 where a notice opened the way', () => {
  it.each<[string, boolean]>([
    ['2026-11-10', false],
    ['2026-11-11', true],
    ['2027-01-10', true],
    ['2027-01-11', false],
  ])('may be used on %s: %s', (day, expected) => {
    for (const id of ['s60', 's60a'] as const)
      expect(decidePower('s64', { track: 'maintained', gateways: [through(id)], on: day }).ok).toBe(expected);
  });

  it('has no such limit where an inspection opened it, and the others have none', () => {
    const late = '2027-06-01';
    expect(decidePower('s64', { track: 'maintained', gateways: [through('s61')], on: late }).ok).toBe(true);
    expect(decidePower('s64', { track: 'maintained', gateways: [through('s60'), through('s62')], on: late })).toEqual({ ok: true, value: ['s62'] });
    expect(decidePower('s65', { track: 'maintained', gateways: [through('s60')], on: late }).ok).toBe(true);
  });

  it('is shut while an interim executive board has the governing body’s place, by whatever gateway', () => {
    const decide = (power: PowerId, day: string, until: string | null) =>
      decidePower(power, { track: 'maintained', gateways: [through('s62')], on: day, boards: [{ from: '2026-10-05', until }] });
    expect(decide('s64', '2026-11-23', null)).toMatchObject({ ok: false, reason: expect.stringMatching(/since 5 October 2026.*Schedule 6 paragraph 14/u) as string }); // prettier-ignore
    expect(['2026-10-04', '2026-10-05', '2026-12-18', '2026-12-19'].map((day) => decide('s64', day, '2026-12-18').ok)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(powerIds.filter((power) => decide(power, '2026-11-23', null).ok)).toEqual(['s63', 's65', 's66']);
  });

  it('says until when it could be used, with the law', () => {
    expect(decidePower('s64', { track: 'maintained', gateways: [through('s60')], on: '2027-02-01' })).toMatchObject({
      reason: expect.stringMatching(/10 January 2027.*s64\(2\)/u) as string,
    });
  });
});

it('does not open before a compliance period is over, nor where none is recorded', () => {
  const decide = (ends: string | null) =>
    decidePower('s66', { track: 'maintained', gateways: [{ id: 's60', complianceEnds: ends, powers: powerIds }], on });
  expect(decide('2026-12-01')).toMatchObject({ reason: expect.stringContaining('lasts until 1 December 2026') as string });
  expect(decide(null).ok).toBe(false);
});

describe('a notice of powers', () => {
  const decide = (named: readonly string[] | null) => (power: PowerId) =>
    decidePower(power, { track: 'maintained', gateways: [{ id: 's60', complianceEnds, powers: named }], on });
  it('opens what it named and nothing else', () => {
    expect(powerIds.filter((power) => decide(['s64', 's65'])(power).ok)).toEqual(['s64', 's65']);
    expect(decide(['s64'])('s66')).toMatchObject({ reason: expect.stringContaining('No notice of powers named it') as string });
  });
  it('opens nothing where it named nothing', () => {
    for (const named of [[], null]) expect(powerIds.filter((power) => decide(named)(power).ok)).toEqual([]);
  });
  it('does not bind what an inspection opened', () => {
    expect(decidePower('s66', { track: 'maintained', gateways: [{ ...through('s60'), powers: ['s64'] }, through('s62')], on })).toEqual({ ok: true, value: ['s62'] });
  });
}); // prettier-ignore

it('opens through any of several gateways what one of them opens', () => {
  const some = fc.subarray([...gatewayIds]);
  fc.assert(
    fc.property(some, fc.constantFrom(...powerIds), (ids, power) => {
      const decided = decidePower(power, { track: 'maintained', gateways: ids.map(through), on });
      expect(decided.ok ? decided.value : []).toEqual(ids.filter((id) => opened[id].includes(power)));
    }),
  );
});

describe('two months', () => {
  it.each([
    ['2026-11-10', '2027-01-10'],
    ['2026-12-31', '2027-02-28'],
    ['2027-12-31', '2028-02-29'],
    ['2026-07-31', '2026-09-30'],
  ])('after %s end on %s', (from, to) => {
    expect(lastDayOfTwoMonths(from)).toBe(to);
  });

  it('end everywhere on the day on which the clock has them end, and the law’s own day is said with it', () => {
    const rule = warningNoticeDefinition.stages.flatMap(({ tasks }) => tasks).find(({ key }) => key === 'governors-limit')?.due;
    if (rule === undefined) throw new Error('The clock has the two months.');
    for (let days = 0; days < 400; days += 1) {
      const ends = addDays('2026-09-01', days);
      const counted = dueAfter({ calendar: inventedCalendar, ownHolidays: [] }, rule, ends);
      const { on, why } = lastDayForGovernors(ends, inventedCalendar);
      expect([ends, on]).toEqual([ends, counted.ok ? counted.value.date : null]);
      expect([ends, why !== null]).toEqual([ends, on !== lastDayOfTwoMonths(ends)]);
    }
    expect(lastDayForGovernors('2026-11-02', null)).toEqual({ on: '2027-01-01', why: 'the working day before Saturday 2 January 2027, the statutory last day' });
  }); // prettier-ignore
});

it.each([
  ['special measures', 's62'],
  ['requires significant improvement', 's61'],
  ['serious weaknesses', 's61'],
  ['none', null],
  [null, null],
])('the category %s opens %s', (category, gateway) => {
  expect(gatewayOfCategory(category)).toBe(gateway);
});

describe('a section 64 that a board keeps shut', () => {
  const noticed = {
    programme: 'warning-notice',
    stage: 'eligible',
    answers: { 'given': { 'given-on': '2026-08-20', 'compliance-ends': '2026-09-10' }, 'notice-of-powers': { 'given-on': '2026-09-11', 'acts-from': '2026-09-15', 'powers': ['s64'] } },
  };
  const isForGood = (on: string, boards: readonly { from: string; until: string | null }[]) =>
    isPowerShutForGood({ programme: 'intervention', task: 'use-s64' }, { track: 'maintained', known: { track: 'maintained', category: null, secretaryOfStateNotices: [], calendar: null, boards }, otherRuns: [noticed], on });
  it.each([
    ['opens again the day after its last, within the two months', '2026-10-20', '2026-10-31', false],
    ['does not where the two months are over by then', '2026-10-20', '2026-11-10', true],
    ['does not by a board of before', '2026-11-23', '2026-10-31', true],
    ['is shut while no end of it is told', '2026-10-20', null, true],
  ])('%s', (_what, on, until, expected) => {
    expect(isForGood(on, [{ from: '2026-09-20', until }])).toBe(expected);
  });
}); // prettier-ignore

it('is ended by the first of several notices of the Secretary of State’s, whichever was recorded last', () => {
  const known = { track: null, category: null, calendar: null, secretaryOfStateNotices: [{ from: '2026-11-01', until: null }, { from: '2026-10-12', until: '2026-10-31' }] };
  expect(endedBySecretaryOfState(known, '2026-09-02', '2026-11-23')).toBe('2026-10-12');
}); // prettier-ignore
