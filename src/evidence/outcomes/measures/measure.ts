import { academicYear, parseAcademicYear, type Period } from '../../../kernel/period.ts';
import type { Status, Unit } from '../../../kernel/statistic.ts';
import type { GroupId } from './groups.ts';

export const phases = {
  'early-years': 'Early years',
  'primary': 'Primary',
  'secondary': 'Secondary',
  'special': 'Special',
  'post-16': 'Post-16',
  'all': 'All phases',
} as const;
export type MeasurePhase = keyof typeof phases;

export const topics = {
  'early-years': 'Early years',
  'phonics': 'Phonics and key stage 1',
  'key-stage-2': 'Key stage 2',
  'key-stage-4': 'Key stage 4',
  'post-16': 'Post-16',
  'attendance': 'Attendance',
  'exclusions': 'Suspensions and exclusions',
  'send': 'Special educational needs',
  'context': 'Pupils and places',
  'workforce': 'Workforce',
  'local': 'The authority’s own collections',
  'other': 'Other measures of LAIT',
} as const;
export type Topic = keyof typeof topics;

export const polarityWords = { higher: 'Higher is better', lower: 'Lower is better', neither: 'Neither higher nor lower is better' } as const;
export type Polarity = keyof typeof polarityWords;

export type Level = 'school' | 'provider' | 'trust' | 'ward' | 'district' | 'authority' | 'authorities' | 'region' | 'country';

/** Where a measure stands for one group in one kind of published file. */
export interface Binding {
  /** As `published_figure.dataset` has it. */
  readonly dataset: string;
  /** The publisher’s column. */
  readonly column: string;
  /** The row’s part of the pupils or schools, as the file divides them; empty where the row is for all. */
  readonly breakdown?: string;
  /** The column of the pupils it is counted over. */
  readonly cohort?: string;
  /** How a year written alone is read: "2025" is the academic or financial year that ends then, or the calendar year. Left out: as the file’s layout read it. */
  readonly years?: 'academic' | 'financial' | 'calendar';
  /** The file’s number times this is ours: 100 where it writes 0.59 for 59%. */
  readonly scale?: number;
  /** Digits after the point that this file publishes, where they are not the measure’s. */
  readonly decimals?: number;
  /** Only rows of these levels: left out, all that the file has. */
  readonly levels?: readonly Level[];
  /** The authority’s own collection, in `own_figure`. */
  readonly isOwn?: true;
}

/** A year, or years, for which the measure does not exist, and why: a sentence. */
export interface MissingYears {
  readonly periods: readonly Period[];
  readonly because: string;
}

/** One thing that is measured, whoever it is measured of. */
export interface Measure {
  /** Kebab-case, lasting: addresses, targets and signals name it. */
  readonly id: string;
  /** In plain words, as a heading. */
  readonly name: string;
  /** What a percentage did, for sentences: "met the expected standard in reading, writing and maths". */
  readonly phrase?: string;
  /** What it measures, in a sentence or two. */
  readonly about: string;
  readonly unit: Unit;
  readonly decimals: number;
  readonly polarity: Polarity;
  readonly phase: MeasurePhase;
  readonly topic: Topic;
  readonly publisher: string;
  /** When the next one is due, in words: "Provisional in September, revised in December". */
  readonly due: string;
  readonly missing?: readonly MissingYears[];
  /** First in the list is believed first. */
  readonly groups: Partial<Record<GroupId, readonly Binding[]>>;
  /** The few that head a page. */
  readonly isHeadline?: true;
}

const statusWords: Readonly<Record<string, Status>> = {
  prov: 'provisional',
  provisional: 'provisional',
  rev: 'revised',
  revised: 'revised',
  final: 'final',
};

/** Reads what a file wrote for its period: "2025", "2025 (prov)", "2023/24", "2024-25 (OT)", "2014-16", "2020/21-22/23". */
export function readPeriod(text: string, years: Binding['years']): { readonly period: Period; readonly status: Status | null } {
  const parts = /^(.*?)\s*(?:\((\w+)\))?$/.exec(text.trim());
  const written = parts?.[1] ?? text;
  const status = statusWords[(parts?.[2] ?? '').toLowerCase()] ?? null;
  const alone = /^\d{4}$/.exec(written);
  if (alone && (years === 'academic' || years === 'financial')) return { period: academicYear(Number(written) - 1), status };
  if (alone) return { period: written, status };
  const year = parseAcademicYear(written);
  if (year !== null) return { period: year, status };
  const span = /^(\d{4})-(\d{2})$/.exec(written);
  if (span) return { period: `${span[1] ?? ''} to ${(span[1] ?? '').slice(0, 2)}${span[2] ?? ''}`, status };
  const financial = /^(\d{4}\/\d{2})-(\d{2}\/\d{2})$/.exec(written);
  if (financial) return { period: `${financial[1] ?? ''} to ${(financial[1] ?? '').slice(0, 2)}${financial[2] ?? ''}`, status };
  return { period: written, status };
}

/** Why a measure has no figure for a period at all; null where it may have one. */
export function whyMissing({ missing }: Measure, period: Period): string | null {
  return missing?.find(({ periods }) => periods.includes(period))?.because ?? null;
}
