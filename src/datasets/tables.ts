import type { ColumnType as KyselyColumn, Generated } from 'kysely';
import type { childrensCentresLayout } from './early-years/childrens-centres-layout.ts';
import type { settingsLayout } from './early-years/contract.ts';
import type { ownListLayout } from './early-years/own-list-layout.ts';
import type { academyMembershipLayout } from './gias-academy-membership/contract.ts';
import type { establishmentsLayout } from './gias-establishments/contract.ts';
import type { groupsLayout } from './gias-groups/contract.ts';
import type { linksLayout } from './gias-links/contract.ts';
import type { lsoa2021Layout, polygonsLayout } from './localities/contract.ts';
import type { TidyMapping } from './explore-education-statistics/tidy-mapping.ts';
import type { FigureRow } from './figures.ts';
import type { laitDictionaryLayout } from './lait/contract.ts';
import type { neighboursLayout } from './statistical-neighbours/contract.ts';
import type { earlyYearsInspectionsLayout } from './ofsted-early-years/contract.ts';
import type { stateFundedLayout } from './ofsted-state-funded/contract.ts';
import type { inYearLayout } from './ofsted-state-funded/in-year-layout.ts';
import type { MappedMeasure } from './tidy-mappings/mapped-measure.ts';
import type { Problem } from './problem.ts';
import type { riseLayout } from './rise/contract.ts';
import type { Column, ColumnType, Layout } from './source.ts';

type Value<Type extends ColumnType> = Type extends 'integer' | 'smallint' | 'decimal' ? number : Type extends 'json' ? object : string;
type Cell<One extends Column> = One extends { filled: true } ? Value<One['type']> : Value<One['type']> | null;

interface PublishedRow {
  key: string;
  hash: string;
  /** The release that last changed the row. */
  release_id: number;
  /** The release that no longer had it; null while it is published. */
  gone_release_id: number | null;
}

interface WithRest {
  /** Columns that are not typed, and words that stood where a number or a date belongs, by the publisher's names. */
  rest: Record<string, string>;
}

/** A table as its contract describes it. */
export type PublishedTable<L extends Layout> = { [One in L['columns'][number] as One['column']]: Cell<One> } & PublishedRow & WithRest;

/** What the tables of figures have of every layout that fills them. */
type FigureTable = PublishedRow & FigureRow & { dataset: string };

export type ReleaseState = 'staging' | 'quarantined' | 'waiting' | 'committing' | 'committed' | 'discarded' | 'failed';

export interface ReleaseTable {
  id: Generated<number>;
  source: string;
  layout: string | null;
  authority_id: number | null;
  file_name: string;
  sha256: string;
  size_bytes: number;
  encoding: string | null;
  edition: string | null;
  /** What its rows of `published_figure` have as theirs; null for other tables. */
  dataset: string | null;
  /** Of the cells of those rows, in order. */
  cell_names: string[] | null;
  as_at: string | null;
  partial: boolean;
  state: ReleaseState;
  progress_done: Generated<number>;
  progress_total: number | null;
  row_count: Generated<number>;
  new_count: Generated<number>;
  changed_count: Generated<number>;
  unchanged_count: Generated<number>;
  gone_count: Generated<number>;
  rejected_count: Generated<number>;
  problems: KyselyColumn<readonly Problem[], string | undefined, string>;
  notes: KyselyColumn<readonly string[], string | undefined, string>;
  review_digest: string | null;
  base_release_id: number | null;
  /** Whose people sent it; null where that is not known. */
  sent_by_authority_id: number | null;
  staged_by: string;
  staged_at: Date;
  beat_at: Date;
  accepted_by: string | null;
  committed_at: Date | null;
  discarded_by: string | null;
  discarded_at: Date | null;
}

export interface FieldChange {
  /** As the publisher names it. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ReleaseChangeTable {
  release_id: number;
  key: string;
  kind: 'new' | 'changed' | 'gone';
  fields: KyselyColumn<readonly FieldChange[], string | undefined, string>;
}

export interface TidyMappingTable {
  id: Generated<number>;
  dataset: string;
  mapping: KyselyColumn<TidyMapping, string, string>;
  measures: KyselyColumn<readonly MappedMeasure[], string, string>;
  made_by: string;
  made_by_authority_id: number | null;
  made_at: Date;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    release: ReleaseTable;
    release_file: { release_id: number; part: number; bytes: Buffer };
    release_rejection: { release_id: number; line: number; column: string; value: string; reason: string; key: string | null };
    release_change: ReleaseChangeTable;
    gias_establishment: PublishedTable<typeof establishmentsLayout>;
    gias_link: PublishedTable<typeof linksLayout>;
    gias_group: PublishedTable<typeof groupsLayout>;
    gias_academy_membership: PublishedTable<typeof academyMembershipLayout>;
    gias_childrens_centre: PublishedTable<typeof childrensCentresLayout>;
    early_years_listed: PublishedTable<typeof settingsLayout> & { kind: 'setting' | 'childminder' };
    early_years_local: PublishedTable<typeof ownListLayout> & { authority_id: number };
    ofsted_state_funded: PublishedTable<typeof stateFundedLayout>;
    /** Its cells stand without their names: `findCells` joins the two. */
    published_figure: FigureTable & { cells: string };
    own_figure: FigureTable & WithRest & { authority_id: number };
    statistical_neighbour: PublishedTable<typeof neighboursLayout> & { effective_on: string };
    tidy_mapping: TidyMappingTable;
    lait_measure: PublishedTable<typeof laitDictionaryLayout>;
    ofsted_in_year: PublishedTable<typeof inYearLayout>;
    early_years_inspection: PublishedTable<typeof earlyYearsInspectionsLayout> & { authority_id: number };
    rise_school: PublishedTable<typeof riseLayout>;
    locality_lsoa: PublishedTable<typeof lsoa2021Layout> & { authority_id: number; vintage: 2011 | 2021 };
    locality_polygon: PublishedTable<typeof polygonsLayout> & { authority_id: number };
  }
}
