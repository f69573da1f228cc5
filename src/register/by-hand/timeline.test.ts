import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, dayBefore, fitSpan, type Span } from './timeline.ts';

const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2024, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const span: fc.Arbitrary<Span> = fc
  .tuple(day, fc.option(day, { nil: null }))
  .map(([a, b]) => (b !== null && b < a ? { from: b, to: a } : { from: a, to: b }));

/** Enters spans one after another, as people would, and keeps those that fit. */
function timelineOf(entries: readonly Span[]): Span[] {
  let kept: Span[] = [];
  for (const entry of entries) {
    const fit = fitSpan(entry, kept);
    if (fit.kind !== 'fits') continue;
    const ended = new Map(fit.endings.map((ending) => [ending.span, ending.to]));
    kept = [...kept.map((one) => ({ from: one.from, to: ended.get(one) ?? one.to })), { from: entry.from, to: fit.to }];
  }
  return kept;
}

describe('a timeline', () => {
  it('never has two that hold on the same day, nor one that ends before it begins, whatever is entered in whatever order', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), day, (entries, on) => {
        const kept = timelineOf(entries);
        expect(kept.filter((one) => covers(one, on)).length).toBeLessThanOrEqual(1);
        expect(kept.every((one) => one.to === null || one.to >= one.from)).toBe(true);
      }),
    );
  });

  it('never moves the start of what was there, and only ever shortens it', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), span, (entries, entry) => {
        const kept = timelineOf(entries);
        const fit = fitSpan(entry, kept);
        if (fit.kind !== 'fits') return;
        for (const { span: earlier, to } of fit.endings) {
          expect(to >= earlier.from).toBe(true);
          expect(earlier.to === null || to <= earlier.to).toBe(true);
        }
      }),
    );
  });

  it('refuses a second that begins on the same day, always', () => {
    fc.assert(
      fc.property(span, fc.option(day, { nil: null }), (one, to) => {
        expect(fitSpan({ from: one.from, to }, [one]).kind).toBe('same-start');
      }),
    );
  });

  it.each([
    ['2024-03-01', '2024-02-29'],
    ['2025-01-01', '2024-12-31'],
    ['2026-10-26', '2026-10-25'],
  ])('the day before %s is %s', (date, before) => {
    expect(dayBefore(date)).toBe(before);
  });
});

describe('a span among others', () => {
  const first = { from: '2020-09-01', to: null };
  const second = { from: '2022-09-01', to: '2024-08-31' };

  it.each<[string, Span, readonly Span[], object]>([
    [
      'ends the one before on the day before',
      { from: '2026-01-01', to: null },
      [first],
      { kind: 'fits', to: null, endings: [{ span: first, to: '2025-12-31' }] },
    ],
    [
      'ends before the one after, where its own end is not known',
      { from: '2021-01-01', to: null },
      [second],
      { kind: 'fits', to: '2022-08-31', endsBefore: second },
    ],
    [
      'keeps an end of its own before the one after',
      { from: '2021-01-01', to: '2021-12-31' },
      [second],
      { kind: 'fits', to: '2021-12-31', endsBefore: null },
    ],
    ['may not run into the one after', { from: '2021-01-01', to: '2022-09-01' }, [second], { kind: 'runs-into', other: second }],
    ['may not divide one whose end is known', { from: '2023-01-01', to: '2023-12-31' }, [second], { kind: 'lies-within', other: second }],
    [
      'may end one whose end is known sooner',
      { from: '2023-01-01', to: null },
      [second],
      { kind: 'fits', endings: [{ span: second, to: '2022-12-31' }] },
    ],
    ['touches nothing that has already ended', { from: '2024-09-01', to: null }, [second], { kind: 'fits', endings: [], endsBefore: null }],
  ])('%s', (_, entry, others, expected) => {
    expect(fitSpan(entry, others)).toMatchObject(expected);
  });
});
