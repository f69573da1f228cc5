import { resultsYear } from '../../../kernel/period.ts';
import { isValue, none, type Statistic } from '../../../kernel/statistic.ts';
import { writeCsv, type CsvRow } from '../../../platform/files/write-csv.ts';
import type { Chart } from '../../../ui/charts/drawing.ts';
import { describeLineChart } from '../../../ui/charts/line-chart.ts';
import { unitOfDifference } from '../comparing/values.ts';
import type { AskedArea } from '../figures/compare-figure.ts';
import { cellInWords, csvFigure, csvFigureHeadings, FigureNotes } from '../figures/figure-cells.ts';
import { yearsShown } from '../measure-pages/draw-area-charts.ts';
import { groupNoun } from '../measures/group-nouns.ts';
import { phases, polarityWords, type Measure, type MeasurePhase } from '../measures/measure.ts';
import { areaGap, gapInWords, gapPeriods, sidedInWords, smallestInWords, type AreaGap } from './area-gap.ts';
import { gapsHref, measuresOf, pairsThere, type GapQuestion } from './gap-question.ts';

export function gapsOverYears(asked: AskedArea, { measure, pair }: GapQuestion): AreaGap[] {
  return yearsShown(gapPeriods(asked, measure, pair)).map((period) => areaGap(asked, measure, pair, period));
}

export function gapsChart({ area }: AskedArea, { measure, pair }: GapQuestion, gaps: readonly AreaGap[], summary: string): Chart {
  const of = (pick: (gap: AreaGap) => Statistic) => gaps.map((gap) => ({ period: gap.period, statistic: pick(gap) }));
  return describeLineChart({
    id: 'gaps',
    title: `${measure.name}: ${groupNoun(pair.group)} less ${lowerFirst(groupNoun(pair.against))}`,
    summary,
    unit: unitOfDifference(measure.unit),
    reach: 'from-zero',
    periods: gaps.map(({ period }) => period),
    series: [
      {
        name: area.name,
        role: 'subject',
        points: gaps.map(({ period, gap }) => ({ period, statistic: gap.statistic, interval: gap.kind === 'gap' ? gap.interval : null })),
      },
      ...(area.neighbours.length === 0
        ? []
        : [{ name: 'Neighbours, mean', role: 'neighbours', points: of(({ neighbours }) => neighbours) } as const]),
      ...(area.region === null
        ? []
        : [{ name: area.region.name, role: 'locality', points: of(({ region }) => region ?? none('not-loaded')) } as const]),
      { name: 'England', role: 'england', points: of(({ england }) => england) },
    ],
  });
}

/** What is found in the latest year, a sentence each. They say how large a gap is, and never why. */
export function gapFindings({ area }: AskedArea, gap: AreaGap): string[] {
  const year = resultsYear(gap.period);
  const own =
    gap.gap.kind === 'gap'
      ? `${area.name}, ${year}: ${lowerFirst(gap.gap.words)}${gap.gap.couldBeChance === true && gap.gap.direction !== 'the same' ? ', which could be chance' : ''}.`
      : `${area.name}, ${year}: no gap can be told. ${gap.gap.because}.`;
  const elsewhere = [
    `England: ${sidedInWords(gap.england)}.`,
    ...(gap.region === null || area.region === null ? [] : [`${area.region.name}: ${sidedInWords(gap.region)}.`]),
    ...(area.neighbours.length === 0 ? [] : [`Neighbours, mean of their gaps: ${sidedInWords(gap.neighbours)}.`]),
  ].map((sentence) => sentence.replace(/\.\.$/, '.'));
  return [own, ...elsewhere, gap.change, smallestInWords(gap)];
}

/** Everything that the gap explorer shows. Pure. */
export function gapsPage(asked: AskedArea, measures: readonly Measure[], question: GapQuestion) {
  const { area } = asked;
  const { pair, measure, phase } = question;
  const notes = new FigureNotes();
  const gaps = gapsOverYears(asked, question);
  const latest = gaps.findLast(({ gap }) => gap.kind === 'gap') ?? gaps.at(-1);
  const findings = latest === undefined ? [] : gapFindings(asked, latest);
  const offered = measuresOf(measures, pair, phase);
  const cell = (statistic: Statistic): string => (isValue(statistic) ? sidedInWords(statistic) : cellInWords(notes.cell(statistic)));
  return {
    area: { name: area.name, region: area.region?.name ?? null },
    measure: { name: measure.name, href: `/outcomes/measures/${measure.id}?pair=${pair.group}`, polarity: polarityWords[measure.polarity] },
    pair: { name: pair.name, columns: [groupNoun(pair.group), groupNoun(pair.against)] },
    choices: {
      pair: pairsThere(measures).map(({ group, name }) => ({ value: group, text: name, selected: group === pair.group })),
      phase: [
        { value: '', text: 'Every phase', selected: phase === null },
        ...(Object.entries(phases) as [MeasurePhase, string][])
          .filter(([each]) => measuresOf(measures, pair, null).some((one) => one.phase === each))
          .map(([value, text]) => ({ value, text, selected: value === phase })),
      ],
      measure: offered.map(({ id, name }) => ({ value: id, text: name, selected: id === measure.id })),
    },
    findings,
    chart: latest === undefined ? null : gapsChart(asked, question, gaps, findings[0] ?? ''),
    table: {
      caption: `${pair.name}, year by year`,
      captionHidden: true,
      stacks: true,
      columns: [
        { text: 'Year', key: 'year' },
        { text: area.name, key: 'own' },
        ...(area.neighbours.length === 0 ? [] : [{ text: 'Neighbours, mean', key: 'neighbours' }]),
        ...(area.region === null ? [] : [{ text: area.region.name, key: 'region' }]),
        { text: 'England', key: 'england' },
      ],
      rows: gaps.toReversed().map((gap) => ({
        year: resultsYear(gap.period),
        own: cell(gap.gap.statistic),
        neighbours: cell(gap.neighbours),
        region: gap.region === null ? null : cell(gap.region),
        england: cell(gap.england),
      })),
    },
    neighbours:
      latest === undefined
        ? null
        : {
            year: resultsYear(latest.period),
            rows: [
              { name: area.name, isOwn: true, figures: latest.figures, gap: latest.gap },
              ...latest.neighbourGaps.map((each) => ({ ...each, isOwn: false })),
            ].map(({ name, isOwn, figures, gap }) => ({
              name,
              isOwn,
              figures: figures.map((statistic) => notes.cell(statistic)),
              gap: gap.kind === 'gap' ? gapInWords(gap) : 'Cannot be told',
            })),
          },
    links: { csv: gapsHref(question, '/outcomes/gaps.csv'), svg: gapsHref(question, '/outcomes/gaps.svg') },
    notes: notes.texts,
  };
}

export function exportGaps(asked: AskedArea, question: GapQuestion): string {
  const { area } = asked;
  const heading = ['Measure', 'Gap', 'Year', ...[area.name, 'Neighbours, mean', 'Region', 'England'].flatMap(csvFigureHeadings), 'Change'];
  const rows = gapsOverYears(asked, question).map((gap): CsvRow => [
    ...[question.measure.name, question.pair.name, gap.period],
    ...[gap.gap.statistic, gap.neighbours, gap.region ?? none('not-loaded'), gap.england].flatMap(csvFigure),
    gap.change,
  ]);
  return writeCsv([heading, ...rows]);
}

function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) && !words.startsWith('White') ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
