import { firstYearOf, yearsBefore, type Period } from '../../../kernel/period.ts';
import { isValue, none, type Statistic } from '../../../kernel/statistic.ts';
import { changeSince, threeYearTrend, type Change, type NoChange, type Trend } from '../comparing/change.ts';
import { findingInWords } from '../comparing/finding.ts';
import { gapBetween, gapChange, type Gap, type GapChange, type NoGap } from '../comparing/gap.ts';
import { poolYears, poolingRule, type Pooled } from '../comparing/pool.ts';
import { compareSchool, figureOfSchool, schoolSubjects, type AskedOfSchool, type ComparedFigure } from '../figures/compare-figure.ts';
import { gapPairs, groups, type GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';

export interface ComparedYear extends ComparedFigure {
  readonly period: Period;
}

/** One measure of one school for one group of its pupils: its years beside others’. */
export interface Outcome {
  readonly measure: Measure;
  readonly group: GroupId;
  /** Oldest first, without a hole: a year that nobody has a figure for is there, with its reason. */
  readonly years: readonly ComparedYear[];
  /** The latest year for which a file says anything of the school; null where none does. */
  readonly latest: ComparedYear | null;
}

/** More than this make a chart that nobody reads. */
const mostYears = 8;

export function outcomeOf(asked: AskedOfSchool, measure: Measure, group: GroupId = 'all'): Outcome {
  const said = saidOf(asked, measure, group);
  const periods = said.length === 0 ? [] : withoutHoles(said, asked.set.periods(measure));
  const years = periods.map((period) => ({ period, ...compareSchool(asked.set, measure, group, asked, period) }));
  return { measure, group, years, latest: years.findLast(({ period }) => said.includes(period)) ?? null };
}

/** Years for which a file has a row of the school for this, under any of its numbers: the latest first. */
function saidOf({ set, school }: AskedOfSchool, measure: Measure, group: GroupId): Period[] {
  return set.periods(measure).filter((period) => schoolSubjects(school).some((subject) => set.find(measure, group, subject, period) !== undefined));
}

/** Groups of pupils of which a file says anything for this school: a cell left empty in every year says nothing. */
export function groupsOf(asked: AskedOfSchool, measure: Measure): GroupId[] {
  const { set, school } = asked;
  const isTold = (group: GroupId, period: Period) => {
    const { statistic } = figureOfSchool(set, measure, group, school, period);
    return isValue(statistic) || statistic.reason !== 'empty';
  };
  return (Object.keys(groups) as GroupId[]).filter((group) => saidOf(asked, measure, group).some((period) => isTold(group, period)));
}

/** From the first year with a figure to the last, those in between too. */
function withoutHoles(said: readonly Period[], known: readonly Period[]): Period[] {
  const latest = said[0] ?? '';
  const earliest = firstYearOf(said.at(-1) ?? '');
  if (!/^\d{4}\/\d{2}$/.test(latest) || earliest === null)
    return known
      .filter((period) => period <= latest)
      .slice(0, mostYears)
      .reverse();
  const years = Math.min(mostYears, (firstYearOf(latest) ?? earliest) - earliest + 1);
  return Array.from({ length: years }, (_, back) => yearsBefore(latest, years - 1 - back) ?? latest);
}

/** "Reading, writing and maths, expected standard, disadvantaged". */
export function measureOf({ measure, group }: Pick<Outcome, 'measure' | 'group'>): string {
  return group === 'all' ? measure.name : `${measure.name} (${lowerFirst(groups[group])})`;
}

/** The finding, for the heading and the chart’s description alike. */
export function findingOf({ measure, group, years, latest }: Outcome): string {
  const name = measureOf({ measure, group });
  if (latest === null) return `${name}: no file that is loaded says anything of this school.`;
  const before = years[years.indexOf(latest) - 1];
  const facts = ({ period, statistic, comparators }: ComparedYear) => ({
    period,
    own: statistic,
    comparator: comparators.england ?? none('not-loaded'),
  });
  return findingInWords({
    measure: { name, said: null, polarity: measure.polarity },
    comparatorName: 'England',
    now: facts(latest),
    before: before ? facts(before) : null,
  });
}

export interface OutcomeHistory {
  readonly change: Change | NoChange | null;
  readonly trend: Trend | NoChange;
  /** Null where the cohort is large enough to stand alone. */
  readonly pooled: Pooled | null;
}

export function historyOf({ years, latest }: Outcome): OutcomeHistory | null {
  if (latest === null) return null;
  const until = years.slice(0, years.indexOf(latest) + 1);
  const before = until.at(-2);
  const { statistic } = latest;
  const isSmall = statistic.kind === 'value' && statistic.cohort !== null && statistic.cohort <= poolingRule.pooledUpTo;
  return {
    change: before ? changeSince(before, latest) : null,
    trend: threeYearTrend(until, latest.period),
    pooled: isSmall && statistic.unit !== 'number' ? poolYears(until.toReversed()) : null,
  };
}

export interface SchoolGap {
  readonly name: string;
  readonly gap: Gap | NoGap;
  readonly change: GapChange | { readonly kind: 'none'; readonly because: string } | null;
  /** The figures of the two groups, by year, oldest first, with the gap between them. */
  readonly years: readonly { readonly period: Period; readonly figures: readonly [Statistic, Statistic]; readonly gap: Statistic }[];
  readonly groups: readonly [string, string];
}

/** Gaps between groups of which a file says anything, with what became of each since the year before. */
export function gapsOf(asked: AskedOfSchool, measure: Measure): SchoolGap[] {
  const told = groupsOf(asked, measure);
  return gapPairs.flatMap(({ group, against, name }) => {
    if (!told.includes(group) || !told.includes(against)) return [];
    const [one, other] = [outcomeOf(asked, measure, group), outcomeOf(asked, measure, against)];
    const all = one.years.map(({ period, statistic }) => {
      const others = other.years.find((year) => year.period === period)?.statistic ?? none('not-in-file');
      return {
        period,
        figures: [statistic, others] as const,
        found: gapBetween({ name: pupils(group), statistic }, { name: pupils(against), statistic: others }),
      };
    });
    // Years from before files had the two are nobody’s question.
    const first = all.findIndex(({ figures }) => figures.some((statistic) => isValue(statistic) || statistic.reason !== 'empty'));
    const years = all.slice(Math.max(0, first));
    const latest = years.findLast(({ period }) => period === one.latest?.period);
    if (latest === undefined) return [];
    const before = years[years.indexOf(latest) - 1];
    return [
      {
        name,
        gap: latest.found,
        change: before ? gapChange(before.found, latest.found) : null,
        years: years.map(({ period, figures, found }) => ({ period, figures, gap: found.statistic })),
        groups: [groups[group], groups[against]] as const,
      },
    ];
  });
}

const pupilNames: Readonly<Partial<Record<GroupId, string>>> = {
  'disadvantaged': 'Disadvantaged pupils',
  'not-disadvantaged': 'Pupils who are not disadvantaged',
  'fsm': 'Pupils eligible for free school meals',
  'not-fsm': 'Pupils who are not eligible for free school meals',
  'sen-support': 'Pupils with SEN support',
  'ehc-plan': 'Pupils with an EHC plan',
  'no-sen': 'Pupils without identified SEN',
  'eal': 'Pupils with English as an additional language',
  'not-eal': 'Pupils with English as their first language',
  'looked-after': 'Looked-after pupils',
  'white-british-disadvantaged': 'White British disadvantaged pupils',
};

function pupils(group: GroupId): string {
  return pupilNames[group] ?? groups[group];
}

/** What is written in capitals stays so, and so do names. */
function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) && !/^(English|White|Black|Asian|Chinese)/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
