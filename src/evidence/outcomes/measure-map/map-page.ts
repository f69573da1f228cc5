import { resultsYear } from '../../../kernel/period.ts';
import { isValue, statisticInWords } from '../../../kernel/statistic.ts';
import type { MapOutline } from '../../../ui/map/draw-map.ts';
import { describeMeasureMap } from '../../../ui/map/measure-map.ts';
import type { Choice } from '../dashboard/dashboard-question.ts';
import { FigureNotes } from '../figures/figure-cells.ts';
import { groupNoun } from '../measures/group-nouns.ts';
import { groups, type GroupId } from '../measures/groups.ts';
import { polarityWords, type Measure } from '../measures/measure.ts';
import type { MeasureQuestion } from '../measure-pages/measure-question.ts';
import type { SchoolsOfMeasure } from '../measure-pages/find-measure-schools.ts';
import { fifthsOf } from './fifths.ts';

/** Everything that the map’s page shows: the drawing, and the same in a table. Pure. */
export function mapPage(
  measure: Measure,
  offered: readonly Measure[],
  { group, year }: Pick<MeasureQuestion, 'group' | 'year'>,
  found: SchoolsOfMeasure | null,
  outlines: readonly MapOutline[],
) {
  const notes = new FigureNotes();
  return {
    measure: { name: measure.name, href: `/outcomes/measures/${measure.id}`, polarity: polarityWords[measure.polarity] },
    year,
    choices: {
      measure: offered.map(({ id, name }): Choice => ({ value: id, text: name, selected: id === measure.id })),
      group: (Object.keys(measure.groups) as GroupId[]).map((each): Choice => ({ value: each, text: groups[each], selected: each === group })),
    },
    shown: found && shownOf(measure, group, found, outlines, notes),
    notes: notes.texts,
  };
}

function shownOf(
  measure: Measure,
  group: GroupId,
  { period, schools, england }: SchoolsOfMeasure,
  outlines: readonly MapOutline[],
  notes: FigureNotes,
) {
  const fifths = fifthsOf(schools.map(({ school, statistic }) => ({ name: school.name, statistic })));
  const withFigure = schools.filter(({ statistic }) => isValue(statistic)).length;
  const placed = schools.flatMap(({ school, statistic }, at) => {
    const { easting, northing, name } = school;
    if (easting === null || northing === null) return [];
    const label = isValue(statistic) ? `${name}, ${statisticInWords(statistic)}` : name;
    const reason = isValue(statistic) ? {} : { reason: statisticInWords(statistic).replace(/\.$/, '') };
    return [{ easting, northing, label, class: fifths.of[at] ?? null, ...reason }];
  });
  return {
    when: resultsYear(period),
    chart: describeMeasureMap({
      id: 'map',
      title: `${measure.name}${group === 'all' ? '' : `, ${groupNoun(group)}`}, ${resultsYear(period)}`,
      summary: `${withFigure} of ${schools.length} schools have a figure. England: ${statisticInWords(england)}. Larger and darker is more. Every school is in the table below.`,
      outlines,
      points: placed,
      classes: fifths.classes,
      unitName: 'schools',
    }),
    unplaced: schools
      .filter(({ school }) => school.easting === null || school.northing === null)
      .map(({ school }) => ({ name: school.name, href: `/providers/${school.id}` })),
    rows: schools.map(({ school, statistic }, at) => {
      const which = fifths.of[at] ?? null;
      return {
        name: school.name,
        href: `/providers/${school.id}`,
        locality: school.localityName ?? 'Not placed',
        figure: notes.cell(statistic),
        fifth: which === null ? 'No figure' : (fifths.classes[which] ?? '').split(':')[0],
      };
    }),
  };
}
