import { dateInWords } from '../../kernel/plain-date.ts';
import { resultsYear } from '../../kernel/period.ts';
import {
  isValue,
  markLabels,
  statisticInWords,
  statusLabels,
  units,
  valueInWords,
  type Reason,
  type Statistic,
  type StatisticRelease,
} from '../../kernel/statistic.ts';
import type { Measure } from '../../evidence/index.ts';
import { goodProvisionNote, priorities } from './priorities.ts';
import { ratings } from './rating.ts';
import type { RatedTarget, ScorecardLine } from './scorecard.ts';
import { decimalsFor } from './target.ts';

/** A line as it is said on the page, in Word and in CSV alike: an absent figure is always words, never an empty cell. */
export interface LineInWords {
  readonly measure: string;
  readonly group: string;
  /** What the numbers are, where the sign does not say it. */
  readonly unit: string | null;
  readonly polarity: string;
  readonly priority: string | null;
  readonly priorityNote: string | null;
  readonly baseline: string;
  readonly baselineYear: string;
  /** Null where no release has it. */
  readonly baselineRelease: string | null;
  readonly actual: string;
  /** "provisional", or what else is said beside the number; null where nothing is. */
  readonly actualNote: string | null;
  readonly actualYear: string;
  readonly actualRelease: string | null;
  readonly england: string;
  readonly region: string;
  readonly neighbours: string;
  readonly direction: string;
  readonly rating: string;
  readonly ratingWords: string;
  readonly targets: readonly TargetInWords[];
  readonly commentary: readonly { readonly year: string; readonly words: string; readonly by: string; readonly at: Date }[];
  readonly due: string;
}

export interface TargetInWords {
  readonly id: number;
  readonly year: string;
  readonly value: string;
  readonly agreedBy: string;
  readonly agreedOn: string;
  readonly basis: string;
  readonly rating: string;
  readonly ratingWords: string;
}

const polarities = { higher: 'Higher is better', lower: 'Lower is better', neither: 'Neither higher nor lower is better' } as const;

export function lineInWords(line: ScorecardLine): LineInWords {
  const { measure, rated } = line;
  return {
    measure: measure.name,
    group: line.groupName,
    unit: unitInWords(measure),
    polarity: polarities[measure.polarity],
    priority: line.priority === null ? null : priorities[line.priority],
    priorityNote: line.priority === 'good-provision' ? goodProvisionNote : null,
    baseline: inCell(line.baseline.statistic),
    baselineYear: resultsYear(line.baseline.period),
    baselineRelease: releasesInWords(line.baseline.statistic),
    actual: inCell(line.actual.statistic),
    actualNote: noteOn(line.actual.statistic),
    actualYear: resultsYear(line.actual.period),
    actualRelease: releasesInWords(line.actual.statistic),
    england: inCell(line.england),
    region: inCell(line.region),
    neighbours: inCell(line.neighbours),
    direction: line.direction,
    rating: ratings[rated.rating.kind],
    ratingWords: capitalised(rated.rating.words),
    targets: line.targets.map((target) => targetInWords(target, measure)),
    commentary: line.commentary.map(({ period, words, saidBy, saidAt }) => ({ year: resultsYear(period), words, by: saidBy, at: saidAt })),
    due: measure.due,
  };
}

export function targetInWords(target: RatedTarget, measure: Measure): TargetInWords {
  const { id, period, value, agreedBy, agreedOn, basis, rating } = target;
  return {
    id,
    year: resultsYear(period),
    value: targetValueInWords(value, measure),
    agreedBy,
    agreedOn,
    basis,
    rating: ratings[rating.kind],
    ratingWords: capitalised(rating.words),
  };
}

export function targetValueInWords(value: number, { unit, decimals }: Measure): string {
  return valueInWords(value, unit, decimalsFor(value, decimals));
}

/** Percent and pounds carry their sign; a score needs no word. */
export function unitInWords({ unit }: Measure): string | null {
  return unit === 'percent' || unit === 'pounds' || unit === 'score' || unit === 'number' ? null : units[unit];
}

/** Why there is no number, in the word or two that a cell has room for: the whole of it stands on the line’s own page. */
const shortReasons: Readonly<Record<Reason, string>> = {
  'suppressed': 'Suppressed',
  'withheld': 'Withheld',
  'low': 'Too low to publish',
  'low-coverage': 'Low coverage',
  'unreliable': 'Not reliable',
  'not-applicable': 'Not applicable',
  'not-available': 'Not available',
  'not-published': 'Not published',
  'no-entries': 'No entries',
  'not-recorded': 'Not recorded',
  'redacted': 'Redacted',
  'new-institution': 'New school',
  'missing': 'Missing',
  'empty': 'Left empty',
  'unread': 'Cannot be read',
  'not-in-file': 'Not in the file',
  'does-not-exist': 'Does not exist',
  'not-loaded': 'Not loaded',
  'too-few-values': 'Too few are known',
};

function inCell(statistic: Statistic): string {
  return isValue(statistic) ? statisticInWords(statistic) : shortReasons[statistic.reason];
}

/** How settled a number is where it is not final, and what else is said beside it. */
function noteOn(statistic: Statistic): string | null {
  if (!isValue(statistic)) return null;
  const status = statistic.releases[0]?.status ?? null;
  const said = [
    ...(status === 'provisional' || status === 'revised' ? [statusLabels[status].toLowerCase()] : []),
    ...statistic.marks.map((mark) => markLabels[mark].toLowerCase()),
  ];
  return said.length === 0 ? null : said.join('; ');
}

/** "Department for Education, LAIT: lait.csv, as at 20 October 2026". */
export function releaseInWords({ publisher, fileName, asAt }: StatisticRelease): string {
  return `${publisher}: ${fileName}${asAt === null ? '' : `, as at ${dateInWords(asAt)}`}`;
}

function releasesInWords({ releases }: Statistic): string | null {
  return releases.length === 0 ? null : releases.map(releaseInWords).join('; ');
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
