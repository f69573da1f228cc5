/** Why there is no number. Each stays itself from the file to the screen and the export; none is ever zero. */
export const reasonLabels = {
  'suppressed': 'Suppressed: too few pupils to publish',
  'withheld': 'Withheld here: too few pupils to show outside the authority',
  'low': 'Too low to publish: rounds to zero, and is not zero',
  'low-coverage': 'Low coverage: too few of the pupils could be counted',
  'unreliable': 'Not reliable enough to publish',
  'not-applicable': 'Not applicable',
  'not-available': 'Not available',
  'not-published': 'Not published',
  'no-entries': 'No entries',
  'not-recorded': 'Not recorded',
  'redacted': 'Redacted by the publisher',
  'new-institution': 'New school: no results yet',
  'missing': 'Missing from the publisher’s file',
  'empty': 'The publisher left the cell empty',
  'unread': 'Neither a number nor a symbol that is known',
  'not-in-file': 'The publisher’s file has no such row',
  'does-not-exist': 'Does not exist for this year',
  'not-loaded': 'No file with it has been loaded',
  'too-few-values': 'Too few of the values it is made of are published',
} as const;

export type Reason = keyof typeof reasonLabels;

/** Said beside a number, and never instead of one. */
export const markLabels = {
  'small': 'More than 0%, and less than 0.5%',
  'unreliable': 'Low reliability, as the publisher marks it',
  'series-break': 'Not comparable with the years before: a break in the series',
} as const;

export type Mark = keyof typeof markLabels;

/** How settled a number is. Each supersedes the one before it. */
export const statuses = ['unvalidated', 'provisional', 'revised', 'final'] as const;
export type Status = (typeof statuses)[number];

export const statusLabels: Readonly<Record<Status, string>> = {
  unvalidated: 'Unvalidated: the school’s own return, for staff only',
  provisional: 'Provisional',
  revised: 'Revised',
  final: 'Final',
};

export const units = {
  'percent': '%',
  'points': 'points',
  'score': 'score',
  'number': 'number',
  'pounds': '£',
  'ratio': 'to 1',
  'days': 'days',
  'rate-per-100': 'per 100 pupils',
  'rate-per-1000': 'per 1,000',
  'rate-per-10000': 'per 10,000',
  'rate-per-100000': 'per 100,000',
} as const;

export type Unit = keyof typeof units;

/** The published file, or the count of our own, that a number came from. */
export interface StatisticRelease {
  readonly id: number;
  readonly source: string;
  readonly publisher: string;
  readonly fileName: string;
  readonly sha256: string;
  /** The day the file describes, or was published (YYYY-MM-DD). */
  readonly asAt: string | null;
  /** Null where the publisher does not say (LAIT). */
  readonly status: Status | null;
}

export interface StatisticValue {
  readonly kind: 'value';
  readonly value: number;
  readonly unit: Unit;
  /** Digits after the point, as published. */
  readonly decimals: number;
  /** Pupils (or schools, or sessions) it is counted over; null where that is not published. */
  readonly cohort: number | null;
  readonly marks: readonly Mark[];
  /** What it is made of, the latest first; more than one where it was computed of several. */
  readonly releases: readonly StatisticRelease[];
}

export interface NoStatistic {
  readonly kind: 'none';
  readonly reason: Reason;
  /** As the publisher wrote it ("SUPP", "c"); null where nothing stood there. */
  readonly symbol: string | null;
  /** A sentence where the reason needs one: which year does not exist, and why. */
  readonly because: string | null;
  readonly releases: readonly StatisticRelease[];
}

/** A number with what it means, or the reason there is none. */
export type Statistic = StatisticValue | NoStatistic;

export function none(reason: Reason, detail: { symbol?: string; because?: string; releases?: readonly StatisticRelease[] } = {}): NoStatistic {
  return { kind: 'none', reason, symbol: detail.symbol ?? null, because: detail.because ?? null, releases: detail.releases ?? [] };
}

export function isValue(statistic: Statistic): statistic is StatisticValue {
  return statistic.kind === 'value';
}

