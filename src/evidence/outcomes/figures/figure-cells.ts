import { isValue, markLabels, reasonLabels, statisticInWords, type Statistic } from '../../../kernel/statistic.ts';
import type { CsvRow } from '../../../platform/files/write-csv.ts';

/** A figure for a table’s cell: the number, or a short word with the number of the note that gives the whole reason. */
export interface FigureCell {
  readonly text: string;
  readonly isAbsent: boolean;
  readonly cohort: number | null;
  /** As the publisher wrote it, where it is no number. */
  readonly symbol: string | null;
  /** Null for a number without marks. */
  readonly note: number | null;
}

/** Reasons and marks of one page, each said once under its tables. */
export class FigureNotes {
  readonly #texts: string[] = [];
  readonly #prefix: string;

  constructor(prefix = 'note') {
    this.#prefix = prefix;
  }

  get prefix(): string {
    return this.#prefix;
  }

  get texts(): readonly string[] {
    return this.#texts;
  }

  cell(statistic: Statistic): FigureCell {
    if (isValue(statistic)) {
      const said = statistic.marks.map((mark) => markLabels[mark]).join('; ');
      return {
        text: statisticInWords(statistic),
        isAbsent: false,
        cohort: statistic.cohort,
        symbol: null,
        note: said === '' ? null : this.note(said),
      };
    }
    const short = reasonLabels[statistic.reason].split(':')[0] ?? '';
    const whole = statisticInWords(statistic);
    return { text: short, isAbsent: true, cohort: null, symbol: statistic.symbol, note: whole === short ? null : this.note(whole) };
  }

  note(text: string): number {
    const known = this.#texts.indexOf(text);
    return known === -1 ? this.#texts.push(text) : known + 1;
  }
}

/** A cell as plain text: "59% of 3,864", "Suppressed (c; note 2)". */
export function cellInWords({ text, cohort, symbol, note }: FigureCell): string {
  const aside = [symbol, note === null ? null : `note ${note}`].filter((part) => part !== null);
  const counted = cohort === null ? '' : ` of ${cohort.toLocaleString('en-GB')}`;
  return `${text}${counted}${aside.length === 0 ? '' : ` (${aside.join('; ')})`}`;
}

/** A figure in a CSV file: the number, or nothing in its place and why beside it. */
export function csvFigure(statistic: Statistic): CsvRow {
  if (isValue(statistic)) return [statistic.value, statistic.cohort, '', ''];
  return [null, null, statisticInWords(statistic), statistic.symbol];
}

export function csvFigureHeadings(whose: string): string[] {
  return [whose, `${whose}: counted over`, `${whose}: why there is no figure`, `${whose}: symbol`];
}
