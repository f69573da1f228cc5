import { isValue, statisticInWords, type Statistic, type Unit } from '../../kernel/statistic.ts';
import { drawNotes, reasonOf } from './chart-notes.ts';
import { chartOf, line, marker, text, type Chart, type ChartWords, type Drawing, type Layout, type MarkerShape, type Mark } from './drawing.ts';
import { textLines, widthOf, wrapText } from './text-size.ts';
import { numbersOf, valueAxis, valueOf, type Reach, type ValueAxis } from './value-axis.ts';

export interface GapRow {
  /** A year, an area, a school. */
  readonly label: string;
  /** The two groups' figures, in the order of `groups`. */
  readonly figures: readonly [Statistic, Statistic];
  /** Worked out where the figures are, with their rounding and their disclosure rules: a chart subtracts nothing. */
  readonly gap: Statistic;
}

export interface GapChartInput extends ChartWords {
  readonly unit: Unit;
  readonly groups: readonly [string, string];
  readonly rows: readonly GapRow[];
  readonly reach?: Reach;
}

const shapes: readonly [MarkerShape, MarkerShape] = ['circle', 'diamond'];
const looks = ['group-0', 'group-1'] as const;

/** Two groups on one line for each row, and the gap between them in words. */
export function describeGapChart(input: GapChartInput): Chart {
  return chartOf(input, (layout) => drawGaps(input, layout));
}

interface Plot {
  readonly input: GapChartInput;
  readonly axis: ValueAxis;
  readonly left: number;
  readonly right: number;
}

function drawGaps(input: GapChartInput, layout: Layout): Drawing {
  const { unit, rows, groups } = input;
  const isWide = layout.name === 'wide';
  const all = rows.flatMap(({ figures }) => figures);
  const widest = Math.max(24, ...all.map((statistic) => (isValue(statistic) ? widthOf(statisticInWords(statistic), layout.font) : 0)));
  const labels = isWide ? Math.min(200, Math.max(60, ...rows.map(({ label }) => widthOf(label, layout.font)))) + 10 : 0;
  const gapColumn = isWide ? 120 : 0;
  const [left, right] = [labels + widest + 16, layout.width - gapColumn - widest - 16];
  const axis = valueAxis(
    numbersOf(
      all.map((statistic) => ({ statistic })),
      unit,
    ),
    unit,
    input.reach ?? 'whole',
    left,
    right,
    isWide ? 5 : 4,
  );

  const key = drawKey(groups, layout, isWide ? layout.width - gapColumn : null);
  const top = key.bottom + 10;
  const drawn: Mark[] = [];
  let y = top;
  for (const row of rows) {
    const next = drawRow(row, y, { input, axis, left, right }, layout);
    drawn.push(...next.marks);
    y = next.bottom;
  }
  const notes = [axis.unitName, axis.says].filter((words) => words !== null);
  const foot = drawNotes(
    notes.map((words) => ({ text: words })),
    layout,
    y + layout.line + 6,
  );
  return {
    width: layout.width,
    height: Math.ceil(Math.max(foot.bottom, y + layout.line + 8)),
    marks: [
      ...axis.ticks.flatMap(({ value, label }) => {
        const x = axis.scale(value);
        return [line(x, top, x, y, 'grid'), text(x, y + layout.line - 2, label, 'text muted', 'middle')];
      }),
      line(left, y, right, y, 'axis'),
      ...key.marks,
      ...drawn,
      ...foot.marks,
    ],
  };
}

function drawKey(groups: readonly [string, string], layout: Layout, gapAt: number | null): { marks: Mark[]; bottom: number } {
  const marks: Mark[] = gapAt === null ? [] : [text(gapAt, layout.font, 'Gap', 'text strong')];
  const room = (gapAt ?? layout.width) - 30;
  const [first, second] = groups;
  const isOneLine = widthOf(first, layout.font) + widthOf(second, layout.font) + 60 < room;
  let y = 0;
  let x = 0;
  for (const [at, name] of groups.entries()) {
    const lines = wrapText(name, room, layout.font);
    marks.push(
      marker(shapes[at] ?? 'circle', x + 8, y + layout.font * 0.65, 6, looks[at] ?? ''),
      ...textLines(lines, x + 22, y + layout.font, layout.line, 'text'),
    );
    if (isOneLine && at === 0) x += widthOf(name, layout.font) + 44;
    else y += lines.length * layout.line + 2;
  }
  return { marks, bottom: y };
}

