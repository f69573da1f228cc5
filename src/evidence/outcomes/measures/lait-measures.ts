import type { Unit } from '../../../kernel/statistic.ts';
import { department, lait } from './bindings.ts';
import type { Binding, Measure, MeasurePhase, Polarity, Topic } from './measure.ts';

/** A row of LAIT’s dictionary, as `lait_measure` keeps it. */
export interface DictionaryRow {
  readonly short_name: string;
  readonly topic: string | null;
  readonly name: string | null;
  readonly chart_title: string | null;
  readonly polarity: string | null;
  readonly axis: string | null;
  readonly description: string | null;
  readonly year_type: string | null;
  readonly decimal_places: string | null;
  readonly owner: string | null;
  readonly next_update: string | null;
}

/**
 * A measure for each of LAIT’s that no shipped measure binds, in the dictionary’s words. Those that stand in it under two topics are one measure, under
 * the topic that is about education.
 */
export function measuresOfDictionary(rows: readonly DictionaryRow[], bound: ReadonlySet<string>): Measure[] {
  const wanted = Map.groupBy(
    rows.filter(({ short_name: shortName }) => !bound.has(shortName)),
    ({ short_name: shortName }) => shortName,
  );
  const chosen = [...wanted.values()]
    .map((same) => same.find(({ topic }) => topicOf(topic).topic !== 'other') ?? same[0])
    .filter((row) => row !== undefined);
  const times = Map.groupBy(chosen, (row) => shortened(titleOf(row)));
  return chosen.map((row) => {
    const title = titleOf(row);
    // Two may differ in nothing but "(num)" and "(%)".
    return toMeasure(row, times.get(shortened(title))?.length === 1 ? shortened(title) : title.replace(/\(num\)$/i, '(number)'));
  });
}

function toMeasure(row: DictionaryRow, name: string): Measure {
  const unit = unitOf(row);
  return {
    id: `lait-${slugOf(row.short_name)}`,
    name,
    about: asSentence(plain(row.description) ?? name),
    unit,
    decimals: decimalsOf(row, unit),
    polarity: polarityOf(row.polarity),
    ...topicOf(row.topic),
    publisher: publisherOf(row.owner),
    due: dueOf(row.next_update),
    groups: { all: [lait(row.short_name, { years: yearsOf(row.year_type) })] },
  };
}

/** The chart’s title: its words are plainer than the name’s. */
function titleOf({ chart_title: title, name, short_name: shortName }: DictionaryRow): string {
  return (plain(title) ?? plain(name) ?? shortName).replace(/^%\s*/, '');
}

/** Without the unit that ends it. */
function shortened(title: string): string {
  return title.replace(/\s*\((?:%|num)\)$/i, '');
}

/** Null where LAIT has nothing, or only a dash, a 0 or NA. */
function plain(text: string | null): string | null {
  const words = (text ?? '').replaceAll(/\s+/g, ' ').trim();
  return /^(?:-|0|NA|N\/A|)$/i.test(words) ? null : words;
}

/** The first two sentences, ended as sentences are. */
function asSentence(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const words = sentences.slice(0, 2).join(' ');
  return /[.!?]$/.test(words) ? words : `${words.replace(/[\s,:;]+$/, '')}.`;
}

