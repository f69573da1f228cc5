import { resultsYear } from '../../../kernel/period.ts';
import type { StatisticRelease } from '../../../kernel/statistic.ts';
import type { AskedArea } from '../figures/compare-figure.ts';
import { FigureNotes, type FigureCell } from '../figures/figure-cells.ts';
import { yearOf } from '../figures/periods.ts';
import { gapInWords, sidedInWords } from '../gaps/area-gap.ts';
import { groupNoun } from '../measures/group-nouns.ts';
import { topics, type Measure, type Topic } from '../measures/measure.ts';
import { areaRow, rowWords, type AreaRow } from './draw-area-row.ts';
import { choicesOf, dashboardHref, headlinesOf, type DashboardQuestion } from './dashboard-question.ts';
import { groupGaps } from './group-gaps.ts';

/** A row of a topic’s table: each figure in words, the absent ones with the number of their note. */
interface ShownRow extends ReturnType<typeof rowWords> {
  readonly name: string;
  readonly href: string;
  readonly own: FigureCell;
  readonly england: FigureCell;
  readonly region: FigureCell;
  readonly mean: FigureCell;
  readonly pooled: FigureCell;
  readonly rank: string;
  readonly change: string;
  readonly sparkline: AreaRow['sparkline'];
}

export function rowsOf(asked: AskedArea, measures: readonly Measure[], question: DashboardQuestion): AreaRow[] {
  return headlinesOf(measures, question)
    .filter((measure) => measure.groups[question.group] !== undefined)
    .flatMap((measure) => areaRow(asked, measure, question.group, question.year) ?? []);
}

/** Everything that the dashboard’s template shows. Pure. */
export function dashboardPage(asked: AskedArea, measures: readonly Measure[], question: DashboardQuestion) {
  const { area, set } = asked;
  const headlines = headlinesOf(measures, question);
  const rows = rowsOf(asked, measures, question);
  const notes = new FigureNotes();
  const years = [...new Set(measures.filter(({ isHeadline }) => isHeadline === true).flatMap((measure) => set.periods(measure).map(yearOf)))];
  const present = headlines.filter((measure) => measure.groups[question.group] !== undefined);
  return {
    area: { name: area.name, region: area.region?.name ?? null, neighbours: area.neighbours.map(({ name }) => name), from: area.neighboursFrom },
    groupName: groupNoun(question.group),
    isAll: question.group === 'all',
    choices: choicesOf(measures, years.sort().reverse(), question),
    csvHref: dashboardHref(question, '/outcomes.csv'),
    sections: sectionsOf(rows, question, notes),
    without: present.filter((measure) => !rows.some((row) => row.measure === measure)).map(({ name, due }) => ({ name, due })),
    gaps: groupGaps(asked, headlines, question.year).map(({ pair, rows: ofPair }) => ({
      name: pair.name,
      id: pair.group,
      columns: [groupNoun(pair.group), groupNoun(pair.against)],
      rows: ofPair.map(({ measure, gap }) => ({
        name: measure.name,
        href: `/outcomes/gaps?${new URLSearchParams({ pair: pair.group, measure: measure.id }).toString()}`,
        when: resultsYear(gap.period),
        figures: gap.figures.map((statistic) => notes.cell(statistic)),
        gap: gap.gap.kind === 'gap' ? gapInWords(gap.gap) : null,
        chance: gap.gap.kind === 'gap' && gap.gap.couldBeChance === true && gap.gap.direction !== 'the same',
        england: sidedInWords(gap.england),
        neighbours: sidedInWords(gap.neighbours),
        change: gap.change,
      })),
    })),
    notes: notes.texts,
    isEmpty: rows.length === 0,
  };
}

function sectionsOf(rows: readonly AreaRow[], question: DashboardQuestion, notes: FigureNotes) {
  return [...Map.groupBy(rows, ({ measure }) => measure.topic)].map(([topic, ofTopic]: [Topic, AreaRow[]]) => ({
    topic,
    title: topics[topic],
    findings: ofTopic.map(({ finding }) => finding),
    rows: ofTopic.map((row) => shownRow(row, question, notes)),
    sources: ofTopic.map((row) => ({
      name: row.measure.name,
      release: releaseWords(row.release),
      asAt: row.release?.asAt ?? null,
      due: row.measure.due,
      publisher: row.measure.publisher,
    })),
  }));
}

function shownRow(row: AreaRow, { group }: DashboardQuestion, notes: FigureNotes): ShownRow {
  const { england, region, neighbours_mean: mean, neighbours_pooled: pooled } = row.compared.comparators;
  const cell = (statistic: typeof england): FigureCell =>
    statistic === undefined ? { text: 'No figure', isAbsent: true, cohort: null, symbol: null, note: null } : notes.cell(statistic);
  return {
    ...rowWords(row),
    name: row.measure.name,
    href: `/outcomes/measures/${row.measure.id}${group === 'all' ? '' : `?group=${group}`}`,
    own: notes.cell(row.compared.statistic),
    england: cell(england),
    region: cell(region),
    mean: cell(mean),
    pooled: cell(pooled),
    rank: row.rank,
    change: row.change,
    sparkline: row.sparkline,
  };
}

/** "Department for Education, LAIT: lait_bds.csv". */
export function releaseWords(release: StatisticRelease | null): string {
  return release === null ? 'No file has a row of it' : `${release.publisher}: ${release.fileName}`;
}
