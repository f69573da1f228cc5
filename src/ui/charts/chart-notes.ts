import { isValue, statisticInWords, type NoStatistic, type Statistic } from '../../kernel/statistic.ts';
import { text, type Layout, type Mark } from './drawing.ts';
import { textLines, wrapText } from './text-size.ts';

export interface Placed {
  readonly series: string;
  readonly period: string;
  readonly statistic: Statistic;
}

export interface GapNote {
  /** "a", "b" …: what stands where the figure would. */
  readonly letter: string;
  readonly text: string;
  /** The periods at which the letter stands. */
  readonly periods: readonly string[];
}

/** The reasons why figures are missing, each said once, with a letter for the place where a figure is wanting. */
export function gapNotes(figures: readonly Placed[], periods: readonly string[], allSeries: number): GapNote[] {
  const byReason = new Map<string, Map<string, string[]>>();
  for (const period of periods) {
    for (const { series, statistic } of figures.filter((figure) => figure.period === period)) {
      if (isValue(statistic)) continue;
      const reason = reasonOf(statistic);
      const missing = byReason.get(reason) ?? new Map<string, string[]>();
      missing.set(period, [...(missing.get(period) ?? []), series]);
      byReason.set(reason, missing);
    }
  }
  return [...byReason].map(([reason, missing], index) => ({
    letter: letterOf(index),
    text: `${reason} (${whoAndWhen(missing, allSeries)})`,
    periods: [...missing.keys()],
  }));
}

/** Why there is no figure, as a sentence without its full stop. */
export const reasonOf = (statistic: NoStatistic): string => statisticInWords(statistic).replace(/\.$/, '');

/** "This school, 2021/22; all, 2019/20 and 2020/21": periods with the same series are named together. */
function whoAndWhen(missing: ReadonlyMap<string, readonly string[]>, allSeries: number): string {
  const byWho = new Map<string, string[]>();
  for (const [period, series] of missing) {
    const who = series.length === allSeries && allSeries > 1 ? 'all' : listed(series);
    byWho.set(who, [...(byWho.get(who) ?? []), period]);
  }
  return [...byWho].map(([who, when]) => `${who}, ${listed(when)}`).join('; ');
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

const letterOf = (index: number): string =>
  index < 26 ? String.fromCodePoint(97 + index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;

export interface Note {
  /** The letter that stands in the drawing for it. */
  readonly letter?: string;
  readonly text: string;
}

/** Notes under a drawing; answers with where they end. */
export function drawNotes(notes: readonly Note[], layout: Layout, top: number): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const marks: Mark[] = [];
  let y = top;
  for (const { letter, text: words } of notes) {
    const x = letter === undefined ? 0 : layout.font * 1.2;
    const lines = wrapText(words, layout.width - x - 2, layout.font);
    if (letter !== undefined) marks.push(text(0, y + layout.font, letter, 'text muted strong'));
    marks.push(...textLines(lines, x, y + layout.font, layout.line, 'text muted'));
    y += lines.length * layout.line + 3;
  }
  return { marks, bottom: notes.length === 0 ? top : y + 4 };
}