/** "%" tells two of LAIT’s names apart that are alike without it. */
export function slugOf(shortName: string): string {
  return shortName
    .replaceAll('%', ' percent ')
    .replaceAll('&', ' and ')
    .replaceAll('<', ' under ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

const rates: readonly (readonly [RegExp, Unit])[] = [
  [/per 100,?000\b/i, 'rate-per-100000'],
  [/per 10,?000\b/i, 'rate-per-10000'],
  [/per 1,?000\b/i, 'rate-per-1000'],
];

/** Of the words on the chart’s axis. One axis says "% of deaths" where the numbers are counts: the title, which begins with "Number", is believed. */
function unitOf({ axis, chart_title: title }: DictionaryRow): Unit {
  const words = plain(axis) ?? '';
  const rate = rates.find(([pattern]) => pattern.test(words));
  if (rate) return rate[1];
  if (/^number\b/i.test(plain(title) ?? '')) return 'number';
  if (/^% gap$/i.test(words)) return 'points';
  if (words.includes('%') || /\(%\)/.test(title ?? '') || /^(?:turnover|absence) rate$/i.test(words)) return 'percent';
  if (/\bscore\b|^average$/i.test(words)) return 'score';
  if (/\bcost\b|\bspend\b/i.test(words)) return 'pounds';
  return 'number';
}

function decimalsOf({ decimal_places: places, axis }: DictionaryRow, unit: Unit): number {
  if (/^\d$/.test(places ?? '')) return Number(places);
  return unit === 'number' && /^(?:number|total)\b/i.test(axis ?? '') ? 0 : 1;
}

function polarityOf(word: string | null): Polarity {
  if (word === 'High') return 'higher';
  return word === 'Low' ? 'lower' : 'neither';
}

interface Place {
  readonly topic: Topic;
  readonly phase: MeasurePhase;
}

const places: Readonly<Record<string, Place>> = {
  'early years': { topic: 'early-years', phase: 'early-years' },
  'foundation stage': { topic: 'early-years', phase: 'early-years' },
  'key stage 1 and phonics': { topic: 'phonics', phase: 'primary' },
  'key stage 2': { topic: 'key-stage-2', phase: 'primary' },
  'key stage 4': { topic: 'key-stage-4', phase: 'secondary' },
  'key stage 5': { topic: 'post-16', phase: 'post-16' },
  'attainment by age 19': { topic: 'post-16', phase: 'post-16' },
  'further & higher education': { topic: 'post-16', phase: 'post-16' },
  'all pupil absence & exclusions': { topic: 'attendance', phase: 'all' },
  'children with sen': { topic: 'send', phase: 'all' },
  'economic factors': { topic: 'context', phase: 'all' },
  'contextual\\other': { topic: 'context', phase: 'all' },
};

function topicOf(topic: string | null): Place {
  return places[(topic ?? '').trim().toLowerCase()] ?? { topic: 'other', phase: 'all' };
}

const publishers: Readonly<Record<string, string>> = {
  DfE: department,
  DWP: 'Department for Work and Pensions',
  ONS: 'Office for National Statistics',
  OHID: 'Office for Health Improvement and Disparities',
  CAFCASS: 'Cafcass',
  NCMD: 'National Child Mortality Database',
};

function publisherOf(owner: string | null): string {
  const words = plain(owner);
  return words === null ? 'Department for Education, LAIT' : (publishers[words] ?? words);
}

/** Spreadsheets count days from the end of 1899. */
const dayNought = Date.UTC(1899, 11, 30);
const monthInWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** LAIT says the day as a spreadsheet’s number ("46327"), of which only the month is meant; or "TBC", or that there will be no more. */
export function dueOf(nextUpdate: string | null): string {
  const words = plain(nextUpdate);
  if (words === null) return 'LAIT does not say when the next one is due';
  if (/^\d{5}$/.test(words)) return `LAIT expects the next one in ${monthInWords.format(dayNought + Number(words) * 86_400_000)}`;
  if (/^TBC$/i.test(words)) return 'When the next one is due is still to be said';
  if (/^discontinued/i.test(words)) return 'No more are due: it is discontinued';
  return words;
}

/** The year that a lone "2025" stands for. The census of January is of the school year; what is counted at the end of March ends a financial year. */
export function yearsOf(yearType: string | null): NonNullable<Binding['years']> {
  const words = (yearType ?? '').trim().toLowerCase();
  if (words === 'academic year' || words === 'annual - january') return 'academic';
  if (words === 'financial year' || words === 'annual') return 'financial';
  return 'calendar';
}
