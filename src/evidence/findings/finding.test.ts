import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../../register/index.ts';
import {
  decideEnding,
  decideFinding,
  type Finding,
  type FindingEntry,
  type FindingFacts,
  holdingOn,
  knownBy,
  mayConfirm,
  replacedBy,
} from './finding.ts';
import { aboutKind, type FindingKind, findingKindNames } from './finding-kinds.ts';

const today = '2026-11-23';
const entry = (over: Partial<FindingEntry> = {}): FindingEntry => ({
  kind: 'deficit',
  value: 'licensed',
  title: null,
  validFrom: '2026-04-01',
  validTo: null,
  source: 'The monthly return',
  documentReference: null,
  ...over,
});
let ids = 0;
const finding = (over: Partial<Finding> = {}): Finding => ({
  ...entry(),
  id: (ids += 1),
  providerId: 1,
  confirmedBy: 'Jo Marsh',
  confirmedRole: 'lead',
  enteredAt: new Date('2026-04-02T09:00:00Z'),
  ended: null,
  withdrawn: null,
  ...over,
});
const endedOn = (on: string, at = `${on}T09:00:00Z`) => ({ on, by: 'Jo Marsh', at: new Date(at), reason: 'No longer so' });
const withdrawnAt = (at: string) => ({ by: 'Jo Marsh', at: new Date(at), reason: 'Of another school' });
const decide = (given: FindingEntry, facts: Partial<FindingFacts> = {}) => {
  const decided = decideFinding(given, { confirmer: { role: 'lead', reaches: true }, legalTrack: 'maintained', standing: [], today, ...facts });
  return decided.ok ? 'recorded' : `${decided.field}: ${decided.reason}`;
};

describe('who may confirm', () => {
  it.each<[FindingKind, string]>([
    ['statutory-power', 'director assistant-director lead'],
    ['critical-safeguarding-concern', 'safeguarding-lead'],
    ['leadership-breakdown', 'lead'],
    ['trip-review', 'director assistant-director lead sia eeca'],
    ['deficit', 'lead specialist data-officer'],
    ['safeguarding-audit', 'lead safeguarding-lead data-officer'],
    ['concern-accepted', 'director assistant-director lead sia eeca safeguarding-lead'],
    ['support-capacity', 'lead sia eeca'],
    ['secure-plus-equivalent', 'lead sia eeca'],
    ['asks-for-help', 'director assistant-director lead sia eeca safeguarding-lead specialist data-officer'],
    ['self-evaluation', 'lead sia eeca'],
    ['agrees-to-a-tier', 'lead sia eeca'],
    ['secretary-of-state-notice', 'director assistant-director lead'],
  ])('%s: %s', (kind, who) => {
    const confirm = Object.keys(roles).filter((role) => mayConfirm({ role, reaches: true }, kind));
    expect(confirm.join(' ')).toBe(who);
    expect(Object.keys(roles).filter((role) => mayConfirm({ role, reaches: false }, kind))).toEqual([]);
  });

  it('is anybody who runs the service', () => {
    for (const kind of findingKindNames) expect(mayConfirm({ role: null, reaches: true }, kind)).toBe(true);
  });
});

describe('that none is recorded means', () => {
  it.each<[FindingKindMeaning, string]>([
    [
      'none',
      'statutory-power secretary-of-state-notice critical-safeguarding-concern leadership-breakdown trip-review concern-accepted asks-for-help agrees-to-a-tier',
    ],
    ['not-known', 'deficit safeguarding-audit support-capacity secure-plus-equivalent self-evaluation'],
  ])('%s of %s', (meaning, kinds) => {
    expect(findingKindNames.filter((kind) => aboutKind(kind).whereNone === meaning).join(' ')).toBe(kinds);
  });
});
type FindingKindMeaning = 'none' | 'not-known';

