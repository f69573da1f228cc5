import { describe, expect, it } from 'vitest';
import type { HeldFinding, OwnCollections } from '../../evidence/index.ts';
import type { ProviderOnDay } from '../../register/index.ts';
import type { Fact } from '../criteria/facts.ts';
import { factsOfFindings } from './facts-of-findings.ts';
import { factsOfAudit, factsOfGovernors, factsOfHead, factsOfPlaces, wholeYears } from './facts-of-register.ts';

const asAt = '2026-11-26';
const shown = (fact: Fact | undefined) => (fact?.state === 'known' ? fact.value : (fact?.state ?? 'absent'));
const finding = (kind: HeldFinding['kind'], value: string | null = null, over: Partial<HeldFinding> = {}): HeldFinding => ({
  id: 1,
  providerId: 1,
  kind,
  value,
  title: null,
  validFrom: '2026-10-01',
  confirmedBy: 'Jo Marsh',
  confirmedRole: 'lead',
  enteredAt: new Date('2026-10-02T09:00:00Z'),
  says: `${kind} ${value ?? ''}`.trim(),
  until: null,
  source: 'Minutes',
  documentReference: null,
  ...over,
});
const known = new Set(['deficit', 'safeguarding-audit', 'support-capacity', 'secure-plus-equivalent', 'self-evaluation']);
const factsOf = (findings: readonly HeldFinding[], legalTrack = 'maintained') =>
  factsOfFindings({ findings, asAt, legalTrack, whereNone: (kind) => (known.has(kind) ? 'not-known' : 'none') });

describe('what people confirmed', () => {
  it.each<[string, readonly HeldFinding[], string, boolean | number | string]>([
    ['statutory-power', [], 'maintained', false],
    ['statutory-power', [finding('statutory-power', 'warning-notice')], 'maintained', true],
    ['statutory-power', [], 'academy', 'not-applicable'],
    ['critical-safeguarding-concern', [finding('critical-safeguarding-concern')], 'academy', true],
    ['leadership-breakdown', [], 'academy', false],
    ['deficit', [], 'maintained', 'missing'],
    ['deficit', [finding('deficit', 'none')], 'maintained', false],
    ['deficit', [finding('deficit', 'licensed')], 'maintained', true],
    ['deficit', [finding('deficit', 'unlicensed')], 'academy', 'not-applicable'],
    ['support-capacity', [], 'academy', 'missing'],
    ['support-capacity', [finding('support-capacity', 'no')], 'academy', false],
    ['secure-plus-equivalent', [], 'academy', 'missing'],
    ['secure-plus-equivalent', [finding('secure-plus-equivalent')], 'academy', true],
    ['asks-for-help', [], 'academy', false],
    ['self-evaluation-corroborated', [finding('self-evaluation', 'not-corroborated')], 'academy', false],
    ['self-evaluation-corroborated', [finding('self-evaluation', 'corroborated')], 'academy', true],
    ['insufficient-trip-reviews', [], 'academy', 0],
    [
      'insufficient-trip-reviews',
      [finding('trip-review', 'insufficient'), finding('trip-review', 'insufficient', { validFrom: '2026-09-10' })],
      'academy',
      2,
    ],
    // A second within three weeks shows no progress of its own.
    [
      'insufficient-trip-reviews',
      [finding('trip-review', 'insufficient'), finding('trip-review', 'insufficient', { validFrom: '2026-09-11' })],
      'academy',
      1,
    ],
    [
      'insufficient-trip-reviews',
      [finding('trip-review', 'insufficient'), finding('trip-review', 'some'), finding('trip-review', 'insufficient')],
      'academy',
      1,
    ],
    ['insufficient-trip-reviews', [finding('trip-review', 'some'), finding('trip-review', 'insufficient')], 'academy', 0],
    [
      'insufficient-trip-reviews',
      [finding('trip-review', 'insufficient'), finding('trip-review', 'insufficient', { validFrom: '2025-11-26' })],
      'academy',
      1,
    ],
    ['insufficient-trip-reviews', [finding('trip-review', 'insufficient', { validFrom: '2024-05-01' })], 'academy', 0],
    ['accepted-concerns', [finding('concern-accepted'), finding('concern-accepted', null, { validFrom: '2025-11-27' })], 'academy', 2],
    ['accepted-concerns', [finding('concern-accepted', null, { validFrom: '2025-11-26' })], 'academy', 0],
  ])('%s', (name, findings, legalTrack, expected) => {
    expect(shown(factsOf(findings, legalTrack)[name as keyof ReturnType<typeof factsOf>])).toBe(expected);
  });

  it('says what, from which day and by which document; and that none is recorded', () => {
    expect(factsOf([finding('leadership-breakdown')])['leadership-breakdown']).toEqual({
      state: 'known', value: true, says: 'leadership-breakdown', source: 'Confirmed by the authority: Minutes', on: '2026-10-01',
    }); // prettier-ignore
    expect(factsOf([])['leadership-breakdown']).toEqual({
      state: 'known', value: false, says: 'None recorded', source: 'The authority’s own records', on: asAt,
    }); // prettier-ignore
  });
});