/** Why figures are wanting; once, where both want for the same reason. */
function missingWords(figures: GapRow['figures'], groups: readonly [string, string]): string[] {
  const reasons = figures.map((statistic) => (isValue(statistic) ? null : reasonOf(statistic)));
  const [one, other] = reasons;
  if (one && one === other) return [one];
  return reasons.flatMap((reason, at) => (reason === null ? [] : [`${groups[at] ?? ''}: ${reason}`]));
}

function drawRow({ label, figures, gap }: GapRow, top: number, { input, axis, left }: Plot, layout: Layout): { marks: Mark[]; bottom: number } {
  const isWide = layout.name === 'wide';
  const gapWords = isValue(gap) ? statisticInWords(gap) + (gap.unit === 'points' ? ` ${Math.abs(gap.value) === 1 ? 'point' : 'points'}` : '') : null;
  const name = wrapText(label, isWide ? 200 : layout.width, layout.font);
  const missing = missingWords(figures, input.groups);
  const besideName = isWide || gapWords === null ? [] : wrapText(`Gap ${gapWords}`, layout.width, layout.font, true);
  const isBeside =
    besideName.length === 1 && name.length === 1 && widthOf(label, layout.font) + widthOf(besideName[0] ?? '', layout.font, true) + 12 < layout.width;
  const head = isWide ? 0 : (name.length + (isBeside ? 0 : besideName.length)) * layout.line;

  const middle = top + head + 14;
  const placed = figures.flatMap((statistic, at) =>
    isValue(statistic) ? [{ at, x: axis.scale(valueOf(statistic, input.unit)), words: statisticInWords(statistic) }] : [],
  );
  const marks: Mark[] = textLines(name, 0, isWide ? middle + layout.font * 0.35 : top + layout.font - 2, layout.line, 'text');
  if (isWide && gapWords !== null)
    marks.push(...textLines(wrapText(gapWords, 116, layout.font, true), layout.width - 120, middle + layout.font * 0.35, layout.line, 'text strong'));
  if (!isWide) {
    const gapX = isBeside ? layout.width : 0;
    marks.push(
      ...textLines(
        besideName,
        gapX,
        top + layout.font - 2 + (isBeside ? 0 : name.length * layout.line),
        layout.line,
        'text strong',
        isBeside ? 'end' : 'start',
      ),
    );
  }
  const [one, other] = placed;
  if (one && other) marks.push(line(one.x, middle, other.x, middle, 'between'));
  if (isWide && gapWords === null) marks.push(text(layout.width - 120, middle + layout.font * 0.35, 'No figure', 'text muted'));
  const ordered = placed.toSorted((a, b) => a.x - b.x);
  for (const [place, { at, x, words }] of ordered.entries()) {
    const isLeft = ordered.length === 2 && place === 0;
    marks.push(marker(shapes[at] ?? 'circle', x, middle, 6, looks[at] ?? '', `${input.groups[at] ?? ''}, ${label}: ${words}`));
    marks.push(text(isLeft ? x - 12 : x + 12, middle + layout.font * 0.35, words, 'text on-plot', isLeft ? 'end' : 'start'));
  }
  // A gap that cannot be told though both figures are there is a reason of its own.
  const reasons = [...missing, ...(isValue(gap) || missing.length > 0 ? [] : [`Gap: ${reasonOf(gap)}`])];
  const words = reasons.flatMap((reason) => wrapText(reason, layout.width - (isWide ? left : 8), layout.font));
  const under = placed.length > 0 ? middle + 14 : middle - 12;
  marks.push(...textLines(words, isWide ? left : 8, under + layout.font - 2, layout.line, 'text muted on-plot'));
  const nameBottom = isWide ? middle + name.length * layout.line - 4 : 0;
  return {
    marks,
    bottom: Math.max(under + words.length * layout.line, placed.length > 0 ? middle + 16 : 0, nameBottom) + (words.length > 0 ? 10 : 4),
  };
}
