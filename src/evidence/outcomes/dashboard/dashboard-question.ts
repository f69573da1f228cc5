import type { Period } from '../../../kernel/period.ts';
import { groups, isGroup, type GroupId } from '../measures/groups.ts';
import { phases, topics, type Measure, type MeasurePhase, type Topic } from '../measures/measure.ts';

export interface DashboardQuestion {
  /** Null for every phase, and so with topics. */
  readonly phase: MeasurePhase | null;
  readonly topic: Topic | null;
  readonly group: GroupId;
  /** Null for the latest of each measure. */
  readonly year: string | null;
}

export const everything: DashboardQuestion = { phase: null, topic: null, group: 'all', year: null };

/** Reads the address. What is unknown is left out, and named so that the page can say so. */
export function readDashboardQuestion(query: URLSearchParams): { readonly question: DashboardQuestion; readonly ignored: readonly string[] } {
  const ignored: string[] = [];
  function read<T>(name: string, known: (value: string) => value is T & string, otherwise: T): T {
    const value = query.getAll(name).at(-1)?.trim() ?? '';
    if (value === '') return otherwise;
    if (known(value)) return value;
    ignored.push(value.slice(0, 80));
    return otherwise;
  }
  const question: DashboardQuestion = {
    phase: read<MeasurePhase | null>('phase', (value): value is MeasurePhase => Object.hasOwn(phases, value), null),
    topic: read<Topic | null>('topic', (value): value is Topic => Object.hasOwn(topics, value), null),
    group: read<GroupId>('group', isGroup, 'all'),
    year: read<string | null>('year', (value): value is string => /^(19|20)\d{2}$/.test(value), null),
  };
  return { question, ignored };
}

/** The address of the answer: nothing stands in it that goes without saying. */
export function dashboardHref({ phase, topic, group, year }: DashboardQuestion, path = '/outcomes'): string {
  const query = new URLSearchParams();
  if (phase !== null) query.set('phase', phase);
  if (topic !== null) query.set('topic', topic);
  if (group !== 'all') query.set('group', group);
  if (year !== null) query.set('year', year);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The headline measures of the question. A measure of all phases belongs to each. */
export function headlinesOf(measures: readonly Measure[], { phase, topic }: DashboardQuestion): Measure[] {
  return measures.filter(
    (measure) =>
      measure.isHeadline === true &&
      (phase === null || measure.phase === phase || measure.phase === 'all') &&
      (topic === null || measure.topic === topic),
  );
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** What there is to choose from: only phases, topics and groups that a headline measure has, and years with figures. */
export function choicesOf(
  measures: readonly Measure[],
  years: readonly Period[],
  question: DashboardQuestion,
): Record<keyof DashboardQuestion, Choice[]> {
  const headlines = measures.filter(({ isHeadline }) => isHeadline === true);
  const choice = (value: string, text: string, chosen: string | null): Choice => ({ value, text, selected: value === (chosen ?? '') });
  const there = <Key extends string>(words: Readonly<Record<Key, string>>, has: (key: Key) => boolean, chosen: string | null): Choice[] =>
    (Object.entries(words) as [Key, string][]).filter(([key]) => has(key) || key === chosen).map(([key, text]) => choice(key, text, chosen));
  const listedYears = question.year === null || years.includes(question.year) ? years : [question.year, ...years].sort().reverse();
  return {
    phase: [choice('', 'Every phase', question.phase), ...there(phases, (phase) => headlines.some((one) => one.phase === phase), question.phase)],
    topic: [choice('', 'Every topic', question.topic), ...there(topics, (topic) => headlines.some((one) => one.topic === topic), question.topic)],
    group: there(groups, (group) => headlines.some((one) => one.groups[group] !== undefined), question.group),
    year: [choice('', 'Latest of each', question.year), ...listedYears.map((year) => choice(year, year, question.year))],
  };
}
