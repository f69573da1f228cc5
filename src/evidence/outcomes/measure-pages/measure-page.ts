import { resultsYear, type Period } from '../../../kernel/period.ts';
import { isValue, statisticInWords, statusLabels, type Statistic } from '../../../kernel/statistic.ts';
import { areaRow, periodWords } from '../dashboard/draw-area-row.ts';
import { releaseWords } from '../dashboard/dashboard-page.ts';
import type { Choice } from '../dashboard/dashboard-question.ts';
import { subjectsAround, type AskedArea } from '../figures/compare-figure.ts';
import { englandSubject } from '../figures/figure-set.ts';
import { cellInWords, FigureNotes } from '../figures/figure-cells.ts';
import { periodsWith, yearOf } from '../figures/periods.ts';
import { groupNoun } from '../measures/group-nouns.ts';
import { groups, type GroupId } from '../measures/groups.ts';
import { unitInWords } from '../measures/measure-words.ts';
import { phases, polarityWords, topics, type Measure } from '../measures/measure.ts';
import { areaYears, gapChart, neighboursChart, yearsChart, type AreaYear } from './draw-area-charts.ts';
import { measureHref, pairsOf, type MeasureQuestion } from './measure-question.ts';
import { placeInWords, schoolsFunnel, type SchoolsOfMeasure } from './find-measure-schools.ts';

/** Everything that the page of a measure shows; `schools` for staff alone. Pure. */
export function measurePage(asked: AskedArea, measure: Measure, question: MeasureQuestion, schools: SchoolsOfMeasure | null) {
  const { area, set } = asked;
  const { group } = question;
  const notes = new FigureNotes();
  const row = areaRow(asked, measure, group, question.year);
  const years = areaYears(asked, measure, group);
  const gaps = pairsOf(measure).flatMap((pair) => {
    const found = gapChart(asked, measure, pair);
    return found === null ? [] : [{ pair, chart: found }];
  });
  const gap = gaps.find(({ pair }) => pair === question.pair) ?? gaps[0] ?? null;
  const periods = periodsWith(set, measure, group, subjectsAround(area));
  return {
    measure: {
      ...{ id: measure.id, name: measure.name, about: measure.about, publisher: measure.publisher, due: measure.due },
      ...{ unit: unitInWords(measure.unit), polarity: polarityWords[measure.polarity], phase: phases[measure.phase], topic: topics[measure.topic] },
      missing: (measure.missing ?? []).map(({ periods: when, because }) => ({ years: when.map(resultsYear).join(', '), because })),
    },
    area: { name: area.name, region: area.region?.name ?? null, neighbours: area.neighbours.length },
    groupName: groupNoun(group),
    choices: choicesOf(measure, question, [...new Set(periods.map(yearOf))]),
    latest: row && {
      finding: row.finding,
      when: periodWords(row.period),
      rank: row.rank,
      change: row.change,
      neighbours: row.compared.neighbours,
      release: releaseWords(row.release),
      asAt: row.release?.asAt ?? null,
    },
    years: row && { chart: yearsChart(asked, measure, group, years, row.finding), table: yearsTable(asked, years, notes) },
    neighbours: row && area.neighbours.length > 0 ? neighboursOf(asked, measure, question, row.period, row.rank) : null,
    ...(row ? groupRows(asked, measure, question, row.period, notes) : { groups: [], withoutFigures: [] }),
    groupsPeriod: row && resultsYear(row.period),
    gap,
    otherGaps: gaps.flatMap(({ pair }) =>
      pair === gap?.pair ? [] : [{ text: pair.name, href: `${measureHref(measure, { ...question, pair })}#groups` }],
    ),
    versions: versionsOf(asked, measure, group, periods),
    schools: schools && schoolsOf(measure, group, schools, notes),
    links: {
      csv: measureHref(measure, question, '/figures.csv'),
      yearsSvg: measureHref(measure, question, '/years.svg'),
      neighboursSvg: measureHref(measure, question, '/neighbours.svg'),
      gapSvg: measureHref(measure, { ...question, pair: gap?.pair ?? null }, '/gap.svg'),
      gaps: `/outcomes/gaps?measure=${measure.id}${gap === null ? '' : `&pair=${gap.pair.group}`}`,
      map: `/outcomes/map?measure=${measure.id}`,
    },
    notes: notes.texts,
  };
}

function choicesOf(
  measure: Measure,
  { group, year }: MeasureQuestion,
  years: readonly string[],
): { readonly group: Choice[]; readonly year: Choice[] } {
  const listed = year === null || years.includes(year) ? years : [year, ...years];
  return {
    group: (Object.keys(measure.groups) as GroupId[]).map((each) => ({ value: each, text: groups[each], selected: each === group })),
    year: [{ value: '', text: 'Latest', selected: year === null }, ...listed.map((each) => ({ value: each, text: each, selected: each === year }))],
  };
}

