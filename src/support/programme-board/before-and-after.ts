import { firstYearOf, lastDayOfPeriod, type Period, resultsYear } from '../../kernel/period.ts';
import { isValue, none, type Statistic, statisticInWords, type Status, statusLabels } from '../../kernel/statistic.ts';

/** One year’s figure of a school, and England’s of the same year. */
export interface YearOfFigure {
  readonly period: Period;
  readonly statistic: Statistic;
  readonly status: Status | null;
  readonly england: Statistic;
  readonly underUrn: string | null;
}

export interface Span {
  readonly startedOn: string;
  readonly endedOn: string;
}

export interface ChosenYears<Y extends YearOfFigure> {
  /** The last year that was over when the run began. */
  readonly before: Y | null;
  /** The first year that ended after the run did: also where its figure is not out. */
  readonly after: Y | null;
  /** Those between them, in which a series may have broken. */
  readonly between: readonly Y[];
}

/** A year without a figure stays the year that was asked for: nothing is looked for in a year that flatters more. */
export function chooseYears<Y extends YearOfFigure>(years: readonly Y[], { startedOn, endedOn }: Span): ChosenYears<Y> {
  const dated = years.flatMap((year) => {
    const last = lastDayOfPeriod(year.period);
    return last === null ? [] : [{ year, last }];
  });
  const before = dated.findLast(({ last }) => last < startedOn)?.year ?? null;
  const after = dated.find(({ last }) => last > endedOn)?.year ?? null;
  const from = before === null ? years.length : years.indexOf(before) + 1;
  return { before, after, between: after === null ? [] : years.slice(from, years.indexOf(after)) };
}

/** What became of a figure between two years, as evidence works it out; of a figure that is missing, why that cannot be said. */
export type Moved =
  | { readonly kind: 'change'; readonly difference: number; readonly couldBeChance: boolean | null; readonly inWords: string }
  | { readonly kind: 'none'; readonly because: string };

export interface Told {
  readonly years: ChosenYears<YearOfFigure>;
  readonly span: Span;
  readonly polarity: 'higher' | 'lower' | 'neither';
  /** Of pupils’ results, which are of other children each year. */
  readonly isOfResults: boolean;
  readonly own: Moved | null;
  readonly england: Moved | null;
}

export interface BeforeAndAfter {
  readonly before: string;
  readonly after: string;
  readonly change: string;
  /** What must be known beside the figures, a sentence each. */
  readonly caveats: readonly string[];
}

/** Fewer than this, and one child moves the figure by more than three points. Provisional: not from the published framework. */
const fewPupils = 30;

/** The two figures with what must be said beside them. It never says that the programme did it. */
export function beforeAndAfter(told: Told): BeforeAndAfter {
  const { years, own } = told;
  const { before, after } = years;
  return {
    before: before === null ? 'No year before it that is known' : figureInWords(before),
    after: after === null ? 'The first year after it has no figure yet' : figureInWords(after),
    change: before === null || after === null || own === null ? 'Cannot be told yet' : own.kind === 'none' ? `Cannot be told. ${own.because}` : own.inWords,
    caveats: isValue(before?.statistic ?? none('not-loaded')) || isValue(after?.statistic ?? none('not-loaded')) ? caveatsOf(told) : [],
  };
} // prettier-ignore

function figureInWords({ period, statistic }: YearOfFigure): string {
  return `${statisticInWords(statistic)}${isValue(statistic) ? ` in ${resultsYear(period)}` : ` (${resultsYear(period)})`}`;
}

function caveatsOf({ years, span, polarity, isOfResults, own, england }: Told): string[] {
  const chosen = [years.before, years.after].filter((year) => year !== null);
  const isMoved = own?.kind === 'change';
  return [
    ...chosen.flatMap(unsettled),
    ...partly(years.after, span),
    ...chosen.flatMap(({ underUrn, period }) =>
      underUrn === null ? [] : [`The figure of ${resultsYear(period)} is of the school before it had its present number (URN ${underUrn}).`],
    ),
    ...cohorts(chosen),
    ...(isMoved && own.couldBeChance === true ? ['The difference is no more than chance may bring.'] : []),
    ...(isMoved && isOfResults ? ['The children are not the same ones: each year’s figure is of other pupils.'] : []),
    ...(isMoved && wasWorse(years.before, polarity) && isBetter(own.difference, polarity)
      ? ['It was worse than England’s when the programme began, and figures far from the usual tend to come nearer to it by themselves.']
      : []),
    ...(isMoved ? [others(england)] : []),
    ...(isMoved ? ['What else changed in the same time is not known here: the figures do not say that the programme did it.'] : []),
  ];
}

const unsettled = ({ period, status }: YearOfFigure): string[] =>
  status === 'provisional' || status === 'unvalidated'
    ? [`The figure of ${resultsYear(period)} is ${status === 'provisional' ? 'provisional' : `not validated (${statusLabels.unvalidated.split(': ')[1] ?? ''})`}, and may change.`]
    : []; // prettier-ignore

/** An academic year begins on 1 September, another on 1 January. */
function firstDayOf(period: Period): string {
  return `${String(firstYearOf(period) ?? 0)}-${/^\d{4}\/\d{2}$/.test(period) ? '09-01' : '01-01'}`;
}

function partly(after: YearOfFigure | null, { startedOn, endedOn }: Span): string[] {
  if (after === null) return [];
  const first = firstDayOf(after.period);
  if (first >= endedOn) return [];
  const begun = first < startedOn ? 'The programme both began and ended within' : 'The programme ended within';
  return [`${begun} ${after.period}: that year is only partly after it.`];
}

function cohorts(chosen: readonly YearOfFigure[]): string[] {
  const known = chosen.flatMap(({ statistic, period }) => (isValue(statistic) ? [{ cohort: statistic.cohort, year: resultsYear(period), unit: statistic.unit }] : [])); // prettier-ignore
  const few = known.filter(({ cohort }) => cohort !== null && cohort < fewPupils);
  const unknown = known.filter(({ cohort, unit }) => cohort === null && unit === 'percent');
  const most = Math.max(...few.map(({ cohort, unit }) => (cohort !== null && cohort > 0 && unit === 'percent' ? 100 / cohort : 0)));
  return [
    ...(few.length === 0
      ? []
      : [
          `Few pupils: ${few.map(({ cohort, year }) => `${String(cohort)} in ${year}`).join(', ')}.${most > 0 ? ` One child is worth up to ${String(Math.round(most))} points.` : ''}`,
        ]),
    ...(unknown.length === 0
      ? []
      : [`How many pupils it is counted over is not published for ${unknown.map(({ year }) => year).join(' and ')}, so chance cannot be judged.`]),
  ];
}

function others(england: Moved | null): string {
  if (england?.kind === 'change') return `Other schools moved too: England’s figure was ${england.inWords.replace(/^./, (first) => first.toLowerCase())} between the same years.`;
  return 'How other schools moved between the same years is not known: England has no figure for both.';
} // prettier-ignore

function wasWorse(before: YearOfFigure | null, polarity: Told['polarity']): boolean {
  if (before === null || polarity === 'neither' || !isValue(before.statistic) || !isValue(before.england)) return false;
  return polarity === 'higher' ? before.statistic.value < before.england.value : before.statistic.value > before.england.value;
}

const isBetter = (difference: number, polarity: Told['polarity']): boolean =>
  polarity === 'higher' ? difference > 0 : polarity === 'lower' ? difference < 0 : false;