describe('recording a finding', () => {
  it.each<[string, FindingEntry, Partial<FindingFacts>, string]>([
    ['as its kind is', entry(), {}, 'recorded'],
    ['by somebody who does not confirm it', entry(), { confirmer: { role: 'sia', reaches: true } }, 'source: Your role does not confirm this'],
    ['of a provider beyond reach', entry(), { confirmer: { role: 'lead', reaches: false } }, 'source: Your role does not confirm this'],
    ['of an academy, where only a maintained school has it', entry(), { legalTrack: 'academy' }, 'source: This is recorded of maintained schools only'],
    ['of an academy’s audit', entry({ kind: 'safeguarding-audit', value: 'red' }), { legalTrack: 'academy' }, 'recorded'],
    ['without a value', entry({ value: null }), {}, 'value: Select'],
    ['with another kind’s value', entry({ value: 'red' }), {}, 'value: Select'],
    ['with a name that every object has', entry({ value: 'toString' }), {}, 'value: Select'],
    ['with a value where there is none', entry({ kind: 'leadership-breakdown', value: 'yes' }), {}, 'value: Select'],
    ['without the title it needs', entry({ kind: 'concern-accepted', value: null }), {}, 'title: Enter what it is about'],
    ['with a title where there is none', entry({ title: 'A title' }), {}, 'title: Enter what it is about'],
    ['without saying how it is known', entry({ source: '  ' }), {}, 'source: Enter how it is known'],
    ['from today', entry({ validFrom: today }), {}, 'recorded'],
    ['from a day to come', entry({ validFrom: '2026-11-24' }), {}, 'from: First day must be today or earlier'],
    ['to a day before it began', entry({ validTo: '2026-03-31' }), {}, 'until: The last day must be the same as or after'],
    ['for one day', entry({ validTo: '2026-04-01' }), {}, 'recorded'],
    ['to a day, where it happened on one', entry({ kind: 'concern-accepted', value: null, title: 'Attendance', validTo: today }), {}, 'until: This is of one day'],
    ['on the day of another, where the latest holds', entry(), { standing: [finding({ value: 'none' })] }, 'from: One is recorded of 1 April 2026'],
    ['on a day after another', entry({ validFrom: '2026-05-01' }), { standing: [finding()] }, 'recorded'],
    ['on the day of another kind', entry(), { standing: [finding({ kind: 'support-capacity', value: 'no' })] }, 'recorded'],
    ['as a second review of one day', entry({ kind: 'trip-review', value: 'some' }), { standing: [finding({ kind: 'trip-review', value: 'good' })] }, 'from: One is recorded'],
    ['as a second power of one day', entry({ kind: 'statutory-power', value: 'warning-notice' }), { standing: [finding({ kind: 'statutory-power', value: 'suspended-delegation' })] }, 'recorded'],
  ])('%s', (_, given, facts, expected) => {
    expect(decide(given, facts).startsWith(expected), decide(given, facts)).toBe(true);
  }); // prettier-ignore
});

describe('ending a finding', () => {
  const end = (of: Finding, on: string, role = 'lead') => {
    const decided = decideEnding(of, { role, reaches: true }, on);
    return decided.ok ? 'ended' : decided.field;
  };
  it.each<[string, Finding, string, string, string]>([
    ['on a later day', finding(), '2026-10-01', 'lead', 'ended'],
    ['on its first day', finding(), '2026-04-01', 'lead', 'ended'],
    ['on a day to come', finding(), '2027-01-01', 'lead', 'ended'],
    ['before a last day that was known', finding({ validTo: '2027-03-31' }), '2026-10-01', 'lead', 'ended'],
    ['before it began', finding(), '2026-03-31', 'lead', 'until'],
    ['a second time', finding({ ended: endedOn('2026-09-01') }), '2026-10-01', 'lead', 'until'],
    ['that is of one day', finding({ kind: 'concern-accepted', value: null, title: 'Attendance' }), today, 'lead', 'reason'],
    ['by a role that does not confirm it', finding(), '2026-10-01', 'sia', 'reason'],
  ])('%s', (_, of, on, role, expected) => {
    expect(end(of, on, role)).toBe(expected);
  });
});