/** As `resultsTable` takes it. Pooled has a column only where any year can be pooled; otherwise a sentence says why not. */
function yearsTable({ area }: AskedArea, years: readonly AreaYear[], notes: FigureNotes) {
  const isPooled = years.some(({ pooled }) => pooled.kind === 'value');
  const cell = (statistic: Statistic | null): string | null => (statistic === null ? null : cellInWords(notes.cell(statistic)));
  return {
    caption: 'Year by year',
    captionHidden: true,
    stacks: true,
    columns: [
      { text: 'Year', key: 'year' },
      { text: area.name, key: 'own', numeric: true },
      ...(area.neighbours.length === 0 ? [] : [{ text: 'Neighbours, mean', key: 'mean', numeric: true }]),
      ...(isPooled ? [{ text: 'Neighbours, pooled', key: 'pooled', numeric: true }] : []),
      ...(area.region === null ? [] : [{ text: area.region.name, key: 'region', numeric: true }]),
      { text: 'England', key: 'england', numeric: true },
    ],
    rows: years.toReversed().map(({ period, own, mean, pooled, region, england }) => ({
      year: periodWords(period),
      own: cell(own),
      mean: area.neighbours.length === 0 ? null : cell(mean),
      pooled: isPooled ? cell(pooled) : null,
      region: cell(region),
      england: cell(england),
    })),
  };
}

function neighboursOf(asked: AskedArea, measure: Measure, { group }: MeasureQuestion, period: Period, rank: string) {
  const { area, set } = asked;
  const of = (code: string): Statistic => set.get(measure, group, { level: 'authority', code }, period);
  const statistics = [{ name: area.name, laCode: area.laCode }, ...area.neighbours];
  return {
    chart: neighboursChart(asked, measure, group, period, rank),
    table: {
      caption: `${area.name} and its neighbours, ${resultsYear(period)}`,
      captionHidden: true,
      stacks: true,
      columns: [
        { text: 'Authority', key: 'name' },
        { text: 'Figure', key: 'figure', numeric: true },
        { text: 'Counted over', key: 'cohort', numeric: true },
      ],
      rows: statistics.map(({ name, laCode }) => {
        const statistic = of(laCode);
        return {
          name,
          figure: statisticInWords(statistic) + (statistic.kind === 'none' && statistic.symbol !== null ? ` (${statistic.symbol})` : ''),
          cohort: statistic.kind === 'value' ? (statistic.cohort ?? 'Not published') : null,
        };
      }),
    },
  };
}

/** The groups that anybody compared has a figure of in this year, and the names of those that nobody has. */
function groupRows(asked: AskedArea, measure: Measure, question: MeasureQuestion, period: Period, notes: FigureNotes) {
  const rows = (Object.keys(measure.groups) as GroupId[]).map((group) => ({ group, row: areaRow(asked, measure, group, yearOf(period)) }));
  const figuresOf = ({ row }: (typeof rows)[number]): Statistic[] =>
    row === null ? [] : [row.compared.statistic, row.compared.neighbours.mean, ...Object.values(row.compared.comparators)];
  return {
    groups: rows.flatMap((each) => {
      const { group, row } = each;
      if (row === null || !figuresOf(each).some(isValue)) return [];
      const england = asked.set.get(measure, group, englandSubject, row.period);
      return [
        {
          name: groupNoun(group),
          href: measureHref(measure, { ...question, group }),
          own: notes.cell(row.compared.statistic),
          england: notes.cell(england),
          mean: notes.cell(row.compared.neighbours.mean),
          change: row.change,
        },
      ];
    }),
    withoutFigures: rows.filter((each) => !figuresOf(each).some(isValue)).map(({ group }) => groupNoun(group)),
  };
}

const versionYears = 5;

/** Years that more than one file speaks of: each figure with its release, the believed one first. */
function versionsOf({ area, set }: AskedArea, measure: Measure, group: GroupId, periods: readonly Period[]) {
  return periods
    .map((period) => ({ period, versions: set.versions(measure, group, { level: 'authority', code: area.laCode }, period) }))
    .filter(({ versions }) => versions.length > 1)
    .slice(0, versionYears)
    .map(({ period, versions }) => ({
      when: periodWords(period),
      versions: versions.map(({ status, statistic }, at) => ({
        figure: statisticInWords(statistic),
        status: status === null ? 'Not said by the publisher' : statusLabels[status],
        release: releaseWords(statistic.releases[0] ?? null),
        asAt: statistic.releases[0]?.asAt ?? null,
        isBelieved: at === 0,
      })),
    }));
}

function schoolsOf(measure: Measure, group: GroupId, found: SchoolsOfMeasure, notes: FigureNotes) {
  return {
    when: resultsYear(found.period),
    funnel: schoolsFunnel(measure, group, found),
    rows: found.schools.map(({ school, statistic, underUrn }) => ({
      name: school.name,
      href: `/providers/${school.id}`,
      locality: school.localityName ?? 'Not placed',
      figure: notes.cell(statistic),
      underUrn,
      place: placeInWords(statistic, found.england),
    })),
    england: statisticInWords(found.england),
  };
}
