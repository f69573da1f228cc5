import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeTimeline, yearsOfTimeline } from './timeline.ts';

const of = (kind: string, on: string | null) => ({ kind, on });
const all = [of('visit', '2025-10-01'), of('inspection', null), of('tier', '2026-11-04'), of('head', '2026-09-01'), of('visit', '2026-08-31')];
const said = (question: { kind?: string; year?: string }) =>
  arrangeTimeline(all, { kind: question.kind ?? null, year: question.year ?? null }).map(({ year, happenings }) => [
    year,
    happenings.map(({ on }) => on),
  ]);

describe('the timeline of a provider', () => {
  it('stands the newest first by academic year, which begins on 1 September, and what has no day last', () => {
    expect(said({})).toEqual([
      ['2026/27', ['2026-11-04', '2026-09-01']],
      ['2025/26', ['2026-08-31', '2025-10-01']],
      [null, [null]],
    ]);
  });

  it.each([
    [{ kind: 'visit' }, [['2025/26', ['2026-08-31', '2025-10-01']]]],
    [{ year: '2026/27' }, [['2026/27', ['2026-11-04', '2026-09-01']]]],
    [{ kind: 'visit', year: '2026/27' }, []],
    [{ kind: 'inspection' }, [[null, [null]]]],
  ])('shows of %j what was chosen', (question, expected) => {
    expect(said(question)).toEqual(expected);
  });

  it('offers the years in which anything happened', () => {
    expect(yearsOfTimeline(all)).toEqual(['2026/27', '2025/26']);
  });

  it('loses nothing, doubles nothing and is never out of order', () => {
    const day = fc.option(fc.date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)), { nil: null }); // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.record({ kind: fc.constantFrom('visit', 'tier'), on: day, id: fc.nat() })), (given) => {
        const shown = arrangeTimeline(given, { kind: null, year: null }).flatMap(({ happenings }) => happenings);
        expect(new Set(shown)).toEqual(new Set(given));
        expect(shown).toHaveLength(given.length);
        const days = shown.map(({ on }) => on ?? '');
        expect(days).toEqual(days.toSorted().toReversed());
      }),
    );
  });
});
