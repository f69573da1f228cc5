import fc from 'fast-check';
import { none, reasonLabels, type Mark, type Reason, type Statistic, type StatisticValue, type Status } from '../../kernel/statistic.ts';
import type { Chart, Drawing, Mark as Drawn } from './drawing.ts';
import { widthOf } from './text-size.ts';

/** A percentage, as charts are given it. */
export function percent(value: number, detail: { cohort?: number | null; marks?: readonly Mark[]; status?: Status } = {}): StatisticValue {
  const release = {
    id: 1,
    source: 'ks2',
    publisher: 'A publisher',
    fileName: 'a.csv',
    sha256: '',
    asAt: null,
    status: detail.status ?? ('final' as const),
  };
  return { kind: 'value', value, unit: 'percent', decimals: 0, cohort: detail.cohort ?? null, marks: detail.marks ?? [], releases: [release] };
}

export const words = { id: 'chart', title: 'A measure', summary: 'It rose.' };

const value = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
const reason = fc.constantFrom(...(Object.keys(reasonLabels) as Reason[]));
const status = fc.constantFrom<Status>('final', 'unvalidated', 'provisional');
const marks = fc.constantFrom<readonly Mark[]>([], [], [], ['series-break'], ['unreliable']);

export const anyStatistic: fc.Arbitrary<Statistic> = fc.oneof(
  fc
    .tuple(value, status, marks, fc.option(fc.integer({ min: 1, max: 400 })))
    .map(([of, as, with_, cohort]) => percent(of, { status: as, marks: with_, cohort })),
  reason.map((why) => none(why)),
);

export const anyName = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme-ascii' });

/** Every number of a mark that is a place across, and every one that is a place down; those of paths, and the ends of words, too. */
function placesOf(mark: Drawn, drawing: Drawing): { across: number[]; down: number[] } {
  switch (mark.kind) {
    case 'line':
      return { across: [mark.x1, mark.x2], down: [mark.y1, mark.y2] };
    case 'rect':
      return { across: [mark.x, mark.x + mark.width], down: [mark.y, mark.y + mark.height] };
    case 'path': {
      const numbers = [...mark.d.matchAll(/-?[\d.]+|NaN|Infinity/g)].map(([number]) => Number(number));
      return { across: numbers.filter((_, at) => at % 2 === 0), down: numbers.filter((_, at) => at % 2 === 1) };
    }
    case 'marker':
      return { across: [mark.x], down: [mark.y] };
    case 'text': {
      // As near as it can be told; a narrow drawing has the smaller text.
      const width = widthOf(mark.text, drawing.width < 400 ? 14 : 16, mark.look.includes('strong'));
      const start = mark.x - (mark.anchor === 'end' ? width : mark.anchor === 'middle' ? width / 2 : 0);
      return { across: [start, start + width], down: [mark.y] };
    }
  }
}

/** What is not a number, or lies outside its drawing (by more than the rounding). */
export function strays(drawing: Drawing): Drawn[] {
  const within = (at: number, size: number) => Number.isFinite(at) && at >= -0.2 && at <= size + 0.2;
  return drawing.marks.filter((mark) => {
    const { across, down } = placesOf(mark, drawing);
    const isSized = mark.kind !== 'rect' || (mark.width >= 0 && mark.height >= 0);
    return !isSized || !across.every((x) => within(x, drawing.width)) || !down.every((y) => within(y, drawing.height));
  });
}

export const drawingsOf = (chart: Chart): Drawing[] => [chart.wide, chart.narrow];
export const withLook = (drawing: Drawing, look: string): Drawn[] => drawing.marks.filter((mark) => mark.look.split(' ').includes(look));
export const textsOf = (drawing: Drawing): string[] => drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
/** Markers that stand for a figure: those in the key and beside names say nothing. */
export const figuresOf = (drawing: Drawing) => drawing.marks.filter((mark) => mark.kind === 'marker').filter(({ says }) => says !== '');
