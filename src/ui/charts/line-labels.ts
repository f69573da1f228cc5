import type { Period } from '../../kernel/period.ts';
import { statisticInWords, type Statistic } from '../../kernel/statistic.ts';
import { line, marker, text, type Layout, type Mark } from './drawing.ts';
import type { SeriesDrawn } from './line-series.ts';
import { markerOf, type SeriesRole } from './series-looks.ts';
import { spreadLabels } from './spread-labels.ts';
import { textLines, widthOf, wrapText } from './text-size.ts';

interface Keyed {
  readonly look: SeriesRole;
  readonly name: string;
  readonly last: { readonly period: Period; readonly statistic: Statistic } | null;
}

/** The widest that names beside the lines may be. */
const widestName = 180;
const glyph = 20;

/**
 * On a phone there is no room beside the lines: the names stand above, each with a piece of its line, and only the figure at the line's end.
 * Elsewhere nothing stands above, and the names have a margin on the right.
 */
export function keyRows(
  series: readonly Keyed[],
  periods: readonly Period[],
  layout: Layout,
): { marks: Mark[]; bottom: number; rightMargin: number } {
  const words = series.map(({ name, last }) => wordsOf(name, last && statisticInWords(last.statistic), last?.period ?? null, periods.at(-1)));
  if (layout.name === 'wide') {
    const widths = series.flatMap(({ look }, at) => {
      const isBold = look === 'subject';
      return wrapText(words[at] ?? '', widestName, layout.font, isBold).map((each) => widthOf(each, layout.font, isBold));
    });
    return { marks: [], bottom: 0, rightMargin: glyph + 12 + Math.max(40, ...widths) };
  }
  const marks: Mark[] = [];
  let y = 0;
  for (const [at, { look }] of series.entries()) {
    const lines = wrapText(words[at] ?? '', layout.width - 46, layout.font, look === 'subject');
    marks.push(line(2, y + 10, 34, y + 10, `series series-${look}`), marker(markerOf[look], 18, y + 10, 5, `point series-${look}`));
    marks.push(...textLines(lines, 44, y + 15, layout.line, look === 'subject' ? 'text strong' : 'text'));
    y += lines.length * layout.line + 2;
  }
  const figures = series.map(({ last }) => (last ? widthOf(statisticInWords(last.statistic), layout.font, true) : 0));
  return { marks, bottom: y + 4, rightMargin: Math.max(16, ...figures.map((width) => width + 14)) };
}

/** "63% England", so that figures stand under one another; where the last one is of an earlier year, that year too. */
function wordsOf(name: string, figure: string | null, period: Period | null, latest: Period | undefined): string {
  if (figure === null) return `No figure: ${name}`;
  return period === latest ? `${figure} ${name}` : `${figure} ${name}, in ${period ?? ''}`;
}

interface EndLabel {
  readonly look: SeriesRole;
  readonly last: SeriesDrawn['last'];
  /** Where it would stand if it were alone. */
  readonly at: number;
  readonly lines: readonly string[];
}

/** What each line is, at its end, none over another. A series that ends earlier says so, and has no line drawn to its name. */
export function endLabels(
  drawn: readonly SeriesDrawn[],
  plot: { readonly x: number; readonly top: number; readonly bottom: number },
  layout: Layout,
): Mark[] {
  const isWide = layout.name === 'wide';
  const latest = drawn[0]?.figures.at(-1)?.period;
  const labels = drawn.flatMap(({ name, look, last }): EndLabel[] => {
    if (!last)
      return isWide ? [{ look, last: null, at: plot.bottom, lines: wrapText(wordsOf(name, null, null, latest), widestName, layout.font) }] : [];
    if (!isWide) return last.period === latest ? [{ look, last, at: last.y, lines: [last.words] }] : [];
    return [{ look, last, at: last.y, lines: wrapText(wordsOf(name, last.words, last.period, latest), widestName, layout.font, look === 'subject') }];
  });
  const middles = spreadLabels(
    labels.map(({ at, lines }) => ({ at, height: lines.length * layout.line })),
    plot.top - layout.line / 2,
    plot.bottom + layout.line / 2,
  );
  return labels.flatMap(({ look, last, lines }, index) => {
    const middle = middles[index] ?? 0;
    const first = middle - ((lines.length - 1) * layout.line) / 2 + layout.font * 0.35;
    const style = look === 'subject' ? 'text strong end-label' : 'text end-label';
    const isMoved = last !== null && last.period === latest && Math.abs(middle - last.y) > 3;
    const start = plot.x + (isWide ? 10 : 2);
    return [
      ...(isMoved ? [line(last.x + 8, last.y, start - 2, middle, 'leader')] : []),
      ...(isWide ? [marker(markerOf[look], start + 6, middle, 5, `point series-${look}`)] : []),
      ...lines.map((words, at) => text(start + (isWide ? glyph : 2), first + at * layout.line, words, style)),
    ];
  });
}