/** Symbols of the DfE’s performance tables, of explore education statistics and of LAIT. The performance tables’ NA is "not applicable"; EES writes z. */
const symbolReasons: Readonly<Record<string, Reason>> = {
  'c': 'suppressed',
  'supp': 'suppressed',
  'z': 'not-applicable',
  'na': 'not-applicable',
  'n/a': 'not-applicable',
  'x': 'not-available',
  ':': 'not-available',
  'u': 'unreliable',
  'low': 'low',
  'k': 'low',
  '~': 'low',
  'lowcov': 'low-coverage',
  'ne': 'no-entries',
  'np': 'not-published',
  'nr': 'not-recorded',
  're': 'redacted',
  'new': 'new-institution',
  '-': 'missing',
  '.': 'missing',
  '..': 'missing',
};

const markOfSymbol: Readonly<Record<string, Mark>> = { u: 'unreliable', b: 'series-break', sp: 'small' };

/** What a cell of a published file holds: a number, a reason, or, being neither, nothing that is known. */
export type Cell =
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number; readonly marks: readonly Mark[] }
  | { readonly kind: 'reason'; readonly reason: Reason; readonly symbol: string | null }
  | { readonly kind: 'unknown'; readonly text: string };

/**
 * Reads one cell. Percent and pound signs, commas between thousands, and the noise that spreadsheets leave ("76.599999999999994", "-7.0000000000000007E-2")
 * are taken off; `decimals` is what is left after the point. "SP" is a number between 0 and 0.5 that is not given: it has no value of its own, so it is a reason.
 */
export function readCell(text: string): Cell {
  const cell = text.trim();
  if (cell === '') return { kind: 'reason', reason: 'empty', symbol: null };
  const lower = cell.toLowerCase();
  const reason = symbolReasons[lower];
  if (reason !== undefined) return { kind: 'reason', reason, symbol: cell };
  if (lower === 'sp') return { kind: 'reason', reason: 'low', symbol: cell };
  const parts = /^(-?)£?(\d[\d,]*\.?\d*(?:[eE][-+]?\d+)?|\.\d+)\s*%?\s*([ub])?$/.exec(cell);
  const digits = parts?.[2];
  if (digits === undefined) return { kind: 'unknown', text: cell };
  const value = Number(`${parts?.[1] ?? ''}${digits.replaceAll(',', '')}`);
  if (!Number.isFinite(value)) return { kind: 'unknown', text: cell };
  const mark = markOfSymbol[parts?.[3] ?? ''];
  const clean = withoutNoise(value);
  return { kind: 'number', value: clean, decimals: decimalsOf(clean, digits), marks: mark ? [mark] : [] };
}

/** Spreadsheets write 76.6 as 76.599999999999994: twelve significant digits are more than any publisher means. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

function decimalsOf(value: number, written: string): number {
  const shown = /^\d*\.(\d+)$/.exec(written)?.[1]?.length ?? 0;
  const kept = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  // Trailing zeros are meant ("6.70"); seventeen digits are not.
  return Math.min(shown > 0 && shown <= 6 ? shown : kept, 6);
}

/** "59%", "102.3", "£48,747"; a reason is in words. For a table’s cell use the symbol or a short word beside it. */
export function statisticInWords(statistic: Statistic): string {
  if (statistic.kind === 'none') return statistic.because ?? reasonLabels[statistic.reason];
  return valueInWords(statistic.value, statistic.unit, statistic.decimals);
}

export function valueInWords(value: number, unit: Unit, decimals: number): string {
  const number = formatOf(decimals).format(value);
  if (unit === 'percent') return `${number}%`;
  if (unit === 'pounds') return value < 0 ? `-£${number.slice(1)}` : `£${number}`;
  return number;
}

/** Money as it is written: whole pounds, or pounds with both digits of the pence. */
export const poundsInWords = (amount: number): string => valueInWords(amount, 'pounds', Number.isInteger(amount) ? 0 : 2);

/** Making one takes as long as writing eighty numbers with it, and a page of charts writes hundreds. */
const formats = new Map<number, Intl.NumberFormat>();

function formatOf(decimals: number): Intl.NumberFormat {
  const known = formats.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(decimals, made);
  return made;
}
