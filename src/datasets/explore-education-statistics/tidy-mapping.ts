import type { FigureRow } from '../figures.ts';

/** Columns that hold when a row is for, and for whom; their names are the same in most files, and may be said for the others. */
export interface TidyHeaders {
  readonly period: string;
  /** Null where the period says all by itself ("2024/25"). */
  readonly identifier: string | null;
  readonly level: string;
  readonly countryName: string;
  readonly regionCode: string;
  readonly regionName: string;
  readonly laCode: string;
  readonly laName: string;
  readonly districtCode: string;
  readonly districtName: string;
  readonly schoolUrn: string;
  readonly schoolName: string;
  readonly wardCode: string;
  readonly wardName: string;
  readonly trustId: string;
  readonly trustName: string;
}

export const usualHeaders: TidyHeaders = {
  period: 'time_period',
  identifier: 'time_identifier',
  level: 'geographic_level',
  countryName: 'country_name',
  regionCode: 'region_code',
  regionName: 'region_name',
  laCode: 'old_la_code',
  laName: 'la_name',
  districtCode: 'lad_code',
  districtName: 'lad_name',
  schoolUrn: 'school_urn',
  schoolName: 'school_name',
  wardCode: 'ward_code',
  wardName: 'ward_name',
  trustId: 'trust_id',
  trustName: 'trust_name',
};

export type TidyLevel = Extract<FigureRow['level'], 'country' | 'region' | 'authority' | 'district' | 'ward' | 'trust' | 'school'>;

/** As the files write the levels that the service knows. Rows of any other (constituencies, planning areas) are left out. */
export const levelWords: Readonly<Record<string, TidyLevel>> = {
  'national': 'country',
  'regional': 'region',
  'local authority': 'authority',
  'local authority district': 'district',
  'ward': 'ward',
  'mat': 'trust',
  'school': 'school',
};

/**
 * How one data set of explore education statistics is read: said once, and every later file of it loads. Plain data, so that an officer's own can be kept
 * in the database beside those that are shipped.
 */
export interface TidyMapping {
  /** As `published_figure.dataset` has it, and the name of the layout. */
  readonly dataset: string;
  readonly title: string;
  /** Only those that differ from the usual. */
  readonly headers?: Partial<TidyHeaders>;
  readonly levels: readonly TidyLevel[];
  /** Columns that divide the pupils or schools: their values together, in this order, are a row's breakdown. */
  readonly filters: readonly string[];
  /** Columns of numbers by which the file is known, and which are checked; all its others are kept as well. */
  readonly indicators: readonly string[];
  /** The column that says how settled a row's numbers are. Left out: the file does not say. */
  readonly statusColumn?: string;
  /** Files with the same columns are told apart by how a cell of theirs begins. */
  readonly holds?: { readonly header: string; readonly begins: string };
}
