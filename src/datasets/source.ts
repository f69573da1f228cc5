import type { Result } from '../kernel/result.ts';

/** How a cell is read, and the SQL type it is kept as. */
export type ColumnType = 'text' | 'code' | 'integer' | 'smallint' | 'decimal' | 'date' | 'json';

/** One column of a published file that the service uses; every other column is kept as it came, in `rest`. */
export interface Column {
  /** As the publisher writes it today. */
  readonly header: string;
  /** Other names that official versions have used. */
  readonly aliases?: readonly string[];
  /** Our column in the layout's table. */
  readonly column: string;
  readonly type: ColumnType;
  /** The file is quarantined where the column is missing. Left out for those that official versions lack or have dropped. */
  readonly required?: boolean;
  /** A row is rejected where the cell is empty. */
  readonly filled?: boolean;
  /** Codes are kept in this many digits: "1" of a copy made through Excel is "01" of the publisher's. */
  readonly digits?: number;
  /** Words that may stand where a number or a date belongs. The typed column is then empty, and `rest` keeps the word. */
  readonly symbols?: readonly string[];
  /** The only values a row may have, where the table allows no others. */
  readonly oneOf?: readonly string[];
  /** For the page that explains the file. */
  readonly meaning?: string;
}

/** A column kept as it came, in `rest`, under the name that the contract gives it. */
export interface UntypedColumn {
  readonly header: string;
  readonly aliases?: readonly string[];
  readonly required?: boolean;
  /** A number or one of the publishers’ symbols: a row is rejected where it is anything else. */
  readonly isFigure?: true;
  readonly meaning?: string;
}

/** Values worked out of a row, and kept beside those read from it; or why they cannot be; or null where the row is none of ours (a blank summary). */
export type Derived = Readonly<Record<string, string | null>> | { readonly problem: string; readonly column: string } | null;

/** A cell of the row by its header in the contract, trimmed; empty where the file or the row has none. */
export type CellReader = (header: string) => string;

export type Encoding = 'utf-8' | 'windows-1252';

/** One known shape of a source's file. The shape decides which table the file fills. */
export interface Layout {
  readonly name: string;
  readonly title: string;
  readonly table: string;
  readonly format: 'csv' | 'geojson';
  readonly columns: readonly Column[];
  /** Columns known to be published and kept untyped: their loss is noted, and does no harm. */
  readonly alsoPublished?: readonly string[];
  /** Columns the service needs and keeps untyped. */
  readonly untyped?: readonly UntypedColumn[];
  /** Text columns of the table that are worked out of several cells. */
  readonly derived?: { readonly columns: readonly string[]; readonly from: (cell: CellReader) => Derived };
  /** The publisher issues a file for each year: which one it is stands in its name, and is kept in these columns of every row. */
  readonly edition?: {
    readonly columns: readonly string[];
    readonly from: (fileName: string, asAt: string) => Result<Readonly<Record<string, string>>>;
  };
  /** Files that have the same columns are told apart by how this cell of their first row begins. */
  readonly holds?: { readonly header: string; readonly begins: string };
  /** The rest of the columns may be anything, and many: the file is known by those that are required. */
  readonly othersAreMany?: true;
  /** Values that every row of the layout has, by our column ("kind", "vintage"). */
  readonly constants?: Readonly<Record<string, string | number>>;
  /** Our columns whose values together name a record, in the file and through time. */
  readonly key: readonly string[];
  /** What a whole file covers: a record is gone only where the file has rows with the same values here. Empty: the file covers everything. */
  readonly scope: readonly string[];
  /** Our column that people know a record by. */
  readonly label: string;
  /** The rows are the authority's own and carry its id; no other authority sees them. */
  readonly owned?: boolean;
  /** Accepted encodings, the publisher's own first. */
  readonly encodings: readonly Encoding[];
  /**
   * Many files fill the table: it is unique in the columns of the key, by which questions find rows, and the rows of a first edition are counted as
   * new without a line for each in `release_change`: their own `release_id` says whence they came.
   */
  readonly isVast?: boolean;
  /** The publisher leaves out empty cells at the end of a row; they are taken as empty. */
  readonly ragged?: boolean;
}

/** One kind of published file, as named on the command line. */
export interface Source {
  readonly name: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  /** Where the publisher offers it. */
  readonly address?: string;
  /** The authority's own as a whole. A source may also mix open layouts with one that is owned. */
  readonly owned: boolean;
  readonly layouts: readonly Layout[];
}
