import { isValue, statisticInWords, type Statistic } from '../../kernel/statistic.ts';
import { lineInWords, targetInWords } from './line-words.ts';
import type { ScorecardLine, ScorecardSection } from './scorecard.ts';

const header = [
  'Section',
  'Measure',
  'Group',
  'Priority',
  'Unit',
  'Polarity',
  'Baseline year',
  'Baseline',
  'Baseline release',
  'Target year',
  'Target',
  'Agreed by',
  'Agreed on',
  'Basis',
  'Actual year',
  'Actual',
  'Actual status',
  'Actual release',
  'England',
  'Region',
  'Statistical neighbours, mean',
  'Direction',
  'Rating',
  'Rating in words',
  'Commentary',
  'Next release',
];

const noRelease = 'No release has it';

type Row = readonly (string | number | null)[];

/** One row for each target in force. A number stays a number; where there is none, the cell has the reason in words. */
export function rowsOfScorecard(sections: readonly ScorecardSection[]): readonly Row[] {
  return [header, ...sections.flatMap(({ title, lines }) => lines.flatMap((line) => rowsOfLine(title, line)))];
}

function rowsOfLine(section: string, line: ScorecardLine): Row[] {
  const words = lineInWords(line);
  const commentary = words.commentary
    .map(({ year, words: said, by, at }) => `${year}: ${said} (${by}, ${at.toISOString().slice(0, 10)})`)
    .join(' | ');
  return line.targets.map((target) => {
    const said = targetInWords(target, line.measure);
    return [
      section,
      words.measure,
      words.group,
      words.priority ?? 'None named',
      line.measure.unit,
      words.polarity,
      words.baselineYear,
      cellOf(line.baseline.statistic),
      words.baselineRelease ?? noRelease,
      said.year,
      target.value,
      said.agreedBy,
      said.agreedOn,
      said.basis,
      words.actualYear,
      cellOf(line.actual.statistic),
      words.actualNote ?? 'Nothing said',
      words.actualRelease ?? noRelease,
      cellOf(line.england),
      cellOf(line.region),
      cellOf(line.neighbours),
      words.direction,
      said.rating,
      said.ratingWords,
      commentary === '' ? 'None' : commentary,
      words.due,
    ];
  });
}

function cellOf(statistic: Statistic): string | number {
  return isValue(statistic) ? Number(statistic.value.toFixed(statistic.decimals)) : statisticInWords(statistic);
}
