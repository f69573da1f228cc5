import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFact, type EnteredFact, type FactEntry, factsOn } from './entered-fact.ts';
import { factKinds, type FactName } from './fact-kinds.ts';
import { linkOfFact, readFactValue, showFactValue } from './fact-value.ts';

describe('what is typed', () => {
  it.each<[FactName, string, string]>([
    ['capacity', ' 1,050 ', '1050'],
    ['capacity', '0', '0'],
    ['pupils', '007', '7'],
    ['headteacher-email', 'head@ashmere.example.org', 'head@ashmere.example.org'],
    ['telephone', '+44 (0)1632 960001', '01632 960 001'],
    ['telephone', '01632-960-001', '01632 960 001'],
    ['website', 'www.example.org', 'https://www.example.org'],
    ['website', 'http://example.org/school', 'http://example.org/school'],
    ['admissions-authority', 'academy-trust', 'academy-trust'],
  ])('as %s, %j, is kept as %j', (fact, typed, kept) => {
    expect(readFactValue(fact, typed)).toEqual({ ok: true, value: kept });
  });

  it.each<[FactName, string, string]>([
    ['capacity', '', 'Enter the capacity'],
    ['capacity', 'about 200', 'Capacity must be a whole number, like 210'],
    ['capacity', '-5', 'Capacity must be a whole number, like 210'],
    ['capacity', '210.5', 'Capacity must be a whole number, like 210'],
    ['capacity', '10000', 'Capacity must be 9,999 or fewer'],
    ['headteacher-email', 'head at school', 'Headteacher’s or manager’s email must be an address like name@example.org'],
    ['telephone', '12345', 'Telephone must be a number like 01632 960 001'],
    ['website', 'javascript:alert(1)', 'Website must be an address like www.example.org'],
    ['website', 'https://somebody:secret@example.org', 'Website must be an address like www.example.org'],
    ['admissions-authority', 'toString', 'Select the admissions authority'],
  ])('as %s, %j, is refused: %s', (fact, typed, reason) => {
    expect(readFactValue(fact, typed)).toMatchObject({ ok: false, field: 'value', reason });
  });

  it('once kept, is read again as the same, and never leads anywhere but to a page or an address', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(factKinds) as FactName[])),
        fc.oneof(fc.string(), fc.webUrl(), fc.nat().map(String), fc.constantFrom('a@b.example', '01632 960001')),
        (fact, typed) => {
          const read = readFactValue(fact, typed);
          if (!read.ok) return;
          expect(readFactValue(fact, read.value)).toEqual(read);
          expect(linkOfFact(fact, read.value) ?? 'mailto:').toMatch(/^(https?:\/\/|mailto:)/);
        },
      ),
    );
  });

  it('is shown with its unit', () => {
    expect(showFactValue('capacity', '1050')).toBe('1,050 places');
    expect(showFactValue('admissions-authority', 'academy-trust')).toBe('The academy trust');
  });
});

const entry = (over: Partial<FactEntry> = {}): FactEntry => ({
  fact: 'capacity',
  value: '210',
  validFrom: '2026-09-01',
  validTo: null,
  source: 'Net capacity assessment',
  ...over,
});
const fact = (id: number, over: Partial<FactEntry> = {}): EnteredFact => ({ ...entry(over), id, enteredBy: 'Sam Okafor', enteredAt: new Date(0) });

describe('a fact', () => {
  it('ends the one before it, of its own kind only', () => {
    const before = fact(1, { validFrom: '2020-09-01' });
    const pupils = fact(2, { validFrom: '2020-09-01', fact: 'pupils' });
    expect(decideFact(entry(), [before, pupils])).toMatchObject({ ok: true, value: { endings: [{ fact: before, validTo: '2026-08-31' }] } });
  });

  it('may not say two things from one day', () => {
    expect(decideFact(entry({ value: '315' }), [fact(1)])).toMatchObject({
      field: 'valid-from',
      reason: 'Capacity is already recorded from 1 September 2026, as 210 places: withdraw that if it is wrong, or enter another day',
    });
  });

  it('may not end before it begins', () => {
    expect(decideFact(entry({ validTo: '2026-08-31' }), [])).toMatchObject({ ok: false, field: 'valid-to' });
  });

  it('is true from its first day to its last', () => {
    const facts = [fact(1, { validFrom: '2020-09-01', validTo: '2026-08-31', value: '180' }), fact(2)];
    const on = (day: string): string[] => factsOn(facts, day).map((one) => one.value);
    expect([on('2020-08-31'), on('2026-08-31'), on('2026-09-01')]).toEqual([[], ['180'], ['210']]);
  });
});
