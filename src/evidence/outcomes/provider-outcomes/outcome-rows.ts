import { isValue, none, type Statistic } from '../../../kernel/statistic.ts';
import { comparatorNames, type AskedOfSchool, type Comparator } from '../figures/compare-figure.ts';
import { cohortInWords, distanceInWords, figureInWords, intervalInWords } from '../figures/figure-words.ts';
import { groups } from '../measures/groups.ts';
import { groupsOf, outcomeOf, type ComparedYear, type Outcome } from './outcome.ts';

/** In the order in which a school is held against others: from those most like it to all. */
const order: readonly Comparator[] = [
  'similar_mean',
  'similar_pooled',
  'locality_mean',
  'locality_pooled',
  'trust_mean',
  'trust_pooled',
  'authority',
  'neighbours_mean',
  'neighbours_pooled',
  'region',
  'england',
];

/** What each is called on this school’s page: the authority, locality and trust by name. */
export function nameOf(comparator: Comparator, { school, area }: Pick<AskedOfSchool, 'school' | 'area'>): string {
  const name = comparatorNames[comparator];
  if (comparator === 'authority') return school.laName ?? area?.name ?? name;
  if (comparator === 'region') return area?.region?.name ?? name;
  if (comparator.startsWith('locality_')) return name.replace('the locality', school.localityName ?? 'the locality');
  return comparator.startsWith('trust_') ? name.replace('the trust', school.trustName ?? 'the trust') : name;
}

export function comparatorsOf(year: ComparedYear): readonly (readonly [Comparator, Statistic])[] {
  return order.flatMap((comparator) => {
    const statistic = year.comparators[comparator];
    return statistic === undefined ? [] : [[comparator, statistic] as const];
  });
}

export interface Column {
  readonly text: string;
  readonly key: string;
  readonly numeric?: true;
}

export interface Table {
  readonly caption: string;
  readonly stacks: true;
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const lines = ['similar_mean', 'locality_mean', 'authority', 'neighbours_mean', 'england'] as const;

/** Those that are drawn as lines beside the school, where they are there at all. */
export function linesOf({ years }: Outcome): readonly Comparator[] {
  return lines.filter((line) => years.some(({ comparators }) => comparators[line] !== undefined));
}

/** Of these, those with a figure in some year: a line takes one at least. */
export function isDrawn({ years }: Outcome, line: Comparator): boolean {
  return years.some(({ comparators }) => comparators[line]?.kind === 'value');
}

/** "Similar schools, mean: not drawn. Only 4 of 20 are published …" for each that has no figure in any year. */
export function notDrawnInWords(outcome: Outcome, asked: AskedOfSchool): string[] {
  return linesOf(outcome)
    .filter((line) => !isDrawn(outcome, line))
    .map((line) => `${nameOf(line, asked)}: not drawn. ${figureInWords(outcome.latest?.comparators[line] ?? none('not-loaded'))}.`);
}

/** The same figures as the chart’s, the latest year first: each with its pupils and its interval, each absence with its reason. */
export function yearsTable(outcome: Outcome, asked: AskedOfSchool, caption: string): Table {
  const others = linesOf(outcome);
  const isShare = outcome.measure.unit === 'percent';
  return {
    caption,
    stacks: true,
    columns: [
      { text: 'Year', key: 'period' },
      { text: 'This school', key: 'own' },
      ...(outcome.measure.unit === 'number' ? [] : [{ text: 'Pupils', key: 'cohort' }]),
      ...(isShare ? [{ text: '95% interval', key: 'interval' }] : []),
      ...others.map((comparator) => ({ text: nameOf(comparator, asked), key: comparator })),
    ],
    rows: outcome.years.toReversed().map((year) => ({
      period: year.period,
      own: figureInWords(year.statistic),
      cohort: cohortInWords(year.statistic),
      interval: intervalInWords(year.statistic),
      ...Object.fromEntries(others.map((comparator) => [comparator, figureInWords(year.comparators[comparator] ?? none('not-loaded'))])),
    })),
  };
}

/** Everybody the school is held against in one year, and how far it is from each. */
export function besideTable(year: ComparedYear, asked: AskedOfSchool): Table {
  return {
    caption: `This school beside others, ${year.period}`,
    stacks: true,
    columns: [
      { text: 'Who', key: 'who' },
      { text: 'Figure', key: 'figure' },
      { text: 'Pupils', key: 'cohort' },
      { text: 'This school is', key: 'distance' },
    ],
    rows: [
      { who: 'This school', figure: figureInWords(year.statistic), cohort: cohortInWords(year.statistic), distance: 'Does not apply' },
      ...comparatorsOf(year).map(([comparator, statistic]) => ({
        who: nameOf(comparator, asked),
        figure: figureInWords(statistic),
        cohort: comparator.endsWith('_mean') && isValue(statistic) ? 'Each counted alike' : cohortInWords(statistic),
        distance: distanceInWords(year.statistic, statistic),
      })),
    ],
  };
}

/** One year’s groups of pupils, of those that a file says anything of. */
export function groupsTable(asked: AskedOfSchool, outcome: Outcome): Table | null {
  const period = outcome.latest?.period;
  const of = groupsOf(asked, outcome.measure);
  if (period === undefined || of.length < 2) return null;
  return {
    caption: `Groups of pupils, ${period}`,
    stacks: true,
    columns: [
      { text: 'Group', key: 'group' },
      { text: 'This school', key: 'own' },
      { text: 'Pupils', key: 'cohort' },
      { text: '95% interval', key: 'interval' },
      { text: nameOf('authority', asked), key: 'authority' },
      { text: 'Statistical neighbours, mean', key: 'neighbours' },
      { text: 'England', key: 'england' },
    ],
    rows: of.flatMap((group) => {
      const year = outcomeOf(asked, outcome.measure, group).years.find((each) => each.period === period);
      if (year === undefined) return [];
      const words = (statistic: Statistic | undefined) => (statistic === undefined ? 'Does not apply' : figureInWords(statistic));
      return [
        {
          group: groups[group],
          own: figureInWords(year.statistic),
          cohort: cohortInWords(year.statistic),
          interval: intervalInWords(year.statistic),
          authority: words(year.comparators.authority),
          neighbours: words(year.comparators.neighbours_mean),
          england: words(year.comparators.england),
        },
      ];
    }),
  };
}
