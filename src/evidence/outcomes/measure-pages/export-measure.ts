import { statusLabels, units } from '../../../kernel/statistic.ts';
import { writeCsv, type CsvRow } from '../../../platform/files/write-csv.ts';
import { compareArea, subjectsAround, type AskedArea } from '../figures/compare-figure.ts';
import { csvFigure, csvFigureHeadings } from '../figures/figure-cells.ts';
import { periodsWith } from '../figures/periods.ts';
import { groups, type GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';

/** Every year and group of one measure: a row for each area, with the file it is from. Areas alone, never a school. */
export function exportMeasure({ area, set }: AskedArea, measure: Measure): string {
  const heading = ['Measure', 'Group', 'Period', 'Area', 'Unit', ...csvFigureHeadings('Figure'), 'Status', 'Publisher', 'File', 'As at'];
  const areas = [
    { name: area.name, subject: { level: 'authority', code: area.laCode } as const },
    ...subjectsAround(area)
      .slice(1)
      .map((subject) => ({ name: nameOf(area, subject.code), subject })),
  ];
  const rows = (Object.keys(measure.groups) as GroupId[]).flatMap((group) =>
    periodsWith(set, measure, group, subjectsAround(area)).flatMap((period) => {
      const head = (name: string): CsvRow => [measure.name, groups[group], period, name, units[measure.unit]];
      const { neighbours } = compareArea(set, measure, group, area, period);
      return [
        ...areas.map(({ name, subject }): CsvRow => {
          const statistic = set.get(measure, group, subject, period);
          const [release] = statistic.releases;
          const status = set.find(measure, group, subject, period)?.status ?? null;
          return [
            ...head(name),
            ...csvFigure(statistic),
            ...[status === null ? null : statusLabels[status], release?.publisher ?? null, release?.fileName ?? null, release?.asAt ?? null],
          ];
        }),
        [...head('Neighbours, mean of the authorities'), ...csvFigure(neighbours.mean), null, null, null, null],
        [...head('Neighbours, pupils pooled'), ...csvFigure(neighbours.pooled), null, null, null, null],
      ];
    }),
  );
  return writeCsv([heading, ...rows]);
}

function nameOf({ region, neighbours }: AskedArea['area'], code: string): string {
  if (region?.code === code) return region.name;
  return neighbours.find(({ laCode }) => laCode === code)?.name ?? 'England';
}
