import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../../kernel/plain-date.ts';
import {
  asksSameDayRoute,
  auditAnswerIds,
  auditDue,
  auditsDue,
  countsInWords,
  countsOf,
  faultsOf,
  type GivenAnswers,
  maySee,
  nextAuditDue,
} from './setting-audit.ts';
import { auditKindIds, latestList, statementLists, statementsOf } from './statements.ts';

const list = latestList('safeguarding');
const all = (answer: (typeof auditAnswerIds)[number], seen = ''): GivenAnswers =>
  Object.fromEntries(statementsOf(list).map(({ key }) => [key, { answer, seen }]));

describe('an audit of a setting', () => {
  it('is final once every statement is answered, and what was seen is written for each no and partly', () => {
    expect(faultsOf(list, {})).toHaveLength(statementsOf(list).length);
    expect(faultsOf(list, all('yes'))).toEqual([]);
    expect(faultsOf(list, all('not-applicable'))).toEqual([]);
    expect(faultsOf(list, all('no', 'The rota has gaps'))).toEqual([]);
    expect(faultsOf(list, { ...all('yes'), ratios: { answer: 'partly', seen: ' ' } })).toEqual([
      { field: 'ratios-seen', reason: expect.stringContaining('Enter what was seen') as string },
    ]);
  });

  it('leads with the same-day route where safeguarding has a no, and for nothing else', () => {
    const one = (answer: (typeof auditAnswerIds)[number]): GivenAnswers => ({ ...all('yes'), policy: { answer, seen: 'x' } });
    expect(auditAnswerIds.filter((answer) => asksSameDayRoute('safeguarding', one(answer)))).toEqual(['no']);
    expect(asksSameDayRoute('environment', one('no'))).toBe(false);
  });

  it('counts every statement once, whatever is answered', () => {
    const answer = fc.constantFrom(null, ...auditAnswerIds);
    const given = fc.record(Object.fromEntries(statementsOf(list).map(({ key }) => [key, fc.record({ answer, seen: fc.string() })])));
    fc.assert(
      fc.property(given, (answers) => {
        expect(Object.values(countsOf(list, answers)).reduce((sum, count) => sum + count, 0)).toBe(statementsOf(list).length);
      }),
    );
    expect(countsInWords(list, { policy: { answer: 'no', seen: '' } })).toBe(`1 no, ${String(statementsOf(list).length - 1)} not answered`);
  });

  it.each([
    [null, 'Environment: none on record yet', true],
    ['2026-11-22', 'Environment: overdue since 22 November 2026', true],
    ['2026-12-21', 'Environment: due by 21 December 2026', true],
    ['2026-12-22', 'Environment: due by 22 December 2026', false],
  ])('with the next due on %s is named so', (on, says, isDue) => {
    expect(auditDue('environment', null, on, '2026-11-23', daysBetween)).toMatchObject({ says, isDue });
  });

  it('of one side puts off none of the other’s', () => {
    const next = { authority: '2026-11-01', setting: '2027-11-20' } as const;
    const of = (sides: readonly ('authority' | 'setting')[]) =>
      auditsDue('safeguarding', (side) => (sides.includes(side) ? next[side] : undefined), '2026-11-23', daysBetween).map(({ says }) => says);
    expect(of(['authority', 'setting'])).toEqual([
      'Safeguarding, by the setting itself: due by 20 November 2027',
      'Safeguarding, by the authority: overdue since 1 November 2026',
    ]);
    expect(of(['authority'])).toEqual(['Safeguarding, by the authority: overdue since 1 November 2026']);
    expect(of([])).toEqual(['Safeguarding: none on record yet']);
  });

  it('is due again within a year', () => {
    expect(nextAuditDue('2026-11-23')).toBe('2027-11-23');
  });

  it('is its own side’s while it is a draft, and both sides’ once final', () => {
    const sees = (state: 'draft' | 'final', bySide: 'setting' | 'authority') => (['setting', 'authority'] as const).filter((side) => maySee({ state, bySide }, side));
    expect([sees('draft', 'setting'), sees('draft', 'authority'), sees('final', 'setting'), sees('final', 'authority')]).toEqual([
      ['setting'], ['authority'], ['setting', 'authority'], ['setting', 'authority'],
    ]);
  });
}); // prettier-ignore

it('statements have keys of their own, a source each, and versions in order', () => {
  for (const kind of auditKindIds) {
    const of = statementLists.filter((one) => one.kind === kind);
    expect(of.map(({ version }) => version)).toEqual(of.map((_, index) => index + 1));
    for (const one of of) {
      const keys = statementsOf(one).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(statementsOf(one).every(({ source, key }) => source !== '' && /^[a-z-]+$/u.test(key))).toBe(true);
    }
  }
});
