import type { Period } from '../../../kernel/period.ts';
import { none, statuses, type Statistic, type Status } from '../../../kernel/statistic.ts';
import type { GroupId } from '../measures/groups.ts';
import { whyMissing, type Level, type Measure } from '../measures/measure.ts';
import type { Loaded } from './find-loaded.ts';

/** Whom a figure is for: a school by URN, an authority by its LA code, a region or country by its ONS code. */
export interface Subject {
  readonly level: Level;
  readonly code: string;
}

export const englandSubject: Subject = { level: 'country', code: 'E92000001' };

export interface Figure {
  readonly measureId: string;
  readonly group: GroupId;
  readonly subject: Subject;
  readonly period: Period;
  /** Null where the publisher does not say. */
  readonly status: Status | null;
  readonly statistic: Statistic;
  /** Place in the measure’s list of files: the first is believed first. */
  readonly binding: number;
}

/** A hole in one file is no answer where another file has one. */
const holes: ReadonlySet<string> = new Set(['missing', 'empty', 'not-in-file', 'not-available', 'unread']);

function isHole({ statistic }: Figure): boolean {
  return statistic.kind === 'none' && holes.has(statistic.reason);
}

function rank({ status }: Figure): number {
  return status === null ? statuses.length : statuses.indexOf(status);
}

/** What is believed of several that say the same thing of the same: by the measure’s order of files, and in one file the most settled. */
function byBelief(one: Figure, other: Figure): number {
  return Number(isHole(one)) - Number(isHole(other)) || one.binding - other.binding || rank(other) - rank(one);
}

const keyOf = (measureId: string, group: GroupId, { level, code }: Subject, period: Period): string =>
  [measureId, group, level, code, period].join('|');

/** The answers to one question, by measure, group, subject and period; whatever is asked for, a statistic or a reason is answered. */
export class FigureSet {
  readonly #figures = new Map<string, Figure[]>();
  readonly #periods = new Map<string, Set<Period>>();
  readonly #loaded: Loaded;

  constructor(figures: readonly Figure[], loaded: Loaded) {
    this.#loaded = loaded;
    for (const figure of figures) {
      const key = keyOf(figure.measureId, figure.group, figure.subject, figure.period);
      this.#figures.set(key, [...(this.#figures.get(key) ?? []), figure].sort(byBelief));
      const periods = this.#periods.get(figure.measureId) ?? new Set();
      if (!isHole(figure)) periods.add(figure.period);
      this.#periods.set(figure.measureId, periods);
    }
  }

  /** The figure that is believed; undefined where no file has one. */
  find(measure: Measure, group: GroupId, subject: Subject, period: Period): Figure | undefined {
    return this.#figures.get(keyOf(measure.id, group, subject, period))?.[0];
  }

  get(measure: Measure, group: GroupId, subject: Subject, period: Period): Statistic {
    const found = this.find(measure, group, subject, period);
    const because = whyMissing(measure, period);
    if (because !== null && found?.statistic.kind !== 'value') return none('does-not-exist', { because });
    if (found) return found.statistic;
    const bindings = measure.groups[group] ?? [];
    if (bindings.length === 0) return none('not-published', { because: 'Not published for this group.' });
    const files = bindings.filter(({ levels }) => levels === undefined || levels.includes(subject.level));
    return none(files.some(({ dataset }) => this.#isLoaded(dataset, period)) ? 'not-in-file' : 'not-loaded');
  }

  #isLoaded(dataset: string, period: Period): boolean {
    const years = this.#loaded.get(dataset);
    return years === 'every year' || years?.has(period) === true;
  }

  /** Every figure that is believed, once. */
  believed(): Figure[] {
    return [...this.#figures.values()].flatMap((figures) => figures.slice(0, 1));
  }

  /** Those that a question may rest on: without unvalidated ones, or without those that were published later. */
  where(isMeant: (figure: Figure) => boolean): FigureSet {
    return this.replaced([...this.#figures.values()].flatMap((figures) => figures.filter(isMeant)));
  }

  /** As it was before the latest release of each figure that has been released more than once. */
  beforeLatest(): FigureSet {
    return this.replaced(
      [...this.#figures.values()].flatMap((figures) => {
        const [latest, ...before] = figures;
        return latest && before.some(({ status, binding }) => binding === latest.binding && status !== latest.status) ? before : figures;
      }),
    );
  }

  /** The latest period for which any subject of the level has a number for the group; undefined where none has. */
  latest(measure: Measure, group: GroupId, level: Level): Period | undefined {
    const wanted = (figure: Figure): boolean =>
      figure.measureId === measure.id && figure.group === group && figure.subject.level === level && figure.statistic.kind === 'value';
    return [...this.#figures.values()]
      .flat()
      .filter(wanted)
      .map(({ period }) => period)
      .sort()
      .at(-1);
  }

  /** Other figures in place of these, of the same files. */
  replaced(figures: readonly Figure[]): FigureSet {
    return new FigureSet(figures, this.#loaded);
  }

  /** All that was said, one release after another, the believed first. */
  versions(measure: Measure, group: GroupId, subject: Subject, period: Period): readonly Figure[] {
    return this.#figures.get(keyOf(measure.id, group, subject, period)) ?? [];
  }

  /** Periods for which anybody asked about has a figure of it, the latest first. */
  periods(measure: Measure): Period[] {
    return [...(this.#periods.get(measure.id) ?? [])].sort().reverse();
  }
}
