import { findSource } from '../../../datasets/index.ts';
import { isValue, type Statistic, type StatisticValue } from '../../../kernel/statistic.ts';
import { withholdFigures, type GroupFigure, type Partition } from '../disclosure/withhold-figures.ts';
import { isForStaffOnly, type Audience } from '../disclosure/who-sees.ts';
import type { GroupId } from '../measures/groups.ts';
import type { Figure, FigureSet } from './figure-set.ts';

/** Groups that share nobody and together are everybody: of two shown, the third follows. */
const partitions: readonly (readonly GroupId[])[] = [
  ['disadvantaged', 'not-disadvantaged'],
  ['fsm', 'not-fsm'],
  ['sen-support', 'ehc-plan', 'no-sen'],
  ['sen', 'no-sen'],
  ['eal', 'not-eal'],
  ['boys', 'girls'],
];
const shape = { all: 'all', partitions };

/** What has to be known to show some groups: what is withheld of one depends on the others, and must not depend on who asked for which. */
export function linkedGroups(asked: readonly GroupId[]): readonly GroupId[] {
  return [...new Set<GroupId>([...asked, 'all', ...partitions.flat()])];
}

/**
 * The one place where figures pass disclosure control: pages, charts and their words, files and the API have what it leaves. Control is over all the groups of one
 * measure, subject and year together; whatever is reckoned of figures afterwards (means, gaps, three years pooled) is of shown ones only. Staff see all.
 */
export function showFigures(set: FigureSet, audience: Audience): FigureSet {
  if (audience === 'staff') return set;
  const together = Map.groupBy(set.believed(), ({ measureId, subject, period }) => [measureId, subject.level, subject.code, period].join('|'));
  return set.replaced([...together.values()].flatMap((figures) => control(figures, audience)));
}

function control(figures: readonly Figure[], audience: Audience): Figure[] {
  // Of a region or England nobody is told apart, and what they publish is the publisher’s own.
  if (figures.some(({ subject }) => subject.level === 'region' || subject.level === 'country')) return [...figures];
  const given = figures.map(({ group, statistic }): GroupFigure => ({ group, statistic, isOpen: isOpen(statistic) }));
  if (given.every(({ statistic, isOpen: isLeft }) => isLeft || !isValue(statistic))) return [...figures];
  const implied = impliedParts(given);
  const known = given.map((figure) => implied.find(({ group }) => group === figure.group) ?? figure);
  const unlisted = implied.filter(({ group }) => !given.some((figure) => figure.group === group));
  const answer = withholdFigures([...known, ...unlisted], shape, audience);
  return figures.map((figure, place) => {
    const shown = answer[place]?.statistic;
    return isValue(figure.statistic) && shown && !isValue(shown) ? { ...figure, statistic: shown } : figure;
  });
}

/**
 * A publisher’s percentage without the number of its pupils is taken as the publisher leaves it: there is nothing to judge it by but the publisher’s own control. With
 * the number it is judged by ours. The authority’s own collections are never open.
 */
function isOpen(statistic: Statistic): boolean {
  if (!isValue(statistic) || statistic.releases.length === 0 || isForStaffOnly(statistic)) return false;
  const isPublished = statistic.releases.every(({ source }) => findSource(source)?.owned === false);
  return isPublished && statistic.cohort === null && statistic.unit !== 'number';
}

/** What is told by subtraction where all parts but one are there with their numbers: nobody lists it, and anybody can work it out. */
function impliedParts(figures: readonly GroupFigure[]): GroupFigure[] {
  const known = new Map(
    figures.flatMap(({ group, statistic }) => {
      const one = counted(statistic);
      return one === null ? [] : [[group, one] as const];
    }),
  );
  const whole = known.get(shape.all);
  if (whole === undefined) return [];
  return partitions.flatMap((parts: Partition): GroupFigure[] => {
    const present = parts.flatMap((part) => known.get(part) ?? []);
    const [missing, another] = parts.filter((part) => !known.has(part));
    if (missing === undefined || another !== undefined) return [];
    const statistic = lessThe(present, whole);
    return statistic === null ? [] : [{ group: missing, statistic, isOpen: false }];
  });
}

type Counted = StatisticValue & { readonly cohort: number };

/** A number of pupils counts itself. */
function counted(statistic: Statistic): Counted | null {
  if (!isValue(statistic)) return null;
  const cohort = statistic.unit === 'number' ? statistic.value : statistic.cohort;
  return cohort === null ? null : { ...statistic, cohort };
}

function lessThe(parts: readonly Counted[], whole: Counted): StatisticValue | null {
  const cohort = whole.cohort - parts.reduce((sum, part) => sum + part.cohort, 0);
  if (cohort <= 0) return null;
  if (whole.unit === 'number') return { ...whole, value: cohort, cohort: null };
  const total = whole.value * whole.cohort - parts.reduce((sum, part) => sum + part.value * part.cohort, 0);
  const value = total / cohort;
  return { ...whole, cohort, value: whole.unit === 'percent' ? Math.min(100, Math.max(0, value)) : value };
}
