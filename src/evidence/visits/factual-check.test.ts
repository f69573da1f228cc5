import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidays } from '../../kernel/bank-holidays.ts';
import { addDays, weekdayOf } from '../../kernel/plain-date.ts';
import { decideCheck, decideDispute, decideFinal, decideHeard, dueForCheck, finalInWords } from './factual-check.ts';

const holidays = new Set<string>(bankHolidays.map(({ on }) => on));
const calendar = { bankHolidays, holidays };

describe('the last day for the factual check', () => {
  it('is five working days on, and says how it was worked out', () => {
    expect(dueForCheck('2026-12-21', calendar)).toEqual({
      on: '2026-12-30',
      how: '5 working days after Monday 21 December 2026, which is not counted itself; Mondays to Fridays, not counting 25 December 2026 (Christmas Day), 28 December 2026 (Boxing Day (substitute day)) (provisional)',
    });
  });

  it('is never on a weekend or a bank holiday, and never earlier for a later sending', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (days) => {
        const sent = addDays('2026-01-01', days);
        const { on } = dueForCheck(sent, calendar);
        expect(['Saturday', 'Sunday']).not.toContain(weekdayOf(on));
        expect(holidays.has(on)).toBe(false);
        expect(dueForCheck(addDays(sent, 1), calendar).on >= on).toBe(true);
      }),
    );
  });
});

const aPassage = { section: 'strengths', passage: 'Two teachers left', correction: 'One did' };

describe('a head’s answer', () => {
  it.each([
    ['accurate', [], null, true],
    ['disputed', [aPassage], null, true],
    ['disputed', [], null, false],
    ['accurate', [aPassage], null, false],
    ['accurate', [], 'accurate', false],
    ['disputed', [aPassage], 'accurate', false],
  ] as const)('%s with %j, after %s: taken %s', (answer, disputes, already, taken) => {
    expect(decideCheck(answer, disputes, already).ok).toBe(taken);
  });
});

describe('an answer to a disputed passage', () => {
  it.each([
    ['changed', null, { words: 'One teacher left' }, null, true],
    ['changed', null, { 'words': 'Two teachers left', 'due-day': '2' }, null, true],
    ['changed', null, { words: ' Two teachers left' }, null, false],
    ['kept', 'The staff list says two', {}, null, true],
    ['kept', null, {}, null, false],
    ['kept', 'Again', {}, 'changed', false],
  ] as const)('%s, because %s, to %j, after %s: taken %s', (answer, reason, values, already, taken) => {
    expect(decideDispute({ answer, reason, values }, { words: 'Two teachers left' }, already).ok).toBe(taken);
  });
});

describe('an answer by other means', () => {
  it.each([['2026-11-22', false], ['2026-11-23', true], ['2026-11-25', true], ['2026-11-26', false]])('that came on %s: taken %s', (on, taken) => {
    expect(decideHeard({ on }, { sentOn: '2026-11-23', today: '2026-11-25' }).ok).toBe(taken);
  }); // prettier-ignore

  it('is missing of a head who could have given one here in other words than of one who could not', () => {
    expect(finalInWords('silence', { headHadNone: false })).toContain('did not answer');
    expect(finalInWords('silence', { headHadNone: true })).not.toContain('did not answer');
    expect(finalInWords('accurate', { headHadNone: true })).toBe(finalInWords('accurate', { headHadNone: false }));
  });
});

describe('a note becomes final', () => {
  const dueOn = '2026-11-30';
  it.each([
    ['accurate', 0, '2026-11-24', false, 'accurate'],
    ['disputed', 0, '2026-11-24', false, 'disputed'],
    ['disputed', 1, '2026-12-24', true, null],
    [null, 0, '2026-11-30', true, null],
    [null, 0, '2026-12-01', false, null],
    [null, 0, '2026-12-01', true, 'silence'],
  ] as const)('answer %s, %i unanswered, on %s, saying silence %s: %s', (answer, unanswered, today, says, how) => {
    const decided = decideFinal({ answer, unanswered, dueOn, today }, says);
    expect(decided.ok ? decided.value : null).toBe(how);
  });

  it('never by itself: without an answer somebody says so, after the last day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), fc.boolean(), (days, says) => {
        const decided = decideFinal({ answer: null, unanswered: 0, dueOn, today: addDays(dueOn, days) }, says);
        return decided.ok === (says && days > 0);
      }),
    );
  });
});
