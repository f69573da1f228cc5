import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/plain-date.ts';
import {
  decideLeaving,
  decideTerm,
  fourYearsFrom,
  isEndingSoon,
  isLongVacant,
  lastDayOf,
  type Sitting,
  sitsOn,
  vacantSince,
} from './term-of-office.ts';

const term = (fromOn: string, toOn: string, leftOn: string | null = null): Sitting => ({ fromOn, toOn, leftOn });
const today = '2026-11-23';

describe('a term of office', () => {
  it.each([
    ['2026-09-01', '2030-08-31'],
    ['2024-02-29', '2028-02-28'],
    ['2026-03-01', '2030-02-28'],
  ])('from %s is four years: to %s', (from, to) => {
    expect(fourYearsFrom(from)).toBe(to);
  });

  const seat = { seatFrom: '2020-09-01', seatEndedOn: null, others: [{ ...term('2022-09-01', '2026-08-31'), name: 'Ada Reed' }], isByLaw: true };
  it.each<[string, Pick<Sitting, 'fromOn' | 'toOn'>, Partial<typeof seat>, string | null]>([
    ['after the one before', term('2026-09-01', '2030-08-31'), {}, null],
    ['over the one before', term('2026-08-31', '2030-08-30'), {}, 'from'],
    ['of more than four years', term('2026-09-01', '2030-09-01'), {}, 'to'],
    ['of more than four years under a scheme', term('2026-09-01', '2031-09-01'), { isByLaw: false }, null],
    ['of less than a year', term('2026-09-01', '2027-08-30'), {}, 'to'],
    ['of one year', term('2026-09-01', '2027-08-31'), {}, null],
    ['that ends before it begins', term('2026-09-01', '2026-08-31'), { isByLaw: false }, 'to'],
    ['begun before the instrument of today', term('2019-09-01', '2020-10-01'), {}, null],
    ['over before the seat was there', term('2018-09-01', '2020-08-31'), {}, 'to'],
  ])('%s is decided', (_what, entry, over, field) => {
    const decided = decideTerm(entry, { ...seat, ...over });
    expect(decided.ok ? null : decided.field).toBe(field);
  });

  it.each([
    ['on a day within it', '2026-11-01', true],
    ['before it begins', '2025-08-31', false],
    ['after it is over', '2029-09-01', false],
  ])('may be left %s: %s', (_what, on, ok) => {
    expect(decideLeaving(term('2025-09-01', '2029-08-31'), on).ok).toBe(ok);
  });

  it.each([
    ['2027-05-23', true],
    ['2027-05-24', false],
    ['2026-11-23', true],
    ['2026-11-22', false],
  ])('that ends on %s is listed as ending soon: %s', (to, expected) => {
    expect(isEndingSoon(term('2023-06-01', to), today)).toBe(expected);
  });
});

describe('a vacancy', () => {
  it.each<[string, readonly Sitting[], string | null]>([
    ['that nobody ever held', [], '2020-09-01'],
    ['whose holder’s term is over', [term('2021-01-01', '2024-12-31')], '2025-01-01'],
    ['whose holder left', [term('2023-01-01', '2026-12-31', '2026-10-09')], '2026-10-10'],
    ['whose holder’s term was over before it was there', [term('2016-01-01', '2019-12-31')], '2020-09-01'],
    ['that somebody holds', [term('2023-01-01', '2026-12-31')], null],
    ['that somebody will hold', [term('2027-01-01', '2030-12-31')], '2020-09-01'],
  ])('of a seat %s is counted from its day', (_what, terms, since) => {
    expect(vacantSince({ fromOn: '2020-09-01' }, terms, today)).toBe(since);
  });

  const terms = [
    { startsOn: '2025-09-01', endsOn: '2025-12-19' },
    { startsOn: '2026-01-05', endsOn: '2026-03-27' },
    { startsOn: '2026-04-13', endsOn: '2026-07-21' },
    { startsOn: '2026-09-01', endsOn: '2026-12-18' },
  ];
  it.each([
    ['2026-01-05', true],
    ['2026-01-06', false],
    ['2025-09-02', true],
    ['2026-11-01', false],
  ])('since %s is long: %s', (since, expected) => {
    expect(isLongVacant(since, today, terms)).toBe(expected);
  });
  it.each([
    ['2026-03-23', true],
    ['2026-03-24', false],
  ])('since %s, where the terms are not known, is long: %s', (since, expected) => {
    expect(isLongVacant(since, today, [])).toBe(expected);
  });

  it('is there on a day exactly where nobody sits, and never before the seat', () => {
    const span = fc
      .tuple(fc.nat({ max: 2000 }), fc.nat({ max: 1500 }))
      .map(([from, long]) => term(addDays('2021-01-01', from), addDays('2021-01-01', from + long)));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (all) => {
        const since = vacantSince({ fromOn: '2021-01-01' }, all, today);
        expect(since === null).toBe(all.some((one) => sitsOn(one, today)));
        if (since !== null) {
          expect(since <= today).toBe(true);
          for (const one of all) expect(lastDayOf(one) < since || one.fromOn > today).toBe(true);
        }
      }),
    );
  });
});