describe('what holds on a day', () => {
  const licensed = finding({ value: 'licensed', validFrom: '2026-04-01' });
  const none = finding({ value: 'none', validFrom: '2026-09-01' });
  const review = (validFrom: string) => finding({ kind: 'trip-review', value: 'insufficient', validFrom });
  const reviews = [review('2026-09-14'), review('2026-10-26')];
  it.each<[string, readonly Finding[], string, readonly Finding[]]>([
    ['what has begun', [licensed], '2026-04-01', [licensed]],
    ['not what begins later', [licensed], '2026-03-31', []],
    ['the latest, where that holds', [licensed, none], today, [none]],
    ['the one before until then', [licensed, none], '2026-08-31', [licensed]],
    ['not the one before again, once the latest has ended', [licensed, { ...none, ended: endedOn('2026-10-01') }], today, []],
    [
      'the one before again, where the later was an error',
      [licensed, { ...none, withdrawn: withdrawnAt('2026-09-02T09:00:00Z') }],
      today,
      [licensed],
    ],
    ['its last day too', [{ ...licensed, validTo: '2026-05-01' }], '2026-05-01', [{ ...licensed, validTo: '2026-05-01' }]],
    ['not the day after', [{ ...licensed, validTo: '2026-05-01' }], '2026-05-02', []],
    ['an ending before a last day that was known', [{ ...licensed, validTo: '2027-05-01', ended: endedOn('2026-06-01') }], '2026-06-02', []],
    ['each of a series, the latest first', reviews, today, reviews.toReversed()],
    ['nothing of another provider in its place', [licensed, { ...none, providerId: 2 }], today, [{ ...none, providerId: 2 }, licensed]],
  ])('%s', (_, findings, day, expected) => {
    expect(holdingOn(findings, day)).toEqual(expected);
  });

  it('is as it was known by then', () => {
    const by = (instant: string) => holdingOn(knownBy([licensed, late], new Date(instant)), today).map(({ value }) => value);
    const late = { ...none, enteredAt: new Date('2026-10-05T09:00:00Z'), withdrawn: withdrawnAt('2026-11-02T09:00:00Z') };
    expect(by('2026-04-01T09:00:00Z')).toEqual([]);
    expect(by('2026-10-01T09:00:00Z')).toEqual(['licensed']);
    expect(by('2026-10-06T09:00:00Z')).toEqual(['none']);
    expect(by('2026-11-03T09:00:00Z')).toEqual(['licensed']);
    const ended = { ...licensed, ended: endedOn('2026-05-01', '2026-10-05T09:00:00Z') };
    expect(holdingOn(knownBy([ended], new Date('2026-10-01T09:00:00Z')), today)).toHaveLength(1);
    expect(holdingOn(knownBy([ended], new Date('2026-10-06T09:00:00Z')), today)).toHaveLength(0);
  });

  const days = fc.constantFrom('2026-01-01', '2026-03-01', '2026-05-01', '2026-07-01', '2026-09-01');
  const any = fc.record({
    kind: fc.constantFrom<FindingKind>('deficit', 'trip-review', 'statutory-power'),
    validFrom: days,
    isWithdrawn: fc.boolean(),
    end: fc.option(days),
  });
  const made = fc.array(any, { maxLength: 8 }).map((list) =>
    list.map(({ kind, validFrom, isWithdrawn, end }) =>
      finding({
        kind,
        validFrom,
        withdrawn: isWithdrawn ? withdrawnAt('2026-02-01T09:00:00Z') : null,
        ended: end !== null && end >= validFrom ? endedOn(end) : null,
      }),
    ),
  );

  it('is never more than one of a kind of which the latest holds, nor anything withdrawn or not begun', () => {
    fc.assert(
      fc.property(made, days, (findings, day) => {
        const held = holdingOn(findings, day);
        expect(held.filter(({ kind }) => kind === 'deficit').length).toBeLessThanOrEqual(1);
        expect(held.every(({ withdrawn, validFrom }) => withdrawn === null && validFrom <= day)).toBe(true);
      }),
    );
  });

  it('does not depend on the order in which they are told, and nothing takes the place of a later one', () => {
    fc.assert(
      fc.property(made, days, (findings, day) => {
        expect(holdingOn(findings.toReversed(), day)).toEqual(holdingOn(findings, day));
        for (const one of findings) expect((replacedBy(one, findings)?.validFrom ?? '9999') >= one.validFrom).toBe(true);
      }),
    );
  });
});
