import { resultsYear, yearsBefore, type Period } from '../../kernel/period.ts';
import { isValue, none } from '../../kernel/statistic.ts';
import type { Reader } from '../../platform/database/database.ts';
import {
  askOfArea,
  changeSince,
  compareArea,
  differenceInWords,
  groups,
  isGroup,
  listMeasures,
  type Area,
  type FigureSet,
  type GroupId,
  type Measure,
} from '../../evidence/index.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { directionInWords } from './direction.ts';
import { listCommentary, listTargets } from './list-targets.ts';
import { rate } from './rating.ts';
import { passes, periodCalled, targetRated, type Scorecard, type ScorecardFilter, type ScorecardLine } from './scorecard.ts';
import { lineOf, type Commentary, type Target } from './target.ts';

/**
 * Every line that has a target in force, beside what is published. It is for people outside as well, in print and in meetings: so the figures are those that
 * anybody may see, whoever asks, and never schools' unvalidated returns.
 */
export async function findScorecard(reader: Reader, authority: OwnAuthority, today: string, filter: ScorecardFilter): Promise<Scorecard> {
  const targets = (await listTargets(reader, authority.id)).filter(({ withdrawn }) => withdrawn === null);
  const commentary = (await listCommentary(reader, authority.id)).filter(({ withdrawn }) => withdrawn === null);
  const catalogue = await listMeasures(reader);
  const measures = catalogue.filter(({ id }) => targets.some(({ measureId }) => measureId === id));
  const asked = await askOfArea(reader, { measures, laCode: authority.laCode, today, audience: 'outside' });
  const byLine = Map.groupBy(targets, lineOf);
  const lines = measures.flatMap((measure) =>
    (Object.keys(groups) as GroupId[]).flatMap((group) => {
      const ofLine = byLine.get(lineOf({ measureId: measure.id, group })) ?? [];
      if (!asked || ofLine.length === 0 || !passes(filter, { measure, group })) return [];
      const said = commentary.filter((each) => each.measureId === measure.id && each.group === group);
      const line = buildLine({ ...asked, measure, group, targets: ofLine, said, year: filter.year });
      return line === null ? [] : [line];
    }),
  );
  const baselines = targets.map(({ baselinePeriod }) => resultsYear(baselinePeriod)).sort();
  const years = [...measures.flatMap((measure) => asked?.set.periods(measure) ?? []), ...targets.map(({ period }) => period)].map(resultsYear);
  const known = new Set(measures.map(({ id }) => id));
  return {
    authorityName: authority.name,
    regionName: asked?.area.region?.name ?? null,
    neighbourNames: asked?.area.neighbours.map(({ name }) => name) ?? [],
    lines,
    choices: {
      years: [...new Set(years)].filter((year) => /^\d{4}$/.test(year) && year >= (baselines[0] ?? '')).sort(),
      phases: [...new Set(measures.map(({ phase }) => phase))],
      groups: (Object.keys(groups) as GroupId[]).filter((group) => targets.some((target) => target.group === group)),
    },
    targets: targets.length,
    unknownMeasures: [
      ...new Set(targets.filter(({ measureId, group }) => !known.has(measureId) || !isGroup(group)).map(({ measureId }) => measureId)),
    ],
  };
}

interface LineFacts {
  readonly area: Area;
  readonly set: FigureSet;
  readonly measure: Measure;
  readonly group: GroupId;
  readonly targets: readonly Target[];
  readonly said: readonly Commentary[];
  readonly year: string | null;
}

/** Null where a year is asked for in which the line has neither a target nor a figure. */
function buildLine({ area, set, measure, group, targets, said, year }: LineFacts): ScorecardLine | null {
  const own = { level: 'authority', code: area.laCode } as const;
  const figure = (period: Period) => ({ period, statistic: set.get(measure, group, own, period) });
  const periods = set.periods(measure);
  const latestPeriod = periods.find((period) => set.find(measure, group, own, period) !== undefined) ?? periods[0];
  const askedPeriod = year === null ? latestPeriod : periodCalled([...periods, ...targets.map(({ period }) => period)], year);
  if (year !== null && askedPeriod === undefined) return null;
  const [first] = targets;
  if (first === undefined) return null;
  // Where nothing at all is loaded, the baseline's year is the one that is asked about, and its figure says that nothing is.
  const period = askedPeriod ?? first.baselinePeriod;
  const latest = figure(latestPeriod !== undefined && latestPeriod < period ? latestPeriod : period);
  const rated = targets.map((target) => {
    const { statistic } = figure(target.period);
    // Asked as at an earlier year, a later one is not known yet.
    const inTargetYear = target.period > period && isValue(statistic) ? none('not-published') : statistic;
    return { ...target, rating: rate({ polarity: measure.polarity, target, baseline: figure(target.baselinePeriod), inTargetYear, latest }) };
  });
  const ratedBy = targetRated(rated, period);
  if (ratedBy === undefined) return null;
  const compared = compareArea(set, measure, group, area, period);
  const before = yearsBefore(period, 1) ?? period;
  const absent = [before, period].filter((each) => !isValue(figure(each).statistic));
  const change = changeSince(figure(before), figure(period));
  const by = change.kind === 'change' ? differenceInWords(change.difference, change.unit, change.decimals) : '';
  return {
    measure,
    group,
    groupName: groups[group],
    priority: ratedBy.priority,
    baseline: figure(ratedBy.baselinePeriod),
    targets: rated,
    actual: figure(period),
    england: compared.comparators.england ?? none('not-loaded'),
    region: compared.comparators.region ?? none('not-loaded'),
    neighbours: compared.comparators.neighbours_mean ?? none('not-loaded'),
    direction: directionInWords({ polarity: measure.polarity, since: before, absent, change, by }),
    rated: ratedBy,
    commentary: year === null ? said : said.filter((each) => each.period <= period),
  };
}