describe('a head', () => {
  const head = (over: Partial<NonNullable<ProviderOnDay['head']>>): ProviderOnDay['head'] => ({
    role: 'headteacher', standing: 'substantive', since: '2020-09-01', substantiveSince: '2020-09-01', source: 'Letter', ...over,
  }); // prettier-ignore
  it.each<[string, ProviderOnDay['head'], number | string, boolean | string]>([
    ['of six years', head({}), 6, false],
    ['of two years to the day', head({ since: '2024-11-26', substantiveSince: '2024-11-26' }), 2, false],
    ['of two years less a day', head({ since: '2024-11-27', substantiveSince: '2024-11-27' }), 1, true],
    ['acting', head({ standing: 'acting', since: '2026-05-01', substantiveSince: null }), 0, true],
    ['acting in place of one of six years', head({ standing: 'acting', since: '2026-05-01' }), 0, true],
    ['vacant', head({ standing: 'vacant', since: '2026-05-01', substantiveSince: null }), 0, true],
    ['not recorded', null, 'missing', 'missing'],
  ])('%s', (_, given, years, isNew) => {
    const facts = factsOfHead(given, asAt);
    expect([shown(facts['head-years']), shown(facts['head-new-or-vacant'])]).toEqual([years, isNew]);
  });

  it('has whole years, over a leap day and none before its time', () => {
    expect([wholeYears('2024-02-29', '2025-02-28'), wholeYears('2024-02-29', '2025-03-01'), wholeYears('2027-01-01', '2026-01-01')]).toEqual([
      0, 1, 0,
    ]);
  });
});

const shares = { placesFilled: 85, governorVacancies: 25 };
const of = (value: number, period = '2025/26') => ({ value, period, source: 'The authority itself: file.csv', on: '2026-10-01' });
const nothing: OwnCollections = { auditReturned: null, auditRed: null, governorPlaces: null, governorVacancies: null };

it.each([
  [84, 100, true],
  [85, 100, false],
  [85, 0, 'missing'],
  [85, null, 'missing'],
  [null, 100, 'missing'],
])('%s of %s places: unfilled %s', (pupils, capacity, expected) => {
  const counted = (value: number | null) => (value === null ? null : { value, source: 'Get information about schools', on: null });
  expect(shown(factsOfPlaces({ pupils: counted(pupils), capacity: counted(capacity) }, shares)['places-unfilled'])).toBe(expected);
});

it.each([
  [of(12), of(3), true],
  [of(12), of(2), false],
  [of(12), of(3, '2024/25'), 'missing'],
  [null, of(3), 'missing'],
  [of(12), null, 'missing'],
])('governors’ places %j, vacant %j', (governorPlaces, governorVacancies, expected) => {
  expect(shown(factsOfGovernors({ ...nothing, governorPlaces, governorVacancies }, shares)['governor-vacancies'])).toBe(expected);
});

it.each<[string, Partial<OwnCollections>, readonly HeldFinding[], boolean | string, boolean | string]>([
  ['nothing', {}, [], 'missing', 'missing'],
  ['returned without red', { auditReturned: of(1), auditRed: of(0) }, [], false, false],
  ['returned with red', { auditReturned: of(1), auditRed: of(2) }, [], true, false],
  ['not returned', { auditReturned: of(0) }, [], 'missing', true],
  ['confirmed amber, though an item is red', { auditReturned: of(1), auditRed: of(2) }, [finding('safeguarding-audit', 'amber')], false, false],
  ['confirmed red', {}, [finding('safeguarding-audit', 'red')], true, false],
  [
    'confirmed red, and collected clean in a later year',
    { auditReturned: of(1, '2027/28'), auditRed: of(0, '2027/28') },
    [finding('safeguarding-audit', 'red')],
    false,
    false,
  ],
  ['confirmed as not returned', { auditRed: of(0) }, [finding('safeguarding-audit', 'not-returned')], 'missing', true],
])('the audit: %s', (_, collected, findings, red, notReturned) => {
  const facts = factsOfAudit({ ...nothing, ...collected }, findings);
  expect([shown(facts['safeguarding-audit-red']), shown(facts['audit-not-returned'])]).toEqual([red, notReturned]);
});
