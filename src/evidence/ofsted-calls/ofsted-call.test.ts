import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefingDocument, draftBriefing, inspectionDays, partsOf } from './briefing.ts';
import { bookingsOf, type CallEntry, decideCall, decideHeld, publishedOf, readTime } from './ofsted-call.ts';

const today = '2026-11-23';
const call: CallEntry = { calledOn: today, calledAt: '09:40', inspectionFrom: '2026-11-24', inspectionTo: '2026-11-25', caller: 'HMI Jo Fell' };
const why = (over: Partial<CallEntry>): string | null => {
  const decided = decideCall({ ...call, ...over }, today);
  return decided.ok ? null : decided.reason;
};

describe('a call', () => {
  it.each([
    [{}, null],
    [{ inspectionFrom: today, inspectionTo: today }, null],
    [{ calledOn: '2026-11-24' }, 'The call must have come today or earlier'],
    [{ inspectionFrom: '2026-11-22' }, 'The inspection cannot begin before the call, on 23 November 2026'],
    [{ inspectionFrom: '2027-01-30', inspectionTo: '2027-01-31' }, 'The inspection must begin within 30 days of the call'],
    [{ inspectionTo: '2026-11-23' }, 'The last day must be the same as or after the first day'],
    [{ inspectionTo: '2026-12-24' }, 'The last day must be within a week of the first day'],
  ])('with %o is refused: %s', (over, reason) => {
    expect(why(over)).toBe(reason);
  });

  it.each([
    ['9:05', '09:05'],
    ['9.05', '09:05'],
    ['14', '14:00'],
    ['24:00', null],
    ['9:5', null],
    ['noon', null],
  ])('at “%s” came at %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });
});

describe('what it books', () => {
  it.each([
    ['09:40', '15:30'],
    ['15:00', '16:00'],
    ['17:30', '18:00'],
    ['18:30', '19:30'],
  ])('after a call at %s is a welfare call at %s that day, and a feedback meeting on the last', (calledAt, at) => {
    expect(bookingsOf({ ...call, calledAt })).toEqual([
      { kind: 'welfare', on: today, at },
      { kind: 'feedback', on: '2026-11-25', at: '16:00' },
    ]);
  });

  it('is always a time, after the call and on its day', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(time, (parts) => {
        const calledAt = parts.map((part) => String(part).padStart(2, '0')).join(':');
        const [welfare] = bookingsOf({ ...call, calledAt });
        expect(welfare?.at).toMatch(/^[0-2]\d:[0-5]\d$/);
        expect((welfare?.at ?? '') >= calledAt).toBe(true);
      }),
    );
  });

  it('is held once, not before the call and not in the future', () => {
    const reason = (heldOn: string | null, on: string) => {
      const decided = decideHeld({ heldOn }, on, today, '2026-11-25');
      return decided.ok ? null : decided.reason;
    };
    expect(reason(null, '2026-11-24')).toBeNull();
    expect(reason('2026-11-24', '2026-11-25')).toBe('It is recorded as held on 24 November 2026 already');
    expect(reason(null, '2026-11-26')).toBe('The day it was held must be today or earlier');
    expect(reason(null, '2026-11-20')).toContain('before the call');
  });
});

describe('the published inspection', () => {
  const entry = { on: '2026-11-24', kind: 'report-card', who: 'present' } as const;
  it.each([
    [entry, true],
    [{ ...entry, on: '2026-11-27' }, true],
    [{ ...entry, on: '2026-12-20' }, false],
    [{ ...entry, on: '2025-11-24' }, false],
    [{ ...entry, on: null }, false],
    [{ ...entry, kind: 'rise' as const }, false],
    [{ ...entry, kind: 'section-48' as const }, false],
    [{ ...entry, who: 'predecessor' as const }, false],
  ])('%o is of this call: %s', (one, isOf) => {
    expect(publishedOf([one], call) !== null).toBe(isOf);
  });
});

describe('the briefing', () => {
  const action = {
    what: 'Match the books',
    state: 'done',
    dueOn: '2026-11-02',
    doneOn: '2026-11-01',
    ownerSide: 'authority',
    cameOfIt: 'Checks rose',
  };
  const words = draftBriefing(
    {
      about: ['Ashmere Primary School is a community school.'],
      inspections: ['Report card, 1 December 2025: inclusion expected standard.'],
      results: [],
      actions: [action, { ...action, state: 'open', what: 'Visit again' }],
      advisers: [{ name: 'Al Reed', jobTitle: 'Adviser', email: 'al@example.invalid' }],
    },
    'Testshire Council',
  );
  const printed = { providerName: 'Ashmere', authority: 'Testshire Council', inspectionFrom: '2026-11-24', inspectionTo: '2026-11-25', words };

  it('is drafted from what may be shared, and says what came of the support', () => {
    expect(words.support).toBe(
      'Done on 1 November 2026: Match the books. What came of it: Checks rose.\nAgreed, due on 2 November 2026: Visit again.',
    );
    expect(words.contact).toBe('Al Reed, Adviser: al@example.invalid');
    expect(inspectionDays(printed)).toBe('24 November 2026 to 25 November 2026');
  });

  it('says a tier only where it is given one', () => {
    expect(JSON.stringify(briefingDocument({ ...printed, tier: null }))).not.toMatch(/tier/i);
    expect(JSON.stringify(partsOf({ words, tier: 'secure' }))).toContain('tier of support in force is Secure');
  });
});
