import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import { decideIssue, decideLetter, governorsLetterDocument, mustDoOf, standsOf, termForLetter } from './governors-letter.ts';
import { chooseQuestions, type QuestionFacts } from './question.ts';

const five = ['One?', 'Two?', 'Three?', 'Four?', 'Five?'].join('\n');
const words = { introduction: 'For the chair', findings: 'A point', questions: five };
const draft = { issuedOn: null, withdrawnBy: null };
const nothing: QuestionFacts = { results: [], inspections: [], overdue: 0, doneWithoutOutcome: 0, headIsNew: false, chairIsKnown: true };

describe('the letter', () => {
  it.each([
    [null, words, null],
    [draft, words, null],
    [{ ...draft, issuedOn: '2026-11-01' }, words, 'It has been issued: draft another version to change it'],
    [{ ...draft, withdrawnBy: 'Jo' }, words, 'It has been withdrawn, so nothing was changed'],
    [null, { ...words, questions: 'One?\nTwo?' }, 'Enter five questions, each on a line of its own: there are 2'],
    [null, { ...words, questions: 'One?' }, 'Enter five questions, each on a line of its own: there is 1'],
    [null, { ...words, findings: ' \n ' }, 'Enter what was found'],
  ])('of %o with %o: %s', (letter, said, reason) => {
    const decided = decideLetter(letter, said);
    expect(decided.ok ? null : decided.reason).toBe(reason);
  });

  it('is issued once', () => {
    expect(decideIssue(draft).ok).toBe(true);
    expect(decideIssue({ ...draft, issuedOn: '2026-11-01' })).toMatchObject({ reason: 'It was issued on 1 November 2026 already' });
    expect(decideIssue({ ...draft, withdrawnBy: 'Jo' }).ok).toBe(false);
  });

  it('stands until a later version of its term is issued', () => {
    const letter = (version: number, issuedOn: string | null, withdrawnBy: string | null = null) => ({
      term: 'Autumn 2026/27',
      version,
      issuedOn,
      withdrawnBy,
    });
    const [first, second, third] = [letter(1, '2026-10-01'), letter(2, '2026-11-01'), letter(3, null)];
    const all = [first, second, third];
    expect(all.map((one) => standsOf(all, one))).toEqual([false, true, false]);
    const taken = letter(2, '2026-11-01', 'Jo');
    expect([first, taken].map((one) => standsOf([first, taken], one))).toEqual([true, false]);
  });

  it('is of the term of the day, or of the next', () => {
    const term = { academicYear: '2026/27', halfTermFrom: '2026-10-26', halfTermTo: '2026-10-30' } as const;
    const terms = [
      { ...term, name: 'Autumn', startsOn: '2026-09-02', endsOn: '2026-12-18' },
      { ...term, name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-25' },
    ] as unknown as SchoolCalendar['terms'];
    const of = (day: string) => termForLetter({ terms } as SchoolCalendar, day);
    expect([of('2026-11-23'), of('2026-12-27'), of('2028-01-01')]).toEqual(['Autumn 2026/27', 'Spring 2026/27', 'Spring 2026/27']);
  });

  it('says what is open and the governors’', () => {
    const action = { what: 'Visit', dueOn: '2026-12-01', state: 'open' };
    const owners = ['Chair of governors', 'Headteacher', 'Clerk', 'Santosh Zennor', 'Deputy head'].map((ownerName) => ({ ...action, ownerName }));
    expect(mustDoOf([...owners, { ...action, ownerName: 'Governors', state: 'done' }], ['Santosh Zennor'])).toEqual([
      'Visit (Chair of governors, by 1 December 2026)',
      'Visit (Clerk, by 1 December 2026)',
      'Visit (Santosh Zennor, by 1 December 2026)',
    ]);
    const printed = {
      letter: { ...words, term: 'Autumn', version: 1, issuedOn: null, issuedBy: null },
      providerName: 'Ashmere',
      authority: 'Testshire',
      mustDo: [],
    };
    expect(JSON.stringify(governorsLetterDocument(printed))).toMatch(/Draft, not issued.*Nothing is open.*5\. Five\?/);
  });
});

describe('five questions', () => {
  it('are asked of what is known first', () => {
    const asked = chooseQuestions(
      {
        ...nothing,
        results: ['Attendance, 2025: 91%. It is below England.'],
        inspections: ['Report card: inclusion needs attention.'],
        overdue: 2,
        headIsNew: true,
      },
      5,
    );
    expect(asked[0]).toContain('since the latest inspection');
    expect(asked[1]).toBe('Attendance, 2025: what do leaders think lies behind it, and when will we see whether it is changing?');
    expect(asked[2]).toContain('2 agreed actions are overdue');
    expect(asked[3]).toContain('our headteacher need');
  });

  it('are five and differ, whatever is known', () => {
    const facts = fc.record({
      results: fc.array(fc.constantFrom('A: 1. Below England.', 'B: 2. Above England.', 'C: 3. Lower than England.')),
      inspections: fc.array(fc.constantFrom('Good', 'Inadequate'), { maxLength: 2 }),
      overdue: fc.nat(3),
      doneWithoutOutcome: fc.nat(2),
      headIsNew: fc.boolean(),
      chairIsKnown: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, (known) => {
        const asked = chooseQuestions(known, 5);
        expect(new Set(asked).size).toBe(5);
      }),
    );
  });
});
